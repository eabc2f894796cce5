/** Whether code that compiled against one schema still compiles against another. */
import type { ValueSchema } from "@forthright/runtime/catalog-document";
import { acceptsNull, covers } from "./covers.ts";

/**
 * Whether every value whose TypeScript type fitted before fits now. Types hold the kind of value, listed values, null
 * and the keys of objects; bounds, lengths, formats and patterns are the gate's alone.
 */
export function callersCompile(before: ValueSchema, after: ValueSchema): boolean {
  return covers(codeType(after), codeType(before));
}

/** The part of a schema that its TypeScript type says. */
function codeType(schema: ValueSchema): ValueSchema {
  const listed = schema.const === undefined ? schema.enum : [schema.const];
  return {
    type: schema.type === "integer" ? "number" : schema.type,
    nullable: acceptsNull(schema),
    ...(listed === undefined ? {} : { enum: listed }),
    ...(schema.items === undefined ? {} : { items: codeType(schema.items) }),
    ...(schema.properties === undefined
      ? {}
      : { properties: schema.properties.map((field) => ({ ...field, schema: codeType(field.schema) })) }),
  };
}
