/** JSON Schema 2020-12 of the catalogue language, made from the table: for editors and for tests. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { formatPattern } from "@forthright/runtime/facts";
import { LANGUAGE } from "./formats.ts";
import { KINDS, type KindSpec } from "./kinds.ts";
import { INHERITED_NAMES, MAX_NAME_LENGTH, NAME_RULES } from "./names.ts";
import { OVERLAY_KINDS } from "./overlay-kinds.ts";
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

/**
 * The same for overlays. What an overlay names stands in the catalogue, so names are not judged here; whether they do
 * stand there is for the compiler to say.
 */
export function overlaySchema(): JsonValue {
  const { catalogue, ...others } = OVERLAY_KINDS;
  const kinds = Object.entries(others).filter(([, spec]) => Object.keys(spec.keys).length > 0);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Forthright overlay, format 1",
    description: "Texts of a catalogue in another language. What is missing stays in the original.",
    ...mapSchema(catalogue, anyName),
    $defs: Object.fromEntries(
      kinds.map(([kind, spec]) => [kind, { title: spec.title, ...mapSchema(spec, anyName) }]),
    ),
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

type NameSchema = (kind: NameKind) => Schema;

const anyName: NameSchema = () => ({ type: "string" });

function mapSchema(spec: KindSpec, names: NameSchema = nameSchema): Schema {
  const keys = Object.entries(spec.keys);
  const required = keys.filter(([, key]) => key.required === true).map(([name]) => name);
  return {
    type: "object",
    properties: Object.fromEntries(keys.map(([name, key]) => [name, keySchema(name, key, names)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** Editors show the description where the pointer rests on a key. */
function keySchema(name: string, { description, example, shape }: KeySpec, names: NameSchema): Schema {
  return { description: `${description}\n\nExample: \`${name}: ${example}\``, ...shapeSchema(shape, names) };
}

function nameSchema(kind: NameKind): Schema {
  const { source } = NAME_RULES[kind].pattern;
  const not = { enum: [...INHERITED_NAMES] };
  return { type: "string", pattern: source, maxLength: MAX_NAME_LENGTH, not };
}

/** Days of the Gregorian calendar. */
const DATE =
  "^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$";

const VERSION: Schema = { type: "string", pattern: formatPattern("version"), maxLength: 64 };

/** What looks like a date is one. */
const EXPIRY: Schema = {
  anyOf: [{ ...VERSION, not: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" } }, { pattern: DATE }],
};

function shapeSchema(shape: Shape, names: NameSchema): Schema {
  switch (shape.is) {
    case "format-version":
      return { const: 1 };
    case "line":
      return { type: "string", minLength: 1, pattern: "^\\S(?:[^\\n\\t]*\\S)?$", maxLength: 256 };
    case "text":
      return { type: "string", pattern: "\\S" };
    case "version":
      return VERSION;
    case "language":
      return { type: "string", pattern: LANGUAGE.source };
    case "date":
      return { type: "string", pattern: DATE };
    case "expiry":
      return { type: "string", ...EXPIRY };
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
      return { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    case "number":
      return { type: "number" };
    case "json":
      return {};
    default:
      return collectionSchema(shape, names);
  }
}

function collectionSchema(
  shape: Extract<Shape, { readonly is: "list" | "entries" | "map" }>,
  names: NameSchema,
): Schema {
  if (shape.is === "map") return { $ref: `#/$defs/${shape.of}` };
  if (shape.is === "list") {
    const minimum = shape.minimum === undefined ? {} : { minItems: shape.minimum };
    return { type: "array", items: shapeSchema(shape.of, names), ...minimum };
  }
  return {
    type: "object",
    propertyNames: names(shape.names),
    additionalProperties: { $ref: `#/$defs/${shape.of}` },
    ...(shape.minimum === undefined ? {} : { minProperties: shape.minimum }),
  };
}
