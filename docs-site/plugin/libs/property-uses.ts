/** Which events, metadata and traits carry a name: “where do you send my OS?” */
import type { Field, MetadataField, Sensitivity } from "@forthright/runtime/catalog-document";
import { type CatalogIndex, type EventEntry, strongestOf } from "./catalog.ts";
import { groupBy } from "./group.ts";
import { traitFields } from "./traits.ts";
import { type FlatField, flatten } from "./value.ts";

/** The same declaration, word for word but for its examples, in one event or in many. */
export interface Declaration {
  /** Inside the event's properties: `stack.name`. */
  readonly path: string;
  readonly field: Field;
  /** Retention that the events state for all their properties. */
  readonly retention: string | undefined;
  readonly entries: readonly EventEntry[];
}

/** A key of a metadata field, or the field itself. */
export interface MetadataUse {
  readonly owner: MetadataField;
  readonly path: string;
  readonly field: Field;
}

export interface PropertyUse {
  /** The wire key, byte for byte. */
  readonly name: string;
  readonly metadata: readonly MetadataUse[];
  /** Traits and keys of them. */
  readonly traits: readonly FlatField[];
  readonly declarations: readonly Declaration[];
  /** How many events carry it, at any depth. */
  readonly events: number;
  readonly strongest: Sensitivity;
}

const MOST_EXAMPLES = 10;

interface Place {
  readonly path: string;
  readonly field: Field;
  readonly entry: EventEntry;
}

/** Every declared name, metadata and traits first, then in alphabetical order. Linear in the number of properties. */
export function usesByName(index: CatalogIndex): readonly PropertyUse[] {
  const riding = index.catalog.metadata.flatMap((owner) =>
    flatten([owner]).map(({ path, field }): MetadataUse => ({ owner, path, field })),
  );
  const places = index.entries.flatMap((entry) =>
    entry.fields.map(({ path, field }): Place => ({ path, field, entry })),
  );
  const metadata = groupBy(riding, ({ field }) => field.name);
  const traits = groupBy(traitFields(index), ({ field }) => field.name);
  const events = groupBy(places, ({ field }) => field.name);
  const names = new Set([...metadata.keys(), ...traits.keys(), ...[...events.keys()].sort()]);
  return [...names].map((name) =>
    useOf(name, metadata.get(name) ?? [], traits.get(name) ?? [], events.get(name) ?? []),
  );
}

function useOf(
  name: string,
  metadata: readonly MetadataUse[],
  traits: readonly FlatField[],
  places: readonly Place[],
): PropertyUse {
  return {
    name,
    metadata,
    traits,
    declarations: [...groupBy(places, sameness).values()].flatMap(declarationOf),
    events: new Set(places.map(({ entry }) => entry)).size,
    strongest: strongestOf([...metadata, ...traits, ...places].map(({ field }) => field.sensitivity)),
  };
}

/** Examples may differ: they say nothing about what is allowed. */
function sameness({ path, field, entry }: Place): string {
  const { example: _example, examples: _examples, ...declared } = field;
  return JSON.stringify([path, declared, entry.event.retention]);
}

function declarationOf(places: readonly Place[]): readonly Declaration[] {
  const [first] = places;
  if (first === undefined) return [];
  const { path, field, entry } = first;
  const given = new Map(
    places.flatMap((place) => place.field.examples.map((value) => [JSON.stringify(value), value])),
  );
  const examples = [...given.values()].slice(0, MOST_EXAMPLES);
  return [
    {
      path,
      field: { ...field, examples },
      retention: entry.event.retention,
      entries: places.map((place) => place.entry),
    },
  ];
}

/** The part of a long list that a page shows; the rest is one link away. */
export interface Shown {
  readonly declarations: readonly Declaration[];
  /** Events that are not shown. */
  readonly hidden: number;
}

/** At most `limit` links to events, so that a page stays readable when every one of 10,000 events carries a name. */
export function shownDeclarations({ declarations }: PropertyUse, limit: number): Shown {
  const shown: Declaration[] = [];
  let room = limit;
  for (const one of declarations) {
    if (room <= 0) break;
    const entries = one.entries.slice(0, room);
    shown.push({ ...one, entries });
    room -= entries.length;
  }
  const all = declarations.reduce((sum, { entries }) => sum + entries.length, 0);
  return { declarations: shown, hidden: all - (limit - room) };
}
