import { createRequire } from "node:module";
import type { CatalogEvent, JsonValue } from "@forthright/runtime/catalog-document";
import { wireExample } from "@forthright/runtime/encode";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exampleProperties } from "../../../generator/src/disclosure/active-events.ts";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { contentOf, kiln, load, made } from "./support.ts";

type Validate = (value: unknown) => boolean;
interface Ajv {
  compile: (schema: unknown) => Validate;
  addSchema: (schema: unknown, key: string) => void;
}

const require = createRequire(import.meta.url);
const Ajv7 = require("ajv").default as new (options: object) => Ajv;
const Ajv2020 = require("ajv/dist/2020").default as new (options: object) => Ajv;
const addFormats = require("ajv-formats").default as (ajv: Ajv) => void;

function ajv(Make: new (options: object) => Ajv, options: object): Ajv {
  const made = new Make({ allowUnionTypes: true, ...options });
  addFormats(made);
  return made;
}

const document = kiln();
const events = document.catalog.groups
  .flatMap((group) => group.events)
  .filter(({ status }) => status === "active");
const event = (constant: string): CatalogEvent => {
  const found = events.find((one) => one.constant === constant);
  if (found === undefined) throw new Error(constant);
  return found;
};

/** Properties as the wire has them: `path` goes through its transform. */
const right = (one: CatalogEvent): Record<string, JsonValue> => ({ ...exampleProperties(one) });

/** Each with the properties of an event that it spoils. */
const WRONG: readonly (readonly [string, string, Record<string, JsonValue>])[] = [
  ["a text for a number", "FIRE_KILN", { stages: "4" }],
  ["a number above the maximum", "FIRE_KILN", { stages: 100 }],
  ["a fraction for a whole number", "FIRE_KILN", { stages: 1.5 }],
  ["a value outside of the named type", "FIRE_KILN", { backend: "moon" }],
  ["a value outside of the list", "FIRE_KILN", { store: "file" }],
  ["no date", "FIRE_KILN", { finished: "yesterday" }],
  ["too many items", "FIRE_KILN", { tags: ["day", "day", "day", "day", "day", "day"] }],
  ["a wrong item", "FIRE_KILN", { tags: ["noon"] }],
  ["an unknown key", "FIRE_KILN", { secret: 1 }],
  ["an unknown key inside", "FIRE_KILN", { host: { cores: 1, user: "ada" } }],
  ["a missing key inside", "FIRE_KILN", { host: {} }],
  ["null where it is not allowed", "FIRE_KILN", { scheduled: null }],
  ["another constant", "STOP_KILN", { kind: "other" }],
  ["an event without properties that has some", "OPEN_SETTINGS", { what: "x" }],
];

/** `check` says whether a schema takes these properties of the event. */
function holds(check: (event: CatalogEvent, properties: Record<string, JsonValue>) => boolean): void {
  it("takes the examples of each event", () => {
    for (const one of events) expect(check(one, right(one)), one.constant).toBe(true);
  });

  it("takes null where the catalogue does", () => {
    const one = event("FIRE_KILN");
    expect(check(one, { ...right(one), store: null })).toBe(true);
  });

  it.each(WRONG)("refuses %s", (_what, constant, spoiled) => {
    const one = event(constant);
    expect(check(one, { ...right(one), ...spoiled })).toBe(false);
  });

  it("refuses an event without its required property", () => {
    const { stages: _stages, ...rest } = right(event("FIRE_KILN"));
    expect(check(event("FIRE_KILN"), rest)).toBe(false);
  });
}

describe("segment: draft-07 schemas of the rules", async () => {
  const plan = JSON.parse(contentOf(await made("segment", document)));
  const validator = ajv(Ajv7, { strict: true });
  const rules = plan.rules as readonly { type: string; key?: string; version: number; jsonSchema: object }[];
  const byName = new Map(rules.map((rule) => [rule.key, validator.compile(rule.jsonSchema)]));

  holds((one, properties) => byName.get(one.name)?.({ properties }) === true);

  it("has the shape that the Public API takes", () => {
    expect(Object.keys(plan)).toEqual(["name", "description", "type", "rules"]);
    expect(rules.map(({ type }) => type)).toEqual(["COMMON", ...events.map(() => "TRACK")]);
    expect(rules.every(({ version }) => version === 1)).toBe(true);
    expect(rules.slice(1).map(({ key }) => key)).toEqual(events.map(({ name }) => name));
  });

  it("checks the metadata of the whole payload in the common rule, and lets Segment's own keys be", () => {
    const common = byName.get(undefined);
    const payload = (anonymousId: string, version: unknown): unknown => ({
      anonymousId,
      context: { app: { version }, page: {} },
      userId: "x",
    });
    const id = "11111111-2222-4333-8444-555555555555";
    expect(common?.(payload(id, "1.4.0"))).toBe(true);
    expect(common?.(payload("ada", "1.4.0"))).toBe(false);
    expect(common?.(payload(id, 14))).toBe(false);
    expect(common?.({ anonymousId: id })).toBe(false);
  });

  it("leaves out patterns that Segment cannot run, and says so", async () => {
    const changed = kiln();
    const [, stop] = changed.catalog.groups[0]?.events ?? [];
    const field = stop?.properties.find(({ name }) => name === "store");
    if (field === undefined) throw new Error("no field");
    Object.assign(field.schema, { pattern: "^(?!file)", enum: undefined });
    const { losses, files } = await made("segment", changed);
    expect(losses).toContain("pattern of STOP_KILN.store: Segment supports no lookaround or back-reference");
    expect(files[0]?.content).not.toContain("(?!file)");
  });
});

describe("json-schema: one bundle of 2020-12", async () => {
  const bundle = JSON.parse(contentOf(await made("json-schema", document)));
  const validate = ajv(Ajv2020, { strict: true }).compile(bundle);

  holds((one, properties) => validate({ event: one.name, properties }));

  it("refuses an event that is not in the catalogue, or not yet sent", () => {
    expect(validate({ event: "Kiln sold", properties: {} })).toBe(false);
    expect(validate({ event: "Kiln planned", properties: {} })).toBe(false);
  });
});

describe("snowplow: self-describing schemas", async () => {
  const { files } = await made("snowplow", document);
  const validator = ajv(Ajv7, { strict: true });
  const schemas = files.map(({ path, content }) => ({ path, schema: JSON.parse(content) }));
  const compiled = new Map(
    schemas.map(({ schema: { $schema: _draft, self, ...schema } }) => [self.name, validator.compile(schema)]),
  );

  holds((one, properties) => compiled.get(one.constant.toLowerCase())?.(properties) === true);

  it("stand where their own description says", () => {
    for (const { path, schema } of schemas) {
      const { vendor, name, format, version } = schema.self;
      expect(path).toBe(`schemas/${vendor}/${name}/${format}/${version}`);
      expect(path).toMatch(/^schemas\/[a-zA-Z0-9-_.]+\/[a-zA-Z0-9-_]+\/jsonschema\/1-0-0$/);
    }
  });

  it("use no keyword that draft 4 does not have", () => {
    for (const { schema } of schemas) {
      expect(JSON.stringify(schema)).not.toMatch(/"(const|examples|deprecated|\$comment|\$defs)":/);
    }
  });
});

describe("asyncapi: the whole message", async () => {
  const real = disclose(load(new URL("../../fixtures/exports/kiln.yaml", import.meta.url)));
  const root = parse(contentOf(await made("asyncapi", real)));
  const validator = ajv(Ajv7, { strict: false });
  validator.addSchema(root, "document");

  const message = (one: CatalogEvent): Record<string, JsonValue> => {
    const [destination] = real.catalog.destinations;
    if (destination === undefined) throw new Error("no destination");
    const { metadata } = real.catalog;
    const wire = wireExample({ catalog: real.id, destination, event: one, metadata, granted: [] });
    return JSON.parse(wire.body).batch[0];
  };
  const checks = new Map(
    events.map((one) => [
      one.constant,
      validator.compile({ $ref: `document#/components/schemas/message.${one.constant}` }),
    ]),
  );

  holds((one, properties) => checks.get(one.constant)?.({ ...message(one), properties }) === true);

  it("takes what the real encoder makes, and shows it as the example", () => {
    for (const one of events) {
      expect(checks.get(one.constant)?.(message(one)), one.constant).toBe(true);
      expect(root.components.messages[one.constant].examples[0].payload).toEqual(message(one));
    }
  });

  it("refuses a message of another event, and one with a value that no page names", () => {
    const one = event("FIRE_KILN");
    expect(checks.get("FIRE_KILN")?.({ ...message(one), event: "Kiln sold" })).toBe(false);
    expect(checks.get("FIRE_KILN")?.({ ...message(one), userId: "ada" })).toBe(false);
  });

  it("leads each reference to something, and each event to its destinations only", () => {
    const references = [...JSON.stringify(root).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = ""]) => path,
    );
    expect(references.length).toBeGreaterThan(10);
    for (const path of references) {
      const found = path.split("/").reduce((at, key) => at?.[key], root);
      expect(found, path).toBeDefined();
    }
    expect(Object.keys(root.channels.segment.messages)).toEqual(["FIRE_KILN", "STOP_KILN", "OPEN_SETTINGS"]);
    expect(Object.keys(root.channels.warehouse.messages)).toEqual(["FIRE_KILN", "OPEN_SETTINGS"]);
    expect(root.servers.segment).toMatchObject({ host: "api.segment.io", protocol: "https" });
  });
});
