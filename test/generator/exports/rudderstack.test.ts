/** The rules that rudder-cli checks a project of version rudder/v1 by, held against the export. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { contentOf, kiln, load, made } from "./support.ts";

interface Property {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly types?: readonly string[];
  readonly item_type?: string;
  readonly item_types?: readonly string[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly properties?: readonly Use[];
}
interface Use {
  readonly property: string;
  readonly required: boolean;
  readonly additional_properties?: boolean;
  readonly properties?: readonly Use[];
}

const PRIMITIVES = ["string", "number", "integer", "boolean", "null", "array", "object"];
const CONFIG: Readonly<Record<string, readonly string[]>> = {
  string: ["enum", "min_length", "max_length", "pattern", "format"],
  integer: ["enum", "minimum", "maximum"],
  number: ["enum", "minimum", "maximum"],
  boolean: ["enum"],
  array: ["min_items", "max_items"],
  object: [],
};
const DISPLAY_NAME = /^[A-Z_a-z][ \w,.-]{1,63}[\w,.-]$/;
const CUSTOM_TYPE = /^#custom-type:([a-zA-Z0-9_-]+)$/;

async function project(document: CatalogDocument) {
  const result = await made("rudderstack", document);
  const spec = (file: string) => parse(contentOf(result, file)).spec;
  const types = result.files.some(({ path }) => path === "custom-types.yaml")
    ? spec("custom-types.yaml").types
    : [];
  return {
    result,
    categories: spec("categories.yaml").categories as { id: string; name: string }[],
    events: spec("events.yaml").events as Record<string, string>[],
    properties: spec("properties.yaml").properties as Property[],
    types: types as Property[],
    plan: spec("tracking-plan.yaml"),
  };
}

const reference = disclose(load(new URL("../../../catalog.yaml", import.meta.url)));

describe.each([
  ["the small catalogue", kiln()],
  ["the reference catalogue", reference],
])("rudderstack export of %s", async (_name, document) => {
  const { result, categories, events, properties, types, plan } = await project(document);
  const byId = new Map(properties.map((one) => [one.id, one]));
  const typeIds = new Set(types.map(({ id }) => id));
  const isType = (type: string): boolean =>
    PRIMITIVES.includes(type) || typeIds.has(CUSTOM_TYPE.exec(type)?.[1] ?? "");

  it("has one kind in each file, of version rudder/v1", () => {
    const kinds = result.files
      .map(({ content }) => parse(content))
      .map(({ version, kind }) => [version, kind]);
    for (const [version] of kinds) expect(version).toBe("rudder/v1");
    expect(kinds.map(([, kind]) => kind)).toEqual([
      "categories",
      "events",
      "properties",
      "custom-types",
      "tracking-plan",
    ]);
  });

  it("knows each property by name, type and item type, once", () => {
    const keys = properties.map((one) =>
      JSON.stringify([one.name, one.type ?? one.types, one.item_type ?? one.item_types]),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(byId.size).toBe(properties.length);
  });

  it("gives names, texts and ids that are accepted", () => {
    for (const { id, name, description } of [...properties, ...types]) {
      expect(id).toMatch(/^[a-zA-Z0-9_-]+$/);
      expect(name.length).toBeLessThanOrEqual(65);
      if (description !== undefined) expect(description).toMatch(/^[a-zA-Z].{2,1999}$/u);
    }
    for (const { name } of types) expect(name).toMatch(/^[A-Z][A-Za-z0-9_-]{1,64}$/);
    for (const { name } of categories) expect(name).toMatch(DISPLAY_NAME);
    expect(plan.display_name).toMatch(DISPLAY_NAME);
    for (const { name = "", description = "", category = "" } of events) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(64);
      expect(description).toMatch(/^[a-zA-Z].{2,1999}$/u);
      expect(categories.map(({ id }) => `#category:${id}`)).toContain(category);
    }
  });

  it("uses types that exist, and rules that their type may have", () => {
    for (const one of [...properties, ...types]) {
      expect(one.type === undefined || one.types === undefined).toBe(true);
      for (const type of [one.type ?? one.types ?? []].flat()) expect(isType(type), type).toBe(true);
      for (const type of [one.item_type ?? one.item_types ?? []].flat())
        expect(isType(type), type).toBe(true);
      const allowed = [one.type ?? one.types ?? []].flat().flatMap((type) => CONFIG[type] ?? []);
      for (const key of Object.keys(one.config ?? {})) expect(allowed, `${one.id} ${key}`).toContain(key);
    }
  });

  it("refers to events and properties that exist, once in each rule", () => {
    const uses = (list: readonly Use[], depth: number): void => {
      expect(depth).toBeLessThanOrEqual(4);
      expect(new Set(list.map(({ property }) => property)).size).toBe(list.length);
      for (const use of list) {
        const property = byId.get(use.property.replace("#property:", ""));
        expect(property, use.property).toBeDefined();
        const nests = /object|array/.test(String(property?.type ?? property?.types));
        if (use.properties !== undefined)
          expect(nests && !property?.item_type?.startsWith("#"), use.property).toBe(true);
        else expect(use.additional_properties).toBeUndefined();
        uses(use.properties ?? [], depth + 1);
      }
    };
    const referred = plan.rules.map((rule: { event: string }) => rule.event);
    expect(referred).toEqual(events.map(({ id }) => `#event:${id}`));
    for (const rule of plan.rules) uses(rule.properties ?? [], 1);
    for (const { properties: inner = [] } of types) uses(inner, 1);
  });
});

describe("rudderstack export", () => {
  it("keeps different rules of one key apart", async () => {
    const { properties, types } = await project(kiln());
    const stages = properties.filter(({ name }) => name === "stages");
    expect(stages.map(({ type }) => type)).toEqual(["integer", "#custom-type:StopKilnStages"]);
    expect(stages[0]?.config).toEqual({ minimum: 0, maximum: 99 });
    expect(types.find(({ id }) => id === "StopKilnStages")?.config).toEqual({ minimum: 1 });
  });

  it("lists null among the values of a nullable list", async () => {
    const { properties } = await project(kiln());
    const [store] = properties.filter(({ name }) => name === "store");
    expect(store?.types).toEqual(["string", "null"]);
    expect(store?.config).toEqual({ enum: ["sql", "rest", null] });
  });

  it("leaves out an event whose name is too long, and says so", async () => {
    const document = kiln();
    const [first] = document.catalog.groups[0]?.events ?? [];
    if (first === undefined) throw new Error("no event");
    Object.assign(first, { name: "ü".repeat(33) });
    const { result, events } = await project(document);
    expect(events.map(({ name }) => name)).toEqual(["Kiln stopped", "Settings opened"]);
    expect(result.losses).toContain("event FIRE_KILN: RudderStack takes names of at most 64 bytes");
  });
});
