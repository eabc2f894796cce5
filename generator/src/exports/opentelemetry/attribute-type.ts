/** Types of semantic-convention attributes (Weaver: `semconv-syntax.md`, “Attributes”). */
import type { Field, JsonValue } from "@forthright/runtime/catalog-document";
import { fieldSchema, type JsonSchema } from "../../emitters/json/value-schema.ts";
import { isSchema } from "../json-dress.ts";
import { namer, snakeCase } from "../names.ts";

export type AttributeType =
  | string
  | {
      readonly members: readonly {
        readonly id: string;
        readonly value: string | number;
        readonly stability: string;
      }[];
    };

/** All that this export defines is as stable as its product says: which the catalogue does not. */
export const STABILITY = "development";

const SIMPLE: Readonly<Record<string, string>> = {
  string: "string",
  integer: "int",
  number: "double",
  boolean: "boolean",
};

/** Type of the value on the wire; `any` where attributes know no such type. */
export function attributeType(field: Field): AttributeType {
  const schema = fieldSchema(field);
  return members(schema) ?? simpleType(schema);
}

/** Rules of the schema that the type does not say; empty if there are none. */
export function furtherRules(field: Field): JsonSchema {
  const schema = fieldSchema(field);
  const type = attributeType(field);
  const said = new Set([
    "description",
    "examples",
    "deprecated",
    ...(typeof type === "string" ? [] : ["enum"]),
  ]);
  const { type: jsonType, ...rules } = Object.fromEntries(
    Object.entries(schema).filter(([key]) => !said.has(key)),
  );
  const rest = typeof jsonType === "string" ? rules : { type: jsonType ?? "string", ...rules };
  return Object.keys(rest).length === 0 ? {} : rest;
}

/** Closed lists of texts or whole numbers; Weaver takes them as open ones. */
function members(schema: JsonSchema): AttributeType | undefined {
  const values = schema["enum"];
  if (!Array.isArray(values)) return undefined;
  const listed = values.filter((value) => value !== null);
  const fits =
    listed.every((value) => typeof value === "string") || listed.every((value) => Number.isInteger(value));
  if (!fits || listed.length === 0) return undefined;
  const names = namer(64);
  return { members: listed.map((value) => ({ id: names(memberId(value)), value, stability: STABILITY })) };
}

function memberId(value: JsonValue): string {
  const id = snakeCase(String(value));
  if (id === "") return "value";
  return /^[a-z]/u.test(id) ? id : `value_${id}`;
}

function simpleType(schema: JsonSchema): string {
  const type = [schema["type"]].flat().find((one) => one !== "null");
  if (type === "array" && isSchema(schema["items"])) {
    const item = simpleType(schema["items"]);
    return Object.values(SIMPLE).includes(item) ? `${item}[]` : "any";
  }
  return SIMPLE[String(type)] ?? "any";
}
