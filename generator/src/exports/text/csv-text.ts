/** Comma-separated values that a spreadsheet shows as they are (RFC 4180; formula injection: CWE-1236, OWASP ASVS 1.2.10). */
import { visibleText } from "../../disclosure/visible-text.ts";

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

export function csvText(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/**
 * A cell that starts as a formula gets an apostrophe, also where blanks stand before it: some spreadsheets cut them off.
 * Full-width forms of the signs count, as some locales take them for the same.
 */
function cell(text: string): string {
  const visible = visibleText(text.replace(/\r\n?/gu, "\n"));
  const harmless = /^\s*[=+\-@＝＋－＠|%]|^[\t\n]/u.test(visible) ? `'${visible}` : visible;
  return /[",\n\t;]|^\s|\s$/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
