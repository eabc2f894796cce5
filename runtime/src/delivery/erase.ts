/** Taking a value that a person took back out of the records of this machine. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readSettings } from "../consent/settings.ts";
import { LEDGER_BYTES, QUARANTINE_BYTES } from "../limits.ts";
import type { Places } from "../places.ts";
import { readBounded, replaceFile } from "./files.ts";
import { type Lock, takeLock } from "./lock.ts";

/** Stands in the ledger where the value stood. */
const WITHDRAWN = JSON.stringify("(withdrawn)");
/** How long to wait for a flusher, in milliseconds; one that goes on for longer cleans up by itself when it ends. */
const PATIENCE_MS = 500;

/** Erases a value from ledger and quarantine. For the person's own program: blocks, at most half a second. */
export function eraseValue(places: Places, value: string): void {
  if (!existsSync(places.ledger) && !existsSync(places.quarantine)) return;
  const lock = waitBriefly(places.lock);
  erase(places, value);
  lock?.release();
}

/** The values of separate consents, as they are on file now; undefined: the file cannot be understood. */
export function consentedValues(places: Places): ReadonlySet<string> | undefined {
  const read = readSettings(places.settings);
  if (read.kind === "unusable") return undefined;
  const grants = read.kind === "settings" ? [...read.settings.purposes.values()] : [];
  return new Set(grants.flatMap(({ value }) => value ?? []));
}

/** Erases every value that was on file and is no more. For whoever holds the lock. */
export function eraseWithdrawn(places: Places, before: ReadonlySet<string> | undefined): void {
  const now = consentedValues(places);
  // A damaged file says nothing about what the person wants.
  if (now === undefined) return;
  for (const value of before ?? []) if (!now.has(value)) erase(places, value);
}

/** In the ledger the request stays, without the value; what was refused goes as a whole. */
function erase(places: Places, value: string): void {
  const text = JSON.stringify(value);
  rewrite(places.ledger, LEDGER_BYTES * 2, (ledger) => ledger.replaceAll(text, WITHDRAWN));
  for (const name of namesIn(places.quarantine)) {
    rewrite(join(places.quarantine, name), QUARANTINE_BYTES * 2, (refused) =>
      refused
        .split("\n")
        .filter((line) => !refusedText(line).includes(text))
        .join("\n"),
    );
  }
}

function rewrite(path: string, limit: number, change: (text: string) => string): void {
  const before = readBounded(path, limit)?.toString("utf8");
  if (before === undefined) return;
  const after = change(before);
  if (after !== before) replaceFile(path, after);
}

/** The message that a line of the quarantine keeps; of a damaged line all of it. */
function refusedText(line: string): string {
  try {
    const { line: message } = JSON.parse(line) as { readonly line?: unknown };
    return typeof message === "string" ? message : line;
  } catch {
    return line;
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter((name) => name.endsWith(".ndjson"));
  } catch {
    return [];
  }
}

function waitBriefly(path: string): Lock | undefined {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const lock = takeLock(path);
    if (lock !== undefined || Date.now() >= end) return lock;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}
