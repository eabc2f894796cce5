import type { Field, ValueSchema } from "@forthright/runtime/catalog-document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingView, wirePath } from "../../docs-site/plugin/libs/payload.ts";
import { allowedValues, flatten, typeInWords } from "../../docs-site/plugin/libs/value.ts";
import { makeVisible } from "../../docs-site/plugin/libs/visible.ts";
import { en } from "../../docs-site/plugin/strings/en.ts";

describe("types in words", () => {
  it.each<[ValueSchema, string]>([
    [{ type: "boolean" }, "True or false"],
    [{ type: "boolean", nullable: true }, "True or false, or nothing (null)"],
    [{ type: "integer", minimum: 0, maximum: 10_000 }, "Whole number, 0 or more, at most 10,000"],
    [{ type: "number", minimum: -0.5 }, "Number, -0.5 or more"],
    [{ type: "string", enum: ["a", "b"] }, "One of 2 values"],
    [{ type: "string", const: "a" }, 'Always "a"'],
    [{ type: "string", format: "uuid" }, "Text: UUID"],
    [{ type: "string", maxLength: 1 }, "Text, at most 1 character"],
    [{ type: "string", pattern: "^a$", maxLength: 3 }, "Text, at most 3 characters, of a fixed form"],
    [
      { type: "array", maxItems: 2, items: { type: "string", format: "uuid" } },
      "List, at most 2 items, each: text: UUID",
    ],
    [{ type: "object", properties: [] }, "Object with 0 declared keys"],
  ])("says %j", (given, want) => {
    expect(typeInWords(given, en)).toBe(want);
  });

  it("names allowed values of items too", () => {
    expect(allowedValues({ type: "array", items: { type: "integer", enum: [1, 2] } })).toEqual([1, 2]);
  });

  it("gives every declared key at every depth its path", () => {
    const item = field("name", { type: "string" });
    const list = field("steps", { type: "array", items: { type: "object", properties: [item] } });
    const stack = field("stack", { type: "object", properties: [item, list] });
    expect(flatten([stack]).map(({ path }) => path)).toEqual([
      "stack",
      "stack.name",
      "stack.steps",
      "stack.steps[].name",
    ]);
  });
});

describe("the reading view of a payload", () => {
  it("is the same JSON, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const body = JSON.stringify(value);
        const shown = readingView(body)
          .map((piece) => piece.text)
          .join("");
        expect(JSON.stringify(JSON.parse(shown))).toBe(JSON.stringify(JSON.parse(body)));
      }),
    );
  });

  it("indents by two and gives each key its path", () => {
    const view = readingView('{"batch":[{"a":{"b":1}},{}],"sentAt":"x"}');
    expect(view.map((piece) => piece.text).join("")).toBe(
      '{\n  "batch": [\n    {\n      "a": {\n        "b": 1\n      }\n    },\n    {}\n  ],\n  "sentAt": "x"\n}',
    );
    const paths = view.flatMap((piece) => (piece.kind === "key" ? [wirePath(piece.path)] : []));
    expect(paths).toEqual(["batch[]", "a", "a.b", "sentAt"]);
  });
});

describe("hidden characters", () => {
  it.each([
    ["a\u202eb", "a⟨U+202E⟩b"],
    ["\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"],
    ["zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"],
    ["👩‍💻 שלום", "👩‍💻 שלום"],
  ])("are shown: %j", (given, want) => {
    expect(makeVisible(given)).toBe(want);
  });
});

function field(name: string, schema: ValueSchema): Field {
  return {
    name,
    schema,
    description: name,
    required: true,
    purpose: "p",
    sensitivity: "none",
    examples: [],
    example: null,
  };
}
