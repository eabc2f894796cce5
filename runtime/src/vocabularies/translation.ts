/** What every translation gives, and how its text is written. */

export interface Translation {
  readonly content: string;
  /** What had to be assumed, or has no word in the vocabulary; one sentence each, without a full stop. */
  readonly notes: readonly string[];
}

/** Characters that end a line, draw nothing or turn the reading direction. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** JSON for people, indented by two, in which nothing is hidden. Ends with a line feed. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(HIDDEN, (character) => (character === "\n" ? character : numbered(character)))}\n`;
}

/** A character beyond the first plane is two numbers in JSON. */
function numbered(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/** An object without the keys that are not stated. */
export function stated<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<Value>;
}

export function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
