/** What a value may be, in words and as JSON. */
import type { Field, JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import { count, groupDigits } from "./words.ts";

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

const formats: Readonly<Record<NonNullable<ValueSchema["format"]>, string>> = {
  uuid: "UUID",
  email: "e-mail address",
  uri: "web address",
  "date-time": "date and time",
  version: "version number",
};

/** `Whole number, 0 or more` · `One of 7 values` · `Text, at most 64 characters, or nothing (null)` */
export function typeInWords(schema: ValueSchema): string {
  const parts = [baseWords(schema), ...boundWords(schema)].join(", ");
  const words = schema.nullable === true ? `${parts}, or nothing (null)` : parts;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function baseWords(schema: ValueSchema): string {
  if (schema.const !== undefined) return `always ${toJson(schema.const)}`;
  if (schema.enum !== undefined) return `one of ${count(schema.enum.length, "value")}`;
  if (schema.type === "boolean") return "true or false";
  if (schema.type === "integer") return "whole number";
  if (schema.type === "number") return "number";
  if (schema.type === "array") return "list";
  if (schema.type === "object") return `object with ${count(schema.properties?.length ?? 0, "declared key")}`;
  return schema.format === undefined ? "text" : `text: ${formats[schema.format]}`;
}

function boundWords(schema: ValueSchema): readonly string[] {
  if (schema.enum !== undefined || schema.const !== undefined) return [];
  const { minimum, maximum, minLength, maxLength, maxItems, items, pattern } = schema;
  return [
    minimum === undefined ? "" : `${plainNumber(minimum)} or more`,
    maximum === undefined ? "" : `at most ${plainNumber(maximum)}`,
    minLength === undefined ? "" : `at least ${count(minLength, "character")}`,
    maxLength === undefined ? "" : `at most ${count(maxLength, "character")}`,
    maxItems === undefined ? "" : `at most ${count(maxItems, "item")}`,
    pattern === undefined ? "" : "of a fixed form",
    items === undefined ? "" : `each: ${lowerFirst(typeInWords(items))}`,
  ].filter((part) => part !== "");
}

function plainNumber(value: number): string {
  return Number.isInteger(value) && value >= 0 ? groupDigits(value) : String(value);
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
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
