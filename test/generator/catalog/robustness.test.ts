import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hasErrors } from "../../../generator/src/diagnostics/diagnostic.ts";
import { renderJson } from "../../../generator/src/diagnostics/render/json.ts";
import { renderPretty } from "../../../generator/src/diagnostics/render/pretty.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
const SEEDS = [read("../../../catalog.yaml"), read("../../fixtures/catalogs/ten-faults.yaml")];

/** Pieces that mean something to YAML, to the language, or to JavaScript. */
const PIECES = [
  ...[
    ":",
    "-",
    "?",
    "#",
    "|",
    ">",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a",
    "*a",
    "!!str",
    "'",
    '"',
    "\\",
    "\t",
    "\n",
    "  ",
  ],
  ...[
    "~",
    "null",
    "true",
    "1.10",
    "017",
    "1e999",
    ".nan",
    "---",
    "%YAML 1.1",
    "<<",
    "__proto__",
    "constructor",
  ],
  ...[
    "type: string",
    "$type: FlavorName",
    "enum: []",
    "pattern: '('",
    "requires: email-contact",
    "suppress: []",
  ],
  ...[
    "\u202e",
    "\u200b",
    "\ud800",
    "\0",
    "é",
    "👩‍💻",
    "}".repeat(9),
    "minLength: 999999999",
    "{ a: { b: ".repeat(40),
  ],
];

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

function apply(text: string, edits: readonly Edit[]): string {
  return edits.reduce((now, { at, remove, insert }) => {
    const place = at % (now.length + 1);
    return now.slice(0, place) + insert + now.slice(place + remove);
  }, text);
}

/** What holds for every text: no exception, spans inside the text, and a catalogue exactly without errors. */
function holds(text: string): void {
  const result = loadCatalog({ text, file: "a.yaml", today: "2026-01-01" });
  const source = result.sources.get("a.yaml") ?? "";
  for (const { span, related = [], message, code } of result.diagnostics) {
    for (const place of [span, ...related.map((one) => one.span)]) {
      if (place === undefined) continue;
      expect(place.start, `${code}: ${message}`).toBeLessThanOrEqual(place.end);
      expect(place.end, `${code}: ${message}`).toBeLessThanOrEqual(source.length + 1);
    }
  }
  expect(result.catalog === undefined).toBe(hasErrors(result.diagnostics));
  expect(renderPretty(result)).toBeTypeOf("string");
  expect(JSON.parse(renderJson(result)).diagnostics.length).toBe(result.diagnostics.length);
}

it("survives any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), holds), { numRuns: 500 });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => holds(pieces.join(""))),
    { numRuns: 1_000 },
  );
});

it("survives edits of real catalogues", () => {
  const edit = fc.record({
    at: fc.nat(20_000),
    remove: fc.nat(30),
    insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })),
  });
  fc.assert(
    fc.property(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 4 }), (seed, edits) => {
      holds(apply(seed, edits));
    }),
    { numRuns: 150 },
  );
}, 120_000);

it("survives any value at any key", () => {
  const [seed = ""] = SEEDS;
  const lines = seed.split("\n");
  const value = fc.oneof(
    fc.constantFrom(
      "",
      "~",
      "[]",
      "{}",
      "{ a: 1 }",
      "[a, { b: c }]",
      "yes",
      "12",
      "-1",
      "1.5",
      "'x'",
      '"\\u202e"',
      "|\n  text",
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.nat(lines.length - 1), value, (index, one) => {
      const edited = lines.with(
        index,
        (lines[index] ?? "").replace(/:.*$/, () => `: ${one}`),
      );
      holds(edited.join("\n"));
    }),
    { numRuns: 150 },
  );
}, 120_000);
