/** What delivery writes down for the person: the ledger, what was dropped, what a collector refused. */
import { join } from "node:path";
import type { DropReason } from "../drop-reason.ts";
import { DROPS_BYTES, LEDGER_BYTES, QUARANTINE_BYTES } from "../limits.ts";
import type { Places } from "../places.ts";
import { makeDirectory } from "../system.ts";
import { appendBounded, readBounded } from "./files.ts";

/**
 * What became of the messages of a request. `delivered`: the collector has them. `kept`: they stay queued for a later
 * run. `split`: refused as a whole, sent again in halves. `dropped`: refused for good.
 */
export type Outcome = "delivered" | "kept" | "split" | "dropped";

/** One line of the ledger: one request. */
export interface LedgerEntry {
  /** ISO 8601: when the request was made, its `sentAt`. */
  readonly at: string;
  readonly destination: string;
  readonly endpoint: string;
  /** Body as sent, that is compressed. */
  readonly bytes: number;
  readonly outcome: Outcome;
  /** HTTP status; absent if no answer came. */
  readonly status?: number;
  /** Why there is no status, or why one does not count. */
  readonly error?: string;
  /** The messages byte for byte as they were sent. */
  readonly messages: readonly string[];
}

/** Appends to the ledger. The messages go in as JSON, not as strings of JSON, so that the file reads well. */
export function writeLedger(places: Places, entry: LedgerEntry): void {
  const { messages, ...rest } = entry;
  const head = JSON.stringify(rest).slice(0, -1);
  appendBounded(places.ledger, `${head},"messages":[${messages.join(",")}]}`, LEDGER_BYTES);
}

/** Complete lines of the ledger, oldest first, as written. */
export function readLedger(places: Places): string[] {
  const text = readBounded(places.ledger, LEDGER_BYTES * 2)?.toString("utf8") ?? "";
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .slice(0, -1);
}

/** Counts what was lost. */
export function writeDrop(places: Places, reason: DropReason, count: number): void {
  if (count === 0) return;
  const line = JSON.stringify({ at: new Date().toISOString(), reason, count });
  appendBounded(places.drops, line, DROPS_BYTES);
}

/** How much was lost, by reason. Damaged lines count for nothing. */
export function readDrops(places: Places): ReadonlyMap<string, number> {
  const text = readBounded(places.drops, DROPS_BYTES * 2)?.toString("utf8") ?? "";
  const sums = new Map<string, number>();
  for (const line of text.split("\n")) {
    const drop = parseDrop(line);
    if (drop !== undefined) sums.set(drop.reason, (sums.get(drop.reason) ?? 0) + drop.count);
  }
  return sums;
}

function parseDrop(line: string): { readonly reason: string; readonly count: number } | undefined {
  try {
    const { reason, count } = JSON.parse(line) as { reason?: unknown; count?: unknown };
    return typeof reason === "string" && typeof count === "number" ? { reason, count } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a line that cannot be sent, so that the person can look at it; `forget` and `opt-out` delete it. */
export function writeQuarantine(places: Places, destination: string, reason: DropReason, line: string): void {
  try {
    makeDirectory(places.quarantine);
  } catch {
    return;
  }
  const entry = JSON.stringify({ at: new Date().toISOString(), reason, line });
  appendBounded(join(places.quarantine, `${destination}.ndjson`), entry, QUARANTINE_BYTES);
}
