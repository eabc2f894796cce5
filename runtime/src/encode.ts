/**
 * The encoder as other packages see it. Pure, no `node:` import: the generator makes the bytes on the public page
 * with the very code that makes the bytes on the wire.
 */
import type { Adapter, EventRecord, MessageContext, RequestFacts } from "./adapters/adapter.ts";
import { adapterOf } from "./adapters/adapters.ts";
import { EXAMPLE_WRITE_KEY } from "./adapters/wire.ts";
import type {
  CatalogEvent,
  Destination,
  Field,
  JsonValue,
  MetadataField,
  WireExample,
} from "./catalog-document.ts";
import { EXAMPLE_HASH, EXAMPLE_MESSAGE_ID, EXAMPLE_TIMESTAMP } from "./examples.ts";
import { basename, truncate } from "./gate/values.ts";

export type {
  Adapter,
  EventRecord,
  MessageContext,
  MetadataValue,
  RequestFacts,
} from "./adapters/adapter.ts";
export { adapterOf } from "./adapters/adapters.ts";
export { isFileEndpoint } from "./adapters/endpoint.ts";
export { type Question, sealOf } from "./gate/seal.ts";

/** Encodes one message as the JSON text that is kept in the spool and sent. Throws for an unknown adapter. */
export function encodeMessage(adapter: string, context: MessageContext, record: EventRecord): string {
  return demand(adapter).prepare(context)(record);
}

/** Wraps encoded messages into one request body. Throws for an unknown adapter. */
export function encodeBatch(
  adapter: string,
  messages: readonly string[],
  sentAt: string,
  writeKey: string = EXAMPLE_WRITE_KEY,
): string {
  return demand(adapter).batch(messages, sentAt, writeKey);
}

/** Every header of a request, lower case, in order. Throws for an unknown adapter. */
export function requestHeaders(adapter: string, request: RequestFacts): Readonly<Record<string, string>> {
  return demand(adapter).headers(request);
}

/** What an example request is made of. */
export interface WireExampleInput {
  /** Id of the catalogue. */
  readonly catalog: string;
  readonly destination: Destination;
  readonly event: CatalogEvent;
  readonly metadata: readonly MetadataField[];
  /** Purposes with separate consent that the imagined person agreed to; default: none. */
  readonly granted?: readonly string[];
}

/**
 * The request that the real encoder makes of an event's example values. Fields that need a separate consent are left
 * out unless it is granted. Throws for an unknown adapter.
 */
export function wireExample(input: WireExampleInput): WireExample {
  const { catalog, destination, event, metadata } = input;
  const isSent = (field: Field): boolean =>
    field.requires === undefined || (input.granted ?? []).includes(field.requires);
  const context: MessageContext = {
    catalog,
    metadata: metadata.filter(isSent).map((field) => ({ path: field.path, value: exampleOf(field) })),
  };
  const record: EventRecord = {
    name: event.name,
    messageId: EXAMPLE_MESSAGE_ID,
    timestamp: EXAMPLE_TIMESTAMP,
    properties: Object.fromEntries(
      event.properties.filter(isSent).map((field) => [field.name, exampleOf(field)]),
    ),
  };
  const message = encodeMessage(destination.adapter, context, record);
  const body = encodeBatch(destination.adapter, [message], EXAMPLE_TIMESTAMP);
  return {
    constant: event.constant,
    destination: destination.id,
    method: demand(destination.adapter).transport === "file" ? "append" : "POST",
    endpoint: destination.endpoint,
    body,
    bytes: new TextEncoder().encode(body).length,
  };
}

/** A field's example as it looks on the wire. */
function exampleOf(field: Field): JsonValue {
  const { example, transform } = field;
  if (typeof example !== "string" || transform === undefined) return example;
  if (transform === "hash") return EXAMPLE_HASH;
  return transform === "basename"
    ? basename(example)
    : truncate(example, field.schema.maxLength ?? example.length);
}

function demand(name: string): Adapter {
  const adapter = adapterOf(name);
  if (adapter === undefined) throw new Error(`There is no adapter “${name}”.`);
  return adapter;
}
