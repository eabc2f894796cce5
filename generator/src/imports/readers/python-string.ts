/** String literals of Python: plain ones, raw ones, triple quotes, and the escapes that names need. */

export interface PythonString {
  readonly text: string;
  /** Characters of the literal, quotes included. */
  readonly length: number;
}

const SIMPLE: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
};

/** Reads the literal at the start of a text; undefined if there is none, or one whose value only Python knows. */
export function readString(code: string): PythonString | undefined {
  const match = /^([rRuU]?)("""|'''|"|')/.exec(code);
  if (match === null) return undefined;
  const [start = "", prefix = "", quotes = ""] = match;
  const raw = prefix.toLowerCase() === "r";
  let text = "";
  for (let at = start.length; at < code.length; ) {
    if (code.startsWith(quotes, at)) return { text, length: at + quotes.length };
    if (code[at] !== "\\") {
      text += code[at];
      at += 1;
      continue;
    }
    const sign = raw ? { text: code.slice(at, at + 2), length: 2 } : readEscape(code.slice(at));
    if (sign === undefined) return undefined;
    text += sign.text;
    at += sign.length;
  }
  return undefined;
}

function readEscape(code: string): PythonString | undefined {
  const simple = SIMPLE[code[1] ?? ""];
  if (simple !== undefined) return { text: simple, length: 2 };
  const coded = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(code);
  const point = Number.parseInt(coded?.[1] ?? coded?.[2] ?? coded?.[3] ?? "", 16);
  if (coded === null || point > 0x10ffff) return undefined;
  return { text: String.fromCodePoint(point), length: coded[0].length };
}
