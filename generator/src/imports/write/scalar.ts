/** Values and comments as YAML text. What a reader of the file sees is what YAML reads. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { fill } from "../../diagnostics/render/fill.ts";

/** Longest line that is written without folding it. */
const WIDTH = 110;

/** Text that YAML reads as itself without quotes, outside and inside of brackets: words, addresses, e-mail. */
const PLAIN = /^[A-Za-z](?:[A-Za-z0-9 _./()'+@%=?&;~-]|:(?=[A-Za-z0-9/])|(?<! )#)*$/;
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A plain value on one line. */
export function inline(value: JsonValue): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return isPlain(value) ? value : quoted(value);
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !text.endsWith(" ") && !NOT_TEXT.test(text);
}

/** Double quotes of JSON are double quotes of YAML; what is invisible stays visible as an escape. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(INVISIBLE, asEscape);
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

function asEscape(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}

/** The text after `key:`: on the same line, or as a block of lines indented below the key. */
export function block(text: string, indent: string, key: string): readonly string[] {
  const first = `${indent}${key}: `;
  const line = inline(text);
  const short = !text.includes("\n") && first.length + line.length <= WIDTH;
  if (short || unfoldable(text)) return [first + line];
  const inside = `${indent}  `;
  if (text.includes("\n")) {
    // `|-` and `|` differ in the line end after the last line.
    const lines = text.replace(/\n$/, "").split("\n");
    const sign = text.endsWith("\n") ? "|" : "|-";
    return [`${first}${sign}`, ...lines.map((one) => (one === "" ? "" : inside + one))];
  }
  // A folded block turns each line end back into a space.
  return [`${first}>-`, ...fill(text, WIDTH - inside.length).map((one) => inside + one)];
}

/** Whether a block of lines would read back as something else. */
function unfoldable(text: string): boolean {
  if (/^\s|[\t]|\n\n$|[^\S\n]$/.test(text) || INVISIBLE.test(text.replaceAll("\n", ""))) return true;
  return text.includes("\n") ? false : / {2}/.test(text);
}

/** A list of plain values: in brackets if that is short, else one below the other. */
export function list(values: readonly JsonValue[], indent: string, key: string): readonly string[] {
  const flow = `${indent}${key}: [${values.map(inline).join(", ")}]`;
  return flow.length <= WIDTH
    ? [flow]
    : [`${indent}${key}:`, ...values.map((one) => `${indent}  - ${inline(one)}`)];
}

/** Text as it can stand in a comment: line by line, with everything that is invisible written as an escape. */
export function commentLines(text: string): readonly string[] {
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.replace(INVISIBLE, asEscape));
}
