/** JSON Schema 2020-12 of the catalogue language, made from the table: for editors and for tests. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { formatPattern } from "@forthright/runtime/facts";
import { KINDS, type KindSpec } from "./kinds.ts";
import { MAX_NAME_LENGTH, NAME_RULES } from "./names.ts";
import { INCLUDE_KEY, PART_KEYS } from "./part-keys.ts";
import type { KeySpec, NameKind, Shape } from "./shape.ts";

type Schema = { readonly [key: string]: JsonValue };

/** The whole schema; `$defs` has one entry for each kind of map. It checks shape, not the rules. */
export function catalogSchema(): JsonValue {
  const kinds = Object.entries(KINDS).filter(([kind]) => kind !== "catalogue");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Forthright catalogue, format 1",
    description: "What a product reports about its use.",
    ...catalogueSchema(),
    $defs: Object.fromEntries(kinds.map(([kind, spec]) => [kind, { title: spec.title, ...mapSchema(spec) }])),
  };
}

/** Included files may hold what is required here, so a catalogue that has some need not. */
function catalogueSchema(): Schema {
  const { required, ...schema } = mapSchema(KINDS.catalogue);
  const movable = Object.keys(PART_KEYS);
  const all = Array.isArray(required) ? required : [];
  return {
    ...schema,
    required: all.filter((key) => !movable.includes(key)),
    anyOf: [{ required: Object.keys(INCLUDE_KEY) }, { required: all.filter((key) => movable.includes(key)) }],
  };
}

function mapSchema(spec: KindSpec): Schema {
  const keys = Object.entries(spec.keys);
  const required = keys.filter(([, key]) => key.required === true).map(([name]) => name);
  return {
    type: "object",
    properties: Object.fromEntries(keys.map(([name, key]) => [name, keySchema(key)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

function keySchema(key: KeySpec): Schema {
  return { description: key.description, ...shapeSchema(key.shape) };
}

function nameSchema(kind: NameKind): Schema {
  return { type: "string", pattern: NAME_RULES[kind].pattern.source, maxLength: MAX_NAME_LENGTH };
}

function shapeSchema(shape: Shape): Schema {
  switch (shape.is) {
    case "format-version":
      return { const: 1 };
    case "line":
      return { type: "string", minLength: 1, pattern: "^\\S(?:[^\\n\\t]*\\S)?$", maxLength: 256 };
    case "text":
      return { type: "string", pattern: "\\S" };
    case "version":
      return { type: "string", pattern: formatPattern("version"), maxLength: 64 };
    case "date":
      return { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
    case "expiry":
      return { type: "string", pattern: formatPattern("version"), maxLength: 64 };
    case "name":
      return nameSchema(shape.of);
    case "reference":
      return { type: "string", pattern: "\\S" };
    case "choice":
      return { enum: shape.of };
    case "flag":
      return { type: "boolean" };
    case "switch":
      return { enum: ["on", "off"] };
    case "count":
      return { type: "integer", minimum: 0 };
    case "number":
      return { type: "number" };
    case "json":
      return {};
    default:
      return collectionSchema(shape);
  }
}

function collectionSchema(shape: Extract<Shape, { readonly is: "list" | "entries" | "map" }>): Schema {
  if (shape.is === "map") return { $ref: `#/$defs/${shape.of}` };
  if (shape.is === "list") {
    const minimum = shape.minimum === undefined ? {} : { minItems: shape.minimum };
    return { type: "array", items: shapeSchema(shape.of), ...minimum };
  }
  return {
    type: "object",
    propertyNames: { ...nameSchema(shape.names), not: { enum: ["constructor", "prototype"] } },
    additionalProperties: { $ref: `#/$defs/${shape.of}` },
    ...(shape.minimum === undefined ? {} : { minProperties: shape.minimum }),
  };
}
