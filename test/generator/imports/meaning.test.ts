/** What the importers make of single facts of a plan, and what they ask a person to decide. */

import type { CatalogEvent, Field } from "@forthright/runtime/catalog-document";
import { describe, expect, it } from "vitest";
import type { ImportFormatName } from "../../../generator/src/imports/formats.ts";
import { catalogOf, codesOf, importText } from "./support.ts";

function plan(properties: unknown, required: readonly string[] = []): string {
  const jsonSchema = { description: "Something happened.", type: "object", properties, required };
  return JSON.stringify({ rules: [{ key: "Done", type: "TRACK", jsonSchema }] });
}

function eventOf(format: ImportFormatName, text: string): CatalogEvent {
  const event = catalogOf(importText(format, text)).groups.flatMap(({ events }) => events)[0];
  if (event === undefined) throw new Error("no event");
  return event;
}

function fieldOf(schema: unknown, name = "x", required: readonly string[] = []): Field | undefined {
  return eventOf("segment", plan({ [name]: schema }, required)).properties[0];
}

describe("JSON Schema", () => {
  it.each([
    [
      { type: "string", enum: ["a", "b"] },
      { type: "string", enum: ["a", "b"] },
    ],
    [{ enum: ["a", "b", "a"] }, { type: "string", enum: ["a", "b"] }],
    [
      { type: ["string", "null"], enum: ["a", null] },
      { type: "string", enum: ["a"], nullable: true },
    ],
    [{ const: 3 }, { type: "number", const: 3 }],
    [
      { type: "integer", minimum: 0, maximum: 9 },
      { type: "integer", minimum: 0, maximum: 9 },
    ],
    [
      { type: ["integer", "number"], minimum: 1 },
      { type: "number", minimum: 1 },
    ],
    [{ type: ["null", "boolean"] }, { type: "boolean", nullable: true }],
    [
      { type: "string", format: "uuid" },
      { type: "string", format: "uuid" },
    ],
    [
      { type: "string", pattern: "^[a-z]+$" },
      { type: "string", pattern: "^[a-z]+$" },
    ],
    [
      { type: "string", format: "hostname", maxLength: 9 },
      { type: "string", maxLength: 9 },
    ],
    [{ type: "number", minimum: 5, maximum: 1 }, { type: "number" }],
    [{ type: "number", minimum: 0, exclusiveMinimum: true }, { type: "number" }],
    [{ type: "integer", maximum: 2 ** 60 }, { type: "integer" }],
    [
      { type: "array", maxItems: 3, items: { type: "integer" } },
      { type: "array", maxItems: 3, items: { type: "integer" } },
    ],
  ])("%j becomes %j", (given, wanted) => {
    expect(fieldOf({ description: "A value.", ...given })?.schema).toEqual(wanted);
  });

  it.each([
    [{}, "its type is not stated"],
    [{ type: "null" }, "its type is not stated"],
    [{ type: "any" }, "the language has no type `any`"],
    [{ type: ["string", "integer"] }, "it may be of several types (string, integer)"],
    [{ type: "object" }, "none of its keys can be declared"],
    [{ type: "object", properties: { Bad: { type: "string" } } }, "none of its keys can be declared"],
    [{ type: "array" }, "what its items are is not stated"],
    [{ type: "array", items: [{ type: "string" }] }, "what its items are is not stated"],
    [{ type: "array", items: { type: "array" } }, "what its items are is not stated"],
    [{ type: "string", enum: ["a", 1] }, "its list of values has some of another type"],
    [{ $ref: "#/definitions/x" }, "its type is not stated"],
    [true, "its type is not stated"],
  ])("%j is left out: %s", (given, reason) => {
    const result = importText("segment", plan({ x: given }));
    expect(catalogOf(result).groups[0]?.events[0]?.properties).toEqual([]);
    expect(result.yaml).toContain("# left out: property “x”");
    expect(result.yaml).toContain(reason);
    expect(codesOf(result.diagnostics)).toContain("import-left-out");
  });

  it("keeps patterns that can take very long, and those without an example, as comments", () => {
    for (const pattern of ["^(a+)+$", "^\\p{Script=Han}{3}$", "[", "(?<=x)y"]) {
      const result = importText("segment", plan({ x: { type: "string", pattern } }));
      expect(catalogOf(result).groups[0]?.events[0]?.properties[0]?.schema.pattern).toBeUndefined();
      expect(result.yaml).toContain(`x.pattern: ${pattern}`);
      expect(codesOf(result.diagnostics)).toContain("import-free-text");
    }
  });

  it("keeps examples that pass, and others as comments", () => {
    expect(fieldOf({ type: "integer", minimum: 1, examples: [4, 5] })?.examples).toEqual([4, 5]);
    expect(fieldOf({ type: "integer", minimum: 1, examples: [0] })?.examples).toEqual([]);
  });
});

describe("free text", () => {
  it("has a placeholder for its reason and its length, and is asked about", () => {
    const result = importText("segment", plan({ x: { type: "string", description: "A text." } }));
    const field = catalogOf(result).groups[0]?.events[0]?.properties[0];
    expect(field).toMatchObject({
      free_text: "imported: say why free text is needed",
      schema: { maxLength: 256 },
    });
    expect(result.yaml).toMatch(/free_text: .* # to decide: /);
    const found = result.diagnostics.find(({ code }) => code === "import-free-text");
    expect(found?.message).toBe("`x` of “Done” is free text, which can carry anything about a person");
    expect(found?.span).toBeDefined();
  });

  it("is asked about inside of lists and objects too", () => {
    const inner = { type: "object", properties: { y: { type: "string", description: "Inside." } } };
    const result = importText("segment", plan({ x: { type: "array", items: inner } }));
    catalogOf(result);
    expect(codesOf(result.diagnostics)).toEqual(
      expect.arrayContaining(["import-free-text", "import-bound-missing", "import-description-missing"]),
    );
  });
});

describe("data about people", () => {
  it.each([
    ["user_id", { type: "integer" }],
    ["email", { type: "string" }],
    ["contact", { type: "string", format: "email" }],
    ["ip", { type: "string", pattern: "^[0-9.]+$", examples: ["1.2.3.4"] }],
    ["phones", { type: "array", items: { type: "string" } }],
  ])("%s waits for separate consent and is not required", (name, schema) => {
    const text = plan({ [name]: { description: "A value.", ...schema } }, [name]);
    const result = importText("segment", text);
    const catalog = catalogOf(result);
    expect(catalog.groups[0]?.events[0]?.properties[0]).toMatchObject({
      sensitivity: "personal",
      requires: "imported-personal-data",
      required: false,
    });
    expect(catalog.purposes.map(({ id, consent, basis }) => [id, consent, basis])).toContainEqual([
      "imported-personal-data",
      "separate",
      "consent",
    ]);
    expect(codesOf(result.diagnostics)).toContain("import-personal-data");
    expect(result.yaml).toContain("sensitivity: personal # to decide: ");
    expect(result.yaml).toContain("(waits for consent) required: true");
    expect(result.counts.personal).toBe(1);
  });

  it.each([
    ["address_kind", { type: "boolean" }],
    ["user_id_type", { type: "string", enum: ["uuid", "number"] }],
    ["has_email", { type: "boolean" }],
  ])("is not suspected in %s %j", (name, schema) => {
    expect(fieldOf({ description: "A value.", ...schema }, name)?.sensitivity).toBe("none");
  });

  it("needs no purpose of its own where there is none", () => {
    const catalog = catalogOf(
      importText("segment", plan({ x: { type: "boolean", description: "Yes or no." } })),
    );
    expect(catalog.purposes.map(({ id }) => id)).toEqual(["imported"]);
  });
});

describe("texts that the page may not show", () => {
  const withDescription = (description: string): string =>
    JSON.stringify({ rules: [{ key: "Done", type: "TRACK", jsonSchema: { description } }] });

  it.each(["Completely anonymous counting.", "See http://example.org/page for more.", "hidden \u202e text"])(
    "%j is replaced, kept as a comment, and asked about",
    (description) => {
      const result = importText("segment", withDescription(description));
      expect(catalogOf(result).groups[0]?.events[0]?.description).toBe("Imported without a description.");
      expect(result.yaml).toMatch(/# line 1 \(.*\) description: /);
      expect(codesOf(result.diagnostics)).toContain("import-text-refused");
    },
  );

  it("keeps absolute words, with a suppression that a person confirms", () => {
    const result = importText("segment", withDescription("This never happens."));
    expect(catalogOf(result).groups[0]?.events[0]?.description).toBe("This never happens.");
    expect(result.yaml).toMatch(/suppress: \[\{ rule: absolute-claim, .*# to decide: /);
  });

  it.each([
    "ends with space ",
    " starts with space",
    "two\nlines",
    "two\n\n  indented\nlines\n",
    "- a list: of # things",
    'quotes " and \\ and `code` */ {{x}}',
    `long ${"words ".repeat(40)}end`,
    `long  with two spaces ${"words ".repeat(40)}end`,
    "tab\tinside",
    "\nline end first",
    "true",
    "12",
    "~",
    "café 日本 🎉",
    "a line\n# and one that looks like a comment\n--- \n...\n",
  ])("reads back as it was: %j", (description) => {
    expect(eventOf("segment", withDescription(description)).description).toBe(description);
  });
});

describe("what no plan says", () => {
  it("is asked about: product, version, consent, purpose, basis, receiver, identifier", () => {
    const { diagnostics } = importText("gitlab", "description: Clicked.\naction: click\n");
    const asked = diagnostics.filter(({ code }) => code === "import-to-decide");
    expect(asked).toHaveLength(8);
    const words = asked.map(({ message }) => message).join("\n");
    for (const word of [
      "id",
      "name",
      "release",
      "opt-in",
      "used for",
      "legal basis",
      "receiver",
      "identifier",
    ]) {
      expect(words).toContain(word);
    }
  });

  it("is not asked about where the command line says it", () => {
    const text = "description: Clicked.\naction: click\n";
    const result = importText("gitlab", text, { product: "kiln", consent: "opt-out" });
    expect(result.diagnostics.filter(({ code }) => code === "import-to-decide")).toHaveLength(6);
    expect(catalogOf(result).purposes[0]?.basis).toBe("legitimate-interests");
  });
});
