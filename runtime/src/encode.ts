/**
 * The encoder as other packages see it. Pure, no `node:` import: the generator makes the bytes on the public page
 * with the very code that makes the bytes on the wire.
 */
import type {
  Adapter,
  EventRecord,
  IdentifyRecord,
  MessageContext,
  RequestFacts,
} from "./adapters/adapter.ts";
import { adapterOf } from "./adapters/adapters.ts";
import { EXAMPLE_WRITE_KEY } from "./adapters/wire.ts";
import type {
  CatalogEvent,
  Destination,
  Field,
  Identify,
  JsonValue,
  MetadataField,
  WireExample,
} from "./catalog-document.ts";
import { EXAMPLE_HASH, EXAMPLE_MESSAGE_ID, EXAMPLE_TIMESTAMP } from "./examples.ts";
import { IDENTIFY } from "./gate/seal.ts";
import { basename, truncate } from "./gate/values.ts";

export type {
  Adapter,
  EventRecord,
  IdentifyRecord,
  MessageContext,
  MetadataValue,
  RequestFacts,
} from "./adapters/adapter.ts";
export { adapterOf } from "./adapters/adapters.ts";
export { isFileEndpoint } from "./adapters/endpoint.ts";
export { IDENTIFY, type Question, sealOf } from "./gate/seal.ts";

/** Encodes one message as the JSON text that is kept in the spool and sent. Throws for an unknown adapter. */
export function encodeMessage(adapter: string, context: MessageContext, record: EventRecord): string {
  return demand(adapter).prepare(context)(record);
}

/** Encodes one message of `identify` in the same way. Throws for an unknown adapter. */
export function encodeIdentify(adapter: string, context: MessageContext, record: IdentifyRecord): string {
  return demand(adapter).prepareIdentify(context)(record);
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

interface ExampleInput {
  /** Id of the catalogue. */
  readonly catalog: string;
  readonly destination: Destination;
  readonly metadata: readonly MetadataField[];
  /** Purposes with separate consent that the imagined person agreed to; default: none. */
  readonly granted?: readonly string[];
}

/** What an example request is made of. */
export interface WireExampleInput extends ExampleInput {
  readonly event: CatalogEvent;
}

/** What an example request with traits is made of. */
export interface IdentifyExampleInput extends ExampleInput {
  readonly identify: Identify;
}

/**
 * The request that the real encoder makes of an event's example values. Fields that need a separate consent are left
 * out unless it is granted. Throws for an unknown adapter.
 */
export function wireExample(input: WireExampleInput): WireExample {
  const { destination, event } = input;
  const message = encodeMessage(destination.adapter, exampleContext(input), {
    name: event.name,
    ...EXAMPLE_HEAD,
    properties: examplesOf(event.properties, input),
  });
  return requestOf(event.constant, destination, message);
}

/**
 * The same for the traits; undefined where each of them waits for a separate consent that is not granted. Throws for
 * an unknown adapter.
 */
export function identifyExample(input: IdentifyExampleInput): WireExample | undefined {
  const { destination, identify } = input;
  const traits = examplesOf(identify.traits, input);
  if (Object.keys(traits).length === 0) return undefined;
  const message = encodeIdentify(destination.adapter, exampleContext(input), { ...EXAMPLE_HEAD, traits });
  return requestOf(IDENTIFY, destination, message);
}

const EXAMPLE_HEAD = { messageId: EXAMPLE_MESSAGE_ID, timestamp: EXAMPLE_TIMESTAMP } as const;

function exampleContext(input: ExampleInput): MessageContext {
  const metadata = input.metadata.filter((field) => isSent(field, input));
  return {
    catalog: input.catalog,
    metadata: metadata.map((field) => ({ path: field.path, value: exampleOf(field) })),
  };
}

function examplesOf(fields: readonly Field[], input: ExampleInput): Record<string, JsonValue> {
  const sent = fields.filter((field) => isSent(field, input));
  return Object.fromEntries(sent.map((field) => [field.name, exampleOf(field)]));
}

function isSent({ requires }: Field, { granted = [] }: ExampleInput): boolean {
  return requires === undefined || granted.includes(requires);
}

function requestOf(constant: string, destination: Destination, message: string): WireExample {
  const body = encodeBatch(destination.adapter, [message], EXAMPLE_TIMESTAMP);
  return {
    constant,
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
