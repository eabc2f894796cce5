/** Facts that most formats have no keys of their own for: as data for annotations, and as text for comments. */
import type {
  Catalog,
  CatalogDocument,
  CatalogEvent,
  Deprecation,
  Field,
  Group,
  JsonValue,
} from "@forthright/runtime/catalog-document";
import { ownRequires, ownSince } from "../disclosure/active-events.ts";
import { oneLine } from "../disclosure/visible-text.ts";

/** By the catalogue's own keys, in a fixed order; only what is stated. */
export type Facts = Readonly<Record<string, JsonValue>>;

/** What the catalogue says of an event beside its description and properties. */
export function eventFacts(event: CatalogEvent, group: Group, { destinations }: Catalog): Facts {
  return stated({
    name: event.name,
    constant: event.constant,
    group: group.title,
    trigger: event.trigger,
    destinations: event.destinations.length === destinations.length ? undefined : event.destinations,
    purpose: event.purpose,
    sensitivity: event.sensitivity === "none" ? undefined : event.sensitivity,
    retention: event.retention,
    requires: event.requires,
    ...care(event),
  });
}

/** What the catalogue says of a field beside its description and schema; what goes without saying is left out. */
export function fieldFacts(field: Field, event?: CatalogEvent): Facts {
  return stated({
    purpose: field.purpose === event?.purpose ? undefined : field.purpose,
    sensitivity: field.sensitivity === "none" ? undefined : field.sensitivity,
    category: field.category,
    retention: field.retention === event?.retention ? undefined : field.retention,
    requires: ownRequires(field, event),
    transform: field.transform,
    free_text: field.free_text,
    ...care(field),
    since: ownSince(field, event),
  });
}

/** `purpose: improve-product; sensitivity: personal`, one line; empty if there is nothing to say. */
export function factsText(facts: Facts): string {
  return Object.entries(facts)
    .map(([key, value]) => `${key.replaceAll("_", " ")}: ${valueText(value)}`)
    .join("; ");
}

/** A description on one line, and behind it the facts in brackets. */
export function described(description: string, facts: Facts): string {
  const text = factsText(facts);
  return text === "" ? oneLine(description) : `${oneLine(description)} [${text}]`;
}

/** Facts of the catalogue as a whole, one line each: for the head of a file. */
export function catalogueLines(document: CatalogDocument): readonly string[] {
  const { product, controller, consent, purposes, destinations } = document.catalog;
  const lines = [
    `Telemetry of ${product.name} ${product.version}. Made from its catalogue; do not edit.`,
    `Catalogue: ${document.id}`,
    `Controller: ${controller === undefined ? "not stated" : Object.values(controller).join(", ")}`,
    `Consent: ${consent.model}, one decision for all projects of a person; unattended machines ${consent.ci ? "may send" : "send nothing"}; ${
      consent.opt_out_event === undefined
        ? "opting out sends nothing"
        : `opting out sends one last event, ${consent.opt_out_event}`
    }`,
    ...purposes.map(
      ({ id, title, basis, consent: kind, retention }) =>
        `Purpose ${id}: ${title} (${[basis, `${kind} consent`, ...kept(retention)].join(", ")})`,
    ),
    ...destinations.map(({ id, name, endpoint, country, safeguard, retention }) => {
      const more = [country, safeguard].filter((one) => one !== undefined);
      return `Destination ${id}: ${[name, endpoint, ...more, ...kept(retention)].join(", ")}`;
    }),
  ];
  return lines.map(oneLine);
}

function kept(retention: string | undefined): readonly string[] {
  return retention === undefined ? [] : [`kept ${retention}`];
}

function care({
  since,
  tell_again,
  deprecated,
  expires,
  owner,
  review,
}: CatalogEvent | Field): Record<string, JsonValue | undefined> {
  return {
    since,
    tell_again,
    deprecated: deprecated === undefined ? undefined : deprecation(deprecated),
    expires,
    owner,
    review,
  };
}

function deprecation({ since, reason, replaced_by }: Deprecation): Facts {
  return stated({ since, reason, replaced_by });
}

function stated(facts: Readonly<Record<string, JsonValue | undefined>>): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}

function valueText(value: JsonValue): string {
  if (typeof value === "string") return oneLine(value).replace(/\.$/u, "");
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, one]) => `${key.replaceAll("_", " ")} ${valueText(one)}`);
  return parts.length === 0 ? "yes" : parts.join(", ");
}
