/** Renames, found only when sure: one thing gone and one thing new that are equal in all the rest, and no other like them. */

import type { JsonValue } from "@forthright/runtime/catalog-document";
import { canonicalJson } from "../../catalog/check-value.ts";

export interface Renamed<T> {
  readonly before: T;
  readonly after: T;
}

export interface Renames<T> {
  readonly renamed: readonly Renamed<T>[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** `alike` gives what must be equal. Two candidates that are alike make it a guess, and then neither is a rename. */
export function findRenames<T>(
  removed: readonly T[],
  added: readonly T[],
  alike: (item: T) => unknown,
): Renames<T> {
  if (removed.length === 0 || added.length === 0) return { renamed: [], added, removed };
  const gone = byFingerprint(removed, alike);
  const fresh = byFingerprint(added, alike);
  const renamed: Renamed<T>[] = [];
  for (const [key, [after, ...others]] of fresh) {
    const [before, ...more] = gone.get(key) ?? [];
    if (before !== undefined && after !== undefined && others.length === 0 && more.length === 0)
      renamed.push({ before, after });
  }
  const settled = new Set(renamed.flatMap(({ before, after }) => [before, after]));
  return {
    renamed,
    added: added.filter((item) => !settled.has(item)),
    removed: removed.filter((item) => !settled.has(item)),
  };
}

function byFingerprint<T>(
  items: readonly T[],
  alike: (item: T) => unknown,
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    // The catalogue is plain data that came from JSON-like YAML.
    const key = canonicalJson(alike(item) as JsonValue);
    const list = map.get(key);
    if (list === undefined) map.set(key, [item]);
    else list.push(item);
  }
  return map;
}
