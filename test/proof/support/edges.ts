/** Values at the edges of what a catalogue allows: every listed value, the least, the most, the longest, nothing. */
import type { Field, JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";

type Properties = Readonly<Record<string, JsonValue>>;

/** Properties of one event, in each of which one value, at any depth, is at an edge; the others only where required. */
export function edgesOf(fields: readonly Field[]): readonly Properties[] {
  const required = fields.filter((field) => field.required);
  const base = Object.fromEntries(required.map((field) => [field.name, edgesOfValue(field)[0] ?? null]));
  return fields.flatMap((field) => edgesOfValue(field).map((value) => ({ ...base, [field.name]: value })));
}

/** The first one is a plain allowed value. */
function edgesOfValue({ schema, example }: Pick<Field, "schema" | "example">): readonly JsonValue[] {
  const values = edgesOfSchema(schema, example);
  return schema.nullable === true ? [...values, null] : values;
}

function edgesOfSchema(schema: ValueSchema, example: JsonValue): readonly JsonValue[] {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum !== undefined) return schema.enum;
  switch (schema.type) {
    case "boolean":
      return [true, false];
    case "integer":
    case "number":
      return [example, schema.minimum, schema.maximum].filter((value) => value !== undefined);
    case "string":
      return textsOf(schema, example);
    case "array":
      return listsOf(schema, example);
    case "object":
      return edgesOf(schema.properties ?? []);
  }
}

/** Of text with a form, only the example is known to have it. */
function textsOf(
  { format, pattern, minLength, maxLength }: ValueSchema,
  example: JsonValue,
): readonly JsonValue[] {
  if (format !== undefined || pattern !== undefined) return [example];
  const lengths = [minLength, maxLength].filter((length) => length !== undefined);
  return [example, ...lengths.map((length) => "x".repeat(length))];
}

function listsOf({ items, maxItems = 0 }: ValueSchema, example: JsonValue): readonly JsonValue[] {
  const [known = null] = Array.isArray(example) ? (example as readonly JsonValue[]) : [];
  const values = items === undefined ? [known] : edgesOfValue({ schema: items, example: known });
  return [...values.map((value) => [value]), new Array<JsonValue>(maxItems).fill(values[0] ?? known)];
}
