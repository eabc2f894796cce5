/**
 * The formats of the language. What has a format is decided by the runtime, whose gate will meet the values: one
 * truth for examples here and for values there.
 */
import type { ValueFormat } from "@forthright/runtime/catalog-document";
import { matchesFormat } from "@forthright/runtime/facts";

/** A value of each format, where the catalogue gives no example. */
export const FORMAT_EXAMPLES: Readonly<Record<ValueFormat, string>> = {
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "person@example.org",
  uri: "https://example.org/",
  "date-time": "2026-01-01T00:00:00.000Z",
  version: "1.0.0",
};

/** Whether a text is a product version: the same form that `format: version` has. */
export function isVersion(text: string): boolean {
  return matchesFormat("version", text);
}

/** Whether a text is a date of the calendar in the form YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && matchesFormat("date-time", `${text}T00:00:00Z`);
}

/** Languages of texts, as file names and pages carry them: lower-case BCP 47 tags of a known form. */
export const LANGUAGE: RegExp = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?$/;
