/**
 * Parts of the output by the hash of everything that they are made from, kept from run to run beside the project's
 * packages. A part is taken only if the very same program left it there, and is as it was left: each stands on a line
 * of its own with its hash. New ones are added at the end, so that one changed event costs one line.
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

/** With more than so many lines for each one that was used, the file is written anew. */
const MAX_GROWTH = 2;

/** The parts that earlier runs of this program have left; none where there is any doubt. Never throws. */
export function openParts(folder: string, program: string): Parts {
  let lines: ReadonlyMap<string, string> | undefined;
  const used = new Map<string, string>();
  const added = new Set<string>();
  return {
    get(key) {
      const known = used.get(key);
      if (known !== undefined) return known;
      lines ??= load(folder);
      const line = lines.get(key);
      const part = line === undefined ? undefined : partOf(key, line, program);
      if (part !== undefined) used.set(key, part);
      return part;
    },
    put(key, part) {
      if (used.get(key) === part) return;
      used.set(key, part);
      added.add(key);
    },
    save() {
      if (added.size === 0) return;
      const count = lines?.size ?? 0;
      const grows = count > 0 && count + added.size <= used.size * MAX_GROWTH;
      const keys = grows ? [...added] : [...used.keys()];
      const text = keys.map((key) => lineOf(key, used.get(key) ?? "", program)).join("");
      try {
        const place = cacheFile(folder, "parts");
        if (grows && place !== undefined) appendFileSync(place, text);
        else writeCache(folder, "parts", text);
        added.clear();
      } catch {
        // A full disk, or no right to write there.
      }
    },
  };
}

/** Hash of the part, key and part as JSON. A line that was cut, or that two runs have mixed, has a wrong hash. */
function lineOf(key: string, part: string, program: string): string {
  const body = JSON.stringify(part);
  return `${seal(key, body, program)} ${JSON.stringify(key)} ${body}\n`;
}

function partOf(key: string, line: string, program: string): string | undefined {
  const body = line.slice(HASH_LENGTH + JSON.stringify(key).length + 2);
  if (!line.startsWith(seal(key, body, program))) return undefined;
  const part: unknown = JSON.parse(body);
  return typeof part === "string" ? part : undefined;
}

const HASH_LENGTH = 64;

function seal(key: string, body: string, program: string): string {
  return sha256(`${program}\0${key}\0${body}`);
}

/** Lines by key; the last of a key counts. */
function load(folder: string): ReadonlyMap<string, string> {
  try {
    const place = cacheFile(folder, "parts");
    const text = place === undefined ? "" : readFileSync(place, "utf8");
    return new Map(text.split("\n").flatMap((line) => entryOf(line)));
  } catch {
    return new Map();
  }
}

/** Keys are names and hashes of ours, without quotes. */
function entryOf(line: string): readonly [key: string, line: string][] {
  const end = line.indexOf('"', HASH_LENGTH + 2);
  return end < 0 ? [] : [[line.slice(HASH_LENGTH + 2, end), line]];
}
