/** From the schema of a value to the TypeScript type of its values. */
import type { Field, JsonValue, NamedType, ValueSchema } from "@forthright/runtime/catalog-document";
import { listsNull } from "../shared/schema-words.ts";
import { type Doc, docComment } from "./comment.ts";
import { block, flat, LINE_WIDTH, propertyKey } from "./literal.ts";
import { namedType } from "./named-type.ts";

/** What a type's text needs from its module. */
export interface TypeScope {
  /** The catalogue's named types. */
  readonly types: readonly NamedType[];
  /** Asks for the import of a named type. */
  readonly use: (name: string) => void;
  /** The doc comment of a field. */
  readonly doc: (field: Field) => Doc;
}

/** The type's text for a place that is indented by `indent` columns, with `spare` columns taken on its first line. */
export function typeText(schema: ValueSchema, scope: TypeScope, indent: number, spare = 0): string {
  const base = bareType(schema, scope, indent, spare);
  return schema.nullable === true && !listsNull(schema) ? `${base} | null` : base;
}

/** The members of an object type or interface, each a few lines without the first line's indentation. */
export function memberTexts(fields: readonly Field[], scope: TypeScope, indent: number): readonly string[] {
  return fields.map((field) => {
    const { name, type, optional } = member(field, scope, indent);
    const comment = docComment(scope.doc(field), indent);
    return `${comment}\n${" ".repeat(indent)}readonly ${name}${optional ? "?" : ""}: ${type};`;
  });
}

/** Name, type and optional mark of one member. Optional ones accept `undefined`, whatever the reader's flags are. */
export function member(
  field: Field,
  scope: TypeScope,
  indent: number,
): { readonly name: string; readonly type: string; readonly optional: boolean } {
  const name = propertyKey(field.name);
  const optional = !field.required;
  const spare = "readonly ?: ;".length + name.length + (optional ? " | undefined".length : 0);
  const type = typeText(field.schema, scope, indent, spare);
  return { name, type: optional ? `${type} | undefined` : type, optional };
}

function bareType(schema: ValueSchema, scope: TypeScope, indent: number, spare: number): string {
  const named = namedType(schema, scope.types);
  if (named !== undefined) {
    scope.use(named.name);
    return named.name;
  }
  if (schema.const !== undefined) return valueType(schema.const);
  if (schema.enum !== undefined) return unionText(schema.enum.map(valueType), indent, spare);
  switch (schema.type) {
    case "integer":
      return "number";
    case "array":
      return arrayText(schema, scope, indent);
    case "object":
      return block("{", memberTexts(schema.properties ?? [], scope, indent + 2), "}", indent);
    default:
      return schema.type;
  }
}

function arrayText(schema: ValueSchema, scope: TypeScope, indent: number): string {
  if (schema.items === undefined) return "readonly unknown[]";
  const items = typeText(schema.items, scope, indent, "readonly ()[]".length);
  return NEEDS_NO_PARENTHESES.test(items) ? `readonly ${items}[]` : `readonly (${items})[]`;
}

/** A plain name, or a broken union that brings its own. */
const NEEDS_NO_PARENTHESES = /^(?:\w+|\(.*\))$/su;

/** A union on one line, or with one member a line. */
function unionText(members: readonly string[], indent: number, spare: number): string {
  const line = members.join(" | ");
  if (indent + spare + line.length <= LINE_WIDTH) return line;
  return block(
    "(",
    members.map((text) => `| ${text}`),
    ")",
    indent,
  );
}

/** The type that only this value has. */
function valueType(value: JsonValue): string {
  if (value === null || typeof value !== "object") return flat({ value });
  if (isList(value)) return `readonly [${value.map(valueType).join(", ")}]`;
  const members = Object.entries(value).map(
    ([key, item]) => `readonly ${propertyKey(key)}: ${valueType(item)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join("; ")} }`;
}

function isList(
  value: readonly JsonValue[] | { readonly [key: string]: JsonValue },
): value is readonly JsonValue[] {
  return Array.isArray(value);
}
