/** Finding the facts in a sentence that can be tried out: what to type, variables, paths, sizes and times. */
import type { Disclosure } from "@forthright/runtime/catalog-document";

export type FactKind = "command" | "variable" | "path" | "limit" | "time";

export interface Part {
  readonly text: string;
  /** Absent: words around the facts. */
  readonly kind?: FactKind;
}

type Known = Pick<Disclosure, "commands" | "files">;

/** Units as the strings of the pages and the sentences of the runtime write them, in every language. */
const TIMES =
  "milliseconds?|seconds?|minutes?|hours?|days?|Millisekunden?|Sekunden?|Minuten?|Stunden?|Tage?n?";
const SIZES = "bytes?|Bytes?";
const NUMBER = "\\d[\\d.,\u00a0\u202f]*";

/** A sentence in pieces. Joined they are the sentence again. Linear in its length. */
export function factsIn(text: string, known: Known): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(patternOf(known))) {
    const kind = kindOf(match.groups ?? {});
    if (kind === undefined) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[0], kind });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

const KINDS: readonly FactKind[] = ["command", "variable", "path", "limit", "time"];

function kindOf(groups: Readonly<Record<string, string | undefined>>): FactKind | undefined {
  return KINDS.find((kind) => groups[kind] !== undefined);
}

const patterns = new WeakMap<Known, RegExp>();

function patternOf(known: Known): RegExp {
  const made = patterns.get(known) ?? makePattern(known);
  patterns.set(known, made);
  return made;
}

/** Paths before variables, as paths hold some; longer ones before those that they begin with. */
function makePattern({ commands, files }: Known): RegExp {
  const texts = commands.flatMap(({ name, text }) => [
    text,
    text.slice(0, text.indexOf(` ${name}`) + 1 + name.length),
  ]);
  const paths = files.flatMap(({ linux, macos, windows }) => [linux, macos, windows]);
  return new RegExp(
    [
      group("command", oneOf(texts)),
      group("path", oneOf(paths)),
      group("variable", "\\b(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:=\\w+)?|CI)\\b"),
      group("time", `\\b${NUMBER}\\s(?:${TIMES})\\b`),
      group("limit", `\\b${NUMBER}\\s(?:${SIZES})\\b|(?<=\\b(?:at most|höchstens) )${NUMBER}\\b`),
    ].join("|"),
    "gu",
  );
}

function group(name: FactKind, pattern: string): string {
  return `(?<${name}>${pattern})`;
}

/** A pattern that matches nothing where there is nothing to find. */
function oneOf(texts: readonly string[]): string {
  const sorted = [...new Set(texts)].sort((a, b) => b.length - a.length);
  return sorted.length === 0
    ? "(?!)"
    : sorted.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
}
