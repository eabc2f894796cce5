/** From fields to the calls of their compiled validator: one call for each declared key, in catalogue order. */
import type { CatalogEvent, Field, JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import type { Question } from "@forthright/runtime/encode";
import { ownRequires, ownSince } from "../../disclosure/active-events.ts";
import { acceptsNull } from "../shared/schema-words.ts";
import { block, type Expression, expression, flat, layout, stringLiteral } from "./literal.ts";

export interface GateScope {
  /** The list of a named enumeration, if the schema comes from one: `FLAVOR_VALUES`. */
  readonly valuesName: (schema: ValueSchema) => string | undefined;
  /** The event whose `since` and `requires` hold for its fields too. */
  readonly event?: CatalogEvent;
}

type Rule = readonly [key: string, value: JsonValue];

/** The same calls as data: what a recorder of the runtime writes down when it runs the printed validator. */
export function questions(fields: readonly Field[], event: CatalogEvent | undefined): readonly Question[] {
  return fields.map((field) =>
    question(field.name, field.required, field.schema, fieldRules(field, event), event),
  );
}

function question(
  key: string,
  required: boolean,
  schema: ValueSchema,
  more: readonly Rule[],
  event: CatalogEvent | undefined,
): Question {
  const rules = [...schemaRules(schema), ...more];
  const asked = {
    type: schema.type,
    key,
    required,
    ...(rules.length === 0 ? {} : { rules: Object.fromEntries(rules) }),
  };
  if (schema.type === "array") {
    return {
      ...asked,
      inner: schema.items === undefined ? [] : [question("*", true, schema.items, [], event)],
    };
  }
  return schema.type === "object" ? { ...asked, inner: questions(schema.properties ?? [], event) } : asked;
}

/** The statements of a `check(gate)` body, each with continuation lines for a body indented by `indent`. */
export function gateCalls(fields: readonly Field[], scope: GateScope, indent: number): readonly string[] {
  return fields.map((field) =>
    gateCall(field.name, field.required, field.schema, fieldRules(field, scope.event), scope, indent),
  );
}

/** The statement for a single value under the key `"*"`: a metadata field's value, or an item of a list. */
export function valueCall(field: Field, scope: GateScope, indent: number): string {
  return gateCall("*", field.required, field.schema, fieldRules(field, scope.event), scope, indent);
}

function gateCall(
  key: string,
  required: boolean,
  schema: ValueSchema,
  more: readonly Rule[],
  scope: GateScope,
  indent: number,
): string {
  const rules = {
    record: [...schemaRules(schema), ...more].map(
      ([name, value]) => [name, printed(name, value, schema, scope)] as const,
    ),
  };
  const start = `gate.${schema.type}(${stringLiteral(key)}, ${required}`;
  const inner = innerCalls(schema, scope, indent + 2);
  if (inner !== undefined) return block(`${start}, ${flat(rules)}, (gate) => {`, inner, "});", indent);
  return rules.record.length === 0 ? `${start});` : layout(`${start}, `, rules, ");", indent);
}

/** What stands inside a list or an object; undefined for other types. */
function innerCalls(schema: ValueSchema, scope: GateScope, indent: number): readonly string[] | undefined {
  if (schema.type === "array") {
    return schema.items === undefined ? [] : [gateCall("*", true, schema.items, [], scope, indent)];
  }
  return schema.type === "object" ? gateCalls(schema.properties ?? [], scope, indent) : undefined;
}

/** A rule's value as it is printed: the list of a named enumeration by its name. */
function printed(name: string, value: JsonValue, schema: ValueSchema, scope: GateScope): Expression {
  const valuesName = name === "enum" ? scope.valuesName(schema) : undefined;
  return valuesName === undefined ? expression(value) : { code: valuesName };
}

function schemaRules(schema: ValueSchema): readonly Rule[] {
  return [
    ...rule("nullable", acceptsNull(schema) ? true : undefined),
    ...rule("enum", schema.enum),
    ...rule("const", schema.const),
    ...rule("format", schema.format),
    ...rule("pattern", schema.pattern),
    ...rule("minimum", schema.minimum),
    ...rule("maximum", schema.maximum),
    ...rule("minLength", schema.minLength),
    ...rule("maxLength", schema.maxLength),
    ...rule("maxItems", schema.maxItems),
  ];
}

function fieldRules(field: Field, event: CatalogEvent | undefined): readonly Rule[] {
  return [
    ...rule("transform", field.transform),
    ...rule("since", ownSince(field, event)),
    ...rule("requires", ownRequires(field, event)),
  ];
}

function rule(key: string, value: JsonValue | undefined): readonly Rule[] {
  return value === undefined ? [] : [[key, value]];
}
