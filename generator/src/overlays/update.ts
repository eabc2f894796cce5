/**
 * Brings an overlay up to its catalogue: says in comments what is missing, and keeps the record of which original each
 * text tells. Lines that begin with `#?` and the list `translated` are the program's; no other byte is changed. Pure.
 */
import { entryOf, type MapNode } from "../source/tree.ts";
import type { Overlay } from "./read-overlay.ts";
import { fingerprint, recordLine, type TextRecord } from "./records.ts";
import type { Originals, Text } from "./texts.ts";

export interface Updated {
  /** The whole file. */
  readonly text: string;
  /** How many texts the catalogue has. */
  readonly texts: number;
  /** Originals that the overlay does not tell, in the catalogue's order; so are the next two. */
  readonly missing: readonly Text[];
  /** Originals that have changed under a text that has not. */
  readonly stale: readonly Text[];
  /** Originals whose record is new: the text was new, was changed as well, or was accepted. */
  readonly recorded: readonly Text[];
}

/** Says of a text that it still holds although its original has changed. */
export type Accepts = (place: string) => boolean;

/** The overlay's form has to be sound, and its root a block map. */
export function updateOverlay(overlay: Overlay, originals: Originals, accepts: Accepts): Updated {
  const { language, texts, records } = overlay;
  const told = [...originals.values()].filter(({ place }) => texts.has(place));
  const missing = [...originals.values()].filter(({ place }) => !texts.has(place));
  const judged = told.map((original) => {
    const text = texts.get(original.place)?.text ?? "";
    return { original, ...judge(records.get(original.place), original, text, accepts) };
  });
  const lines = judged.map(({ original, record }) => recordLine(original.place, record));
  const parts = [authorsPart(overlay), ...missingPart(missing), ...recordPart(language, lines)];
  return {
    text: parts.join("\n"),
    texts: originals.size,
    missing,
    stale: judged.filter(({ state }) => state === "stale").map(({ original }) => original),
    recorded: judged.filter(({ state }) => state === "new").map(({ original }) => original),
  };
}

interface Judged {
  readonly record: TextRecord;
  readonly state: "same" | "new" | "stale";
}

/** A text that was changed since its record was written is taken to follow the original as it is now. */
function judge(old: TextRecord | undefined, original: Text, text: string, accepts: Accepts): Judged {
  const record = { original: fingerprint(original.text), translation: fingerprint(text) };
  if (old === undefined) return { record, state: "new" };
  if (old.original === record.original) return { record, state: "same" };
  if (old.translation !== record.translation || accepts(original.place)) return { record, state: "new" };
  return { record: old, state: "stale" };
}

/** Whether the file can be changed line by line. */
export function isBlock({ text, root }: Overlay & { readonly root: MapNode }): boolean {
  return !text.startsWith("{", root.start);
}

/** The file without what is the program's own. Ends with one line feed. */
function authorsPart({ text, root }: Overlay): string {
  const entry = root === undefined ? undefined : entryOf(root, "translated");
  const rest = entry === undefined ? text : withoutLines(text, entry.keyStart, endOf(entry.value));
  const lines = rest.split("\n").filter((line) => !line.startsWith("#?"));
  return `${lines.join("\n").trimEnd()}\n`;
}

function endOf(node: NonNullable<ReturnType<typeof entryOf>>["value"]): number {
  return node.kind === "list" ? (node.items.at(-1)?.end ?? node.end) : node.end;
}

/** Without the lines from the one that holds `start` to the one that holds `end`. */
function withoutLines(text: string, start: number, end: number): string {
  const after = text.indexOf("\n", end);
  return text.slice(0, text.lastIndexOf("\n", start) + 1) + (after < 0 ? "" : text.slice(after + 1));
}

function missingPart(missing: readonly Text[]): readonly string[] {
  if (missing.length === 0) return [];
  return [
    "#? # Not told in this language yet: the originals. Copy to its place above, without `#? `, and translate.",
    ...skeleton(missing).map((line) => `#? ${line}`),
    "",
  ];
}

function recordPart(language: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const about = `#? # Kept by \`forthright overlay ${language}\`: which original each text tells. Not for editing.`;
  return [about, "translated:", ...lines.map((line) => `  - ${line}`), ""];
}

/** The texts as YAML, in the shape of the catalogue. */
function skeleton(texts: readonly Text[]): readonly string[] {
  const lines: string[] = [];
  let above: readonly (string | number)[] = [];
  for (const { path, text } of texts) {
    const shared = path.findIndex((step, index) => above[index] !== step);
    for (const [index, step] of path.entries()) {
      if (index < shared) continue;
      const value = index === path.length - 1 ? ` ${scalar(text)}` : "";
      lines.push(`${"  ".repeat(index)}${step}:${value}`);
    }
    above = path;
  }
  return lines;
}

const PLAIN = /^[A-Z][A-Za-z0-9 ,.'()/;-]*$/;

function scalar(text: string): string {
  const line = text.trim();
  return PLAIN.test(line) && !/^(?:true|false|null)$/i.test(line) ? line : JSON.stringify(line);
}
