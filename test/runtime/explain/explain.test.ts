import { readFileSync } from "node:fs";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { type Explainable, explain } from "@forthright/runtime/explain";
import { describe, expect, it } from "vitest";

const read = (path: string): CatalogDocument =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")) as CatalogDocument;
const catalog = read("../generated/catalog.json");
/** Uses every word of the language. */
const fixture = read("fixtures/site/catalog.json");

type Json = Record<string, unknown>;
const bodyOf = (document: CatalogDocument, constant: string): string =>
  document.disclosure.wire.find((example) => example.constant === constant)?.body ?? "";
const messageOf = (constant: string): Json => JSON.parse(bodyOf(catalog, constant)).batch[0] as Json;
const run = (): Json => messageOf("RUN_PIPELINE");
const withProperties = (more: Json): string =>
  JSON.stringify({ ...run(), properties: { ...(run()["properties"] as Json), ...more } });
const field = (text: string, path: string): object | undefined =>
  explain(catalog, text).messages[0]?.fields.find((one) => one.path === path);

describe("what is declared", () => {
  it.each([
    ["our catalogue", catalog],
    ["the fixture", fixture],
  ])("explains every wire example of %s in full", (_name, document) => {
    for (const { body, constant } of document.disclosure.wire) {
      const { clear, counts, messages, requests } = explain(document, body);
      expect([constant, clear, counts.otherCatalog]).toEqual([constant, true, 0]);
      expect(messages[0]?.event?.constant).toBe(constant);
      for (const one of [...messages, ...requests].flatMap(({ fields }) => fields))
        expect(one.description).not.toBe("");
    }
  });

  it("says what each field is, what for and how sensitive", () => {
    const text = bodyOf(catalog, "RUN_PIPELINE");
    expect(field(text, "anonymousId")).toMatchObject({ kind: "metadata", sensitivity: "pseudonymous" });
    expect(field(text, "context.ip")).toMatchObject({ kind: "envelope", value: '"0.0.0.0"' });
    expect(field(text, "properties.total_steps")).toEqual({
      path: "properties.total_steps",
      declaredPath: "properties.total_steps",
      value: "4",
      kind: "property",
      description: "How many steps the pipeline has. Not mentioned on the public page of this release.",
      purpose: "Find bugs and decide what to build next",
      sensitivity: "none",
    });
  });

  it("says which consent a field needs", () => {
    const text = withProperties({ email: "ada@example.org" });
    expect(field(text, "properties.email")).toMatchObject({
      kind: "metadata",
      requires: "Ask for feedback by e-mail",
    });
    expect(explain(catalog, text).clear).toBe(true);
  });

  it("names a required property that is missing", () => {
    const { messages, clear } = explain(catalog, JSON.stringify({ ...run(), properties: {} }));
    expect([messages[0]?.missing, clear]).toEqual([["total_steps"], false]);
  });

  it("tells a message of this catalogue from one of another and one that does not say", () => {
    const ids = [catalog.id, `sha256-${"0".repeat(64)}`, "something"];
    const messages = ids.map((id) => ({ ...run(), context: { ...(run()["context"] as Json), catalog: id } }));
    const { counts, messages: explained } = explain(catalog, JSON.stringify(messages));
    expect(explained.map(({ match }) => match)).toEqual(["same", "another", "none"]);
    expect(explained.map((message) => message.catalog)).toEqual([undefined, ids[1], undefined]);
    expect([counts.otherCatalog, counts.notAllowed]).toEqual([2, 1]);
  });
});

describe("what is not", () => {
  it.each<[string, string, string]>([
    ["a property", withProperties({ hostname: "ada-laptop" }), "properties.hostname"],
    ["a key beside the properties", JSON.stringify({ ...run(), userId: "ada" }), "userId"],
    ["a key in the context", JSON.stringify({ ...run(), context: { locale: "de" } }), "context.locale"],
    ["an object", JSON.stringify({ ...run(), traits: { name: "Ada" } }), "traits"],
    ["a key called like a prototype", `{"event":"Pipeline run","__proto__":{"a":1}}`, "__proto__"],
    ["an inherited name", `{"event":"Pipeline run","properties":{"toString":1}}`, "properties.toString"],
    ["a key that looks like a path", JSON.stringify({ ...run(), "context.ip": "0.0.0.0" }), "context.ip"],
  ])("flags %s", (_name, text, path) => {
    const undeclared = explain(catalog, text).messages[0]?.fields.filter(({ kind }) => kind === "undeclared");
    expect(undeclared?.map((one) => one.path)).toEqual([path]);
    expect(explain(catalog, text).clear).toBe(false);
  });

  it("flags an event that no catalogue names, and all its properties", () => {
    const { messages, counts } = explain(catalog, '{"event":"Secret","properties":{"total_steps":4}}');
    expect(messages[0]).toMatchObject({ name: "Secret", match: "none" });
    expect([counts.unknownEvents, counts.undeclared]).toEqual([1, 1]);
  });

  it("flags what stands around the messages", () => {
    const body = JSON.parse(bodyOf(catalog, "RUN_PIPELINE")) as Json;
    const { requests } = explain(catalog, JSON.stringify({ ...body, host: "ada-laptop" }));
    expect(requests[0]?.fields.map(({ path, kind }) => [path, kind])).toEqual([
      ["sentAt", "envelope"],
      ["host", "undeclared"],
    ]);
  });

  it.each<[Json, string]>([
    [{ total_steps: -1 }, "must be at least 0"],
    [{ total_steps: 1.5 }, "must be a whole number"],
    [{ total_steps: "4" }, "must be a number, not string"],
    [{ total_steps: null }, "must not be null"],
    [{ store_type: "mongo" }, "must be one of the values that the catalogue lists"],
    [{ schedule: 1 }, "must be true or false, not number"],
    [{ orchestrator: "x".repeat(65) }, "must have at most 64 characters"],
  ])("flags the value %j", (given, problem) => {
    const [key = ""] = Object.keys(given);
    expect(field(withProperties(given), `properties.${key}`)).toMatchObject({ kind: "property", problem });
  });

  it.each<[string, Json, string]>([
    ["context.ip", { context: { ip: "203.0.113.7" } }, 'must be "0.0.0.0"'],
    ["messageId", { messageId: "1" }, "must be a UUID"],
    ["timestamp", { timestamp: "yesterday" }, "must be a date and time"],
    ["type", { type: "identify" }, 'must be "track"'],
    ["properties", { properties: [] }, "must be of type object, not array"],
  ])("flags the envelope's %s with another value", (path, more, problem) => {
    expect(field(JSON.stringify({ ...run(), ...more }), path)).toMatchObject({ problem });
  });
});

describe("destinations of two wire formats", () => {
  const added = (
    destination: string,
    path: string,
    example: string,
  ): Explainable["disclosure"]["envelope"][number] => ({
    path,
    example,
    destination,
    type: "string",
    description: "Added.",
    sensitivity: "none",
  });
  const two: Explainable = {
    ...catalog,
    disclosure: {
      envelope: [
        ...catalog.disclosure.envelope.map((one) => ({ ...one, destination: "segment" })),
        added("other", "batch[].name", "Pipeline run"),
        added("other", "batch[].properties.catalog", catalog.id),
        added("other", "sent_at", "2026-01-01T00:00:00.000Z"),
      ],
      metadata_places: [
        { destination: "other", field: "installation_id", path: "distinct_id" },
        { destination: "other", field: "version", path: "properties.app.version" },
        { destination: "other", field: "os", path: "properties.os" },
      ],
    },
  };
  const other = {
    name: "Pipeline run",
    distinct_id: "6d1f0a52-8f0e-4a43-9b1c-1f4f1d7c2e90",
    properties: { total_steps: 4, app: { version: "0.23.0" }, os: "Linux", catalog: catalog.id },
  };

  it("are each explained by their own layout", () => {
    for (const body of [
      bodyOf(catalog, "RUN_PIPELINE"),
      JSON.stringify({ batch: [other], sent_at: "2026-01-01T00:00:00.000Z" }),
    ]) {
      const { clear, messages } = explain(two, body);
      expect([clear, messages[0]?.match, messages[0]?.event?.constant]).toEqual([
        true,
        "same",
        "RUN_PIPELINE",
      ]);
    }
  });

  it("do not lend each other what they declare", () => {
    const mixed = { ...(run() as object), distinct_id: other.distinct_id };
    const fields = explain(two, JSON.stringify(mixed)).messages[0]?.fields;
    expect(fields?.filter(({ kind }) => kind === "undeclared").map(({ path }) => path)).toEqual([
      "distinct_id",
    ]);
  });
});
