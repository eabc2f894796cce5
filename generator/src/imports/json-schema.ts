/**
 * From JSON Schema, as tracking plans use it, to the value words of the language. What the language has no word for
 * stays unused and so becomes a comment; what would say something else than the plan is refused with its reason.
 */
import type { JsonValue, ValueFormat } from "@forthright/runtime/catalog-document";
import type { Entry, Node } from "../source/tree.ts";
import { exactNumber, type Fields, type FileContext, keyPlace, openMap, textsOf, whole } from "./fields.ts";
import type { ImportProperty, ImportSchema, LeftOut } from "./model.ts";
import { isWireKey } from "./names.ts";
import { fits, hasExample, isUsable, plainValue } from "./plain-values.ts";
import { BAD_KEY, isRefusal, oneType, type Refusal, type Typed, UNTYPED } from "./schema-types.ts";

/** Reads keywords under other spellings: `minLength` as `min_length`. */
export type Spelling = (keyword: string) => string;

const AS_IT_IS: Spelling = (keyword) => keyword;

export function readSchema(fields: Fields, spelling: Spelling = AS_IT_IS): ImportSchema | Refusal {
  const types = readType(fields);
  if ("problem" in types) return types;
  return readTyped(fields, types, spelling);
}

/** Reads the keywords of a schema whose type is known. */
export function readTyped(
  fields: Fields,
  { type, nullable }: Typed,
  spelling: Spelling = AS_IT_IS,
): ImportSchema | Refusal {
  const base: ImportSchema = nullable ? { type, nullable: true } : { type };
  if (type === "array") return readArray(fields, base, spelling);
  if (type === "object") return readObject(fields, base);
  if (type === "boolean") return base;
  const closed = readChoice(fields, base, spelling);
  if (closed !== undefined) return closed;
  return type === "string" ? readString(fields, base, spelling) : readNumber(fields, base, spelling);
}

function readType(fields: Fields): Typed | Refusal {
  const node = fields.peek("type");
  const single = node?.kind === "scalar" && typeof node.value === "string" ? [node.value] : undefined;
  const names = single ?? textsOf(node);
  if (names === undefined) return inferType(fields);
  const found = oneType(names);
  // Two names for one type: the list stays as a comment, for the catalogue shows only one of them.
  if (!("problem" in found) && names.filter((name) => name !== "null").length === 1) fields.take("type");
  return found;
}

/** A schema without `type` is as good as one if its list of values says it. */
function inferType(fields: Fields): Typed | Refusal {
  const list = fields.peek("enum");
  const single = fields.peek("const");
  const nodes = list?.kind === "list" ? list.items : single === undefined ? [] : [single];
  const kinds = new Set(nodes.map((node) => (node.kind === "scalar" ? typeName(node.value) : node.kind)));
  return oneType([...kinds]);
}

function typeName(value: unknown): string {
  return value === null ? "null" : typeof value;
}

/** A closed list or a single value; bounds beside it say nothing more and stay comments. */
function readChoice(
  fields: Fields,
  base: ImportSchema,
  spelling: Spelling,
): ImportSchema | Refusal | undefined {
  const refused = { problem: "its list of values has some of another type", hint: "write the list by hand" };
  const constant = fields.peek(spelling("const"));
  if (constant?.kind === "scalar" && constant.value !== null) {
    if (!fits(base, constant.value)) return refused;
    fields.take(spelling("const"));
    return { ...base, const: constant.value };
  }
  const list = fields.peek(spelling("enum"));
  if (list?.kind !== "list" || list.items.length === 0) return undefined;
  const values = list.items.map(plainValue);
  if (values.includes(undefined)) return refused;
  const kept = [...new Set(values)].filter((value): value is Exclude<JsonValue, null> => value != null);
  if (kept.length === 0 || kept.some((value) => !fits(base, value))) return refused;
  fields.take(spelling("enum"));
  return values.includes(null) ? { ...base, enum: kept, nullable: true } : { ...base, enum: kept };
}

const FORMATS: ReadonlySet<string> = new Set(["uuid", "email", "uri", "date-time"]);

function readString(fields: Fields, base: ImportSchema, spelling: Spelling): ImportSchema | Refusal {
  let schema: ImportSchema = { ...base, ...counts(fields, ["minLength", "maxLength"], spelling) };
  const format = fields.peek(spelling("format"));
  if (format?.kind === "scalar" && FORMATS.has(String(format.value))) {
    const candidate = { ...schema, format: String(format.value) as ValueFormat };
    if (hasExample(candidate)) {
      schema = candidate;
      fields.take(spelling("format"));
    }
  }
  const pattern = fields.peek(spelling("pattern"));
  if (pattern?.kind === "scalar" && typeof pattern.value === "string" && pattern.value !== "") {
    const candidate = { ...schema, pattern: pattern.value };
    if (isUsable(candidate)) {
      schema = candidate;
      fields.take(spelling("pattern"));
    }
  }
  return schema;
}

function readNumber(fields: Fields, base: ImportSchema, spelling: Spelling): ImportSchema {
  const minimum = boundOf(fields, spelling("minimum"), "exclusiveMinimum");
  const maximum = boundOf(fields, spelling("maximum"), "exclusiveMaximum");
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) return base;
  if (minimum !== undefined) fields.take(spelling("minimum"));
  if (maximum !== undefined) fields.take(spelling("maximum"));
  return {
    ...base,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** In draft 4 `exclusiveMinimum: true` changes what `minimum` means; both then stay comments. */
function boundOf(fields: Fields, key: string, exclusive: string): number | undefined {
  const node = fields.peek(key);
  const flag = fields.peek(exclusive);
  if (flag?.kind === "scalar" && flag.value === true) return undefined;
  return node === undefined ? undefined : exactNumber(node);
}

type Count = "minLength" | "maxLength" | "maxItems";

function counts(
  fields: Fields,
  keywords: readonly Count[],
  spelling: Spelling,
): Readonly<Partial<Record<Count, number>>> {
  const found: Partial<Record<Count, number>> = {};
  for (const keyword of keywords) {
    const node = fields.peek(spelling(keyword));
    const value = node === undefined ? undefined : exactNumber(node);
    if (value === undefined || !Number.isInteger(value) || value < 0) continue;
    if (keyword === "maxLength" && value < (found.minLength ?? 0)) continue;
    found[keyword] = value;
    fields.take(spelling(keyword));
  }
  return found;
}

function readArray(fields: Fields, base: ImportSchema, spelling: Spelling): ImportSchema | Refusal {
  const items = fields.child("items");
  if (items === undefined) {
    return {
      problem: "it is a list and what its items are is not stated",
      hint: "declare the type of `items`",
    };
  }
  const inner = readSchema(items, spelling);
  if (isRefusal(inner))
    return { problem: `it is a list, and of its items: ${inner.problem}`, hint: inner.hint };
  return { ...base, items: inner, ...counts(fields, ["maxItems"], spelling) };
}

const OPEN_OBJECT: Refusal = {
  problem: "it is an object, and none of its keys can be declared",
  hint: "declare the keys of the object; what is not declared cannot be sent",
};

function readObject(fields: Fields, base: ImportSchema): ImportSchema | Refusal {
  const properties = readProperties(fields);
  return properties.some((one) => one.kind === "property") ? { ...base, properties } : OPEN_OBJECT;
}

/** What a format knows about a property beyond JSON Schema. */
export type Extra = (fields: Fields) => Partial<Pick<ImportProperty, "sensitivity">>;

/** The entries of `properties` with what `required` says of them. */
export function readProperties(fields: Fields, extra?: Extra): readonly (ImportProperty | LeftOut)[] {
  const map = fields.peek("properties");
  if (map?.kind !== "map") return [];
  fields.take("properties");
  const stated = textsOf(fields.peek("required"));
  const required = stated ?? [];
  const known = new Set(map.entries.map((entry) => entry.key));
  // A list that names something else stays a comment as well.
  if (stated?.every((name) => known.has(name)) === true) fields.take("required");
  return map.entries.map((entry) => readProperty(fields.context, entry, required.includes(entry.key), extra));
}

export function readProperty(
  context: FileContext,
  entry: Entry,
  required: boolean,
  extra?: Extra,
): ImportProperty | LeftOut {
  const place = keyPlace(context, entry);
  const origin = whole(context, entry.key, entry.value, place);
  const refuse = ({ problem, hint }: Refusal): LeftOut => ({
    kind: "left-out",
    name: entry.key,
    reason: problem,
    hint,
    place,
    leftovers: required ? [...origin, requiredNote(context, entry)] : origin,
  });
  if (!isWireKey(entry.key)) return refuse(BAD_KEY);
  const fields = openMap(context, entry.value, entry.key);
  if (fields === undefined) return refuse(UNTYPED);
  const schema = readSchema(fields);
  if (isRefusal(schema)) return refuse(schema);
  const description = fields.text("description");
  const examples = readExamples(fields, schema);
  return {
    kind: "property",
    name: entry.key,
    schema,
    required,
    place,
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
    ...extra?.(fields),
    leftovers: fields.rest(),
    origin,
  };
}

function requiredNote(context: FileContext, entry: Entry): ImportProperty["leftovers"][number] {
  const node: Node = {
    kind: "scalar",
    value: true,
    written: "true",
    start: entry.keyStart,
    end: entry.keyEnd,
  };
  return { path: "required", node, place: keyPlace(context, entry) };
}

/** Examples that pass; one that does not keeps all of them as a comment. */
function readExamples(fields: Fields, schema: ImportSchema): readonly JsonValue[] | undefined {
  const list = fields.peek("examples");
  if (list?.kind !== "list" || schema.items !== undefined || schema.properties !== undefined)
    return undefined;
  const values = list.items.map(plainValue);
  const passing = values.filter((value): value is JsonValue => value != null && fits(schema, value));
  if (values.length === 0 || passing.length < values.length) return undefined;
  fields.take("examples");
  return [...new Set(passing)];
}
