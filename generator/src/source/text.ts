/** The text of a catalogue before YAML: one kind of line end, no byte-order mark, no control characters. */
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";

/** A binary file would have thousands; the first few say enough. */
const MAX_REPORTED = 20;

/** Removes a leading byte-order mark and turns CRLF into LF. Lines and columns stay what an editor shows. */
export function normaliseText(text: string): string {
  const start = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return start.includes("\r\n") ? start.replaceAll("\r\n", "\n") : start;
}

// C0 (but tab and line feed), DEL, C1 (NEL is one of them) and surrogates without their partner.
const CONTROL = /[^\P{Cc}\t\n]|\p{Surrogate}/gu;

/** Reports control characters and lone surrogates of a normalised text. */
export function checkCharacters(text: string, file: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const match of text.matchAll(CONTROL)) {
    if (found.length === MAX_REPORTED) break;
    const start = match.index;
    found.push(
      diagnostic("control-character", {
        message: `${describeCharacter(match[0])} may not stand in a catalogue`,
        file,
        span: { start, end: start + 1 },
        hint: match[0] === "\r" ? "end lines with LF or CRLF" : "remove it",
      }),
    );
  }
  return found;
}

const NAMES: Readonly<Record<string, string>> = {
  "\0": "a NUL character",
  "\u0007": "a bell character",
  "\u0008": "a backspace",
  "\r": "a carriage return without line feed",
  "\u001b": "an escape character",
  "\u007f": "a delete character",
  "\u0085": "a next-line character",
};

/** A character in words that are safe to print: `the control character U+0001`. */
function describeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const notation = codePoint(code);
  if (code >= 0xd800) return `half of a surrogate pair (${notation})`;
  const name = NAMES[character];
  return name === undefined ? `the control character ${notation}` : `${name} (${notation})`;
}

/** `U+200B` */
export function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Where the line with this number starts, from 0; undefined if the text has fewer. */
export function lineAt(text: string, line: number): number | undefined {
  let at = 0;
  for (let count = 0; count < line; count += 1) {
    const feed = text.indexOf("\n", at);
    if (feed < 0) return undefined;
    at = feed + 1;
  }
  return at < text.length ? at : undefined;
}
