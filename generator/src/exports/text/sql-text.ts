/** The writers of names, strings and comments into SQL: whatever a text holds, it stays inside its quotes. */
import { oneLine, wrap } from "../../disclosure/visible-text.ts";

/** How a database quotes. Strings are made visible and put on one line: they are all comments for people. */
export interface Quoting {
  readonly name: (name: string) => string;
  readonly string: (text: string) => string;
}

/** Standard SQL as PostgreSQL reads it with `standard_conforming_strings`, the default since 9.1: double the quote. */
export const POSTGRESQL: Quoting = {
  name: (name) => `"${visible(name).replaceAll('"', '""')}"`,
  string: (text) => `'${visible(text).replaceAll("'", "''")}'`,
};

/** ClickHouse reads backslash escapes both in strings and in quoted names. */
export const CLICKHOUSE: Quoting = {
  name: (name) => `\`${visible(name).replace(/[\\`]/gu, "\\$&")}\``,
  string: (text) => `'${visible(text).replace(/[\\']/gu, "\\$&")}'`,
};

const COMMENT_WIDTH = 100;

/** `--` comment lines; no text can end one early. */
export function commentLines(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => wrap(visible(text), COMMENT_WIDTH)).map((line) => `-- ${line}`);
}

function visible(text: string): string {
  return oneLine(text);
}
