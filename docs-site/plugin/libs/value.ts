/** What a value may be, in words and as JSON. */
import type { Field, JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import type { Strings } from "../strings/en.ts";

/** The words that say what a value may be. */
type TypeStrings = Pick<Strings, "types" | "units" | "format">;

/** One declared key at any depth. `path` is relative to the value it starts from: `stack.name`, `steps[].kind`. */
export interface FlatField {
  readonly path: string;
  readonly field: Field;
  readonly depth: number;
}

/** Fields with the keys of objects and of list items after them, in catalogue order. */
export function flatten(fields: readonly Field[], prefix = "", depth = 0): readonly FlatField[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`;
    return [{ path, field, depth }, ...flattenKeys(field.schema, path, depth + 1)];
  });
}

function flattenKeys(schema: ValueSchema, path: string, depth: number): readonly FlatField[] {
  if (schema.items !== undefined) return flattenKeys(schema.items, `${path}[]`, depth);
  return flatten(schema.properties ?? [], `${path}.`, depth);
}

/** `Whole number, 0 or more` · `One of 7 values` · `Text, at most 64 characters, or nothing (null)` */
export function typeInWords(schema: ValueSchema, t: TypeStrings): string {
  const words = schemaWords(schema, t);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function schemaWords(schema: ValueSchema, t: TypeStrings): string {
  const words = [baseWords(schema, t), ...boundWords(schema, t)].join(", ");
  return schema.nullable === true ? t.types.orNull(words) : words;
}

function baseWords(schema: ValueSchema, { types, format }: TypeStrings): string {
  if (schema.const !== undefined) return types.always(toJson(schema.const));
  if (schema.enum !== undefined) return types.oneOf(schema.enum.length);
  if (schema.type === "object") return types.object(schema.properties?.length ?? 0);
  if (schema.type !== "string") return types[schema.type];
  return schema.format === undefined ? types.text : types.textAs(format[schema.format]);
}

function boundWords(schema: ValueSchema, t: TypeStrings): readonly string[] {
  if (schema.enum !== undefined || schema.const !== undefined) return [];
  const { minimum, maximum, minLength, maxLength, maxItems, items, pattern } = schema;
  const { types, units } = t;
  const plain = (value: number): string =>
    Number.isInteger(value) && value >= 0 ? units.digits(value) : String(value);
  return [
    minimum === undefined ? "" : types.minimum(plain(minimum)),
    maximum === undefined ? "" : types.maximum(plain(maximum)),
    minLength === undefined ? "" : types.minLength(minLength),
    maxLength === undefined ? "" : types.maxLength(maxLength),
    maxItems === undefined ? "" : types.maxItems(maxItems),
    pattern === undefined ? "" : types.pattern,
    items === undefined ? "" : types.each(schemaWords(items, t)),
  ].filter((part) => part !== "");
}

/** Allowed values of the schema, or of the items of a list; empty where any value of the type will do. */
export function allowedValues(schema: ValueSchema): readonly JsonValue[] {
  if (schema.enum !== undefined) return schema.enum;
  if (schema.const !== undefined) return [schema.const];
  return schema.items === undefined ? [] : allowedValues(schema.items);
}

/** The expression that text must match, of the schema or of the items of a list. */
export function patternOf(schema: ValueSchema): string | undefined {
  return schema.pattern ?? (schema.items === undefined ? undefined : patternOf(schema.items));
}

/** A value as it stands on the wire. */
export function toJson(value: JsonValue): string {
  return JSON.stringify(value);
}
