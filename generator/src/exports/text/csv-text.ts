/** Comma-separated values that a spreadsheet shows as they are (RFC 4180; formula injection: CWE-1236, OWASP ASVS 1.2.10). */
import { oneLine } from "../../disclosure/visible-text.ts";

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

export function csvText(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** One line. A cell that starts as a formula gets an apostrophe; full-width signs count, as some locales take them so. */
function cell(text: string): string {
  const line = oneLine(text);
  const harmless = /^[=+\-@＝＋－＠|%]/u.test(line) ? `'${line}` : line;
  return /[",;]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
