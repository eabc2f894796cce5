/** `delivery.json`: what one flusher must tell the next. */
import { LONGEST_PAUSE_MS } from "../limits.ts";
import { readBounded, replaceFile } from "./files.ts";

/** How the last attempts at one endpoint went. */
export interface TargetState {
  /** Not to be asked again before: milliseconds since 1970. */
  readonly notBefore: number;
  /** Failures in a row. */
  readonly failures: number;
}

/** One flusher changes it as it goes and writes it after each step. */
export interface DeliveryState {
  /** When a flusher last started: milliseconds since 1970. */
  last: number;
  /** By destination and endpoint. */
  readonly targets: Map<string, TargetState>;
  /** By segment (`<destination>/<start>-<tag>`, which outlives its closing): every byte before this offset is dealt with. */
  readonly offsets: Map<string, number>;
}

const LIMIT = 1_048_576;

/** Key of a destination at an endpoint: another endpoint has its own pauses. */
export function targetKey(destination: string, endpoint: string): string {
  return `${destination} ${endpoint}`;
}

/** An unreadable or foreign file counts as none: the worst that follows is a message sent twice, under its own id. */
export function readState(path: string): DeliveryState {
  const text = readBounded(path, LIMIT)?.toString("utf8");
  if (text === undefined) return empty();
  try {
    return parseState(JSON.parse(text));
  } catch {
    return empty();
  }
}

function empty(): DeliveryState {
  return { last: 0, targets: new Map(), offsets: new Map() };
}

/** Says whether the state is on disk. */
export function writeState(path: string, state: DeliveryState): boolean {
  const targets = [...state.targets].map(([key, { notBefore, failures }]) => [
    key,
    { notBefore: new Date(notBefore).toISOString(), failures },
  ]);
  const document = {
    forthright: 1,
    last: new Date(state.last).toISOString(),
    targets: Object.fromEntries(targets),
    offsets: Object.fromEntries(state.offsets),
  };
  return replaceFile(path, `${JSON.stringify(document)}\n`);
}

/** May this target be asked now? A time farther away than any pause is the work of a wrong clock. */
export function isDue(state: DeliveryState, key: string, now: number): boolean {
  const wait = (state.targets.get(key)?.notBefore ?? 0) - now;
  return wait <= 0 || wait > LONGEST_PAUSE_MS;
}

function parseState(value: unknown): DeliveryState {
  if (!isRecord(value) || value["forthright"] !== 1) return empty();
  const targets = new Map<string, TargetState>();
  for (const [key, entry] of entriesOf(value["targets"])) {
    if (isRecord(entry))
      targets.set(key, { notBefore: time(entry["notBefore"]), failures: count(entry["failures"]) });
  }
  const offsets = new Map(entriesOf(value["offsets"]).map(([key, offset]) => [key, count(offset)]));
  return { last: time(value["last"]), targets, offsets };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function time(value: unknown): number {
  const milliseconds = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(milliseconds) ? 0 : milliseconds;
}

function count(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
