import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { toJson } from "../../../generator/src/catalog/read-value.ts";
import { KINDS } from "../../../generator/src/language/kinds.ts";
import { catalogSchema } from "../../../generator/src/language/schema.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { EXAMPLES } from "../../../generator/src/rules/examples/table.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { parseYaml } from "../../../generator/src/source/yaml.ts";

const validate = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
}).compile(catalogSchema() as object);

/** Where the schema finds faults; empty if there are none. */
function schemaFaults(text: string): readonly string[] {
  const { root } = parseYaml(text, "a.yaml");
  if (root === undefined) return ["no YAML"];
  return validate(toJson(root))
    ? []
    : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

function loaderFaults(text: string): readonly string[] {
  return loadCatalog({ text, file: "a.yaml", today: "2026-01-01" }).diagnostics.map((one) => one.code);
}

it("accepts the reference catalogue", () => {
  const text = readFileSync(fileURLToPath(new URL("../../../catalog.yaml", import.meta.url)), "utf8");
  expect(schemaFaults(text)).toEqual([]);
});

it("accepts every good example of the rules", () => {
  for (const { good } of Object.values(EXAMPLES)) {
    for (const example of good) expect(schemaFaults(completeExample(example))).toEqual([]);
  }
});

it("describes every key with one sentence, and refuses all others", () => {
  for (const [kind, { keys }] of Object.entries(KINDS)) {
    for (const [key, spec] of Object.entries(keys)) {
      expect(spec.description, `${kind}.${key}`).toMatch(/^(?:[A-Z`]|https).*\.$/);
      expect(spec.example, `${kind}.${key}`).not.toBe("");
    }
  }
  expect(JSON.stringify(catalogSchema()).match(/"additionalProperties":false/g)?.length).toBe(
    Object.keys(KINDS).length,
  );
});

const EVENT = (keys: string): string =>
  completeExample(
    `groups: { g: { title: G, events: { RUN: { name: Run, description: A run., ${keys} } } } }\n`,
  );
const FIELD = (keys: string): string => EVENT(`properties: { size: { description: Size., ${keys} } }`);

describe("faults of shape are refused by the schema and by the loader", () => {
  it.each<[string, string]>([
    ["unknown-key", EVENT("nmae: x")],
    ["unknown-key", completeExample("extra: 1\n")],
    ["unknown-key", FIELD("type: integer, reqired: true")],
    ["missing-key", completeExample("product: { id: acme, name: Acme }\n")],
    ["missing-key", completeExample("purposes: {}\n")],
    ["missing-key", FIELD("type: string, enum: []")],
    ["wrong-type", EVENT("properties: []")],
    ["wrong-type", EVENT("properties: ~")],
    ["wrong-type", EVENT("trigger: { type: Program, body: [] }")],
    ["wrong-type", FIELD("type: integer, required: yes")],
    ["wrong-type", FIELD("type: integer, minimum: '1'")],
    ["wrong-type", completeExample("consent: { model: opt-out, scope: global, ci: false }\n")],
    ["unknown-value", FIELD("type: intger")],
    ["unknown-value", completeExample("consent: { model: opt-uot, scope: global }\n")],
    ["unknown-value", FIELD("type: string, format: uuid, category: everything")],
    ["unknown-format", completeExample("forthright: 2\n")],
    ["bad-name", completeExample("groups: { Pipelines: { title: P, events: {} } }\n")],
    ["bad-name", completeExample(`groups: { ${"g".repeat(65)}: { title: P, events: {} } }\n`)],
    [
      "bad-name",
      completeExample("groups: { g: { title: G, events: { run: { name: R, description: A run. } } } }\n"),
    ],
    ["bad-name", completeExample('product: { id: "../../x", name: Acme, version: "1.2.0" }\n')],
    ["reserved-name", completeExample("groups: { constructor: { title: P, events: {} } }\n")],
    ["number-as-text", completeExample("product: { id: acme, name: Acme, version: 1.10 }\n")],
    ["bad-version", completeExample("product: { id: acme, name: Acme, version: latest }\n")],
    ["bad-language", completeExample("language: pt_BR\n")],
    ["empty-text", EVENT('trigger: " "')],
    ["not-one-line", completeExample('product: { id: acme, name: " Acme", version: "1.2.0" }\n')],
    ["out-of-range", FIELD("type: string, format: uri, maxLength: -1")],
  ])("%s in %j", (code, text) => {
    expect(loaderFaults(text)).toEqual([code]);
    expect(schemaFaults(text).length).toBeGreaterThan(0);
  });
});
