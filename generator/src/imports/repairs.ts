/** What has to leave a catalogue because the compiler refused it: the smallest part that the fault is about. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LoadResult } from "../rules/load.ts";
import { indexLines } from "./lines.ts";
import type { Written } from "./write/catalogue.ts";
import type { Draft, Owner, Repairs } from "./write/draft.ts";

/** Keys that an entry can do without; a fault at any other key takes the whole entry out. */
const OPTIONAL: ReadonlySet<string> = new Set(
  "description examples expires format maxLength maximum minLength minimum owner pattern review since title trigger".split(
    " ",
  ),
);

/** The repairs so far and those that the check asks for; undefined if there is nothing to repair. */
export function repairsFor(checked: LoadResult, written: Written, draft: Draft): Repairs | undefined {
  const errors = checked.diagnostics.filter((one) => one.severity === "error");
  if (errors.length === 0) return undefined;
  const lines = indexLines(checked.sources);
  const repairs = new Map([...draft.repairs].map(([path, keys]) => [path, new Map(keys)]));
  for (const error of errors) {
    const line = lines.of({ file: error.file, start: error.span?.start ?? 0, end: 0 }) - 1 - written.head;
    const owner = ownerOf(draft, line);
    if (owner === undefined) continue;
    const target = widen(repairOf(owner, error), draft.repairs);
    if (target === undefined) continue;
    const keys = repairs.get(target.path) ?? new Map<string, string>();
    repairs.set(target.path, keys);
    keys.set(target.key, error.message);
  }
  return repairs;
}

/** What an earlier round has taken out already cannot be the fault: the entry around it is, in the end. */
function widen({ path, key }: Owner, done: Repairs): Owner | undefined {
  if (done.get(path)?.has(key) !== true) return { path, key };
  if (key !== "") return widen({ path, key: "" }, done);
  const parent = path.replace(/\.[^.]+$/, "");
  return parent === path ? undefined : widen({ path: parent, key: "" }, done);
}

/** How many repairs there are. */
export function countRepairs(repairs: Repairs): number {
  return [...repairs.values()].reduce((sum, keys) => sum + keys.size, 0);
}

/** A block of text has lines that nobody owns; its first line is above them. */
function ownerOf(draft: Draft, line: number): Owner | undefined {
  for (let at = line; at >= 0; at -= 1) {
    const owner = draft.owners.get(at);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

function repairOf({ path, key }: Owner, error: Diagnostic): Owner {
  if (error.code === "absolute-claim" && key === "description" && path.includes(".")) {
    return { path, key: `suppress ${error.code}` };
  }
  if (OPTIONAL.has(key)) return { path, key };
  // An item of a list has no entry of its own.
  return { path: path.replace(/(?:\.items)+$/, ""), key: "" };
}
