/**
 * What a page says of a field, held against a value that was on the wire. The words are those that a reader sees, in
 * English; words that are not understood here are a finding of their own, so that nothing is taken for kept by silence.
 */
import { isDeepStrictEqual } from "node:util";

/** One field as its card on a page describes it. */
export interface SaidField {
  /** `Whole number, 0 or more` */
  readonly type: string;
  /** Allowed values, as JSON; empty: the type says all. */
  readonly allowed: readonly string[];
  /** The expression that text must match; empty: none. */
  readonly form: string;
  /** What happens to the value first; empty: nothing. */
  readonly changed: string;
}

/** What is wrong with a value by the words of the page; undefined: nothing. */
export function problemOf(said: SaidField, value: unknown): string | undefined {
  if (said.changed.includes("hash")) {
    return typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? undefined : "is no hash";
  }
  if (said.changed.includes("last part") && typeof value === "string" && /[\\/]/.test(value)) {
    return "is more than the last part of a path";
  }
  return problemOfType(said, said.type, value);
}

const NULL = ", or nothing (null)";
const EACH = ", each: ";

function problemOfType(said: SaidField, words: string, value: unknown): string | undefined {
  // Of a list, the words do not tell whether the list or its items may be nothing.
  if (words.endsWith(NULL)) {
    return value === null ? undefined : problemOfType(said, words.slice(0, -NULL.length), value);
  }
  const at = words.indexOf(EACH);
  if (at < 0) return problemOfOne(said, words, value);
  const problem = problemOfOne({ ...said, allowed: [], form: "" }, words.slice(0, at), value);
  if (problem !== undefined || !Array.isArray(value)) return problem;
  const item = words.slice(at + EACH.length);
  const asSentence = `${item.charAt(0).toUpperCase()}${item.slice(1)}`;
  return value.map((one) => problemOfType(said, asSentence, one)).find((one) => one !== undefined);
}

function problemOfOne({ allowed, form }: SaidField, words: string, value: unknown): string | undefined {
  if (words.startsWith("Always ")) {
    const constant: unknown = JSON.parse(words.slice("Always ".length));
    return isDeepStrictEqual(value, constant) ? undefined : `is not always ${JSON.stringify(constant)}`;
  }
  const [base = "", ...bounds] = words.split(", ");
  const check = TYPES.find(([pattern]) => pattern.test(base))?.[1];
  if (check === undefined) return `is described in words that this test does not know: “${words}”`;
  if (!check(value, base, allowed)) return `is not: ${words}`;
  if (form !== "" && typeof value === "string" && !new RegExp(form, "u").test(value))
    return `has not the form ${form}`;
  return bounds.map((bound) => problemOfBound(bound, value)).find((one) => one !== undefined);
}

type Check = (value: unknown, words: string, allowed: readonly string[]) => boolean;

const isText = (value: unknown): value is string => typeof value === "string";
const isRecord = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf =
  (pattern: RegExp): Check =>
  (value) =>
    isText(value) && pattern.test(value);

const TYPES: readonly (readonly [RegExp, Check])[] = [
  [
    /^One of \d+ values?$/,
    (value, words, allowed) =>
      allowed.length === Number(/\d+/.exec(words)?.[0]) && allowed.includes(JSON.stringify(value)),
  ],
  [/^True or false$/, (value) => typeof value === "boolean"],
  [/^Whole number$/, (value) => Number.isSafeInteger(value)],
  [/^Number$/, (value) => Number.isFinite(value)],
  [/^List$/, (value) => Array.isArray(value)],
  [/^Object with \d+ declared keys?$/, isRecord],
  [/^Text$/, isText],
  [/^Text: UUID$/, textOf(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)],
  [/^Text: e-mail address$/, textOf(/^[^@\s]+@[^@\s]+$/)],
  [/^Text: web address$/, (value) => isText(value) && URL.canParse(value)],
  [/^Text: date and time$/, (value) => isText(value) && !Number.isNaN(Date.parse(value))],
  [/^Text: version number$/, textOf(/^\d+(\.\d+)*/)],
];

const BOUNDS: readonly (readonly [RegExp, (value: unknown, bound: number) => boolean])[] = [
  [/^(\S+) or more$/, (value, bound) => typeof value === "number" && value >= bound],
  [/^at most (\S+)$/, (value, bound) => typeof value === "number" && value <= bound],
  [/^at least (\S+) characters?$/, (value, bound) => isText(value) && value.length >= bound],
  [/^at most (\S+) characters?$/, (value, bound) => isText(value) && value.length <= bound],
  [/^at most (\S+) items?$/, (value, bound) => Array.isArray(value) && value.length <= bound],
];

function problemOfBound(words: string, value: unknown): string | undefined {
  // Said in full by the form beside it.
  if (words === "of a fixed form") return undefined;
  for (const [pattern, holds] of BOUNDS) {
    const bound = Number(pattern.exec(words)?.[1]?.replaceAll(",", ""));
    if (!Number.isNaN(bound)) return holds(value, bound) ? undefined : `is not ${words}`;
  }
  return `is bound in words that this test does not know: “${words}”`;
}
