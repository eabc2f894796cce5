import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Catalog, CatalogEvent, Field } from "@forthright/runtime/catalog-document";
import { expect, it } from "vitest";
import { problemOf } from "../../../generator/src/catalog/check-value.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";

function load(example: string): Catalog {
  const result = loadCatalog({ text: completeExample(example), file: "a.yaml", today: "2026-01-01" });
  expect(result.diagnostics).toEqual([]);
  if (result.catalog === undefined) throw new Error("no catalogue");
  return result.catalog;
}

function eventOf(keys: string, rest = ""): CatalogEvent {
  const event = load(
    `groups: { g: { title: G, events: { RUN: { name: Run, description: A run., ${keys} } } } }\n${rest}`,
  ).groups[0]?.events[0];
  if (event === undefined) throw new Error("no event");
  return event;
}

const SEPARATE = `purposes:
  improve-product: { title: Find bugs, basis: legitimate-interests }
  contact: { title: Ask, basis: consent, consent: separate }
`;

it("resolves the reference catalogue", () => {
  const file = fileURLToPath(new URL("../../../catalog.yaml", import.meta.url));
  const { catalog, diagnostics } = loadCatalog({
    text: readFileSync(file, "utf8"),
    file,
    today: "2026-01-01",
  });
  expect(diagnostics).toEqual([]);
  const events = catalog?.groups.flatMap((group) => group.events) ?? [];
  expect([catalog?.groups.length, events.length, new Set(events.map((one) => one.name)).size]).toEqual([
    16, 36, 36,
  ]);
  const fields = [...(catalog?.metadata ?? []), ...events.flatMap((event) => event.properties)];
  for (const field of fields) expect(problemOf(field.schema, field.example), field.name).toBeUndefined();
});

it("gives an event every name and default", () => {
  expect(eventOf("properties: { size: { type: integer, description: Size. } }")).toEqual({
    constant: "RUN",
    name: "Run",
    type_name: "RunProperties",
    helper: "trackRun",
    slug: "run",
    status: "active",
    description: "A run.",
    purpose: "improve-product",
    sensitivity: "none",
    destinations: ["segment"],
    properties: [
      {
        name: "size",
        description: "Size.",
        schema: { type: "integer" },
        required: false,
        purpose: "improve-product",
        sensitivity: "none",
        examples: [],
        example: 1,
      },
    ],
  });
});

it("hands privacy down from defaults to event to property to key", () => {
  const event = eventOf(
    "requires: contact, sensitivity: personal, properties: { box: { type: object, description: Box., properties: { size: { type: integer, description: Size. }, kind: { type: boolean, sensitivity: none, purpose: improve-product, description: Kind. } } } }",
    SEPARATE,
  );
  const [box] = event.properties;
  const inner = (box?.schema.properties ?? []).map(({ name, purpose, sensitivity }) => [
    name,
    purpose,
    sensitivity,
  ]);
  expect([event.purpose, event.sensitivity, box?.purpose, box?.sensitivity]).toEqual([
    "contact",
    "personal",
    "contact",
    "personal",
  ]);
  expect(inner).toEqual([
    ["size", "contact", "personal"],
    ["kind", "improve-product", "none"],
  ]);
});

it("raises a sensitivity that is not stated to what the value is", () => {
  const { metadata } = load(`${SEPARATE}metadata:
  id: { type: string, format: uuid, source: installation-id, path: anonymousId, description: Id. }
  mail: { type: string, format: email, source: consented-email, requires: contact, description: Address. }
`);
  expect(metadata.map((one) => [one.sensitivity, one.purpose, one.required, one.path])).toEqual([
    ["pseudonymous", "improve-product", true, "anonymousId"],
    ["personal", "contact", false, "properties.mail"],
  ]);
});

it("writes named types out and remembers their names", () => {
  const event = eventOf(
    "properties: { a: { $type: Mode, description: A. }, b: { $type: Mode, nullable: true, description: B. }, c: { type: array, maxItems: 2, items: { $type: Mode }, description: C. } }",
    "types: { Mode: { type: string, enum: [fast, slow] } }\n",
  );
  const mode = { type: "string", enum: ["fast", "slow"], type_name: "Mode" };
  expect(event.properties.map((one: Field) => [one.schema, one.example])).toEqual([
    [mode, "fast"],
    [{ ...mode, nullable: true }, "fast"],
    [{ type: "array", maxItems: 2, items: mode }, ["fast"]],
  ]);
});

it("names the values of enumerations alone", () => {
  const catalog =
    load(`groups: { g: { title: G, events: { RUN: { name: Run, description: A run., properties: { a: { $type: Mode, description: A. }, b: { $type: Box, description: B. } } } } } }
types:
  Mode: { type: string, enum: [fast, slow] }
  Box: { type: object, properties: { size: { type: integer, description: Size. } } }
`);
  expect(catalog.types.map((one) => [one.name, one.values_name])).toEqual([
    ["Mode", "MODE_VALUES"],
    ["Box", undefined],
  ]);
});

it("takes the reason for free text from the type that has it", () => {
  const event = eventOf(
    "properties: { a: { $type: Note, description: A. } }",
    "types: { Note: { type: string, free_text: No list., maxLength: 9 } }\n",
  );
  expect(event.properties[0]?.free_text).toBe("No list.");
});

it("keeps what is sent byte for byte", () => {
  const name = 'it\'s "quoted" <b> & `x` $y {{z}} */ é';
  expect(eventOf("since: '1.0'", "").since).toBe("1.0");
  const catalog = load(
    `groups: { g: { title: G, events: { RUN: { name: ${JSON.stringify(name)}, description: A run. } } } }\n`,
  );
  expect(catalog.groups[0]?.events[0]?.name).toBe(name);
});

it("depends on today for nothing but diagnostics", () => {
  const text = completeExample("");
  // As data: the tree holds functions.
  const [a, b] = ["2020-01-01", "2099-12-31"].map((today) =>
    JSON.stringify(loadCatalog({ text, file: "a.yaml", today })),
  );
  expect(a).toContain('"catalog":');
  expect(a).toBe(b);
});

it("reads `ci` as text and gives a truth value", () => {
  expect(load("consent: { model: opt-out, scope: global, ci: on }\n").consent.ci).toBe(true);
  expect(load("consent: { model: opt-out, scope: global, ci: off }\n").consent.ci).toBe(false);
  expect(load("consent: { model: opt-out, scope: global }\n").consent.ci).toBe(false);
});

it("keeps acknowledgements as they are, in one order of keys", () => {
  const entry =
    "link: https://example.org/1, reason: Needed., by: us, at: groups.g.events.RUN, change: event-added";
  expect(JSON.stringify(load(`acknowledge: [{ ${entry} }]\n`).acknowledge)).toBe(
    '[{"change":"event-added","at":"groups.g.events.RUN","by":"us","reason":"Needed.","link":"https://example.org/1"}]',
  );
  expect("acknowledge" in load("")).toBe(false);
});
