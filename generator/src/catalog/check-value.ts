/** Whether a value keeps the rules of a schema: what the runtime's gate does, for values in the catalogue itself. */
import type { Field, JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import { matchesFormat } from "@forthright/runtime/facts";
import { judgePattern } from "../language/patterns.ts";

/** What is wrong with a value, as the end of a sentence: `is above the maximum of 10`; undefined if nothing is. */
export function problemOf(schema: ValueSchema, value: JsonValue): string | undefined {
  if (value === null) return schema.nullable === true ? undefined : "is null";
  return (
    problemOfType(schema, value) ??
    problemOfChoice(schema, value) ??
    (typeof value === "string" ? problemOfText(schema, value) : undefined) ??
    (typeof value === "number" ? problemOfNumber(schema, value) : undefined) ??
    problemInside(schema, value)
  );
}

function problemOfType(schema: ValueSchema, value: JsonValue): string | undefined {
  const actual = Array.isArray(value) ? "array" : typeof value;
  const wanted = schema.type === "integer" ? "number" : schema.type;
  if (actual !== wanted) return `is ${article(actual)}, not ${article(schema.type)}`;
  return schema.type === "integer" && !Number.isSafeInteger(value) ? "is not a whole number" : undefined;
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function problemOfChoice(schema: ValueSchema, value: JsonValue): string | undefined {
  if (schema.enum !== undefined && !schema.enum.some((one) => sameJson(one, value)))
    return "is not in `enum`";
  if (schema.const !== undefined && !sameJson(schema.const, value)) return "is not the value of `const`";
  return undefined;
}

/** Deep equality of JSON values; the order of keys does not count. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

/** JSON with sorted keys. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(",")}}`;
}

function problemOfText(schema: ValueSchema, text: string): string | undefined {
  if (schema.minLength !== undefined && text.length < schema.minLength) {
    return `is shorter than ${schema.minLength} characters`;
  }
  if (schema.maxLength !== undefined && text.length > schema.maxLength) {
    return `is longer than ${schema.maxLength} characters`;
  }
  if (schema.format !== undefined && !matchesFormat(schema.format, text)) {
    return `does not have the format ${schema.format}`;
  }
  if (schema.pattern === undefined) return undefined;
  const verdict = judgePattern(schema.pattern);
  // A pattern that is no use is reported by its own rule, and never run.
  return "fault" in verdict || verdict.regex.test(text) ? undefined : "does not match `pattern`";
}

function problemOfNumber(schema: ValueSchema, value: number): string | undefined {
  if (schema.minimum !== undefined && value < schema.minimum)
    return `is below the minimum of ${schema.minimum}`;
  if (schema.maximum !== undefined && value > schema.maximum)
    return `is above the maximum of ${schema.maximum}`;
  return undefined;
}

function problemInside(schema: ValueSchema, value: JsonValue): string | undefined {
  if (Array.isArray(value)) return problemOfItems(schema, value);
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? problemOfKeys(schema.properties ?? [], value as Readonly<Record<string, JsonValue>>)
    : undefined;
}

function problemOfItems(schema: ValueSchema, items: readonly JsonValue[]): string | undefined {
  if (schema.maxItems !== undefined && items.length > schema.maxItems) {
    return `has more than ${schema.maxItems} items`;
  }
  for (const [index, item] of items.entries()) {
    const problem = schema.items === undefined ? undefined : problemOf(schema.items, item);
    if (problem !== undefined) return `has an item ${index} that ${problem}`;
  }
  return undefined;
}

function problemOfKeys(
  fields: readonly Field[],
  value: Readonly<Record<string, JsonValue>>,
): string | undefined {
  for (const field of fields) {
    const inner = value[field.name];
    if (inner === undefined && field.required) return `has no \`${field.name}\``;
    const problem = inner === undefined ? undefined : problemOf(field.schema, inner);
    if (problem !== undefined) return `has a \`${field.name}\` that ${problem}`;
  }
  const extra = Object.keys(value).find((key) => !fields.some((field) => field.name === key));
  return extra === undefined ? undefined : `has a key \`${extra}\` that is not declared`;
}
