/**
 * Which values a schema accepts, compared with another. Sound: `covers` says true only when it is proven. Exact for
 * types, lists, bounds, lengths, null, array items and object keys; two different patterns, or a pattern and a
 * format, are never compared, because no cheap proof exists.
 */
import type { JsonValue, ValueFormat, ValueSchema } from "@forthright/runtime/catalog-document";
import { canonicalJson, problemOf } from "../../catalog/check-value.ts";

/** How the values of a schema relate to those of an earlier one. */
export type Relation = "same" | "narrower" | "wider" | "different";

/** `narrower`: every value of `after` was allowed before. `different`: neither set is proven to hold the other. */
export function relation(before: ValueSchema, after: ValueSchema): Relation {
  const shrinks = covers(before, after);
  const grows = covers(after, before);
  if (shrinks && grows) return "same";
  if (shrinks) return "narrower";
  return grows ? "wider" : "different";
}

/** Whether every value that `narrow` accepts is proven to be accepted by `wide`. */
export function covers(wide: ValueSchema, narrow: ValueSchema): boolean {
  if (acceptsNull(narrow) && !acceptsNull(wide)) return false;
  const values = valuesOf(narrow);
  if (values !== undefined) return values.every(accepter(wide));
  // What is not a short list has more values than any list.
  if (wide.enum !== undefined || wide.const !== undefined) return false;
  switch (narrow.type) {
    case "string":
      return wide.type === "string" && coversText(wide, narrow);
    case "integer":
      return (wide.type === "integer" || wide.type === "number") && coversRange(wide, narrow);
    case "number":
      return wide.type === "number" && coversRange(wide, narrow);
    case "boolean":
      return wide.type === "boolean";
    case "array":
      return wide.type === "array" && coversItems(wide, narrow);
    case "object":
      return wide.type === "object" && coversKeys(wide, narrow);
  }
}

/** Null passes where it is allowed or listed, whatever else the schema says. */
export function acceptsNull(schema: ValueSchema): boolean {
  return schema.nullable === true || schema.enum?.includes(null) === true || schema.const === null;
}

/** A range of more whole numbers than this is not listed. */
const LONGEST_LIST = 1_000;

/** All values but null, where they are a short list. */
function valuesOf(schema: ValueSchema): readonly JsonValue[] | undefined {
  const { enum: listed, ...rest } = schema;
  const listless = { ...rest, nullable: false };
  const candidates = listed ?? (schema.const === undefined ? implied(schema) : [schema.const]);
  return candidates?.filter((value) => value !== null && problemOf(listless, value) === undefined);
}

/** Candidates that follow from bounds. */
function implied(schema: ValueSchema): readonly JsonValue[] | undefined {
  if (schema.type === "boolean") return [true, false];
  if (schema.type === "array") return schema.maxItems === 0 ? [[]] : undefined;
  if (schema.type === "string") return schema.maxLength === 0 ? [""] : undefined;
  if (schema.type === "object") return schema.properties?.length === 0 ? [{}] : undefined;
  const [least, most] = range(schema);
  if (schema.type === "number") return least === most ? [least] : undefined;
  if (most - least >= LONGEST_LIST) return undefined;
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => least + index);
}

function accepter(schema: ValueSchema): (value: JsonValue) => boolean {
  const { enum: listed, ...rest } = schema;
  const keys = listed === undefined ? undefined : new Set(listed.map(canonicalJson));
  return (value) =>
    (keys === undefined || keys.has(canonicalJson(value))) && problemOf(rest, value) === undefined;
}

function coversText(wide: ValueSchema, narrow: ValueSchema): boolean {
  if (wide.format !== undefined && wide.format !== narrow.format) return false;
  if (wide.pattern !== undefined && wide.pattern !== narrow.pattern) return false;
  const [shortest, longest] = lengths(narrow);
  return (wide.minLength ?? 0) <= shortest && longest <= (wide.maxLength ?? Number.POSITIVE_INFINITY);
}

/** Fewest and most characters that a value of each format can have, as the gate checks them. */
export const FORMAT_LENGTHS: Readonly<Record<ValueFormat, readonly [shortest: number, longest: number]>> = {
  uuid: [36, 36],
  // a@b.c; RFC 5321
  email: [5, 254],
  // a:b; common practice
  uri: [3, 2_000],
  // 2026-01-01T00:00:00Z
  "date-time": [20, 40],
  version: [1, 64],
};

function lengths(schema: ValueSchema): readonly [shortest: number, longest: number] {
  const { format, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  if (format === undefined) return [minLength, maxLength];
  const [shortest, longest] = FORMAT_LENGTHS[format];
  return [Math.max(minLength, shortest), Math.min(maxLength, longest)];
}

function coversRange(wide: ValueSchema, narrow: ValueSchema): boolean {
  const [wideLeast, wideMost] = range(wide);
  const [least, most] = range(narrow);
  return wideLeast <= least && most <= wideMost;
}

/** Whole numbers are those that JavaScript holds exactly. */
function range(schema: ValueSchema): readonly [least: number, most: number] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  if (schema.type !== "integer") return [minimum, maximum];
  return [
    Math.max(Math.ceil(minimum), Number.MIN_SAFE_INTEGER),
    Math.min(Math.floor(maximum), Number.MAX_SAFE_INTEGER),
  ];
}

function coversItems(wide: ValueSchema, narrow: ValueSchema): boolean {
  if ((narrow.maxItems ?? Number.POSITIVE_INFINITY) > (wide.maxItems ?? Number.POSITIVE_INFINITY))
    return false;
  if (wide.items === undefined) return true;
  return narrow.items !== undefined && covers(wide.items, narrow.items);
}

/** Every key of the narrow one is declared in the wide one, and every key that the wide one requires is there. */
function coversKeys(wide: ValueSchema, narrow: ValueSchema): boolean {
  const declared = new Map((wide.properties ?? []).map((field) => [field.name, field]));
  const given = new Map((narrow.properties ?? []).map((field) => [field.name, field]));
  const known = [...given.values()].every((field) => {
    const other = declared.get(field.name);
    return other !== undefined && covers(other.schema, field.schema);
  });
  return known && [...declared.values()].every((field) => !field.required || given.get(field.name)?.required);
}
