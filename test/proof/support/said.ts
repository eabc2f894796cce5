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

/** Something that a card says can be: a listed value, the most, nothing. */
export interface Edge {
  readonly words: string;
  /** Whether a value is at it. */
  readonly holds: (value: unknown) => boolean;
}

/** Every edge that a card names. What is hashed, or has a form, has none that could be told from the outside. */
export function edgesIn(said: SaidField): readonly Edge[] {
  const listed = said.allowed.map(
    (json): Edge => ({ words: json, holds: (value) => isOrHolds(value, json) }),
  );
  if (said.changed.includes("hash")) return [];
  const whole = said.type.replace(NULL, "");
  const [own = "", ...items] = whole.split(EACH);
  const nothing: Edge[] = said.type.endsWith(NULL)
    ? [{ words: "null", holds: (value) => isOrHolds(value, "null") }]
    : [];
  const ofItems = items
    .flatMap((words) => boundEdges(words, said.form))
    .map(
      (one): Edge => ({
        ...one,
        holds: (value) => Array.isArray(value) && value.some((item) => one.holds(item)),
      }),
    );
  return [...listed, ...boundEdges(own, said.form), ...ofItems, ...nothing];
}

function isOrHolds(value: unknown, json: string): boolean {
  return (
    JSON.stringify(value) === json ||
    (Array.isArray(value) && value.some((item) => JSON.stringify(item) === json))
  );
}

function boundEdges(words: string, form: string): readonly Edge[] {
  const booleans = /^true or false/i.test(words) ? [true, false] : [];
  const bounds = words.split(", ").flatMap((bound): Edge[] => {
    const [found] = BOUNDS.flatMap(([pattern]) => pattern.exec(bound)?.[1] ?? []);
    const number = Number(found?.replaceAll(",", ""));
    const isLength = / characters?$/.test(bound);
    if (found === undefined || Number.isNaN(number) || (isLength && form !== "")) return [];
    return [{ words: bound, holds: (value) => measure(value) === number }];
  });
  return [
    ...booleans.map((one) => ({ words: String(one), holds: (value: unknown) => value === one })),
    ...bounds,
  ];
}

/** What a bound is about: the number itself, or the length. */
function measure(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return isText(value) || Array.isArray(value) ? value.length : undefined;
}
