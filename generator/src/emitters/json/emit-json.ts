/** Everything that is JSON: the resolved catalogue, and JSON Schemas of the wire. */
import type { CatalogDocument, CatalogEvent } from "@forthright/runtime/catalog-document";
import { activeEvents } from "../../disclosure/active-events.ts";
import { catalogSchema } from "../../language/schema.ts";
import type { OutputFile } from "../output-file.ts";
import { envelopeSchema, type MessageMembers, messageSchemas } from "./message-schema.ts";
import { type JsonSchema, objectSchema } from "./value-schema.ts";

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

export function emitJson(document: CatalogDocument): readonly OutputFile[] {
  const schemaOf = messageSchemas(document);
  const messages = activeEvents(document.catalog).map((event) => ({ event, ...schemaOf(event) }));
  return [
    file("catalog.json", document),
    file("schemas/catalog.schema.json", catalogSchema()),
    file("schemas/batch.schema.json", batchSchema(messages, document)),
    ...messages.map((message) =>
      file(`schemas/events/${message.event.slug}.schema.json`, eventSchema(message, document)),
    ),
  ];
}

interface Message extends MessageMembers {
  readonly event: CatalogEvent;
}

/** One message, standing alone: needs no other file. */
function eventSchema({ event, members, required }: Message, { catalog }: CatalogDocument): JsonSchema {
  return {
    $schema: DRAFT,
    $id: `urn:forthright:${catalog.product.id}:event:${event.slug}`,
    title: event.name,
    description: event.description,
    ...(event.deprecated === undefined ? {} : { deprecated: true }),
    ...objectSchema(members, required),
  };
}

/** The whole request body, standing alone. What all messages have in common is defined once. */
function batchSchema(messages: readonly Message[], { catalog, disclosure }: CatalogDocument): JsonSchema {
  const [first] = messages;
  const shared = Object.entries(first?.members ?? {}).filter(
    ([key]) => key !== "event" && key !== "properties",
  );
  const references = Object.fromEntries(shared.map(([key]) => [key, { $ref: `#/$defs/shared-${key}` }]));
  const definitions = messages.map(({ event, members, required }) => {
    const message = objectSchema({ ...members, ...references }, required);
    return [event.constant, { title: event.name, ...message }] as const;
  });
  const batchEvents = disclosure.limits.find((limit) => limit.id === "batch-events");
  const batch: JsonSchema = {
    type: "array",
    minItems: 1,
    ...(batchEvents === undefined ? {} : { maxItems: batchEvents.value }),
    items: { oneOf: messages.map(({ event }) => ({ $ref: `#/$defs/${event.constant}` })) },
  };
  const others = disclosure.envelope.filter((field) => !field.path.startsWith("batch"));
  const members = {
    batch,
    ...Object.fromEntries(others.map((field) => [field.path, envelopeSchema(field)])),
  };
  return {
    $schema: DRAFT,
    $id: `urn:forthright:${catalog.product.id}:batch`,
    title: `Request body of ${catalog.product.name} telemetry`,
    ...objectSchema(members, Object.keys(members)),
    $defs: {
      ...Object.fromEntries(shared.map(([key, schema]) => [`shared-${key}`, schema])),
      ...Object.fromEntries(definitions),
    },
  };
}

function file(path: string, value: unknown): OutputFile {
  return { path, content: `${JSON.stringify(value, undefined, 2)}\n` };
}
