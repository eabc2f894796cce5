/** What an adapter is: the one place that knows a service's wire format. Types only. */
import type { AdapterName, EnvelopeField, HeaderFact, JsonValue, MessageKind } from "../catalog-document.ts";

/** A metadata value and where it stands on the wire, for example `context.os.name`. */
export interface MetadataValue {
  readonly path: string;
  readonly value: JsonValue;
}

/** What stays the same for all messages of a run. */
export interface MessageContext {
  /** Id of the catalogue. */
  readonly catalog: string;
  /** In catalogue order; paths as the catalogue has them. */
  readonly metadata: readonly MetadataValue[];
}

/** One event that passed the gate. */
export interface EventRecord {
  /** The wire name. */
  readonly name: string;
  /** A UUID that stays the same however often the message is sent. */
  readonly messageId: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly timestamp: string;
  /** Only what the gate let through. */
  readonly properties: Readonly<Record<string, JsonValue>>;
}

/** What `identify` says, once it has passed the gate. */
export interface IdentifyRecord extends Pick<EventRecord, "messageId" | "timestamp"> {
  /** Only what the gate let through; at least one. */
  readonly traits: Readonly<Record<string, JsonValue>>;
}

/** What request headers depend on. */
export interface RequestFacts {
  readonly endpoint: string;
  readonly writeKey: string;
  /** Length of the compressed body, in bytes. */
  readonly contentLength: number;
}

/** Code of an adapter. Pure: no file, no network, no clock. */
export interface Adapter {
  readonly name: AdapterName;
  /** How a batch leaves: by an HTTP POST, or appended to a file that `endpoint` names. */
  readonly transport: "http" | "file";
  /** Whether nothing can be sent without a write key. */
  readonly needsWriteKey: boolean;
  /** Wire paths that the adapter fills itself; a metadata field placed at or below one is left out. */
  readonly reserved: readonly string[];
  /** Where a metadata value with this `path` of the catalogue stands in a message of this adapter. */
  place(path: string): string;
  /** Encodes once what all messages share; the function it returns makes the JSON text of one message. */
  prepare(context: MessageContext): (record: EventRecord) => string;
  /** The object of a message of `identify` that holds the traits: `traits`, `properties.$set`. */
  readonly traitsAt: string;
  /** The same as `prepare` for messages of `identify`, which have no properties: metadata placed there is left out. */
  prepareIdentify(context: MessageContext): (record: IdentifyRecord) => string;
  /** Wraps messages, each the JSON text made by `prepare` or `prepareIdentify`, into one request body, or into lines of a file. */
  batch(messages: readonly string[], sentAt: string, writeKey: string): string;
  /** Every header of the request, lower case, in the order they are sent. */
  headers(request: RequestFacts): Readonly<Record<string, string>>;
  /** Asks the receiver to delete all that came under an installation id; absent: it takes no such message. */
  deletion?(request: DeletionRecord): string;
}

/** A request to delete what was received. */
export interface DeletionRecord {
  /** Id of the catalogue. */
  readonly catalog: string;
  readonly messageId: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly timestamp: string;
  /** The installation id at the place where events carry it. */
  readonly identity: MetadataValue;
}

/** What the public page says about an adapter. Kept apart from the code, which programs load on every start. */
export interface AdapterFacts {
  readonly name: AdapterName;
  /** Paths of the request body that the transport adds itself. */
  envelope(example: EnvelopeExample): readonly EnvelopeField[];
  headers(endpoint: string): readonly HeaderFact[];
}

/** Values that make the examples of the envelope true for one catalogue. */
export interface EnvelopeExample {
  readonly catalog: string;
  /** A wire name of the catalogue. */
  readonly event: string;
  /** Kinds of message that the destination gets. */
  readonly kinds: readonly MessageKind[];
}
