/** What the catalogue says, as texts that a page must show. */
import type { CatalogDocument, CatalogEvent, Field, ValueSchema } from "@forthright/runtime/catalog-document";

export function eventsOf(document: CatalogDocument): readonly CatalogEvent[] {
  return document.catalog.groups.flatMap(({ events }) => events);
}

/** Texts of an event that must stand on its page. */
export function sayings(event: CatalogEvent): readonly string[] {
  const own = [
    event.name,
    event.constant,
    event.description,
    event.trigger,
    event.since,
    event.deprecated?.reason,
  ];
  return [...own, ...event.properties.flatMap(fieldSayings)].filter((text) => text !== undefined);
}

function fieldSayings(field: Field): readonly (string | undefined)[] {
  const { name, description, schema, examples, free_text, since, owner, expires, retention } = field;
  const values = [...valuesOf(schema), ...examples].map((value) => JSON.stringify(value));
  return [
    name,
    description,
    free_text,
    since,
    owner,
    expires,
    retention,
    ...values,
    ...keysOf(schema).flatMap(fieldSayings),
  ];
}

function keysOf(schema: ValueSchema): readonly Field[] {
  return [...(schema.properties ?? []), ...(schema.items === undefined ? [] : keysOf(schema.items))];
}

function valuesOf(schema: ValueSchema): readonly unknown[] {
  return [...(schema.enum ?? []), ...(schema.items === undefined ? [] : valuesOf(schema.items))];
}

/** Text with its white space made even, as it differs between source and screen. */
export function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
