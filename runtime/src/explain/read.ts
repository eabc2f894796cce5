/** From captured text to messages: finds out what the text is, and unwraps what messages travel and are kept in. */
import type { BrokenPart } from "./report.ts";

/** Longest text that is looked at, in UTF-16 code units: the ledger and the spool together are far below. */
export const CAPTURED_CHARACTERS = 16_000_000;
/** Most messages that are explained. */
export const CAPTURED_MESSAGES = 10_000;
/** Most broken parts that are reported one by one; the rest is counted. */
const BROKEN_PARTS = 100;
/** How deep messages may be wrapped: a line of a log that holds a body that holds a batch. */
const WRAPPERS = 6;

export type JsonObject = Readonly<Record<string, unknown>>;

export interface Located {
  readonly line: number;
  readonly value: JsonObject;
}

export interface Captured {
  readonly messages: readonly Located[];
  /** Requests without their messages. */
  readonly requests: readonly Located[];
  readonly broken: readonly BrokenPart[];
  /** Broken parts beyond those that are listed. */
  readonly unread: number;
}

interface Collector {
  readonly messages: Located[];
  readonly requests: Located[];
  readonly broken: BrokenPart[];
  unread: number;
}

/** Never throws. */
export function readCaptured(text: string): Captured {
  const found: Collector = { messages: [], requests: [], broken: [], unread: 0 };
  if (text.length > CAPTURED_CHARACTERS) {
    fail(found, 1, `the text is longer than ${CAPTURED_CHARACTERS} characters; give it in parts`);
    return found;
  }
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  const whole = parse(plain);
  if (whole === undefined) readLines(plain, found);
  else unwrap(whole.value, lineOf(plain, firstCharacter(plain)), 0, found);
  if (found.messages.length === 0 && found.broken.length === 0) fail(found, 1, "there is no message in it");
  return found;
}

/** One JSON value a line, as logs are; a text where no line is one was meant as a single value. */
function readLines(text: string, found: Collector): void {
  const lines = text.split("\n").map((line, index) => ({ line: index + 1, parsed: parse(line), text: line }));
  const full = lines.filter((line) => line.text.trim() !== "");
  if (full.length === 0) return;
  if (full.every(({ parsed }) => parsed === undefined)) {
    fail(found, full[0]?.line ?? 1, "this is neither JSON nor one JSON value a line");
    return;
  }
  for (const { line, parsed } of full) {
    if (parsed === undefined) fail(found, line, "the line is not JSON; it may be cut short");
    else unwrap(parsed.value, line, 0, found);
  }
}

function unwrap(value: unknown, line: number, depth: number, found: Collector): void {
  if (depth > WRAPPERS) {
    fail(found, line, "the messages are wrapped too deeply");
  } else if (Array.isArray(value)) {
    for (const item of value) unwrap(item, line, depth + 1, found);
  } else if (!isObject(value)) {
    fail(found, line, `a message must be an object, not ${kindOf(value)}`);
  } else {
    unwrapObject(value, line, depth, found);
  }
}

function unwrapObject(value: JsonObject, line: number, depth: number, found: Collector): void {
  const batch = own(value, "batch");
  if (Array.isArray(batch)) {
    const { batch: _batch, ...rest } = value;
    found.requests.push({ line, value: rest });
    unwrap(batch, line, depth + 1, found);
  } else if (isLocalRecord(value)) {
    // Lines that our own files add were never sent; what they hold was.
    const kept = own(value, "messages") ?? parsedText(own(value, "body")) ?? parsedText(own(value, "line"));
    if (kept !== undefined) unwrap(kept, line, depth + 1, found);
  } else if (found.messages.length >= CAPTURED_MESSAGES) {
    fail(found, line, `only the first ${CAPTURED_MESSAGES} messages are explained`);
  } else {
    found.messages.push({ line, value });
  }
}

/** A segment's first line, a line of the ledger or of the quarantine, or a previewed request. */
function isLocalRecord(value: JsonObject): boolean {
  const has = (...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(value, key));
  if (has("event") || has("properties") || has("traits")) return false;
  return (
    has("forthright", "destination", "endpoint") ||
    has("outcome", "messages") ||
    has("at", "reason", "line") ||
    has("endpoint", "headers", "body")
  );
}

function parsedText(text: unknown): unknown {
  return typeof text === "string" ? parse(text)?.value : undefined;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function fail(found: Collector, line: number, problem: string): void {
  if (found.broken.length < BROKEN_PARTS) found.broken.push({ line, problem });
  else found.unread++;
}

function firstCharacter(text: string): number {
  return Math.max(0, text.search(/\S/));
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

/** An object of JSON, no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a value is, in the words of JSON. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** An own property, whatever the prototype has. */
export function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
