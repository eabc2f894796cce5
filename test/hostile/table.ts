/** The whole table: every hazard in every position. */

import type { Shape } from "../../generator/src/language/shape.ts";
import { judge, type Verdict } from "./cell.ts";
import { asName, LIKE, TEXTS, VALUES, WORDS } from "./hazards.ts";
import type { Position } from "./positions.ts";
import { escaped, written } from "./tree.ts";

export interface Cell {
  readonly position: Position;
  readonly hazard: string;
  /** What was tried; absent for YAML that is no text. */
  readonly text?: string;
  readonly accepted: boolean;
  readonly codes: readonly string[];
  readonly faults: readonly string[];
  /** Every spelling that was tried, with the answer. */
  readonly tries: readonly { readonly yaml: string; readonly verdict: Verdict }[];
}

/** Calls back for each cell, so that what is kept of it stays small. */
export function eachCell(positions: readonly Position[], visit: (cell: Cell) => void): void {
  for (const position of positions) {
    for (const [hazard, text] of textsFor(position))
      visit(cellOf(position, hazard, spellings(position, text), text));
    for (const [hazard, yaml] of Object.entries(VALUES)) visit(cellOf(position, hazard, [yaml]));
  }
}

/** Where any text may stand it is tried as it is, and with escape sequences; else one of the two is enough. */
function spellings({ shape }: Position, text: string): readonly string[] {
  return OPEN.has(shape.is) ? [...new Set([escaped(text), written(text)])] : [escaped(text)];
}

const OPEN: ReadonlySet<Shape["is"]> = new Set(["line", "text", "json", "name"]);

function cellOf(position: Position, hazard: string, yamls: readonly string[], text?: string): Cell {
  const tries = yamls.map((yaml) => ({ yaml, verdict: judge(position, yaml) }));
  const verdicts = tries.map(({ verdict }) => verdict);
  return {
    position,
    hazard,
    ...(text === undefined ? {} : { text }),
    accepted: verdicts.some(({ accepted }) => accepted),
    codes: [...new Set(verdicts.flatMap(({ codes }) => codes))],
    faults: [...new Set(verdicts.flatMap(({ faults }) => faults))],
    tries,
  };
}

/** Texts for every position; for names also words that mean something, and names that look like the one beside. */
function textsFor(position: Position): readonly (readonly [string, string])[] {
  const { shape, sibling } = position;
  const like = sibling === undefined ? [] : likenesses(sibling);
  const words =
    shape.is === "name" ? WORDS.map((word) => [`word: ${word}`, asName(word, shape.of)] as const) : [];
  return [...Object.entries(TEXTS), ...words, ...like];
}

/** Names that differ from the other; of the same name one is enough. */
function likenesses(other: string): readonly (readonly [string, string])[] {
  const found = new Map(Object.entries(LIKE).map(([name, like]) => [like(other), `like another: ${name}`]));
  found.set(other, "like another: the same");
  return [...found].map(([text, name]) => [name, text]);
}
