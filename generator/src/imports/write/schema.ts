/** Writes what a value may be, and fills in what the language asks for and the plan does not say. */
import type { ImportProperty, ImportSchema, LeftOut, Leftover } from "../model.ts";
import { asLeftover, writeLeftovers } from "./comments.ts";
import { type Draft, decide, inside, put, repairOf, type Spot } from "./draft.ts";
import { inline, list } from "./scalar.ts";

/** Bounds for values that the plan does not bound; each is marked as something to decide. */
const PLACEHOLDER_LENGTH = 256;
const PLACEHOLDER_ITEMS = 100;
const PLACEHOLDER_REASON = "imported: say why free text is needed";

/** Writes a key of an object; properties and schemas contain each other. */
export type WriteKey = (draft: Draft, spot: Spot, property: ImportProperty | LeftOut) => void;

const KEYWORDS = ["format", "pattern", "minimum", "maximum", "minLength", "maxLength"] as const;

export function writeSchema(draft: Draft, spot: Spot, schema: ImportSchema, writeKey: WriteKey): void {
  const { indent, path } = spot;
  const line = (key: string, lines: readonly string[]): void => put(draft, lines, { path, key });
  if (schema.$type !== undefined) {
    line("$type", [`${indent}$type: ${schema.$type}`]);
    return;
  }
  line("type", [`${indent}type: ${schema.type}`]);
  if (schema.nullable === true) line("nullable", [`${indent}nullable: true`]);
  if (schema.enum !== undefined) line("enum", list(schema.enum, indent, "enum"));
  if (schema.const !== undefined) line("const", [`${indent}const: ${inline(schema.const)}`]);
  const refused: Leftover[] = [];
  for (const keyword of KEYWORDS) {
    const value = schema[keyword];
    if (value === undefined) continue;
    const why = repairOf(draft, path, keyword);
    if (why === undefined) line(keyword, [`${indent}${keyword}: ${inline(value)}`]);
    else refused.push(asLeftover(keyword, value, spot.place, why));
  }
  writeFreeText(draft, spot, schema);
  writeItems(draft, spot, schema, writeKey);
  writeKeys(draft, spot, schema, writeKey);
  writeLeftovers(draft, indent, refused);
}

function writeFreeText(draft: Draft, spot: Spot, schema: ImportSchema): void {
  const has = (key: "enum" | "const" | "format" | "pattern" | "maxLength"): boolean =>
    schema[key] !== undefined && repairOf(draft, spot.path, key) === undefined;
  if (schema.type !== "string" || has("enum") || has("const") || has("format") || has("pattern")) return;
  const { indent, path, place, label } = spot;
  const hint =
    "bound it with `enum`, `format` or `pattern`, or say why free text is needed and how long it is";
  const message = `${label} is free text, which can carry anything about a person`;
  const comment = "a closed list, a pattern, or the reason";
  const asked = decide(draft, { code: "import-free-text", comment, message, hint, place });
  if (!has("maxLength")) put(draft, [`${indent}maxLength: ${PLACEHOLDER_LENGTH}`], { path, key: "" });
  put(draft, [`${indent}free_text: ${inline(PLACEHOLDER_REASON)}${asked}`], { path, key: "" });
}

function writeItems(draft: Draft, spot: Spot, schema: ImportSchema, writeKey: WriteKey): void {
  if (schema.items === undefined) return;
  const { indent, path, place, label } = spot;
  const bound = schema.maxItems ?? PLACEHOLDER_ITEMS;
  const message = `${label} is a list without a bound`;
  const hint = "set `maxItems` to the most items that are needed";
  const asked =
    schema.maxItems === undefined
      ? decide(draft, {
          code: "import-bound-missing",
          comment: "how many items there are at most",
          message,
          hint,
          place,
        })
      : "";
  put(draft, [`${indent}maxItems: ${bound}${asked}`], { path, key: "" });
  put(draft, [`${indent}items:`], { path, key: "" });
  const item = { ...inside(spot), path: `${path}.items`, label: `an item of ${label}` };
  writeSchema(draft, item, schema.items, writeKey);
}

function writeKeys(draft: Draft, spot: Spot, schema: ImportSchema, writeKey: WriteKey): void {
  if (schema.properties === undefined) return;
  put(draft, [`${spot.indent}properties:`], { path: spot.path, key: "" });
  for (const [index, property] of schema.properties.entries()) {
    writeKey(draft, { ...inside(spot), path: `${spot.path}.${index}`, place: property.place }, property);
  }
}
