/** From the columns of a property row to a property. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { problemOf } from "../../catalog/check-value.ts";
import type { ImportProperty, ImportSchema, LeftOut, Leftover } from "../model.ts";
import { isWireKey } from "../names.ts";
import { isUsable } from "../plain-values.ts";
import { BAD_KEY, isRefusal, type Refusal, UNTYPED } from "../schema-types.ts";
import { type Row, rowLeftovers } from "./amplitude-rows.ts";

export function readRowProperty(row: Row): ImportProperty | LeftOut {
  const name = row.peek("event property name");
  const place = row.place("event property name");
  const origin = propertyCells(row);
  const schema = isWireKey(name) ? readRowSchema(row) : BAD_KEY;
  if (isRefusal(schema)) {
    for (const { column } of row.rest().filter(({ column }) => isPropertyColumn(column))) row.take(column);
    return { kind: "left-out", name, reason: schema.problem, hint: schema.hint, place, leftovers: origin };
  }
  row.take("event property name");
  const description = row.takeText("property description");
  const required = isTrue(row.peek("property required"));
  if (required || row.peek("property required").toLowerCase() === "false") row.take("property required");
  const leftovers = propertyCells(row);
  // What is left of the row after this belongs to the event whose row it is.
  for (const { column } of row.rest().filter(({ column }) => isPropertyColumn(column))) row.take(column);
  return {
    kind: "property",
    name,
    schema,
    required,
    ...(description === undefined ? {} : { description }),
    place,
    leftovers,
    origin,
  };
}

export function isPropertyColumn(column: string): boolean {
  return !/^(?:object|event (?!property name)|tags$|action$|property group names$)/.test(column);
}

function propertyCells(row: Row): readonly Leftover[] {
  return rowLeftovers(row, "").filter(({ path }) => isPropertyColumn(path));
}

function isTrue(text: string): boolean {
  return text.toLowerCase() === "true";
}

function readRowSchema(row: Row): ImportSchema | Refusal {
  const type = row.peek("property value type").toLowerCase();
  const value = readValue(row, type);
  if (isRefusal(value)) return value;
  if (!isTrue(row.peek("property is array"))) {
    if (row.peek("property is array").toLowerCase() === "false") row.take("property is array");
    return value;
  }
  const most = countOf(row, "array max items");
  return { type: "array", items: value, ...(most === undefined ? {} : { maxItems: most }) };
}

function readValue(row: Row, type: string): ImportSchema | Refusal {
  switch (type) {
    case "boolean":
      row.take("property value type");
      return { type: "boolean" };
    case "string":
      row.take("property value type");
      return readString(row);
    case "number":
      return readNumber(row);
    case "enum":
      return readEnum(row);
    case "const":
      return readConst(row);
    case "any":
    case "":
      return UNTYPED;
    default:
      return { ...UNTYPED, problem: `the language has no type \`${type}\`` };
  }
}

function readString(row: Row): ImportSchema {
  const minLength = countOf(row, "string property value min length");
  const maxLength = countOf(row, "string property value max length");
  const schema: ImportSchema = {
    type: "string",
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined || maxLength < (minLength ?? 0) ? {} : { maxLength }),
  };
  const pattern = row.peek("property regex");
  if (pattern === "" || !isUsable({ ...schema, pattern })) return schema;
  row.take("property regex");
  return { ...schema, pattern };
}

function readNumber(row: Row): ImportSchema {
  const whole = isTrue(row.peek("number is integer"));
  if (!whole) row.take("property value type");
  if (row.peek("number is integer").toLowerCase() === "false") row.take("number is integer");
  const minimum = numberOf(row, "number property value min");
  const maximum = numberOf(row, "number property value max");
  const type = whole ? "integer" : "number";
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) return { type };
  if (minimum !== undefined) row.take("number property value min");
  if (maximum !== undefined) row.take("number property value max");
  return {
    type,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** Values between commas; numbers if all of them are. */
function readEnum(row: Row): ImportSchema | Refusal {
  const texts = row
    .peek("enum values")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (texts.length === 0) return { problem: "its list of values is empty", hint: "write the list by hand" };
  row.take("enum values");
  row.take("property value type");
  return { type: "string", enum: [...new Set(texts)] };
}

function readConst(row: Row): ImportSchema | Refusal {
  const text = row.peek("const value");
  if (text === "") return { problem: "its value is not stated", hint: "write the value by hand" };
  row.take("const value");
  row.take("property value type");
  if (text === "true" || text === "false") return { type: "boolean", const: text === "true" };
  const value: JsonValue = exactDecimal(text) ?? text;
  const schema: ImportSchema =
    typeof value === "number" ? { type: "number", const: value } : { type: "string", const: value };
  return problemOf({ type: typeof value === "number" ? "number" : "string" }, value) === undefined
    ? schema
    : { problem: "its value cannot be read", hint: "write it by hand" };
}

/** A number that is written again as it was read. */
function exactDecimal(text: string): number | undefined {
  const value = Number(text);
  return text !== "" && String(value) === text && Number.isFinite(value) ? value : undefined;
}

function numberOf(row: Row, column: string): number | undefined {
  return exactDecimal(row.peek(column));
}

function countOf(row: Row, column: string): number | undefined {
  const value = exactDecimal(row.peek(column));
  if (value === undefined || !Number.isInteger(value) || value < 0) return undefined;
  row.take(column);
  return value;
}
