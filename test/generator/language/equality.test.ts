/** The published JSON Schema and the compiler's checks of shape accept the same documents. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCatalog } from "../../../generator/src/catalog/parse.ts";
import { toJson } from "../../../generator/src/catalog/read-value.ts";
import { isKindName, KINDS, type KindName, type Shape } from "../../../generator/src/language/kinds.ts";
import { catalogSchema } from "../../../generator/src/language/schema.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import type { MapNode } from "../../../generator/src/source/tree.ts";
import { parseYaml } from "../../../generator/src/source/yaml.ts";

const schema = catalogSchema() as { readonly $defs: object; readonly properties: Record<string, object> };
const ajv = new Ajv2020({ strict: false });
ajv.addSchema(schema, "catalogue");
const validate = ajv.compile({ $ref: "catalogue" });

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function rootOf(text: string): MapNode {
  const { root } = parseYaml(text, "a.yaml");
  if (root === undefined) throw new Error(`no map: ${text}`);
  return root;
}

/** What both say of one document; JSON is YAML. */
function verdicts(document: Json): {
  readonly schema: boolean;
  readonly compiler: boolean;
  readonly why: string;
} {
  const root = rootOf(JSON.stringify(document));
  const { diagnostics } = parseCatalog(root, "a.yaml");
  const valid = validate(toJson(root));
  const why = `${diagnostics.map((one) => one.message).join("; ")} | ${ajv.errorsText(validate.errors)}`;
  return { schema: valid, compiler: diagnostics.length === 0, why };
}

function agree(document: Json): boolean {
  const { schema: first, compiler, why } = verdicts(document);
  expect(compiler, `${why}\n${JSON.stringify(document)}`).toBe(first);
  return first;
}

/** Values that are right somewhere and wrong elsewhere, or right nowhere. */
const POOL: readonly Json[] = [
  ...[null, true, false, 0, 1, 2, -1, 1.5, 1e300, 2 ** 53, "", " ", "a", " a", "a\nb", "a\tb", "é"],
  ...["x".repeat(256), "x".repeat(257), "😀".repeat(200), "x".repeat(64), "x".repeat(65), "A".repeat(65)],
  ...[
    "on",
    "off",
    "yes",
    "string",
    "integer",
    "uuid",
    "opt-in",
    "consent",
    "segment",
    "constructor",
    "prototype",
  ],
  ...[
    "1",
    "1.2.0",
    "0.23.0rc1",
    "v1",
    "2030-12-31",
    "2030-02-29",
    "2032-02-29",
    "2030-13-01",
    "1.0\n",
    "\u00a0a",
    "DE",
    "de_at",
  ],
  ...[[], ["a"], [null], [[]], [{}], {}, { a: 1 }, { type: "string" }, { A: {} }, { constructor: {} }],
];
const wild = fc.constantFrom(...POOL);

/** A value of a shape; now and then another one. */
function anyOf(shape: Shape, depth: number, wildness: number): fc.Arbitrary<Json> {
  const right = rightValue(shape, depth, wildness);
  return wildness === 0
    ? right
    : fc.oneof({ weight: 200, arbitrary: right }, { weight: wildness, arbitrary: wild });
}

const NAMES = {
  constant: "[A-Z][A-Z0-9_]{0,9}",
  key: "[a-z][a-z0-9_]{0,9}",
  type: "[A-Z][A-Za-z0-9]{0,9}",
  id: "[a-z][a-z0-9-]{0,9}",
};
const nameOf = (kind: keyof typeof NAMES): fc.Arbitrary<string> =>
  fc
    .stringMatching(new RegExp(`^${NAMES[kind]}$`))
    .filter((name) => name !== "constructor" && name !== "prototype");

function rightValue(shape: Shape, depth: number, wildness: number): fc.Arbitrary<Json> {
  switch (shape.is) {
    case "format-version":
      return fc.constant(1);
    case "line":
    case "text":
    case "reference":
      return fc.constantFrom("a", "Some words", "https://example.org/", "é 😀", "x".repeat(256));
    case "version":
      return fc.constantFrom("1.2.0", "0.23.0", "1");
    case "language":
      return fc.constantFrom("de", "pt-br", "zh-hant", "es-419");
    case "date":
      return fc.constantFrom("2030-12-31", "2032-02-29");
    case "expiry":
      return fc.constantFrom("2030-12-31", "2032-02-29", "1.2.0");
    case "name":
      return nameOf(shape.of);
    case "choice":
      return fc.constantFrom(...shape.of);
    case "flag":
      return fc.boolean();
    case "switch":
      return fc.constantFrom("on", "off");
    case "count":
      return fc.nat();
    case "number":
      return fc.integer();
    case "json":
      return wild;
    case "list":
      return fc.array(anyOf(shape.of, depth, wildness), { minLength: shape.minimum ?? 0, maxLength: 3 });
    case "map":
      return mapOf(shape.of, depth, wildness);
    default:
      return fc.dictionary(nameOf(shape.names), mapOf(shape.of, depth, wildness), {
        minKeys: shape.minimum ?? 0,
        maxKeys: depth > 2 ? (shape.minimum ?? 0) : 2,
        noNullPrototype: true,
      });
  }
}

function mapOf(kind: string, depth: number, wildness: number): fc.Arbitrary<Json> {
  if (!isKindName(kind)) throw new Error(kind);
  const entries = Object.entries(KINDS[kind].keys).filter(([key, { shape, required }]) => {
    // Whether other files hold what is missing here is not a question of one document's shape.
    return (
      key !== "include" && (depth < 3 || required === true || !["map", "entries", "list"].includes(shape.is))
    );
  });
  const required = entries.filter(([, spec]) => spec.required === true).map(([key]) => key);
  const free = entries.filter(([, spec]) => spec.required !== true).map(([key]) => key);
  const chosen = fc.subarray(free, { maxLength: Math.min(3, free.length) });
  return chosen.chain((optional) => {
    const keys = new Set([...required, ...optional]);
    const values = entries.flatMap(([key, spec]) =>
      keys.has(key) ? [[key, anyOf(spec.shape, depth + 1, wildness)] as const] : [],
    );
    return fc.record(Object.fromEntries(values), { noNullPrototype: true }) as fc.Arbitrary<Json>;
  });
}

describe("the schema and the compiler agree", () => {
  it("on documents made from the table: both accept them", () => {
    fc.assert(
      fc.property(mapOf("catalogue", 0, 0), (document) => {
        expect(agree(document)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("on documents with values from elsewhere", () => {
    const seen = { valid: 0, faulty: 0 };
    fc.assert(
      fc.property(mapOf("catalogue", 0, 3), (document) => {
        seen[agree(document) ? "valid" : "faulty"] += 1;
      }),
      { numRuns: 80 },
    );
    expect(seen.valid).toBeGreaterThan(0);
    expect(seen.faulty).toBeGreaterThan(0);
  });

  it("on mutations of the reference catalogue", () => {
    const text = readFileSync(fileURLToPath(new URL("../../../catalog.yaml", import.meta.url)), "utf8");
    const { groups, ...rest } = toJson(rootOf(text)) as { readonly groups: Record<string, Json> };
    // Two of its groups have every kind of place, and each run reads all of it.
    const whole: Json = { ...rest, groups: Object.fromEntries(Object.entries(groups).slice(0, 2)) };
    const places = placesIn(whole);
    const word = fc.constantFrom("nmae", "type", "events", "required", "X", "constructor", "$type", "enum");
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom("delete", "replace", "rename", "add"),
        wild,
        word,
        (place, kind, value, name) => {
          const copy = structuredClone(whole);
          mutate(copy, place, kind, value, name);
          agree(copy);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("on a catalogue whose groups and purposes stand in other files", () => {
    const document = toJson(rootOf(completeExample(""))) as { [key: string]: Json };
    const { groups: _, purposes: __, ...head } = document;
    expect(validate(head)).toBe(false);
    expect(validate({ ...head, include: ["catalog/*.yaml"] })).toBe(true);
    expect(validate({ ...document, include: [] })).toBe(false);
    expect(validate({ ...document, include: "catalog/*.yaml" })).toBe(false);
  });
});

type Step = string | number;

function placesIn(value: Json, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    placesIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function mutate(root: Json, path: readonly Step[], kind: string, value: Json, name: string): void {
  let holder = root as { [key: Step]: Json };
  for (const step of path.slice(0, -1)) holder = holder[step] as { [key: Step]: Json };
  const last = path.at(-1) ?? "";
  const old = holder[last] ?? null;
  if (kind === "replace") holder[last] = value;
  else if (kind === "add" && typeof old === "object" && old !== null && !Array.isArray(old))
    old[name] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  if (kind === "rename" && !Array.isArray(holder)) holder[name] = old;
}

describe("every key has an example that both accept", () => {
  const kinds = Object.keys(KINDS) as KindName[];
  const keys = kinds.flatMap((kind) =>
    Object.entries(KINDS[kind].keys).map(([key, spec]) => [kind, key, spec.example] as const),
  );
  const defs = { ...schema.$defs, catalogue: { properties: schema.properties } } as Record<
    string,
    { properties: Record<string, object> }
  >;

  it.each(keys)("%s · %s: %s", (kind, key, example) => {
    const value = toJson(rootOf(`${key}: ${example}`)) as { [key: string]: Json };
    const owner = kind === "catalogue" ? "" : `$defs/${kind}/`;
    const check = ajv.compile({ $ref: `catalogue#/${owner}properties/${key}` });
    expect([check(value[key]), check.errors]).toEqual([true, null]);
    expect(JSON.stringify(defs[kind]?.properties[key])).toContain("Example: `");
  });
});
