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
  const around = explain(document, text).requests.flatMap(({ fields }) => fields.flatMap(fieldFlag));
  return { messages: messages.map((message) => judgeOne(document, message)), flags: around };
}

function judgeOne(document: CatalogDocument, message: JsonValue): JudgedMessage {
  if (typeof message !== "object" || message === null || Array.isArray(message)) {
    return { message, flags: ["a message must be an object"] };
  }
  // As the only member of a batch, so that it is taken for nothing but a message.
  const { messages } = explain(document, JSON.stringify({ batch: [message] }));
  const [explained] = messages;
  return explained === undefined
    ? { message, flags: ["it is no message"] }
    : { message, explained, flags: flagsOf(explained) };
}

function flagsOf({ name, event, match, fields, missing }: ExplainedMessage): readonly string[] {
  return [
    ...(event === undefined ? [unknownEvent(name)] : []),
    ...(event === undefined || event.status === "active" ? [] : [`${event.constant} is ${event.status}`]),
    ...(match === "another" ? ["it is of another version of the catalogue"] : []),
    ...(match === "none" ? ["it does not say which catalogue it is of"] : []),
    ...missing.map((property) => `properties.${property} is required and is not there`),
    ...fields.flatMap(fieldFlag),
  ];
}

function unknownEvent(name: string | undefined): string {
  return name === undefined ? "it has no event" : `no event is named “${name}”`;
}

function fieldFlag({ path, problem }: ExplainedField): readonly string[] {
  return problem === undefined ? [] : [`${path} ${problem}`];
}
