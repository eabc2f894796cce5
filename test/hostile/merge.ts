/** Many documents as one, so that one build of the site shows all of them: every name gets a number before it. */
import type {
  Catalog,
  CatalogEvent,
  Destination,
  Field,
  Group,
  MetadataField,
  NamedType,
  Purpose,
  ValueSchema,
} from "@forthright/runtime/catalog-document";

/** The first catalogue with the entries of all; texts of which there is one only stand one after another. */
export function merge(catalogs: readonly Catalog[]): Catalog {
  const [first] = catalogs;
  if (first === undefined) throw new Error("nothing to merge");
  const parts = catalogs.map((catalog, index) => numbered(catalog, index));
  const all = <Item>(of: (catalog: Catalog) => readonly Item[]): readonly Item[] => parts.flatMap(of);
  return {
    ...first,
    product: { ...first.product, name: joined(catalogs, ({ product }) => product.name) },
    ...(first.controller === undefined ? {} : { controller: controllerOf(catalogs) }),
    why: catalogs.flatMap(({ why }) => why ?? []).join("\n\n"),
    purposes: [...first.purposes, ...all(({ purposes }) => purposes)],
    destinations: [...first.destinations, ...all(({ destinations }) => destinations)],
    metadata: [
      ...first.metadata.filter(({ path }) => path === "anonymousId"),
      ...all(({ metadata }) => metadata),
    ],
    ...(first.identify === undefined
      ? {}
      : { identify: { ...first.identify, traits: all(({ identify }) => identify?.traits ?? []) } }),
    types: all(({ types }) => types),
    groups: all(({ groups }) => groups),
  };
}

function joined(catalogs: readonly Catalog[], of: (catalog: Catalog) => string | undefined): string {
  return [...new Set(catalogs.flatMap((catalog) => of(catalog) ?? []))].join(" · ");
}

function controllerOf(catalogs: readonly Catalog[]): NonNullable<Catalog["controller"]> {
  const keys = ["name", "location", "contact", "representative", "data_protection_officer"] as const;
  const texts = keys.map((key) => [key, joined(catalogs, ({ controller }) => controller?.[key])] as const);
  return { name: "", ...Object.fromEntries(texts.filter(([, text]) => text !== "")) };
}

/** Entries whose names and references have the number. Purposes of the stage stay beside as they are. */
function numbered(catalog: Catalog, number: number): Catalog {
  const id = (name: string): string => `h${number}-${name}`;
  const key = (name: string): string => `h${number}_${name}`;
  const constant = (name: string): string => `H${number}_${name}`;
  const type = (name: string): string => `H${number}${name}`;
  const schema = (one: ValueSchema): ValueSchema => ({
    ...one,
    ...(one.type_name === undefined ? {} : { type_name: type(one.type_name) }),
    ...(one.items === undefined ? {} : { items: schema(one.items) }),
    ...(one.properties === undefined ? {} : { properties: one.properties.map(field) }),
  });
  const field = <One extends Field>(one: One): One => ({ ...one, schema: schema(one.schema) });
  const metadata = (one: MetadataField): MetadataField => {
    return { ...field(one), name: key(one.name), path: `context.${key(one.name)}` };
  };
  const event = (one: CatalogEvent): CatalogEvent => ({
    ...one,
    constant: constant(one.constant),
    slug: id(one.slug),
    type_name: type(one.type_name),
    helper: `track${type(one.helper.slice("track".length))}`,
    properties: one.properties.map(field),
  });
  const group = (one: Group): Group => {
    const kept = one.events.filter(({ deprecated }) => deprecated !== undefined);
    return { ...one, id: key(one.id), slug: id(one.slug), events: kept.map(event) };
  };
  return {
    ...catalog,
    purposes: catalog.purposes.map((one): Purpose => ({ ...one, id: id(one.id) })),
    destinations: catalog.destinations.map((one): Destination => ({ ...one, id: id(one.id) })),
    metadata: catalog.metadata.filter(({ source }) => source === "host").map(metadata),
    ...(catalog.identify === undefined
      ? {}
      : {
          identify: {
            ...catalog.identify,
            traits: catalog.identify.traits.map((one) => ({ ...field(one), name: key(one.name) })),
          },
        }),
    types: catalog.types.map(
      (one): NamedType => ({
        ...one,
        name: type(one.name),
        ...(one.values_name === undefined ? {} : { values_name: constant(one.values_name) }),
        schema: schema(one.schema),
      }),
    ),
    groups: catalog.groups.filter(({ events }) => events.length > 0).map(group),
  };
}
