import type { Catalog, CatalogDocument } from "@forthright/runtime/catalog-document";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { emitJson } from "../../../generator/src/emitters/json/emit-json.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { readSource } from "../../../generator/src/source/read.ts";
import { sampleCatalog } from "../../support/catalog.ts";
import { repository } from "../../support/emit.ts";

function compiled(document: CatalogDocument): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  const schemas = emitJson(document).filter(({ path }) => path.startsWith("schemas/"));
  return new Map(schemas.map(({ path, content }) => [path, ajv.compile(JSON.parse(content))]));
}

function referenceCatalog(): Catalog {
  const file = `${repository}catalog.yaml`;
  const { text = "" } = readSource(file);
  const { catalog } = loadCatalog({ text, file, today: "2026-01-01" });
  if (catalog === undefined) throw new Error("the reference catalogue has errors");
  return catalog;
}

describe.each([
  ["sample", sampleCatalog()],
  ["reference", referenceCatalog()],
])("schemas of the %s catalogue", (_name, catalog) => {
  const document = disclose(catalog);
  const schemas = compiled(document);
  const validates = (path: string, value: unknown): boolean => schemas.get(path)?.(value) === true;
  const examples = document.disclosure.wire.map((example) => {
    const body: { batch: Record<string, unknown>[] } = JSON.parse(example.body);
    const event = catalog.groups
      .flatMap((group) => group.events)
      .find((one) => one.constant === example.constant);
    return { name: `${example.constant} to ${example.destination}`, slug: event?.slug ?? "", body };
  });

  it.each(examples.map((one) => [one.name, one]))("accept the request of %s", (_title, { slug, body }) => {
    expect(validates("schemas/batch.schema.json", body)).toBe(true);
    expect(validates(`schemas/events/${slug}.schema.json`, body.batch[0])).toBe(true);
  });

  it("refuse a key more, at any depth", () => {
    for (const { slug, body } of examples) {
      const message = structuredClone(body.batch[0]) ?? {};
      for (const place of objectsIn(message)) {
        place["undeclared_key"] = 1;
        expect(validates(`schemas/events/${slug}.schema.json`, message)).toBe(false);
        expect(validates("schemas/batch.schema.json", { ...body, batch: [message] })).toBe(false);
        delete place["undeclared_key"];
      }
      expect(validates("schemas/batch.schema.json", { ...body, undeclared_key: 1 })).toBe(false);
    }
  });

  it("refuse an event of another name", () => {
    for (const { slug, body } of examples) {
      const message = { ...body.batch[0], event: "Something else" };
      expect(validates(`schemas/events/${slug}.schema.json`, message)).toBe(false);
      expect(validates("schemas/batch.schema.json", { ...body, batch: [message] })).toBe(false);
    }
  });
});

describe("values", () => {
  const document = disclose(sampleCatalog());
  const validate = compiled(document).get("schemas/events/run-pipeline.schema.json");
  const message: { properties: object } = JSON.parse(document.disclosure.wire[0]?.body ?? "").batch[0];

  it.each([
    ["as declared", {}, true],
    ["null in an enumeration that lists it", { store: null }, true],
    ["null in a nullable enumeration", { retries: null }, true],
    ["null elsewhere", { duration: null }, false],
    ["a value that is not listed", { orchestrator: "other" }, false],
    ["less than the minimum", { total_steps: -1 }, false],
    ["a fraction for an integer", { total_steps: 1.5 }, false],
    ["too many items", { tags: ["a", "b", "c", "d", "e", "f"] }, false],
    ["too long an item", { tags: ["x".repeat(21)] }, false],
    ["a missing required key of an object", { resources: {} }, false],
    ["a wrong value deep inside", { resources: { cpu: 1, gpu: { model: "other" } } }, false],
    ["e-mail with consent", { email: "ada@example.com" }, true],
    ["no e-mail address", { email: "ada" }, false],
  ])("%s", (_name, properties, want) => {
    expect(validate?.({ ...message, properties: { ...message.properties, ...properties } })).toBe(want);
  });

  it("a required property may be missing only where the runtime may hold it back", () => {
    const { total_steps: _steps, ...rest } = message.properties as Record<string, unknown>;
    expect(validate?.({ ...message, properties: rest })).toBe(false);
  });
});

function* objectsIn(value: Record<string, unknown>): Generator<Record<string, unknown>> {
  yield value;
  for (const inner of Object.values(value)) {
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner)) {
      yield* objectsIn(inner as Record<string, unknown>);
    }
  }
}
