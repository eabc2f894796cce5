/** Whether a value may be more than it could before. Sound: “less” and “same” are said only where they are proven. */
import type { JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";

/** `more` also where nothing is proven: a reader should look there. Keys of objects are compared by themselves. */
export function schemaChange(before: ValueSchema, after: ValueSchema): "more" | "less" | "same" {
  if (!isWithin(after, before)) return "more";
  return isWithin(before, after) ? "same" : "less";
}

/** Whether every value of `narrow` is proven to be one of `wide`. */
function isWithin(narrow: ValueSchema, wide: ValueSchema): boolean {
  if (narrow.nullable === true && wide.nullable !== true) return false;
  const [few, many] = [listed(narrow), listed(wide)];
  if (many !== undefined) return few?.every((value) => many.some((other) => isSame(value, other))) ?? false;
  if (few !== undefined) return narrow.type === wide.type && !isBound(wide);
  if (narrow.type !== wide.type && !(narrow.type === "integer" && wide.type === "number")) return false;
  return (
    (wide.format === undefined || wide.format === narrow.format) &&
    (wide.pattern === undefined || wide.pattern === narrow.pattern) &&
    atLeast(narrow.minimum, wide.minimum) &&
    atMost(narrow.maximum, wide.maximum) &&
    atLeast(narrow.minLength ?? 0, wide.minLength ?? 0) &&
    atMost(narrow.maxLength, wide.maxLength) &&
    atMost(narrow.maxItems, wide.maxItems) &&
    areItemsWithin(narrow.items, wide.items)
  );
}

function listed({ enum: values, const: only }: ValueSchema): readonly JsonValue[] | undefined {
  return values ?? (only === undefined ? undefined : [only]);
}

function isSame(one: JsonValue, other: JsonValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether anything but the type limits the value. */
function isBound({
  type,
  nullable: _null,
  type_name: _name,
  properties: _keys,
  ...bounds
}: ValueSchema): boolean {
  return Object.values(bounds).some((bound) => bound !== undefined);
}

/** No bound is the loosest one. */
function atLeast(narrow: number | undefined, wide: number | undefined): boolean {
  return wide === undefined || (narrow !== undefined && narrow >= wide);
}

function atMost(narrow: number | undefined, wide: number | undefined): boolean {
  return wide === undefined || (narrow !== undefined && narrow <= wide);
}

function areItemsWithin(narrow: ValueSchema | undefined, wide: ValueSchema | undefined): boolean {
  if (wide === undefined) return true;
  return narrow !== undefined && isWithin(narrow, wide);
}
