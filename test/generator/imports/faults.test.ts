/** Plans that are broken, hostile or something else: a diagnostic with its place, soon, and never an exception. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasErrors } from "../../../generator/src/diagnostics/diagnostic.ts";
import { IMPORT_FORMATS, type ImportFormatName } from "../../../generator/src/imports/formats.ts";
import { parseForeign } from "../../../generator/src/source/yaml.ts";
import { CASES, catalogOf, filesOf, importCase, importText, placeOf } from "./support.ts";

const FORMATS = Object.keys(IMPORT_FORMATS) as ImportFormatName[];

describe("faulty files", () => {
  it.each<[ImportFormatName, string, string, string]>([
    ["segment", '{"rules": [', "yaml-syntax", "1:12"],
    ["segment", "[]", "import-not-the-format", "1:1"],
    ["segment", "", "import-not-the-format", "1:1"],
    ["segment", '{"rules": []}', "import-not-the-format", "1:1"],
    ["avo", '{"name": "x"}', "import-not-the-format", "1:1"],
    ["avo", '\n\n  {"events": 3}', "import-not-the-format", "3:3"],
    ["rudderstack", "version: rudder/v1\nspec: {}\n", "import-not-the-format", "1:1"],
    ["rudderstack", "version: rudder/v1\nkind: nothing\n", "import-not-the-format", "1:1"],
    ["glean", "a:\n  b: 3\n", "import-not-the-format", "1:1"],
    ["glean", "a:\n  b: !secret x\n", "yaml-tag", "2:6"],
    ["glean", "a:\n\tb: 1\n", "yaml-syntax", "2:1"],
    ["glean", "a: *nothing\n", "yaml-alias", "1:4"],
    ["glean", "a: &x [*x]\n", "yaml-alias", "1:8"],
    ["glean", "%YAML 1.1\n---\na: {}\n", "yaml-directive", "1:1"],
    ["snowplow", '{"type": "object"}', "import-not-the-format", "1:1"],
    ["gitlab", "description: no action\n", "import-not-the-format", "1:1"],
    ["amplitude", "a,b\n1,2\n", "import-not-the-format", "1:1"],
    ["amplitude", 'Object Type,Object Name\nEvent,"never closed\n', "import-not-the-format", "2:7"],
    ["amplitude", "Property Type,Property Name\nUser Property,email\n", "import-not-the-format", "1:1"],
    ["python-enum", "x = 1\n", "import-not-the-format", "1:1"],
    ["python-enum", "class Color(Enum):\n    pass\n", "import-not-the-format", "1:1"],
    ["segment", "\0\0\0", "control-character", "1:1"],
  ])("of %s: %j is %s at %s", (format, text, code, place) => {
    const result = importText(format, text);
    expect(result.yaml).toBeUndefined();
    const [first] = result.diagnostics;
    expect(first?.code).toBe(code);
    expect(first === undefined ? "" : placeOf(first, text)).toBe(place);
    expect(first?.hint ?? "").not.toBe("");
  });
});

describe("hostile files", () => {
  it("with aliases that double again and again are refused before they grow", () => {
    const levels = Array.from({ length: 40 }, (_, level) => {
      return `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`;
    });
    const text = `l0: &l0 [x, x]\n${levels.join("\n")}\n`;
    const { diagnostics } = parseForeign(text, "plan");
    expect(diagnostics.map(({ code }) => code)).toContain("yaml-too-big");
    expect(importText("glean", text).yaml).toBeUndefined();
  });

  it("that are nested deeply are refused", () => {
    const text = `{"rules": ${"[".repeat(5_000)}${"]".repeat(5_000)}}`;
    expect(importText("segment", text).diagnostics[0]?.code).toBe("yaml-too-deep");
  });

  it("with names that JavaScript has a meaning for leave those out", () => {
    const properties = '{ "__proto__": { "type": "string" }, "constructor": { "type": "string" } }';
    const text = `{"rules": [{ "key": "__proto__", "type": "TRACK", "jsonSchema": { "properties": ${properties} } }]}`;
    const result = importText("segment", text);
    const [event] = catalogOf(result).groups.flatMap(({ events }) => events);
    expect(event).toMatchObject({ name: "__proto__", properties: [] });
    expect(result.counts.leftOut).toBe(2);
    expect(Object.prototype).not.toHaveProperty("type");
  });

  it("cannot break out of a comment", () => {
    const note = String.raw`x\nproduct:\n  id: taken\r\u2028\u0085evil: 1\u0000\ud800`;
    const text = `{"rules": [{ "key": "Done", "type": "TRACK", "note": "${note}", "jsonSchema": {} }]}`;
    const result = importText("segment", text);
    expect(catalogOf(result).product.id).toBe("imported");
    expect(result.yaml).toContain(String.raw`#     id: taken\u000d\u2028\u0085evil: 1\u0000\ud800`);
  });

  it("with thousands of entries take time in proportion", () => {
    const rule = (index: number): unknown => ({
      key: `Event ${index}`,
      type: "TRACK",
      jsonSchema: {
        properties: { count: { type: "integer", description: "How many." }, Bad: { type: "string" } },
      },
    });
    const text = JSON.stringify({ rules: Array.from({ length: 2_000 }, (_, index) => rule(index)) });
    const result = importText("segment", text);
    expect(result.counts).toMatchObject({ events: 2_000, properties: 2_000, leftOut: 2_000 });
  });
});

describe("any change of a plan", () => {
  it.each(CASES)("$name gives a valid catalogue or says what is wrong", (fixture) => {
    const files = filesOf(fixture.source);
    const pieces = fc.constantFrom(
      "",
      '"',
      "'",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\n",
      "- ",
      "#",
      "&a ",
      "*a",
      "!t ",
      "~",
      "\t",
      "0",
      "é",
      "\u200b",
    );
    fc.assert(
      fc.property(fc.nat(), fc.nat(6), pieces, (where, length, piece) => {
        const index = where % files.length;
        const changed = files.map((one, at) => {
          if (at !== index) return one;
          const start = where % (one.text.length + 1);
          return { file: one.file, text: one.text.slice(0, start) + piece + one.text.slice(start + length) };
        });
        const result = importCase(fixture, { files: changed });
        if (result.yaml === undefined) expect(hasErrors(result.diagnostics)).toBe(true);
        else catalogOf(result);
      }),
      { numRuns: 100 },
    );
  });

  it.each(FORMATS)("of format %s into any text ends with a diagnostic or a catalogue", (format) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const result = importText(format, text);
        expect(result.yaml !== undefined || hasErrors(result.diagnostics)).toBe(true);
      }),
    );
  });
});
