/** What the catalogue has no place for, as comments: each value with the line of the plan that it stands in. */

import type { JsonValue } from "@forthright/runtime/catalog-document";
import { fill } from "../../diagnostics/render/fill.ts";
import type { ScalarNode } from "../../source/tree.ts";
import { joinPath } from "../fields.ts";
import { nameLine } from "../lines.ts";
import type { LeftOut, Leftover, Place } from "../model.ts";
import { type Draft, put, warn } from "./draft.ts";
import { commentLines } from "./scalar.ts";

/** One value of a leftover. */
interface Rest {
  readonly path: string;
  readonly text: string;
  readonly place: Place;
}

/** A value of the model as the leftover that it becomes when it cannot be a value of the catalogue. */
export function asLeftover(path: string, value: JsonValue, place: Place, why: string): Leftover {
  const plain = typeof value === "object" ? JSON.stringify(value) : value;
  const { start, end } = place;
  return { path, node: { kind: "scalar", value: plain, written: String(plain), start, end }, place, why };
}

/** Writes leftovers as comments here; bookkeeping waits for the end of the catalogue. */
export function writeLeftovers(draft: Draft, indent: string, leftovers: readonly Leftover[]): void {
  for (const leftover of leftovers) {
    if (leftover.bookkeeping === true) {
      draft.bookkeeping.push(leftover);
      continue;
    }
    for (const rest of flatten(leftover)) writeRest(draft, `${indent}# `, rest, leftover.why);
  }
}

/** `start` is what the line begins with, up to its first word. */
function writeRest(draft: Draft, start: string, { path, text, place }: Rest, why?: string): void {
  draft.counts.leftovers += 1;
  const [first = "", ...others] = commentLines(text);
  const reason = why === undefined ? "" : ` (${shown(why)})`;
  put(draft, [`${start}${nameLine(draft.places, place)}${reason} ${shown(path)}: ${first}`.trimEnd()]);
  put(
    draft,
    others.map((line) => `${start}  ${line}`.trimEnd()),
  );
}

/** Text of the plan on one line of a comment. */
function shown(text: string): string {
  return commentLines(text).join(" ");
}

/** Writes an entry that the catalogue cannot have: its name, why, and all that the plan says of it. */
export function writeLeftOut(draft: Draft, indent: string, entry: LeftOut, noun: string): void {
  draft.counts.leftOut += 1;
  const { name, reason, hint, place, leftovers } = entry;
  const what = `${entry.what ?? noun} “${shown(name)}”`;
  put(draft, [`${indent}# left out: ${what}, because ${shown(reason)}`]);
  const seen = new Set<string>();
  for (const rest of leftovers.flatMap(flatten)) {
    // Parts that refer to each other may hold the same value.
    const key = `${rest.place.file}\n${rest.place.start}\n${rest.text}`;
    if (!seen.has(key)) writeRest(draft, `${indent}#   `, rest);
    seen.add(key);
  }
  const code = entry.collision === true ? "import-name-collision" : "import-left-out";
  warn(draft, { code, place, message: `${what} is left out: ${reason}`, hint });
}

/** The plain values of a leftover; short lists of plain values and empty maps and lists are one value. */
function flatten({ path, node, place }: Leftover): readonly Rest[] {
  if (node.kind === "scalar") return [{ path, text: textOf(node), place }];
  if (node.kind === "map") {
    if (node.entries.length === 0) return [{ path, text: "{}", place }];
    return node.entries.flatMap((entry) =>
      flatten({
        path: joinPath(path, entry.key),
        node: entry.value,
        place: { file: place.file, start: entry.keyStart, end: entry.keyEnd },
      }),
    );
  }
  const texts = node.items.map((item) => (item.kind === "scalar" ? textOf(item) : undefined));
  const flow = `[${texts.join(", ")}]`;
  if (texts.every((text) => text !== undefined && !text.includes("\n")) && flow.length <= 100) {
    return [{ path, text: flow, place }];
  }
  return node.items.flatMap((item, index) =>
    flatten({
      path: joinPath(path, index),
      node: item,
      place: { file: place.file, start: item.start, end: item.end },
    }),
  );
}

/** Numbers as they were written, for a number may lose digits. */
function textOf(node: ScalarNode): string {
  if (typeof node.value === "string") return node.value === "" ? '""' : node.value;
  return node.written === "" ? String(node.value) : node.written;
}

/** Writes the bookkeeping of the whole plan: each value once, with all the lines it stands in. */
export function writeBookkeeping(draft: Draft): void {
  if (draft.bookkeeping.length === 0) return;
  const groups = new Map<string, Rest[]>();
  for (const rest of draft.bookkeeping.flatMap(flatten)) {
    const key = `${rest.path.replace(/^.*[.\]](?=[^.[\]]+$)/, "")}: ${rest.text}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    // A part of the plan that several entries share stands in one place only.
    const { file, start } = rest.place;
    if (!group.some(({ place }) => place.file === file && place.start === start)) group.push(rest);
  }
  put(draft, ["", "# Bookkeeping of the plan: ids, dates and settings that the language has no place for."]);
  for (const [key, rests] of groups) {
    const [only] = rests;
    if (rests.length === 1 && only !== undefined) {
      writeRest(draft, "# ", only);
    } else {
      writeRepeated(draft, key, rests);
    }
  }
}

function writeRepeated(draft: Draft, key: string, rests: readonly Rest[]): void {
  draft.counts.leftovers += rests.length;
  const files = new Set(rests.map(({ place }) => place.file));
  put(
    draft,
    commentLines(key).map((line, index) => `# ${index === 0 ? "" : "  "}${line}`.trimEnd()),
  );
  for (const file of files) {
    const found = rests.filter(({ place }) => place.file === file);
    const numbers = [...new Set(found.map(({ place }) => draft.places.of(place)))];
    const where = found[0] === undefined ? "" : draft.places.fileOf(found[0].place);
    const words = `${where} line${numbers.length === 1 ? "" : "s"} ${numbers.join(", ")}`.trimStart();
    put(
      draft,
      fill(words, 104).map((line) => `#     ${line}`),
    );
  }
}
