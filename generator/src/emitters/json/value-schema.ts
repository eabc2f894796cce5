/** From the catalogue's schema of a value to JSON Schema 2020-12 of that value on the wire. */
import type { Field, JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import { formatPattern } from "@forthright/runtime/facts";
import { heldUntil } from "../../disclosure/active-events.ts";
import { acceptsNull } from "../shared/schema-words.ts";

export type JsonSchema = { readonly [key: string]: JsonValue | JsonSchema | readonly JsonSchema[] };

/** SHA-256 in hexadecimal: what `transform: hash` makes of a text. */
const HASH_PATTERN = "^[0-9a-f]{64}$";

/** Schema of a field's value as it is sent, with what the catalogue says about it. */
export function fieldSchema(field: Field): JsonSchema {
  return {
    description: field.description,
    ...(field.transform === undefined ? valueSchema(field.schema) : transformed(field)),
    ...(field.deprecated === undefined ? {} : { deprecated: true }),
    ...(field.transform === undefined && field.examples.length > 0 ? { examples: [...field.examples] } : {}),
  };
}

/** An object with exactly these members. */
export function objectSchema(
  members: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): JsonSchema {
  return {
    type: "object",
    properties: { ...members },
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

export function valueSchema(schema: ValueSchema): JsonSchema {
  const nullable = acceptsNull(schema);
  return {
    type: nullable ? [schema.type, "null"] : schema.type,
    ...listed(schema, nullable),
    ...rule("pattern", schema.pattern),
    ...(schema.format === undefined ? {} : format(schema)),
    ...rule("minimum", schema.minimum),
    ...rule("maximum", schema.maximum),
    ...rule("minLength", schema.minLength),
    ...rule("maxLength", schema.maxLength),
    ...rule("maxItems", schema.maxItems),
    ...(schema.items === undefined ? {} : { items: valueSchema(schema.items) }),
    ...(schema.type === "object" ? inner(schema.properties ?? []) : {}),
  };
}

/** Enumerated values; a nullable enumeration lists null too, or JSON Schema would refuse it. */
function listed(schema: ValueSchema, nullable: boolean): JsonSchema {
  if (schema.enum !== undefined) {
    return { enum: nullable && !schema.enum.includes(null) ? [...schema.enum, null] : [...schema.enum] };
  }
  if (schema.const === undefined) return {};
  return nullable && schema.const !== null ? { enum: [schema.const, null] } : { const: schema.const };
}

/** `version` is a word of the catalogue language; JSON Schema has the others. A pattern of the author's stays too. */
function format(schema: ValueSchema): JsonSchema {
  if (schema.format === undefined) return {};
  if (schema.format !== "version") return { format: schema.format };
  const pattern = formatPattern("version");
  return schema.pattern === undefined ? { pattern } : { allOf: [{ pattern }] };
}

function inner(fields: readonly Field[]): JsonSchema {
  const { type: _type, ...members } = objectSchema(
    Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    fields.filter(isAlwaysThere).map((field) => field.name),
  );
  return members;
}

/** Whether the runtime never leaves the field out: nothing may hold it back. */
export function isAlwaysThere(field: Field): boolean {
  return field.required && field.requires === undefined && heldUntil(field) === undefined;
}

/** The rules of the catalogue hold before the transform; on the wire stands what it makes. */
function transformed({ schema, transform }: Field): JsonSchema {
  const type = acceptsNull(schema) ? ["string", "null"] : "string";
  return transform === "hash"
    ? { type, pattern: HASH_PATTERN }
    : { type, ...rule("maxLength", schema.maxLength) };
}

function rule(key: string, value: JsonValue | undefined): JsonSchema {
  return value === undefined ? {} : { [key]: value };
}
