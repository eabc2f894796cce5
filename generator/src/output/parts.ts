/**
 * Parts of the output by the hash of everything that they are made from, kept from run to run beside the project's
 * packages. A part is taken only if the very same program left it there, and the file holds what was written.
 */
import { readFileSync } from "node:fs";
import { cacheFile, writeCache } from "./known.ts";
import { sha256 } from "./manifest.ts";

/** Those that are put in, after they were found or made, are kept; the others are forgotten at the end of the run. */
export interface Parts {
  get(key: string): string | undefined;
  put(key: string, part: string): void;
  /** What this run has used; undefined if that is what it has found. */
  readonly changed: () => ReadonlyMap<string, string> | undefined;
}

/** The parts that the last run has left; none where there is any doubt. Never throws. */
export function readParts(folder: string, program: string): Parts {
  let found: ReadonlyMap<string, string> | undefined;
  const used = new Map<string, string>();
  return {
    get(key) {
      found ??= load(folder, program);
      return found.get(key);
    },
    put: (key, part) => void used.set(key, part),
    changed: () =>
      used.size === found?.size && [...used.keys()].every((key) => found?.has(key)) ? undefined : used,
  };
}

/** Fails silently: without the file the next run makes every part again. */
export function writeParts(folder: string, program: string, parts: Parts): void {
  const used = parts.changed();
  if (used === undefined || used.size === 0) return;
  try {
    const body = JSON.stringify([...used]);
    writeCache(folder, "parts", `${seal(program, body)}\n${body}`);
  } catch {
    // A full disk, or no right to write there.
  }
}

function load(folder: string, program: string): ReadonlyMap<string, string> {
  try {
    const place = cacheFile(folder, "parts");
    const text = place === undefined ? "" : readFileSync(place, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== seal(program, body)) return new Map();
    const entries: unknown = JSON.parse(body);
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

/** Says which program wrote the body, and that it is whole. */
function seal(program: string, body: string): string {
  return sha256(`${program}\0${body}`);
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string");
}
