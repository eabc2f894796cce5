import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bigCatalog } from "../../../bench/support/catalog.ts";
import { reparse, treeMemory } from "../../../generator/src/source/reparse.ts";
import { parseYaml } from "../../../generator/src/source/yaml.ts";

const own = readFileSync(new URL("../../../catalog.yaml", import.meta.url), "utf8");
const SOURCES = [own, bigCatalog(27), bigCatalog(3)];

const PIECES = [
  "x",
  " ",
  "\n",
  "\n\n",
  "  ",
  "\t",
  "#",
  " # note\n",
  ":",
  ": ",
  "- ",
  "|",
  "|+\n",
  ">-\n",
  "'",
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  "&a ",
  "*a",
  "!t ",
  "---\n",
  "...\n",
  "? ",
  "key: value\n",
  "          key: value\n",
  "\n      KEY:\n        name: x\n",
  "<<: 1",
  "\\",
  "é",
  "~",
  "@",
  "`",
  "%",
  "\n# out\n",
];

const edits = fc.tuple(
  fc.constantFrom(...SOURCES),
  fc.array(
    fc.record({
      at: fc.nat(),
      cut: fc.oneof(fc.nat(8), fc.nat(200)),
      piece: fc.oneof(fc.constantFrom(...PIECES), fc.constant("")),
    }),
    { minLength: 1, maxLength: 2 },
  ),
);

function apply(text: string, changes: readonly { at: number; cut: number; piece: string }[]): string {
  const [first] = changes;
  // All near one another, as a person edits.
  const near = (first?.at ?? 0) % text.length;
  return changes.reduce((now, { at, cut, piece }) => {
    const start = Math.min(now.length, near + (at % 120));
    return now.slice(0, start) + piece + now.slice(start + cut);
  }, text);
}

const treeOf = (text: string) => {
  const { root } = parseYaml(text, "catalog.yaml");
  if (root === undefined) throw new Error("the source is a catalogue");
  return root;
};

describe("reading a text again", () => {
  it("gives what parsing the whole gives, or nothing", () => {
    const roots = new Map(SOURCES.map((text) => [text, treeOf(text)]));
    let known = 0;
    fc.assert(
      fc.property(edits, ([text, changes]) => {
        const next = apply(text, changes);
        const found = reparse({ text, root: roots.get(text) ?? treeOf(text) }, next, "catalog.yaml");
        if (found === undefined) return;
        known += 1;
        const whole = parseYaml(next, "catalog.yaml");
        expect(whole.diagnostics).toEqual([]);
        expect(found).toEqual(whole.root);
      }),
      { numRuns: 1_000 },
    );
    expect(known).toBeGreaterThan(100);
  });

  it.each([
    ["a word", "Thing number 7 was done.", "Thing number 7 was certainly done."],
    [
      "a property more",
      "Thing number 7 is done by the command of the same number.\n        properties:",
      "Now.\n        properties:\n          more: { type: boolean, description: More. }",
    ],
    ["a line less", "        trigger: Thing number 7 is done by the command of the same number.\n", ""],
  ])("parses one entry alone: %s", (_name, from, to) => {
    const text = bigCatalog(60);
    const next = text.replace(from, to);
    expect(next).not.toBe(text);
    expect(reparse({ text, root: treeOf(text) }, next, "catalog.yaml")).toEqual(treeOf(next));
  });

  it("remembers the last sound text, and reports faults as ever", () => {
    const memory = treeMemory();
    const text = bigCatalog(60);
    const texts = [
      "Thing number 7 was: done.",
      "Thing number 7 was done twice.",
      '"Thing',
      "Thing number 7 was done.",
    ].map((words) => text.replace("Thing number 7 was done.", words));
    for (const one of [text, ...texts, text]) {
      expect(memory.parse(one, "catalog.yaml")).toEqual(parseYaml(one, "catalog.yaml"));
    }
  });
});
