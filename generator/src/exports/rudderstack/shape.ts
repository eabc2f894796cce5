/** From the JSON Schema of a value to the types and `config` of rudder/v1 properties and custom types. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import type { JsonSchema } from "../../emitters/json/value-schema.ts";
import { isSchema } from "../json-dress.ts";

/** What rudder/v1 says of a value, apart from its name. */
export interface Shape {
  /** One of RudderStack's types; with `nullable` it becomes one of `types`. */
  readonly type: string;
  readonly nullable: boolean;
  /** Of an array: the type of its items. */
  readonly item?: Shape;
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Keywords that rudder/v1 does not have. */
  readonly lost: readonly string[];
}

/** JSON Schema keyword → key of `config` (rudder-cli: `V1FieldAliases`). */
const CONFIG: Readonly<Record<string, string>> = {
  enum: "enum",
  const: "enum",
  pattern: "pattern",
  format: "format",
  minimum: "minimum",
  maximum: "maximum",
  minLength: "min_length",
  maxLength: "max_length",
  maxItems: "max_items",
};

/** Formats that rudder-cli accepts, of those that the catalogue language has. */
const FORMATS: ReadonlySet<JsonValue> = new Set(["date-time", "email", "uuid"]);

export function shapeOf(schema: JsonSchema): Shape {
  const types = [schema["type"]].flat();
  const type = types.find((one) => one !== "null");
  const entries = Object.entries(schema).flatMap(([key, value]) => configEntry(key, value, type));
  const config = Object.fromEntries(
    entries.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])),
  );
  const items = schema["items"];
  return {
    type: typeof type === "string" ? type : "string",
    nullable: types.includes("null"),
    ...(isSchema(items) ? { item: shapeOf(items) } : {}),
    config,
    lost: [
      ...entries.filter(({ value }) => value === undefined).map(({ key }) => key),
      ...(schema["allOf"] === undefined ? [] : ["format version"]),
    ],
  };
}

interface Entry {
  readonly key: string;
  /** Absent: rudder/v1 cannot say it. */
  readonly value?: JsonValue;
}

function configEntry(
  keyword: string,
  value: JsonSchema[string] | undefined,
  type: unknown,
): readonly Entry[] {
  const key = CONFIG[keyword];
  if (key === undefined || !isJson(value)) return [];
  if (keyword === "format" && !FORMATS.has(value)) return [{ key: `format ${String(value)}` }];
  // rudder-cli allows rules of arrays on their length alone, and none on objects
  if (type === "object" || (type === "array" && keyword !== "maxItems")) return [{ key: keyword }];
  return [{ key, value: keyword === "const" ? [value] : value }];
}

function isJson(value: JsonSchema[string] | undefined): value is JsonValue {
  return value !== undefined;
}
