/**
 * Text of the catalogue made visible: characters that end a line, draw nothing or turn the reading direction become
 * `<U+202E>`, so that no page and no comment reads differently from what it holds.
 */
import { fill } from "../diagnostics/render/fill.ts";

/**
 * Control characters, line and paragraph separators, zero-width spaces, fillers that draw nothing, bidi controls,
 * byte order mark, tag characters and lone surrogates. The joiners U+200C and U+200D stay: scripts and emoji need
 * them. Tab and line feed stay: the callers decide about them.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Most texts of a catalogue are plain ASCII on one line; those are done after this one look. */
const NOT_PLAIN = /[^ -~]| {2}|^ | $/u;

/** The text with every invisible character written as `<U+XXXX>`; tabs and line feeds stay. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    if (character === "\t" || character === "\n") return character;
    const point = character.codePointAt(0) ?? 0;
    return `<U+${point.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** Visible text on one line: line ends and runs of blanks become one space. */
export function oneLine(text: string): string {
  if (!NOT_PLAIN.test(text)) return text;
  const withoutLineEnds = text.replace(/\r\n?|\n|\u0085|\u2028|\u2029/gu, " ");
  return visibleText(withoutLineEnds)
    .replace(/[ \t]+/gu, " ")
    .trim();
}

/** Paragraphs of prose (parted by blank lines), each on one line of visible text. */
export function paragraphs(text: string): readonly string[] {
  return text
    .replace(/\r\n?/gu, "\n")
    .split(/\n[ \t]*\n/u)
    .map(oneLine)
    .filter((paragraph) => paragraph !== "");
}

/** Breaks one line of text at its spaces; a word longer than `width` stays whole. No line for an empty text. */
export function wrap(text: string, width: number): readonly string[] {
  const lines = fill(text, width);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
