/** From the bytes of a request to its messages, within the limits that Segment has; or the answer that refuses it. */
import { gunzipSync } from "node:zlib";
import type { CatalogDocument, JsonValue } from "@forthright/runtime/catalog-document";

/** What a body of the tracking API holds. */
export interface Batch {
  /** The body after decompression. */
  readonly text: string;
  /** The messages, as they were parsed. */
  readonly messages: readonly JsonValue[];
}

/** Why a request was not taken: a status and a sentence. */
export interface Refused {
  readonly status: number;
  readonly problem: string;
}

export interface Limits {
  /** Largest body after decompression, in bytes. */
  readonly batch: number;
  /** Longest message, in bytes of UTF-8 JSON. */
  readonly event: number;
}

/** Segment refuses more than 500 KB a request and 32 KB an event; the runtime keeps to the same, and publishes it. */
export function limitsOf({ disclosure }: CatalogDocument): Limits {
  const value = (id: string, fallback: number): number =>
    disclosure.limits.find((limit) => limit.id === id)?.value ?? fallback;
  return { batch: value("batch-bytes", 500_000), event: value("event-bytes", 32_000) };
}

/** @param encoding the header `content-encoding` */
export function readBody(bytes: Buffer, encoding: string | undefined, limits: Limits): Batch | Refused {
  const plain = unpack(bytes, encoding, limits);
  if ("problem" in plain) return plain;
  const text = decode(plain.bytes);
  const value = text === undefined ? undefined : parse(text);
  if (text === undefined || value === undefined) return refused(400, "malformed JSON");
  const messages = messagesOf(value);
  if (messages === undefined)
    return refused(400, "the body is neither a message nor an object with a list “batch”");
  if (messages.length === 0) return refused(400, "the list “batch” is empty");
  const large = messages.findIndex((message) => Buffer.byteLength(JSON.stringify(message)) > limits.event);
  if (large !== -1) return refused(400, `message ${large + 1} is larger than ${limits.event} bytes`);
  return { text, messages };
}

export function tooLarge({ batch }: Limits): Refused {
  return refused(413, `the body is larger than ${batch} bytes`);
}

function refused(status: number, problem: string): Refused {
  return { status, problem };
}

function unpack(
  bytes: Buffer,
  encoding: string | undefined,
  limits: Limits,
): { readonly bytes: Buffer } | Refused {
  if (bytes.length > limits.batch) return tooLarge(limits);
  if (encoding === undefined || encoding === "" || encoding === "identity") return { bytes };
  if (encoding !== "gzip") return refused(400, `content-encoding “${encoding}” is not gzip`);
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: limits.batch }) };
  } catch (error) {
    const isLong = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isLong ? tooLarge(limits) : refused(400, "the body is not what gzip makes");
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** `/v1/batch` takes a list, `/v1/track` and its like one message. */
function messagesOf(value: JsonValue): readonly JsonValue[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const batch = Object.hasOwn(value, "batch") ? (value as { readonly batch: JsonValue }).batch : [value];
  return Array.isArray(batch) ? batch : undefined;
}
