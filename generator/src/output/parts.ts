/**
 * Parts of the output by the hash of everything that they are made from, kept from run to run beside the project's
 * packages. Each run adds a line with its new parts and their hash. A line counts only if the very same program wrote
 * it, and if it is as it was written.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { cacheFile, writeCache } from "./known.ts";
import { sha256 } from "./manifest.ts";

export interface Parts {
  get(key: string): string | undefined;
  put(key: string, part: string): void;
  /** Writes what is new; without the file the next run makes every part again, so a failure is silent. */
  save(): void;
}

/** With more than so many parts for each one that was used, the file is written anew. */
const MAX_GROWTH = 2;

/** The parts that earlier runs of this program have left; none where there is any doubt. Never throws. */
export function openParts(folder: string, program: string): Parts {
  let found: ReadonlyMap<string, string> | undefined;
  const used = new Map<string, string>();
  const added = new Map<string, string>();
  return {
    get(key) {
      found ??= load(folder, program);
      const part = used.get(key) ?? found.get(key);
      if (part !== undefined) used.set(key, part);
      return part;
    },
    put(key, part) {
      if (used.get(key) === part) return;
      used.set(key, part);
      added.set(key, part);
    },
    save() {
      if (added.size === 0) return;
      const count = found?.size ?? 0;
      const grows = count > 0 && count + added.size <= used.size * MAX_GROWTH;
      try {
        const place = cacheFile(folder, "parts");
        if (grows && place !== undefined) appendFileSync(place, lineOf(added, program));
        else writeCache(folder, "parts", lineOf(used, program));
        added.clear();
      } catch {
        // A full disk, or no right to write there.
      }
    },
  };
}

function lineOf(parts: ReadonlyMap<string, string>, program: string): string {
  const body = JSON.stringify([...parts]);
  return `${seal(body, program)} ${body}\n`;
}

/** A line that was cut, or that two runs have mixed, has another seal. */
function seal(body: string, program: string): string {
  return sha256(`${program}\0${body}`);
}

/** Of several parts with one key the last counts. */
function load(folder: string, program: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  try {
    const place = cacheFile(folder, "parts");
    const text = place === undefined ? "" : readFileSync(place, "utf8");
    for (const line of text.split("\n")) {
      const body = line.slice(line.indexOf(" ") + 1);
      if (!line.startsWith(`${seal(body, program)} `)) continue;
      const entries: unknown = JSON.parse(body);
      for (const entry of Array.isArray(entries) ? entries : []) if (isEntry(entry)) parts.set(...entry);
    }
    return parts;
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is [key: string, part: string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string");
}
