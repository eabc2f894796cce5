/**
 * The formats, transforms and rules of the catalogue language (DESIGN 4). Pure. Each format is at most as wide as the one of
 * the same name in JSON Schema, so that what passes here passes a schema validator too. All input is bounded.
 */
import type { JsonValue, ValueFormat } from "../catalog-document.ts";
import type { FieldRules, NumberRules, StringRules } from "../contract.ts";
import { EVENT_BYTES } from "../limits.ts";

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

/** The last part of a path, for `/` and `\\` alike; trailing separators do not count. */
export function basename(text: string): string {
  // A longer last part is refused anyway, so no more than that is looked at.
  const path = text.slice(-2 * EVENT_BYTES).replace(/[\\/]+$/, "");
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** The first `maxLength` UTF-16 code units; a surrogate pair is never cut in two. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const last = text.charCodeAt(maxLength - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? maxLength - 1 : maxLength);
}

/** A value that keeps its rules, copied; or what is wrong with it, completing “`total_steps` …”. */
export type Outcome =
  | { readonly accepted: true; readonly value: JsonValue }
  | { readonly accepted: false; readonly problem: string };

/** Checks a string. `basename` and `truncate` come before the other rules, `hash` comes after them. */
export function acceptString(
  value: unknown,
  rules: StringRules,
  hash: (text: string) => string | undefined,
): Outcome {
  if (typeof value !== "string") return refused(`must be a string, not ${typeof value}`);
  const text = shorten(value, rules);
  const problem = problemOfText(text, rules) ?? problemOfChoice(text, rules);
  if (problem !== undefined) return refused(problem);
  if (rules.transform !== "hash") return accepted(text);
  const hashed = hash(text);
  return hashed === undefined ? refused("cannot be hashed: there is no place for a salt") : accepted(hashed);
}

/** Checks a number; `whole` asks for an integer that JavaScript can hold exactly. */
export function acceptNumber(value: unknown, rules: NumberRules, whole: boolean): Outcome {
  if (typeof value !== "number") return refused(`must be a number, not ${typeof value}`);
  const problem = problemOfNumber(value, rules, whole) ?? problemOfChoice(value, rules);
  // JSON knows no negative zero.
  return problem === undefined ? accepted(value === 0 ? 0 : value) : refused(problem);
}

/** Checks true or false. */
export function acceptBoolean(value: unknown, rules: FieldRules): Outcome {
  if (typeof value !== "boolean") return refused(`must be true or false, not ${typeof value}`);
  return acceptCopy(value, rules);
}

/** Checks `enum` and `const` of a value that is a copy already. */
export function acceptCopy(value: JsonValue, rules: FieldRules): Outcome {
  const problem = problemOfChoice(value, rules);
  return problem === undefined ? accepted(value) : refused(problem);
}

/** An outcome that says what is wrong. */
export function refused(problem: string): Outcome {
  return { accepted: false, problem };
}

function accepted(value: JsonValue): Outcome {
  return { accepted: true, value };
}

function shorten(text: string, rules: StringRules): string {
  if (rules.transform === "basename") return basename(text);
  if (rules.transform === "truncate") return truncate(text, rules.maxLength ?? EVENT_BYTES);
  return text;
}

/** The length is looked at first, so that patterns see bounded input. */
function problemOfText(text: string, rules: StringRules): string | undefined {
  const { minLength = 0, maxLength = EVENT_BYTES, format, pattern } = rules;
  if (text.length > maxLength) return `must have at most ${maxLength} characters`;
  if (text.length < minLength) return `must have at least ${minLength} characters`;
  if (LONE_SURROGATE.test(text)) return "must be well-formed Unicode";
  if (format !== undefined && !matchesFormat(format, text)) return `must have the format ${format}`;
  if (pattern !== undefined && !compile(pattern).test(text)) return `must match ${pattern}`;
  return undefined;
}

function problemOfNumber(value: number, rules: NumberRules, whole: boolean): string | undefined {
  if (!Number.isFinite(value)) return "must be a finite number";
  if (whole && !Number.isSafeInteger(value)) return "must be a whole number";
  if (rules.minimum !== undefined && value < rules.minimum) return `must be at least ${rules.minimum}`;
  if (rules.maximum !== undefined && value > rules.maximum) return `must be at most ${rules.maximum}`;
  return undefined;
}

function problemOfChoice(value: JsonValue, rules: FieldRules): string | undefined {
  if (rules.enum !== undefined && !rules.enum.some((allowed) => isSame(value, allowed))) {
    return "must be one of the values that the catalogue lists";
  }
  if (rules.const !== undefined && !isSame(value, rules.const))
    return `must be ${JSON.stringify(rules.const)}`;
  return undefined;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const patterns = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = new RegExp(pattern, "u");
    patterns.set(pattern, compiled);
  }
  return compiled;
}

/** Arrays and objects are compared by their JSON text. */
function isSame(value: JsonValue, allowed: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return value === allowed;
  return JSON.stringify(value) === JSON.stringify(allowed);
}
