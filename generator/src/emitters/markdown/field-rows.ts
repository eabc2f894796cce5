/** Rows of the tables of fields. */
import type { Catalog, CatalogEvent, Field, Purpose } from "@forthright/runtime/catalog-document";
import { schemaWords, transformWords } from "../shared/schema-words.ts";
import { codeCell, text } from "./escape.ts";

export type FieldRow = {
  readonly name: string;
  readonly allowed: string;
  readonly sent: string;
  readonly sensitivity: string;
  readonly about: string;
};

/** One row for each field, and one for each key of an object below its row: `resources.cpu`. */
export function fieldRows(
  fields: readonly Field[],
  catalog: Catalog,
  event?: CatalogEvent,
): readonly FieldRow[] {
  return fields.flatMap((field) => rowsBelow(field, field.name, catalog, event));
}

/** Title of a purpose, as text. */
export function purposeTitle(id: string, purposes: readonly Purpose[]): string {
  return text(purposes.find((purpose) => purpose.id === id)?.title ?? id);
}

/** What stands in the last column of a field: description and everything that has no column of its own. */
export function fieldNotes(field: Field, catalog: Catalog, event?: CatalogEvent): string {
  const notes = [
    text(field.description),
    ...(field.free_text === undefined ? [] : [`Free text: ${text(field.free_text)}`]),
    ...(field.transform === undefined ? [] : [`Before it leaves: ${transformWords(field.transform)}`]),
    ...(field.purpose === (event?.purpose ?? field.purpose)
      ? []
      : [`Purpose: ${purposeTitle(field.purpose, catalog.purposes)}`]),
    ...(field.category === undefined ? [] : [`Category: ${codeCell(field.category)}`]),
    ...(field.retention === undefined ? [] : [`Kept: ${text(field.retention)}`]),
    ...(field.since === undefined ? [] : [`Since ${text(field.since)}`]),
    ...(field.tell_again === undefined ? [] : [`Collects more since ${text(field.tell_again)}`]),
    ...deprecationNotes(field),
    ...(field.examples.length === 0
      ? []
      : [`Example: ${field.examples.map((value) => codeCell(JSON.stringify(value))).join(", ")}`]),
  ];
  return sentences(notes);
}

export function deprecationNotes({ deprecated }: Pick<Field, "deprecated">): readonly string[] {
  if (deprecated === undefined) return [];
  return [
    deprecated.since === undefined ? "Deprecated" : `Deprecated since ${text(deprecated.since)}`,
    ...(deprecated.reason === undefined ? [] : [text(deprecated.reason)]),
    ...(deprecated.replaced_by === undefined ? [] : [`Replaced by ${codeCell(deprecated.replaced_by)}`]),
  ];
}

/** When the field is in the message, in two or three words. */
export function whenSent(field: Field, catalog: Catalog): string {
  if (field.requires !== undefined) {
    return `only with separate consent: ${purposeTitle(field.requires, catalog.purposes)}`;
  }
  return field.required ? "always" : "if known";
}

/** Joins notes to sentences; each ends with one full stop. */
export function sentences(notes: readonly string[]): string {
  return notes.map((note) => (/[.!?]$/u.test(note) ? note : `${note}.`)).join(" ");
}

function rowsBelow(field: Field, name: string, catalog: Catalog, event?: CatalogEvent): readonly FieldRow[] {
  const row: FieldRow = {
    name: codeCell(name),
    allowed: schemaWords(field.schema, { literal: codeCell }),
    sent: whenSent(field, catalog),
    sensitivity: field.sensitivity,
    about: fieldNotes(field, catalog, event),
  };
  const { schema } = field;
  const inner = (schema.properties ?? []).flatMap((key) =>
    rowsBelow(key, `${name}.${key.name}`, catalog, event),
  );
  const items = (schema.items?.properties ?? []).flatMap((key) =>
    rowsBelow(key, `${name}[].${key.name}`, catalog, event),
  );
  return [row, ...inner, ...items];
}
