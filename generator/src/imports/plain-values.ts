/** Values of plans held against schemas, with the compiler's own checks. */
import type { JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import { problemOf } from "../catalog/check-value.ts";
import { exampleOf } from "../catalog/example.ts";
import { judgePattern } from "../language/patterns.ts";
import type { Node } from "../source/tree.ts";
import { exactNumber } from "./fields.ts";
import type { ImportSchema } from "./model.ts";
import { samplePattern } from "./pattern-sample.ts";

/** A plain value that JavaScript holds exactly. */
export function plainValue(node: Node): JsonValue | undefined {
  if (node.kind !== "scalar") return undefined;
  return typeof node.value === "number" ? exactNumber(node) : node.value;
}

/** Whether a value passes a schema of plain values. */
export function fits(schema: ImportSchema, value: JsonValue): boolean {
  return schema.type !== undefined && problemOf(asValueSchema(schema), value) === undefined;
}

/** Plain values only: schemas of lists and objects are checked when the finished catalogue is. */
function asValueSchema(schema: ImportSchema): ValueSchema {
  const { $type: _type, items: _items, properties: _properties, type = "string", ...rest } = schema;
  return { type, ...rest };
}

/** Whether the compiler finds an example by itself. */
export function hasExample(schema: ImportSchema): boolean {
  return exampleOf(asValueSchema(schema), []) !== undefined;
}

/** Whether a pattern is allowed and has an example; one without could be neither shown nor tested. */
export function isUsable(schema: ImportSchema & { readonly pattern: string }): boolean {
  if ("fault" in judgePattern(schema.pattern)) return false;
  return hasExample(schema) || madeExample(schema) !== undefined;
}

/** An example for a pattern that the compiler finds none for, made from the pattern itself. */
export function madeExample(schema: ImportSchema): string | undefined {
  if (schema.pattern === undefined || hasExample(schema)) return undefined;
  const sample = samplePattern(schema.pattern);
  return sample !== undefined && fits(schema, sample) ? sample : undefined;
}
