/** Words that people read and nothing computes with: DOCS. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { equal } from "../equal.ts";
import { code, listing, type Phrase, say } from "../phrase.ts";
import type { Target } from "./scope.ts";

/** One change for all texts of a place. */
export function compareTexts<T extends object>(
  before: T,
  after: T,
  keys: readonly (keyof T & string)[],
  target: Target,
): readonly Change[] {
  const changed = keys.filter((key) => !equal(before[key], after[key]));
  const [first] = changed;
  if (first === undefined) return [];
  const words = listing(changed.map((key) => code(key)));
  return [
    change("docs-changed", target.where, textSentence(target, words), {
      key: first,
      before: pick(before, changed),
      after: pick(after, changed),
    }),
  ];
}

function textSentence(target: Target, words: Phrase): Phrase {
  return say`${target.the}: other words in ${words}.`;
}

function pick<T extends object>(from: T, keys: readonly (keyof T & string)[]): JsonValue {
  const entries = keys.flatMap((key): readonly (readonly [string, JsonValue])[] => {
    const value: unknown = from[key];
    return value === undefined ? [] : [[key, value as JsonValue]];
  });
  return Object.fromEntries(entries);
}
