/** Which named type of the catalogue a schema is. */
import type { NamedType, ValueSchema } from "@forthright/runtime/catalog-document";

/** The named type that the schema comes from, if it still says the same (a field may add `nullable`). */
export function namedType(schema: ValueSchema, types: readonly NamedType[]): NamedType | undefined {
  if (schema.type_name === undefined) return undefined;
  const named = types.find((type) => type.name === schema.type_name);
  return named !== undefined && sameValues(schema, named.schema) ? named : undefined;
}

function sameValues(one: ValueSchema, other: ValueSchema): boolean {
  const rules = ({ nullable: _nullable, type_name: _name, ...rest }: ValueSchema): string =>
    JSON.stringify(rest);
  return rules(one) === rules(other) && (one.nullable === true || other.nullable !== true);
}
