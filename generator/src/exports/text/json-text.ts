/** Writes JSON so that a reader of the file sees all that is in it. */
import { HIDDEN } from "./hidden.ts";

/** Indented by two blanks, with a line feed at the end. Line feeds that only lay the text out stay. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(HIDDEN, (character) => (character === "\n" ? character : numbered(character)))}\n`;
}

/** A character beyond the first plane is two numbers in JSON. */
function numbered(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
