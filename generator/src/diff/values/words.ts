/** What changed in the rules of a value, in words and as data. */
import type { JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import { canonicalJson } from "../../catalog/check-value.ts";
import { equal } from "../equal.ts";
import { code, joined, listing, type Phrase, say } from "../phrase.ts";
import { acceptsNull } from "./covers.ts";

type Keyword = Exclude<keyof ValueSchema, "type_name" | "items" | "properties">;

/** The keywords about one value; what is inside lists and objects is compared on its own. */
const KEYWORDS: readonly Keyword[] = [
  "type",
  "enum",
  "const",
  "format",
  "pattern",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "maxItems",
  "nullable",
];

/** The keywords that differ. */
export function changedKeywords(before: ValueSchema, after: ValueSchema): readonly Keyword[] {
  return KEYWORDS.filter((key) =>
    key === "nullable" ? acceptsNull(before) !== acceptsNull(after) : !equal(before[key], after[key]),
  );
}

/** The given keywords and their values, as in the catalogue. */
export function excerpt(schema: ValueSchema, keywords: readonly Keyword[]): JsonValue {
  const entries = keywords.flatMap((key): readonly (readonly [string, JsonValue])[] => {
    const value = schema[key];
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

/** For example: now also `c`, no longer `a`, at most 10 characters (was 20). */
export function differenceWords(before: ValueSchema, after: ValueSchema): Phrase {
  const keywords = changedKeywords(before, after);
  return joined(
    keywords.map((key) => keywordWords(key, before, after)).filter((phrase) => phrase.length > 0),
    "; ",
  );
}

function keywordWords(key: Keyword, before: ValueSchema, after: ValueSchema): Phrase {
  if (key === "enum") return enumWords(before.enum, after.enum);
  if (key === "nullable")
    return acceptsNull(after) ? say`null is allowed now` : say`null is not allowed any more`;
  if (key === "type") return say`${TYPES[after.type]}, was ${TYPES[before.type]}`;
  const [old, now] = [before[key], after[key]];
  if (old === undefined) return say`${TITLES[key]} is ${shown(now)} now, was not stated`;
  if (now === undefined) return say`${TITLES[key]} is gone, was ${shown(old)}`;
  return say`${TITLES[key]} is ${shown(now)} now, was ${shown(old)}`;
}

const TYPES: Readonly<Record<ValueSchema["type"], string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

const TITLES: Readonly<Record<Exclude<Keyword, "enum" | "nullable" | "type">, string>> = {
  const: "the only value",
  format: "the format",
  pattern: "the pattern",
  minimum: "the minimum",
  maximum: "the maximum",
  minLength: "the shortest length",
  maxLength: "the longest length",
  maxItems: "the most items",
};

function shown(value: JsonValue | undefined): Phrase {
  if (typeof value === "number") return say`${value}`;
  return [code(typeof value === "string" ? value : JSON.stringify(value ?? null))];
}

function enumWords(
  before: readonly JsonValue[] | undefined,
  after: readonly JsonValue[] | undefined,
): Phrase {
  if (before === undefined) return say`one of ${values(after ?? [])} now, was no list`;
  if (after === undefined) return say`no longer one of a list`;
  const added = without(after, before);
  const removed = without(before, after);
  const parts = [
    ...(added.length > 0 ? [say`also ${values(added)}`] : []),
    ...(removed.length > 0 ? [say`no longer ${values(removed)}`] : []),
  ];
  return joined(parts, "; ");
}

function without(list: readonly JsonValue[], other: readonly JsonValue[]): readonly JsonValue[] {
  const known = new Set(other.map(canonicalJson));
  return list.filter((value) => !known.has(canonicalJson(value)));
}

function values(list: readonly JsonValue[]): Phrase {
  return listing(list.map((value) => shown(value)));
}

/** The type and the main bound of a new value, for a sentence about it: `one of `a` and `b``. */
export function valueWords(schema: ValueSchema): Phrase {
  if (schema.const !== undefined) return say`always ${shown(schema.const)}`;
  if (schema.enum !== undefined) return say`one of ${values(schema.enum)}`;
  if (schema.type === "string" && schema.format !== undefined) return say`format ${code(schema.format)}`;
  if (schema.type === "array" && schema.items !== undefined) return say`a list: ${valueWords(schema.items)}`;
  if (schema.type === "object") {
    return say`an object: ${listing((schema.properties ?? []).map((field) => code(field.name)))}`;
  }
  return say`${TYPES[schema.type]}`;
}
