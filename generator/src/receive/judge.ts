/** Holds a received batch against the catalogue: what is fine, and what nobody declared. */
import type { CatalogDocument, JsonValue } from "@forthright/runtime/catalog-document";
import { type ExplainedField, type ExplainedMessage, explain } from "@forthright/runtime/explain";
import type { Batch } from "./body.ts";

export interface JudgedMessage {
  readonly message: JsonValue;
  /** Absent: it is no object. */
  readonly explained?: ExplainedMessage;
  /** What is wrong with it, a sentence each; empty: all of it is declared and allowed. Untrusted text. */
  readonly flags: readonly string[];
}

export interface JudgedBatch {
  readonly messages: readonly JudgedMessage[];
  /** What is wrong around the messages. */
  readonly flags: readonly string[];
}

/** Pure. */
export function judge(document: CatalogDocument, { text, messages }: Batch): JudgedBatch {
  const { requests, messages: explained } = explain(document, text);
  const flags = requests.flatMap(({ fields }) => fields.flatMap(fieldFlag));
  // All at once is fast; one by one where something could be taken for more than one message, or for none.
  const all = messages.every(isPlain) ? explained : messages.map((one) => explainAlone(document, one));
  return { messages: messages.map((message, index) => judged(message, all[index])), flags };
}

function isPlain(message: JsonValue): boolean {
  return isObject(message) && Object.hasOwn(message, "event") && !Object.hasOwn(message, "batch");
}

function isObject(message: JsonValue): message is { readonly [key: string]: JsonValue } {
  return typeof message === "object" && message !== null && !Array.isArray(message);
}

function explainAlone(document: CatalogDocument, message: JsonValue): ExplainedMessage | undefined {
  if (!isObject(message)) return undefined;
  const { messages } = explain(document, JSON.stringify({ batch: [message] }));
  return messages.length === 1 ? messages[0] : undefined;
}

function judged(message: JsonValue, explained: ExplainedMessage | undefined): JudgedMessage {
  return explained === undefined
    ? { message, flags: ["it is no message"] }
    : { message, explained, flags: flagsOf(explained) };
}

function flagsOf({ name, kind, event, match, fields, missing }: ExplainedMessage): readonly string[] {
  return [
    ...(event === undefined && kind === undefined ? [unknownEvent(name)] : []),
    ...(event === undefined || event.status === "active" ? [] : [`${event.constant} is ${event.status}`]),
    ...(match === "another" ? ["it is of another version of the catalogue"] : []),
    ...(match === "none" ? ["it does not say which catalogue it is of"] : []),
    ...missing.map(
      (one) => `${kind === undefined ? "properties." : "trait "}${one} is required and is not there`,
    ),
    ...fields.flatMap(fieldFlag),
  ];
}

function unknownEvent(name: string | undefined): string {
  return name === undefined ? "it has no event" : `no event is named “${name}”`;
}

function fieldFlag({ path, problem }: ExplainedField): readonly string[] {
  return problem === undefined ? [] : [`${path} ${problem}`];
}
