/**
 * The formats of the language. They accept what the runtime's gate accepts, so that an example which is valid here
 * passes there; a test holds the two against each other.
 */
import type { ValueFormat } from "@forthright/runtime/catalog-document";

/** Product versions and values of `format: version`. */
export const VERSION_PATTERN: RegExp =
  /^\d{1,9}(?:\.\d{1,9}){0,3}(?:[-+.]?[0-9A-Za-z]{1,32})?(?:[-+.][0-9A-Za-z]{1,32}){0,7}$/u;

interface FormatRule {
  readonly pattern: RegExp;
  /** UTF-16 code units. */
  readonly maxLength: number;
  /** A value that has the format; used where the catalogue gives no example. */
  readonly example: string;
}

export const FORMATS: Readonly<Record<ValueFormat, FormatRule>> = {
  uuid: {
    pattern: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/u,
    maxLength: 36,
    example: "00000000-0000-4000-8000-000000000000",
  },
  email: {
    pattern:
      /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/u,
    maxLength: 254,
    example: "person@example.org",
  },
  uri: {
    pattern: /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/u,
    maxLength: 2_000,
    example: "https://example.org/",
  },
  "date-time": {
    pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/u,
    maxLength: 40,
    example: "2026-01-01T00:00:00.000Z",
  },
  version: { pattern: VERSION_PATTERN, maxLength: 64, example: "1.0.0" },
};

export function matchesFormat(format: ValueFormat, text: string): boolean {
  const rule = FORMATS[format];
  if (text.length > rule.maxLength || !rule.pattern.test(text)) return false;
  if (format === "date-time") return isRealTime(text);
  return format !== "uri" || isPlainLink(text);
}

/** Whether a text is a date of the calendar in the form YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealTime(`${text}T00:00:00Z`);
}

/** `Date` carries the thirtieth of February over into March; no such time was meant. */
function isRealTime(text: string): boolean {
  const local = new Date(`${text.slice(0, 19)}Z`);
  const real = !Number.isNaN(local.getTime()) && local.toISOString().slice(0, 19) === text.slice(0, 19);
  return real && !Number.isNaN(new Date(text).getTime());
}

function isPlainLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}
