/**
 * Text from a catalogue made safe to print: nothing in it can move the cursor, colour the terminal, reverse the line
 * or give a command to a build service that reads the log.
 */

const ASCII = /^[\u0020-\u007e]*$/;

const UNSAFE =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}|[\u{e0000}-\u{e0fff}]/gu;

let segmenter: Intl.Segmenter | undefined;

/** Characters as people count them. Made when it is first needed: that takes longer than all the rest of a run. */
function graphemesOf(line: string): Iterable<{ readonly segment: string }> {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(line);
}

/** One printed unit: what is shown for a piece of the source, and how many columns it takes. */
export interface Cell {
  /** UTF-16 length of the piece in the source. */
  readonly length: number;
  readonly shown: string;
  readonly width: number;
}

/** A single line as it can be printed, unit by unit, so that an underline stays below what it marks. */
export function cellsOf(line: string): readonly Cell[] {
  if (ASCII.test(line)) return [...line].map((character) => ({ length: 1, shown: character, width: 1 }));
  return [...graphemesOf(line)].map(({ segment }) => {
    if (segment === "\t") return { length: 1, shown: "  ", width: 2 };
    const shown = segment.replaceAll(UNSAFE, visible);
    return {
      length: segment.length,
      shown,
      width: shown === segment ? graphemeWidth(segment) : shown.length,
    };
  });
}

/** Any text as a single safe line. */
export function printable(text: string): string {
  const safe = ASCII.test(text) ? text : text.replaceAll(/[\n\t]+/g, " ").replaceAll(UNSAFE, visible);
  return withoutCommands(safe);
}

/** Build services look for `##[` anywhere in a line; the sharp sign looks alike and means nothing to them. */
export function withoutCommands(text: string): string {
  return text.replaceAll("##[", "#\u266f[");
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Unicode has pictures of the first control characters: U+241B shows ESC.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** Columns of a text in a terminal, as well as that can be known. */
export function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
}

const WIDE =
  /^(?:\p{Emoji_Presentation}|.\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}])/u;

function graphemeWidth(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return /^[\p{M}\u200C\u200D]+$/u.test(grapheme) ? 0 : 1;
}
