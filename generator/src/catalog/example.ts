/** One value that passes a schema, for pages and tests: always the same one for the same schema. */
import type { JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import { FORMAT_EXAMPLES } from "../language/formats.ts";
import { problemOf } from "./check-value.ts";

/** Texts that many patterns accept; the first one that passes is taken. */
const TEXTS: readonly string[] = [
  "example",
  "Example",
  "EXAMPLE",
  "1.0.0",
  "1.0",
  "1",
  "0",
  "a",
  "A",
  "a1",
  "example-1",
  "example_1",
  "example.org",
  "example/example",
  "2026-01-01",
  "en",
  "en-GB",
  "00000000",
  "0123456789abcdef",
  "Example 1",
];

/** A passing value: the author's first example if it passes, else a derived one; undefined if none is found. */
export function exampleOf(schema: ValueSchema, examples: readonly JsonValue[]): JsonValue | undefined {
  const [given] = examples;
  if (given !== undefined && problemOf(schema, given) === undefined) return given;
  return candidates(schema).find((candidate) => problemOf(schema, candidate) === undefined);
}

function candidates(schema: ValueSchema): readonly JsonValue[] {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum !== undefined) return schema.enum;
  switch (schema.type) {
    case "string":
      return texts(schema);
    case "boolean":
      return [true];
    case "array":
      return [arrayOf(schema), []];
    case "object":
      return [objectOf(schema)];
    default:
      return numbers(schema);
  }
}

function texts(schema: ValueSchema): readonly string[] {
  const known = schema.format === undefined ? TEXTS : [FORMAT_EXAMPLES[schema.format]];
  // No longer than an event can be; a longer minimum has no example.
  const length = Math.min(schema.minLength ?? 0, 32 * 1024);
  const padded = TEXTS.map((text) => text.padEnd(length, "x"));
  const cut = schema.maxLength === undefined ? [] : padded.map((text) => text.slice(0, schema.maxLength));
  const repeated = ["a", "A", "0", "f"].flatMap((letter) =>
    [length, schema.maxLength ?? 1, 2, 3, 4, 6, 7, 8, 12, 16, 32, 40, 64].map((count) =>
      letter.repeat(Math.min(count, 256)),
    ),
  );
  return [...known, ...padded, ...cut, ...repeated];
}

function numbers(schema: ValueSchema): readonly number[] {
  const low = schema.minimum ?? Math.min(0, schema.maximum ?? 0);
  const high = schema.maximum ?? low;
  return [1, low, Math.ceil(low), high, Math.floor(high), (low + high) / 2].filter((one) =>
    Number.isFinite(one),
  );
}

function arrayOf(schema: ValueSchema): readonly JsonValue[] {
  const item = schema.items === undefined ? undefined : exampleOf(schema.items, []);
  return item === undefined || schema.maxItems === 0 ? [] : [item];
}

function objectOf(schema: ValueSchema): JsonValue {
  return Object.fromEntries((schema.properties ?? []).map((field) => [field.name, field.example]));
}
