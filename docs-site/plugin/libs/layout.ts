/** What each destination gets, and where: destinations of different adapters differ in envelope, headers and places. */
import type {
  CatalogDocument,
  Destination,
  EnvelopeField,
  HeaderFact,
  MetadataField,
} from "@forthright/runtime/catalog-document";
import { groupBy } from "./group.ts";
import { wirePath } from "./payload.ts";

/** A metadata field and its place in the messages of one destination. */
export interface PlacedField {
  readonly field: MetadataField;
  readonly path: string;
}

/** The wire of one destination, or of those that are alike. */
export interface Layout {
  /** Id that begins the anchors of these facts; undefined where all destinations are alike. */
  readonly owner: string | undefined;
  /** Whose it is, in the order of the catalogue. */
  readonly destinations: readonly Destination[];
  readonly envelope: readonly EnvelopeField[];
  readonly headers: readonly HeaderFact[];
  readonly metadata: readonly PlacedField[];
}

/** One layout for all destinations that are alike, in the order of the catalogue. */
export function layoutsOf({ catalog, disclosure }: CatalogDocument): readonly Layout[] {
  const { destinations, metadata } = catalog;
  const { envelope, headers, metadata_places: places = [] } = disclosure;
  const isMarked = [...envelope, ...headers].some(({ destination }) => destination !== undefined);
  const own = <Fact extends { readonly destination?: string }>(facts: readonly Fact[], id: string): Fact[] =>
    facts.filter(({ destination }) => destination === undefined || destination === id);
  const placed = (id: string | undefined): readonly PlacedField[] =>
    metadata.map((field) => {
      const place = places.find((one) => one.destination === id && one.field === field.name);
      return { field, path: place?.path ?? field.path };
    });
  if (!isMarked)
    return [{ owner: undefined, destinations, envelope, headers, metadata: placed(destinations[0]?.id) }];
  const each = destinations.map((destination) => ({
    owner: destination.id,
    destinations: [destination],
    envelope: own(envelope, destination.id),
    headers: own(headers, destination.id),
    metadata: placed(destination.id),
  }));
  return [...groupBy(each, sameness).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : { ...first, destinations: [first, ...others].flatMap((one) => one.destinations) },
  );
}

/** What makes two layouts the same: all but whose they are, and the server's own name. */
function sameness({ envelope, headers, metadata }: Layout): string {
  return JSON.stringify([
    envelope.map((field) => ({ ...field, destination: "" })),
    headers.map(({ name, description, example }) => [name, description, name === "host" ? "" : example]),
    metadata.map(({ path }) => path),
  ]);
}

/** The layout that the destination of the given id has. Throws if the catalogue has no such destination. */
export function layoutFor(layouts: readonly Layout[], id: string): Layout {
  const found = layouts.find(({ destinations }) => destinations.some((destination) => destination.id === id));
  if (found === undefined) throw new Error(`no destination ${id}`);
  return found;
}

/** Whose it is, for a heading; empty where all are alike. */
export function namesOf({ owner, destinations }: Layout): string {
  return owner === undefined ? "" : destinations.map(({ name }) => name).join(", ");
}

/** Whether its messages are lines of a file, with no request around them. */
export function isOfFile({ destinations }: Layout): boolean {
  return destinations.length > 0 && destinations.every(({ adapter }) => adapter === "file");
}

/** Fields of each message, apart from those of the request around it. A line of a file has nothing around it. */
export function isInMessage(layout: Layout, field: EnvelopeField): boolean {
  return isOfFile(layout) || field.path.startsWith("batch[].");
}

/** A place on the wire with the names of the recipients that get the value there; none: all do. */
export interface PlacedFor {
  readonly path: string;
  readonly names: readonly string[];
}

/** Where a metadata field, or a part of it, stands for the destinations, each place once. At least one. */
export function placesOf(
  layouts: readonly Layout[],
  field: MetadataField,
  part = "",
): readonly [PlacedFor, ...PlacedFor[]] {
  const places = new Map<string, string[]>();
  for (const { owner, destinations, metadata } of layouts) {
    const path = metadata.find((one) => one.field.name === field.name)?.path ?? field.path;
    const names = owner === undefined ? [] : destinations.map(({ name }) => name);
    places.set(path, [...(places.get(path) ?? []), ...names]);
  }
  const [first, ...others] = [...places].map(([path, names]) => ({ path: `${path}${part}`, names }));
  return [first ?? { path: `${field.path}${part}`, names: [] }, ...others];
}

/**
 * Begins the anchor of an envelope path in a captured message; undefined where all destinations are alike. The first
 * destination that has a path is also the first of those that are like it, whose id the anchor has.
 */
export function ownerOf(
  envelope: readonly Pick<EnvelopeField, "path" | "destination">[],
  path: string,
): string | undefined {
  return envelope.find((field) => wirePath(field.path) === path)?.destination;
}
