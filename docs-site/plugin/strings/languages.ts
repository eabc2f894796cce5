/** The languages that the interface speaks. One more is a table like `de.ts` and a line here. */
import { de } from "./de.ts";
import { en, type Strings } from "./en.ts";

const tables: Readonly<Record<string, Strings>> = { en, de };

/** Tags of the languages that have a table. */
export const spoken: readonly string[] = Object.keys(tables);

/** The table of a language, or of its family (`de-at` → `de`); undefined if there is none. */
export function stringsOf(language: string): Strings | undefined {
  const family = language.toLowerCase().split("-", 1)[0] ?? "";
  return tables[language.toLowerCase()] ?? tables[family];
}
