/** One JSON Schema 2020-12 document: `{ event, properties }` of every event, with the named types as definitions. */
import type { CatalogDocument, NamedType } from "@forthright/runtime/catalog-document";
import { activeGroups } from "../disclosure/active-events.ts";
import { type JsonSchema, objectSchema } from "../emitters/json/value-schema.ts";
import type { Export } from "./export-format.ts";
import { catalogueLines, eventFacts, factsText, fieldFacts } from "./facts.ts";
import { type Dress, fieldsSchema, typeSchema } from "./json-dress.ts";
import { ridingFields } from "./riding.ts";
import { jsonText } from "./text/json-text.ts";

export function jsonSchemaBundle(document: CatalogDocument): Export {
  const { catalog } = document;
  const inGroups = activeGroups(catalog).flatMap(({ group, events }) =>
    events.map((event) => ({ event, group })),
  );
  const definitions = inGroups.map(({ event, group }): readonly [string, JsonSchema] => {
    const dress: Dress = { reference, note: (field) => comment(factsText(fieldFacts(field, event))) };
    const schema = {
      title: event.name,
      description: event.description,
      ...comment(factsText(eventFacts(event, group, catalog))),
      ...(event.deprecated === undefined ? {} : { deprecated: true }),
      ...fieldsSchema([...event.properties, ...ridingFields(catalog)], catalog, dress),
    };
    return [`event.${event.constant}`, schema];
  });
  const types = catalog.types.map((type): readonly [string, JsonSchema] => [
    `type.${type.name}`,
    typeSchema(type, catalog, { reference, note: (field) => comment(factsText(fieldFacts(field))) }),
  ]);
  const schema: JsonSchema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:forthright:${catalog.product.id}:events`,
    title: `Events of ${catalog.product.name} ${catalog.product.version}`,
    ...(catalog.why === undefined ? {} : { description: catalog.why }),
    ...comment(catalogueLines(document).join("\n")),
    type: "object",
    required: ["event", "properties"],
    oneOf: inGroups.map(({ event }) =>
      objectSchema(
        { event: { const: event.name }, properties: { $ref: `#/$defs/event.${event.constant}` } },
        ["event", "properties"],
      ),
    ),
    $defs: Object.fromEntries([...definitions, ...types]),
  };
  const content = jsonText(schema);
  return { files: [{ path: "events.schema.json", content }], losses: [] };
}

function reference({ name }: NamedType): JsonSchema {
  return { $ref: `#/$defs/type.${name}` };
}

/** `$comment` is the one keyword for notes that every validator lets pass. */
function comment(text: string): JsonSchema {
  return text === "" ? {} : { $comment: text };
}
