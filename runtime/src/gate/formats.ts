/**
 * The formats of the catalogue language (DESIGN 4). Pure. Each is at most as wide as the format of the same name in
 * JSON Schema, so that what passes here passes a schema validator too. All run in linear time on bounded input.
 */
import type { ValueFormat } from "../catalog-document.ts";

/** Longest value of a format, in UTF-16 code units: an address by RFC 5321, a link by common practice. */
const LONGEST: Readonly<Record<ValueFormat, number>> = {
  uuid: 36,
  email: 254,
  uri: 2_000,
  "date-time": 40,
  version: 64,
};

const PATTERNS: Readonly<Record<ValueFormat, RegExp>> = {
  uuid: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/u,
  email:
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/u,
  uri: /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/u,
  "date-time": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/u,
  version: /^\d{1,9}(?:\.\d{1,9}){0,3}(?:[-+.]?[0-9A-Za-z]{1,32})?(?:[-+.][0-9A-Za-z]{1,32}){0,7}$/u,
};

/** Source of a format's pattern, for JSON Schemas of formats that the standard does not have (`version`). */
export function formatPattern(format: ValueFormat): string {
  return PATTERNS[format].source;
}

/** Whether a text has the format. A link with a user name or password in it has not. */
export function matchesFormat(format: ValueFormat, text: string): boolean {
  if (text.length > LONGEST[format] || !PATTERNS[format].test(text)) return false;
  if (format === "date-time") return isRealTime(text);
  if (format === "uri") return isPlainLink(text);
  return true;
}

/** Refuses the thirtieth of February and 25 o'clock, which `Date` would carry over. */
function isRealTime(text: string): boolean {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return false;
  const local = new Date(`${text.slice(0, 19)}Z`);
  return !Number.isNaN(local.getTime()) && local.toISOString().slice(0, 19) === text.slice(0, 19);
}

function isPlainLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}
