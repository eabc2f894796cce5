/** Versions and their changes as the pages need them: newest first, each change with the place it is about. */
import type {
  CatalogDocument,
  CatalogHistory,
  HistoryChange,
  HistoryPlace,
  SentSet,
  ValueSchema,
} from "@forthright/runtime/catalog-document";
import type { CatalogIndex, EventEntry } from "./catalog.ts";
import { type Links, metadataAnchor, propertyAnchor, traitAnchor } from "./link.ts";
import { sentAnchor, sentLines, sentPageOf } from "./sent.ts";
import { traitFields } from "./traits.ts";
import { flatten } from "./value.ts";

export interface ChangeEntry {
  readonly change: HistoryChange;
  /** Address of what changed: on its own page, or in the version that had it last. */
  readonly href: string;
}

export interface VersionEntry {
  readonly version: string;
  /** YYYY-MM-DD; undefined: not dated. */
  readonly released: string | undefined;
  /** Catalogue id. */
  readonly id: string;
  readonly sent: SentSet;
  /** The version before; undefined for the first that is recorded. */
  readonly before: string | undefined;
  /** What collects more first, words alone last; empty also for the first that is recorded. */
  readonly changes: readonly ChangeEntry[];
  readonly isCurrent: boolean;
}

/** Newest first; at least the version that the catalogue describes. */
export function indexHistory(
  history: CatalogHistory,
  index: CatalogIndex,
  links: Links,
): readonly VersionEntry[] {
  const { document } = index;
  const versions = history.versions.length > 0 ? history.versions : [onlyVersion(document)];
  return versions
    .map(({ version, released, catalog, sent, changes = [] }, at): VersionEntry => {
      const before = versions[at - 1];
      const now = sent ?? sentNow(document);
      const had = { version: before?.version ?? version, sent: before?.sent ?? now };
      const entries = changes.map((change) => ({
        change,
        href: hrefOf(change.place, index, links, [{ version, sent: now }, had]),
      }));
      return {
        version,
        released,
        id: catalog,
        sent: now,
        before: before?.version,
        changes: entries.toSorted((a, b) => rank(a.change) - rank(b.change)),
        isCurrent: at === versions.length - 1,
      };
    })
    .toReversed();
}

function onlyVersion({ id, catalog }: CatalogDocument): CatalogHistory["versions"][number] {
  const { version, released } = catalog.product;
  return { version, ...(released === undefined ? {} : { released }), catalog: id };
}

/** The set that the generator leaves out because the catalogue says it. */
export function sentNow({ catalog }: Pick<CatalogDocument, "catalog">): SentSet {
  const groups = catalog.groups.map(({ title, events }) => ({
    title,
    events: events.filter(({ status }) => status === "active"),
  }));
  const { destinations, metadata, identify } = catalog;
  const traits = identify === undefined ? {} : { traits: identify.traits };
  return { destinations, metadata, ...traits, groups: groups.filter(({ events }) => events.length > 0) };
}

const ORDER: Readonly<Record<HistoryChange["collects"], number>> = { more: 0, less: 1, same: 2 };

function rank(change: HistoryChange): number {
  return change.words_only === true ? 3 : ORDER[change.collects];
}

interface Had {
  readonly version: string;
  readonly sent: SentSet;
}

function hrefOf(place: HistoryPlace, index: CatalogIndex, links: Links, had: readonly Had[]): string {
  if (place.event !== undefined) return eventHref(place.event, place.property, index, links, had);
  if (place.metadata !== undefined) return metadataHref(place.metadata, index, links, had);
  if (place.trait !== undefined) return traitHref(place.trait, index, links, had);
  if (place.consent === true) return links.optOut;
  if (place.group !== undefined) {
    const group = index.groups.find((entry) => entry.group.id === place.group);
    return group === undefined ? links.events : links.group(group.group);
  }
  if (place.purpose !== undefined)
    return index.purposes.has(place.purpose) ? links.on(links.home, `purpose-${place.purpose}`) : links.home;
  if (place.destination !== undefined) {
    const isThere = index.catalog.destinations.some(({ id }) => id === place.destination);
    return isThere ? links.on(links.where, `destination-${place.destination}`) : links.where;
  }
  return place.type === undefined ? links.home : links.version(had[0]?.version ?? "");
}

function eventHref(
  constant: string,
  property: string | undefined,
  index: CatalogIndex,
  links: Links,
  had: readonly Had[],
): string {
  const entry = index.byConstant.get(constant);
  const page = entry === undefined ? undefined : links.event(entry.group, entry.event);
  if (page !== undefined && property === undefined) return page;
  const path = bare(property ?? "");
  if (page !== undefined && entry?.fields.some((field) => field.path === path) === true)
    return links.on(page, propertyAnchor(path));
  const holder = had.find(({ sent }) => findEvent(sent, constant, property) !== undefined);
  if (holder !== undefined) {
    const page = links.version(holder.version, sentPageOf(holder.sent, constant));
    return links.on(page, sentAnchor(constant, path));
  }
  return page ?? links.version(had[0]?.version ?? "");
}

function findEvent(sent: SentSet, constant: string, property: string | undefined): unknown {
  const event = sent.groups.flatMap(({ events }) => events).find((one) => one.constant === constant);
  if (event === undefined || property === undefined) return event;
  return sentLines(event.properties).find(({ path }) => path === bare(property));
}

function metadataHref(name: string, index: CatalogIndex, links: Links, had: readonly Had[]): string {
  const path = bare(name);
  if (flatten(index.catalog.metadata).some((field) => field.path === path))
    return links.on(links.metadata, metadataAnchor(path));
  const holder = had.find(({ sent }) => sentLines(sent.metadata).some((field) => field.path === path));
  return holder === undefined
    ? links.metadata
    : links.on(links.version(holder.version), sentAnchor("metadata", path));
}

function traitHref(name: string, index: CatalogIndex, links: Links, had: readonly Had[]): string {
  const path = bare(name);
  if (traitFields(index).some((field) => field.path === path))
    return links.on(links.metadata, traitAnchor(path));
  const holder = had.find(({ sent }) => sentLines(sent.traits ?? []).some((field) => field.path === path));
  return holder === undefined
    ? links.metadata
    : links.on(links.version(holder.version), sentAnchor("traits", path));
}

/** The items of a list stand on the page with the list itself. */
function bare(path: string): string {
  return path.replace(/(?:\[\])+$/, "");
}

/** `c-1.1.0_event-added_…`: a change. */
export function changeAnchor(change: HistoryChange): string {
  return `c-${change.id}`;
}

/** Changes that touch an event, newest first: its own, and those of the named types that its fields are of. */
export function changesOf(entry: EventEntry, versions: readonly VersionEntry[]): readonly VersionEntry[] {
  const types = new Set(entry.event.properties.flatMap(({ schema }) => typeNames(schema)));
  return versions.flatMap((version) => {
    const changes = version.changes.filter(
      ({ change: { place } }) =>
        place.event === entry.event.constant || (place.type !== undefined && types.has(place.type)),
    );
    return changes.length === 0 ? [] : { ...version, changes };
  });
}

function typeNames({ type_name, items, properties }: ValueSchema): readonly string[] {
  return [
    ...(type_name === undefined ? [] : [type_name]),
    ...(items === undefined ? [] : typeNames(items)),
    ...(properties ?? []).flatMap(({ schema }) => typeNames(schema)),
  ];
}

/** How many changes of each kind; words alone are not counted as any. */
export function countChanges(
  changes: readonly ChangeEntry[],
): Readonly<Record<HistoryChange["collects"] | "words", number>> {
  const counts = { more: 0, less: 0, same: 0, words: 0 };
  for (const { change } of changes) counts[change.words_only === true ? "words" : change.collects] += 1;
  return counts;
}
