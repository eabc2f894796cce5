/** What several emitters ask of a catalogue. */
import type {
  Care,
  Catalog,
  CatalogEvent,
  Field,
  Group,
  JsonValue,
} from "@forthright/runtime/catalog-document";
import { isNewer } from "@forthright/runtime/facts";

/** A group with the events that are recorded today; groups without any are left out. */
export interface ActiveGroup {
  readonly group: Group;
  readonly events: readonly CatalogEvent[];
}

/** Only active events become code, schemas and pages of what is collected. */
export function activeGroups(catalog: Catalog): readonly ActiveGroup[] {
  return catalog.groups
    .map((group) => ({ group, events: group.events.filter((event) => event.status === "active") }))
    .filter(({ events }) => events.length > 0);
}

export function activeEvents(catalog: Catalog): readonly CatalogEvent[] {
  return activeGroups(catalog).flatMap(({ events }) => events);
}

/** The version that people must have been told of before the runtime sends it; undefined: any. */
export function heldUntil({ since, tell_again }: Care): string | undefined {
  if (since === undefined || tell_again === undefined) return since ?? tell_again;
  return isNewer(tell_again, since) ? tell_again : since;
}

/** Where the field's own version says something that the event's does not: the runtime may hold it back. */
export function ownSince(field: Field, event: CatalogEvent | undefined): string | undefined {
  const own = heldUntil(field);
  return event !== undefined && own === heldUntil(event) ? undefined : own;
}

/** Where the field needs a consent that the event as a whole does not. */
export function ownRequires(field: Field, event: CatalogEvent | undefined): string | undefined {
  return field.requires === event?.requires ? undefined : field.requires;
}

/**
 * Example properties of an event: every declared one, apart from those that wait for a separate consent of their own.
 * So this is what a person sends who did nothing but leave telemetry on.
 */
export function exampleProperties(event: CatalogEvent): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    event.properties
      .filter((field) => ownRequires(field, event) === undefined)
      .map((field) => [field.name, field.example]),
  );
}
