/** What a value may be, in plain English; the same words in doc comments and on pages. */
import type { Transform, ValueFormat, ValueSchema } from "@forthright/runtime/catalog-document";

/** How the words are set. */
export interface WordStyle {
  /** Sets off what is meant letter by letter: names, patterns, enumerated values. */
  readonly literal: (text: string) => string;
  /** A short name for an enumeration, if the reader knows one; else its values are listed. */
  readonly enumeration?: (schema: ValueSchema) => string | undefined;
}

const FORMATS: Readonly<Record<ValueFormat, string>> = {
  uuid: "UUID",
  email: "e-mail address",
  uri: "URI",
  "date-time": "date and time (RFC 3339)",
  version: "version number",
};

const TRANSFORMS: Readonly<Record<Transform, string>> = {
  hash: "only a hash of the value is sent",
  basename: "only the last part of a path is sent",
  truncate: "a longer value is cut off before it is sent",
};

/** For example `integer, at least 0`, `one of "a", "b", or null`, `list of at most 3 items: text`. */
export function schemaWords(schema: ValueSchema, style: WordStyle): string {
  const words = valueWords(schema, style);
  return schema.nullable === true && !listsNull(schema) ? `${words}, or null` : words;
}

export function transformWords(transform: Transform): string {
  return TRANSFORMS[transform];
}

function valueWords(schema: ValueSchema, style: WordStyle): string {
  if (schema.const !== undefined) return `always ${style.literal(JSON.stringify(schema.const))}`;
  if (schema.enum !== undefined) {
    const name = style.enumeration?.(schema);
    return `one of ${name ?? schema.enum.map((value) => style.literal(JSON.stringify(value))).join(", ")}`;
  }
  switch (schema.type) {
    case "string":
      return stringWords(schema, style);
    case "integer":
    case "number":
      return numberWords(schema);
    case "boolean":
      return "true or false";
    case "array": {
      const items = schema.items === undefined ? "" : `: ${schemaWords(schema.items, style)}`;
      return `list of at most ${schema.maxItems ?? 0} items${items}`;
    }
    case "object":
      return `object with ${(schema.properties ?? []).map((field) => style.literal(field.name)).join(", ")}`;
  }
}

function stringWords(schema: ValueSchema, style: WordStyle): string {
  const kind = schema.format === undefined ? "text" : FORMATS[schema.format];
  const pattern = schema.pattern === undefined ? "" : ` that matches ${style.literal(schema.pattern)}`;
  const length = rangeWords(schema.minLength, schema.maxLength);
  return `${kind}${pattern}${length === "" ? "" : `, ${length} characters`}`;
}

function numberWords(schema: ValueSchema): string {
  const range = rangeWords(schema.minimum, schema.maximum);
  return range === "" ? schema.type : `${schema.type}, ${range}`;
}

function rangeWords(least: number | undefined, most: number | undefined): string {
  if (least !== undefined && most !== undefined)
    return least === most ? `exactly ${least}` : `${least} to ${most}`;
  if (least !== undefined) return `at least ${least}`;
  return most === undefined ? "" : `at most ${most}`;
}

/** Whether null is one of the values, be it by `nullable` or by being listed. */
export function acceptsNull(schema: ValueSchema): boolean {
  return schema.nullable === true || listsNull(schema);
}

/** Whether null is listed among the values, so that no words or types must be added for it. */
export function listsNull(schema: ValueSchema): boolean {
  return schema.enum?.includes(null) === true || schema.const === null;
}
