/** How the rows of the legal notice come to their words: by the English sentence, from a table for each language. */
import type { GERMAN_ROWS } from "./languages/german-rows.ts";

/** Every sentence of the rows; `{}` stands for a value. A sentence without a translation does not compile. */
export type RowText = keyof typeof GERMAN_ROWS;

/** The sentence in the language of the rows, with the values in the order of their places. */
export type Say = (text: RowText, ...values: readonly (string | number)[]) => string;

/** The sentences of a language by the English ones. */
export type RowTable = Readonly<Record<RowText, string>>;

export const sayInEnglish: Say = (text, ...values) => filled(text, values);

export function sayFrom(table: RowTable): Say {
  return (text, ...values) => filled(table[text], values);
}

function filled(text: string, values: readonly (string | number)[]): string {
  let next = 0;
  return text.replaceAll("{}", () => String(values[next++] ?? ""));
}
