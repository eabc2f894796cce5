/** Schemas and fields with references followed and defaults filled in. Total: what does not exist is left out. */
import type { Field, JsonValue, Sensitivity, ValueSchema } from "@forthright/runtime/catalog-document";
import { defined } from "./defined.ts";
import { exampleOf } from "./example.ts";
import type { RawField, RawProperty, RawSchema, RawType } from "./parse.ts";
import { impliedBySchema, strongest } from "./sensitivity.ts";

export interface ResolveContext {
  readonly types: ReadonlyMap<string, RawType>;
  /** Types that cannot be written out; a rule reports them. */
  readonly refused: ReadonlySet<string>;
}

/** What a field takes over from what contains it. */
export interface Surroundings {
  readonly purpose: string;
  readonly sensitivity: Sensitivity;
}

/** Stands for a type that does not exist; never leaves the compiler. */
const UNKNOWN: ValueSchema = { type: "string" };

export function resolveSchema(context: ResolveContext, raw: RawSchema, around: Surroundings): ValueSchema {
  if (raw.$type !== undefined) {
    const named = context.refused.has(raw.$type) ? undefined : context.types.get(raw.$type);
    const schema = named === undefined ? UNKNOWN : resolveSchema(context, named, around);
    const nullable = raw.nullable === true || schema.nullable === true ? { nullable: true } : {};
    return { ...schema, type_name: raw.$type, ...nullable };
  }
  const properties = raw.properties;
  return defined({
    type: raw.type ?? "string",
    enum: raw.enum,
    const: raw.const,
    format: raw.format,
    pattern: raw.pattern,
    minimum: raw.minimum,
    maximum: raw.maximum,
    minLength: raw.minLength,
    maxLength: raw.maxLength,
    items: raw.items === undefined ? undefined : resolveSchema(context, raw.items, around),
    maxItems: raw.maxItems,
    properties:
      properties === undefined
        ? undefined
        : [...properties].map(([name, one]) => resolveProperty(context, name, one, around)),
    nullable: raw.nullable === true ? true : undefined,
  });
}

export function resolveProperty(
  context: ResolveContext,
  name: string,
  raw: RawProperty,
  around: Surroundings,
): Field {
  return resolveField(context, name, raw, { ...around, required: raw.required ?? false, least: "none" });
}

export interface FieldSurroundings extends Surroundings {
  readonly required: boolean;
  /** The sensitivity that the field has at least. */
  readonly least: Sensitivity;
}

export function resolveField(
  context: ResolveContext,
  name: string,
  raw: RawField,
  around: FieldSurroundings,
): Field {
  const purpose = raw.purpose ?? raw.requires ?? around.purpose;
  const inherited = raw.sensitivity ?? around.sensitivity;
  const schema = resolveSchema(context, raw, { purpose, sensitivity: inherited });
  const examples: readonly JsonValue[] = raw.examples ?? [];
  return defined({
    name,
    description: raw.description,
    schema,
    required: around.required,
    purpose,
    sensitivity: strongest(inherited, around.least, impliedBySchema(schema)),
    category: raw.category,
    retention: raw.retention,
    requires: raw.requires,
    transform: raw.transform,
    free_text: freeText(context, raw),
    examples,
    example: exampleOf(schema, examples) ?? null,
    since: raw.since,
    tell_again: raw.tell_again,
    deprecated: raw.deprecated === undefined ? undefined : defined(raw.deprecated),
    expires: raw.expires,
    owner: raw.owner,
    review: raw.review,
  });
}

/** The reason for free text: the field's own, or that of the named type or of the items it consists of. */
function freeText(context: ResolveContext, raw: RawSchema): string | undefined {
  if (raw.free_text !== undefined) return raw.free_text;
  if (raw.items !== undefined) return freeText(context, raw.items);
  if (raw.$type === undefined || context.refused.has(raw.$type)) return undefined;
  const named = context.types.get(raw.$type);
  return named === undefined ? undefined : freeText(context, named);
}
