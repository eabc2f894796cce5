/** Lines of Python and the enumerations among them, by indentation; strings over several lines are one line. */

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Offset of its first character. */
  readonly start: number;
  /** Characters before its text. */
  readonly indent: number;
  /** With line ends where a string goes over several lines. */
  readonly text: string;
}

export interface EnumClass {
  readonly name: string;
  readonly head: Line;
  readonly body: readonly Line[];
}

/** The lines of a text; a string in triple quotes and the rest of its line belong to the line that it starts in. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let number = 1;
  while (start <= text.length) {
    const end = endOfLine(text, start);
    const own = text.slice(start, end);
    lines.push({ number, start, indent: /^[ \t]*/.exec(own)?.[0].length ?? 0, text: own });
    number += own.split("\n").length;
    start = end + 1;
  }
  return lines;
}

function endOfLine(text: string, start: number): number {
  let at = start;
  for (;;) {
    const end = text.indexOf("\n", at);
    const stop = end < 0 ? text.length : end;
    const quotes = openQuotes(text.slice(at, stop));
    if (quotes === undefined) return stop;
    const close = text.indexOf(quotes, stop);
    if (close < 0) return stop;
    at = close + 3;
  }
}

/** The triple quotes that a stretch of code leaves open. */
function openQuotes(code: string): string | undefined {
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at];
    if (sign === "#") return undefined;
    if (sign !== '"' && sign !== "'") continue;
    const triple = sign.repeat(3);
    const quotes = code.startsWith(triple, at) ? triple : sign;
    const close = closing(code, quotes, at + quotes.length);
    if (close < 0) return quotes.length === 3 ? triple : undefined;
    at = close + quotes.length - 1;
  }
  return undefined;
}

function closing(code: string, quotes: string, from: number): number {
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === "\\") at += 1;
    else if (code.startsWith(quotes, at)) return at;
  }
  return -1;
}

const HEAD = /^class\s+([A-Za-z_]\w*)\s*\(([^)]*)\)\s*:\s*(?:#.*)?$/;

/** Classes whose bases name an enumeration: `Enum`, `StrEnum`, `enum.Enum`. */
export function findEnums(lines: readonly Line[]): readonly EnumClass[] {
  const found: EnumClass[] = [];
  for (const [index, head] of lines.entries()) {
    const match = HEAD.exec(head.text.trim());
    const bases = match?.[2]?.split(",").map((one) => one.trim()) ?? [];
    if (match?.[1] === undefined || !bases.some((base) => /(^|\.|\w)Enum$/.test(base))) continue;
    found.push({ name: match[1], head, body: bodyOf(lines, index, head) });
  }
  return found;
}

/** The lines after the head that are indented deeper, up to the last that is not empty. */
function bodyOf(lines: readonly Line[], index: number, head: Line): readonly Line[] {
  const after = lines.slice(index + 1);
  const end = after.findIndex((line) => line.text.trim() !== "" && line.indent <= head.indent);
  const body = end < 0 ? after : after.slice(0, end);
  const last = body.findLastIndex((line) => line.text.trim() !== "");
  return body.slice(0, last + 1);
}
