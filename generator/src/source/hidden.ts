/** Characters that a reader cannot see and that change what a text is: the means of "Trojan source" attacks. */
import type { Span } from "../diagnostics/diagnostic.ts";
import { codePoint } from "./text.ts";

export interface HiddenCharacter {
  /** `the zero-width space U+200B` */
  readonly name: string;
  readonly span: Span;
}

/**
 * Bidirectional controls, zero-width and other invisible characters, tags. Joiners and variation selectors are left
 * alone where they have their own work to do: in emoji, and in words of scripts that need them.
 */
const HIDDEN: RegExp = new RegExp(
  [
    String.raw`[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F]`,
    String.raw`[\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]`,
    // Joiners belong after a letter of a script that joins, and after an emoji.
    String.raw`(?<![\p{L}\p{M}])\u200C`,
    String.raw`(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D`,
    String.raw`(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200C\u200D]`,
    String.raw`(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}0-9#*])[\uFE00-\uFE0F]`,
  ].join("|"),
  "gu",
);

const CONTROL = /[^\P{Cc}\t\n]|\p{Surrogate}/gu;

const PLAIN = /^[\t\n\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff]*$/;

const NAMES: Readonly<Record<number, string>> = {
  173: "a soft hyphen",
  8203: "a zero-width space",
  8204: "a zero-width non-joiner",
  8205: "a zero-width joiner",
  8206: "a left-to-right mark",
  8207: "a right-to-left mark",
  8234: "a bidirectional control",
  8237: "a bidirectional override",
  8238: "a bidirectional override",
  8288: "a word joiner",
  65279: "a byte-order mark",
};

/** The hidden characters of a text in order; with `controls`, control characters as well. */
export function* hiddenCharacters(text: string, controls = false): Generator<HiddenCharacter> {
  if (PLAIN.test(text)) return;
  const found = [...text.matchAll(HIDDEN), ...(controls ? text.matchAll(CONTROL) : [])];
  for (const match of found) {
    const code = match[0].codePointAt(0) ?? 0;
    const name = `${NAMES[code] ?? (code < 0xa0 ? "a control character" : "an invisible character")} (${codePoint(code)})`;
    yield { name, span: { start: match.index, end: match.index + match[0].length } };
  }
}
