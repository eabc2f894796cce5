/** The catalogue as the pages need it: indexes made once for the whole build. */
import type {
  Catalog,
  CatalogDocument,
  CatalogEvent,
  CommandFact,
  Field,
  Group,
  Purpose,
  Sensitivity,
  WireExample,
} from "@forthright/runtime/catalog-document";
import { groupBy } from "./group.ts";
import { type Layout, layoutsOf } from "./layout.ts";
import { type FlatField, flatten } from "./value.ts";
import { SENSITIVITIES } from "./words.ts";

/** An event with everything its page shows. */
export interface EventEntry {
  readonly group: Group;
  readonly event: CatalogEvent;
  readonly fields: readonly FlatField[];
  /** The strongest sensitivity of the event and of its own properties, metadata not counted. */
  readonly strongest: Sensitivity;
  readonly wire: readonly WireExample[];
}

export interface GroupEntry {
  readonly group: Group;
  readonly entries: readonly EventEntry[];
}

export interface CatalogIndex {
  readonly document: CatalogDocument;
  readonly catalog: Catalog;
  readonly groups: readonly GroupEntry[];
  /** All events in catalogue order. */
  readonly entries: readonly EventEntry[];
  readonly byConstant: ReadonlyMap<string, EventEntry>;
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** What stands where on the wire; more than one where destinations differ. */
  readonly layouts: readonly Layout[];
  /** The strongest sensitivity of the metadata that needs no separate consent: what every event has at least. */
  readonly ridesAlong: Sensitivity;
  /** The same with the fields that come on top once somebody agreed to them: what an event has at most. */
  readonly ridesAlongAtMost: Sensitivity;
  readonly commands: ReadonlyMap<string, CommandFact>;
  /** The one event that opting out sends, if any. */
  readonly optOutEvent: EventEntry | undefined;
}

export function indexCatalog(document: CatalogDocument): CatalogIndex {
  const { catalog, disclosure } = document;
  const wire = groupBy(disclosure.wire, (example) => example.constant);
  const groups = catalog.groups.map((group) => ({
    group,
    entries: group.events.map((event) => indexEvent(group, event, wire.get(event.constant) ?? [])),
  }));
  const entries = groups.flatMap((group) => group.entries);
  const byConstant = new Map(entries.map((entry) => [entry.event.constant, entry]));
  return {
    document,
    catalog,
    groups,
    entries,
    byConstant,
    purposes: new Map(catalog.purposes.map((purpose) => [purpose.id, purpose])),
    layouts: layoutsOf(document),
    ridesAlong: strongestOf(
      catalog.metadata.filter((field) => field.requires === undefined).map((field) => field.sensitivity),
    ),
    ridesAlongAtMost: strongestOf(catalog.metadata.map((field) => field.sensitivity)),
    commands: new Map(disclosure.commands.map((command) => [command.name, command])),
    optOutEvent: byConstant.get(catalog.consent.opt_out_event ?? ""),
  };
}

function indexEvent(group: Group, event: CatalogEvent, wire: readonly WireExample[]): EventEntry {
  const fields = flatten(event.properties);
  const strongest = strongestOf([event.sensitivity, ...fields.map(({ field }) => field.sensitivity)]);
  return { group, event, fields, strongest, wire };
}

export function strongestOf(list: readonly Sensitivity[]): Sensitivity {
  return SENSITIVITIES.findLast((sensitivity) => list.includes(sensitivity)) ?? "none";
}

/** How many distinct declared names there are of each sensitivity, for the summary on the first page. */
export interface Tally {
  readonly sensitivity: Sensitivity;
  readonly names: readonly string[];
}

/** Events that this version can send. */
export function activeEntries(index: CatalogIndex): readonly EventEntry[] {
  return index.entries.filter(({ event }) => event.status === "active");
}

/** Properties of active events, metadata fields and traits, each name once at its strongest. */
export function tallySensitivity(index: CatalogIndex): readonly Tally[] {
  const fields: readonly Field[] = [
    ...index.catalog.metadata,
    ...flatten(index.catalog.identify?.traits ?? []).map(({ field }) => field),
    ...activeEntries(index).flatMap((entry) => entry.fields.map(({ field }) => field)),
  ];
  const byName = groupBy(fields, (field) => field.name);
  const strongest = [...byName].map(([name, same]) => ({
    name,
    sensitivity: strongestOf(same.map((field) => field.sensitivity)),
  }));
  return SENSITIVITIES.map((sensitivity) => ({
    sensitivity,
    names: strongest.filter((item) => item.sensitivity === sensitivity).map((item) => item.name),
  }));
}
