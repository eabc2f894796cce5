/** Catalogues with a given text in every position where a catalogue may hold free text. */
import type { Catalog, CatalogEvent, Field, ValueSchema } from "@forthright/runtime/catalog-document";
import { sampleCatalog } from "./catalog.ts";

/** The sample catalogue with every free text replaced by what `text` makes of it. Names and numbers stay. */
export function withTexts(text: (position: string) => string): Catalog {
  const catalog = sampleCatalog();
  const field = <T extends Field>(one: T): T => ({
    ...one,
    description: text("description"),
    category: text("category"),
    retention: text("retention"),
    free_text: text("free text"),
    owner: text("owner"),
    review: `https://example.com/?q=${encodeURIComponent(text("review").replace(/\p{Cs}/gu, ""))}`,
    deprecated: { since: "1.0.0", reason: text("reason"), replaced_by: "RUN_PIPELINE" },
    examples:
      one.schema.type === "string" && one.schema.enum === undefined ? [text("example")] : one.examples,
    example: one.schema.type === "string" && one.schema.enum === undefined ? text("example") : one.example,
    schema: schema(one.schema),
  });
  const schema = (one: ValueSchema): ValueSchema => ({
    ...one,
    ...(one.enum === undefined || one.type_name !== undefined
      ? {}
      : { enum: [...one.enum, text("enumerated")] }),
    ...(one.const === undefined ? {} : { const: text("constant") }),
    ...(one.type === "string" && one.enum === undefined && one.const === undefined
      ? { pattern: text("pattern") }
      : {}),
    ...(one.properties === undefined ? {} : { properties: one.properties.map(field) }),
    ...(one.items === undefined ? {} : { items: schema(one.items) }),
  });
  const event = (one: CatalogEvent): CatalogEvent => ({
    ...one,
    // Wire names are unique in a catalogue; the constant keeps them so.
    name: `${one.constant} ${text("wire name")}`,
    description: text("description"),
    trigger: text("trigger"),
    owner: text("owner"),
    retention: text("retention"),
    deprecated: { since: "1.0.0", reason: text("reason") },
    properties: one.properties.map(field),
  });
  return {
    ...catalog,
    product: { ...catalog.product, name: text("product"), command: text("command") },
    controller: { name: text("controller"), location: text("location"), contact: text("contact") },
    why: text("why"),
    purposes: catalog.purposes.map((one) => ({
      ...one,
      title: text("purpose"),
      description: text("description"),
    })),
    destinations: catalog.destinations.map((one) => ({
      ...one,
      name: text("destination"),
      country: text("country"),
    })),
    metadata: catalog.metadata.map(field),
    types: catalog.types.map((one) => ({ ...one, description: text("description") })),
    groups: catalog.groups.map((group) => ({
      ...group,
      title: text("group"),
      description: text("description"),
      events: group.events.map(event),
    })),
  };
}
