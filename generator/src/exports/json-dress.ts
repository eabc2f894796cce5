/** JSON Schema of fields on the wire, as one emitter makes it for all, dressed for a format: references, notes, dialects. */
import type { Catalog, Field, JsonValue, NamedType, ValueSchema } from "@forthright/runtime/catalog-document";
import {
  fieldSchema,
  isAlwaysThere,
  type JsonSchema,
  objectSchema,
  valueSchema,
} from "../emitters/json/value-schema.ts";

/** What a format adds to the plain schema. */
export interface Dress {
  /** Stands in for a value whose schema is a named type's. */
  readonly reference?: (type: NamedType) => JsonSchema;
  /** Members that are added to a field's schema or replace its own. */
  readonly note?: (field: Field) => JsonSchema;
}

/** An object with exactly these fields. */
export function fieldsSchema(fields: readonly Field[], catalog: Catalog, dress: Dress): JsonSchema {
  return objectSchema(fieldMembers(fields, catalog, dress), alwaysThere(fields));
}

/** The schemas of fields by name. */
export function fieldMembers(
  fields: readonly Field[],
  catalog: Catalog,
  dress: Dress,
): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(fields.map((field) => [field.name, dressedField(field, catalog, dress)]));
}

/** Names of the fields that are never left out. */
export function alwaysThere(fields: readonly Field[]): readonly string[] {
  return fields.filter(isAlwaysThere).map(({ name }) => name);
}

export function dressedField(field: Field, catalog: Catalog, dress: Dress): JsonSchema {
  const plain = fieldSchema(field);
  const schema = field.transform === undefined ? dressedValue(plain, field.schema, catalog, dress) : plain;
  return { ...schema, ...dress.note?.(field) };
}

/** The schema of a named type itself. */
export function typeSchema(type: NamedType, catalog: Catalog, dress: Dress): JsonSchema {
  const schema = dressedValue(valueSchema(type.schema), { ...type.schema, type_name: "" }, catalog, dress);
  return { ...(type.description === undefined ? {} : { description: type.description }), ...schema };
}

function dressedValue(plain: JsonSchema, schema: ValueSchema, catalog: Catalog, dress: Dress): JsonSchema {
  const type = dress.reference === undefined ? undefined : namedType(schema, catalog);
  if (type !== undefined && dress.reference !== undefined)
    return { ...annotations(plain), ...dress.reference(type) };
  const { items, properties } = schema;
  return {
    ...plain,
    ...(items === undefined ? {} : { items: dressedValue(valueSchema(items), items, catalog, dress) }),
    ...(properties === undefined ? {} : { properties: fieldMembers(properties, catalog, dress) }),
  };
}

/** The type that a schema comes from, unless the place changes it (nullable, for example). */
export function namedType(schema: ValueSchema, { types }: Catalog): NamedType | undefined {
  const type = types.find(({ name }) => name === schema.type_name);
  if (type === undefined) return undefined;
  return JSON.stringify(valueSchema(type.schema)) === JSON.stringify(valueSchema(schema)) ? type : undefined;
}

function annotations(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    ["description", "deprecated", "examples"].flatMap((key) => {
      const value = schema[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Draft 4, as Snowplow reads it: no `const`, and none of the annotations that came later. */
export function draft4(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).flatMap(
      ([key, value]): readonly (readonly [string, JsonValue | JsonSchema | readonly JsonSchema[]])[] => {
        if (key === "examples" || key === "deprecated" || key === "$comment") return [];
        if (key === "const") return [["enum", [value]]];
        if (key === "properties" && isSchema(value)) {
          return [
            [
              key,
              Object.fromEntries(
                Object.entries(value).map(([name, one]) => [name, isSchema(one) ? draft4(one) : one]),
              ),
            ],
          ];
        }
        if (key === "items" && isSchema(value)) return [[key, draft4(value)]];
        return [[key, value]];
      },
    ),
  );
}

/** Whether a member is a schema itself. */
export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
