/** What each destination gets, and where: destinations of different adapters differ in envelope, headers and places. */
import type {
  CatalogDocument,
  Destination,
  EnvelopeField,
  HeaderFact,
  MetadataField,
} from "@forthright/runtime/catalog-document";
import { wirePath } from "./payload.ts";

/** A metadata field and its place in the messages of one destination. */
export interface PlacedField {
  readonly field: MetadataField;
  readonly path: string;
}

/** The wire of one destination, or of all of them where they do not differ. */
export interface Layout {
  /** The one destination; undefined: all are alike. */
  readonly destination: Destination | undefined;
  readonly envelope: readonly EnvelopeField[];
  readonly headers: readonly HeaderFact[];
  readonly metadata: readonly PlacedField[];
}

/** One layout where all destinations are alike, else one for each, in the order of the catalogue. */
export function layoutsOf({ catalog, disclosure }: CatalogDocument): readonly Layout[] {
  const { destinations, metadata } = catalog;
  const { envelope, headers, metadata_places: places = [] } = disclosure;
  const isMarked = [...envelope, ...headers].some(({ destination }) => destination !== undefined);
  const isFor =
    (id: string) =>
    (fact: { readonly destination?: string }): boolean =>
      fact.destination === undefined || fact.destination === id;
  const placed = (id: string | undefined): readonly PlacedField[] =>
    metadata.map((field) => {
      const place = places.find((one) => one.destination === id && one.field === field.name);
      return { field, path: place?.path ?? field.path };
    });
  if (!isMarked)
    return [{ destination: undefined, envelope, headers, metadata: placed(destinations[0]?.id) }];
  return destinations.map((destination) => ({
    destination,
    envelope: envelope.filter(isFor(destination.id)),
    headers: headers.filter(isFor(destination.id)),
    metadata: placed(destination.id),
  }));
}

/** The layout that the destination of the given id has. Throws if the catalogue has no such destination. */
export function layoutFor(layouts: readonly Layout[], id: string): Layout {
  const found = layouts.find(({ destination }) => destination === undefined || destination.id === id);
  if (found === undefined) throw new Error(`no destination ${id}`);
  return found;
}

/** Fields of each message, apart from those of the request around it. A line of a file has nothing around it. */
export function isInMessage(layout: Layout, field: EnvelopeField): boolean {
  return layout.destination?.adapter === "file" || field.path.startsWith("batch[].");
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
  for (const { destination, metadata } of layouts) {
    const path = metadata.find((one) => one.field.name === field.name)?.path ?? field.path;
    places.set(path, [...(places.get(path) ?? []), ...(destination === undefined ? [] : [destination.name])]);
  }
  const [first, ...others] = [...places].map(([path, names]) => ({ path: `${path}${part}`, names }));
  return [first ?? { path: `${field.path}${part}`, names: [] }, ...others];
}

/** For an envelope path of a captured message: the first destination that has it; undefined where all are alike. */
export function ownerOf(
  envelope: readonly Pick<EnvelopeField, "path" | "destination">[],
  path: string,
): string | undefined {
  return envelope.find((field) => wirePath(field.path) === path)?.destination;
}
