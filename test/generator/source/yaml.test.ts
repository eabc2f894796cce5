import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import type { Node } from "../../../generator/src/source/tree.ts";
import { parseYaml } from "../../../generator/src/source/yaml.ts";

/** Code and marked text of each fault of YAML. */
function faultsOf(text: string): readonly (readonly [string, string])[] {
  const faults = parseYaml(text, "a.yaml").diagnostics;
  return faults.map(({ code, span }) => [code, span === undefined ? "" : text.slice(span.start, span.end)]);
}

it.each<[string, string, string]>([
  ["%YAML 1.1\n---\na: 1", "yaml-directive", "%YAML 1.1"],
  ["%TAG ! tag:x,2000:\n---\na: 1", "yaml-directive", "%TAG ! tag:x,2000:"],
  ["a: !!str 1", "yaml-tag", "1"],
  ["a: !evil 1", "yaml-tag", "!evil"],
  ["a: !!js/function 'x'", "yaml-tag", "!!js/function"],
  ["a: !!binary aGk=", "yaml-tag", "!!binary"],
  ["a: !!set { b }", "yaml-tag", "!!set"],
  ["a: !!omap [b: 1]", "yaml-tag", "!!omap"],
  ["a: !<tag:x,2000:y> 1", "yaml-tag", "!<tag:x,2000:y>"],
  ["a: &x { b: 1 }\nc: *x", "yaml-alias", "*x"],
  ["a: &x [1]\nc: *x", "yaml-alias", "*x"],
  ["a: *x\nb: &x 1", "yaml-alias", "*x"],
  ["a: &x { <<: { b: 1 } }", "yaml-merge-key", "<<"],
  ["1: a", "key-not-text", "1"],
  ["true: a", "key-not-text", "true"],
  ["? [a]\n: b", "key-not-text", "[a]"],
  ["a: x # no: key\n: b", "key-not-text", ":"],
  ["{a: x,  : b}", "key-not-text", ":"],
  ["a: 1\nb: 2\na: 3", "duplicate-key", "a"],
  ["a: 1\n'a': 2", "duplicate-key", "'a'"],
  ["{ a: 1, a: 2 }", "duplicate-key", "a"],
  ["é: 1\ne\u0301: 2", "duplicate-key", "e\u0301"],
  ["__proto__: 1", "reserved-name", "__proto__"],
  ["a: { __proto__: { b: 1 } }", "reserved-name", "__proto__"],
  ["a: 017", "misleading-number", "017"],
  ["a: 12345678901234567890", "inexact-number", "12345678901234567890"],
  ["a: 0.12345678901234567890", "inexact-number", "0.12345678901234567890"],
  ["a: .inf", "inexact-number", ".inf"],
  ["a: 1e999", "inexact-number", "1e999"],
  ["a: 1\n---\nb: 2", "yaml-several-documents", "---"],
  ["", "empty-catalogue", ""],
  ["# nothing\n", "empty-catalogue", ""],
  ["null", "empty-catalogue", ""],
  ["- a", "root-not-a-map", "- a"],
  ["text", "root-not-a-map", "text"],
])("refuses %j", (text, code, marked) => {
  expect(faultsOf(text)).toEqual([[code, marked]]);
});

it.each<[string, string]>([
  ["a: [1, 2", "yaml-syntax"],
  ["a: 'x", "yaml-syntax"],
  ["a:\n\t- b", "yaml-syntax"],
  ['a: "\\q"', "yaml-syntax"],
  ["a: b: c", "yaml-syntax"],
  ["a: @b", "yaml-syntax"],
  ["a:\n  b: 1\n c: 2", "yaml-syntax"],
  ["[".repeat(100), "yaml-too-deep"],
  ["- ".repeat(100), "yaml-too-deep"],
  ["{a: ".repeat(100), "yaml-too-deep"],
])("refuses %j with one diagnostic", (text, code) => {
  expect(faultsOf(text).map(([one]) => one)).toEqual([code]);
});

function plain(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return node.entries.map(({ key, value }) => [key, plain(value)]);
}

it.each<[string, unknown]>([
  [
    "a: yes\nb: on\nc: NO",
    [
      ["a", "yes"],
      ["b", "on"],
      ["c", "NO"],
    ],
  ],
  ["a: 2024-01-01", [["a", "2024-01-01"]]],
  ["a: 1.10", [["a", 1.1]]],
  [
    "a: 0x1F\nb: 0o17\nc: 1e3\nd: -0.50",
    [
      ["a", 31],
      ["b", 15],
      ["c", 1000],
      ["d", -0.5],
    ],
  ],
  [
    "a: &x text\nb: *x",
    [
      ["a", "text"],
      ["b", "text"],
    ],
  ],
  [
    "'1': a\n2a: b",
    [
      ["1", "a"],
      ["2a", "b"],
    ],
  ],
  [
    "b: 1\na: 2",
    [
      ["b", 1],
      ["a", 2],
    ],
  ],
])("reads %j as YAML 1.2 says, in order", (text, want) => {
  const { root, diagnostics } = parseYaml(text, "a.yaml");
  expect(diagnostics).toEqual([]);
  expect(plain(root)).toEqual(want);
});

it("reports every double key with the first one", () => {
  const text = "a: 1\na: 2\na: 3\n";
  const places = parseYaml(text, "a.yaml").diagnostics.map((one) => [
    one.span?.start,
    one.related?.[0]?.span.start,
  ]);
  expect(places).toEqual([
    [5, 0],
    [10, 0],
  ]);
});

it("finds double keys in maps of many keys", () => {
  const text = [...Array.from({ length: 1_000 }, (_, index) => `k${index}: 1`), "k7: 2"].join("\n");
  expect(faultsOf(text)).toEqual([["duplicate-key", "k7"]]);
});

describe("characters", () => {
  const codes = (text: string): unknown => {
    return loadCatalog({ text, file: "a.yaml", today: "2026-01-01" }).diagnostics.map((one) => [
      one.code,
      one.span?.start,
    ]);
  };

  it.each([
    ["NUL", "a: \0"],
    ["bell", "a: \u0007"],
    ["escape", "a: \u001b"],
    ["delete", "a: \u007f"],
    ["next line", "a: \u0085"],
    ["carriage return alone", "a: \r"],
    ["half a surrogate pair", "a: \ud800"],
  ])("refuses %s with its place", (_, text) => {
    expect(codes(text)).toEqual([["control-character", 3]]);
  });
});

it("never changes a prototype", () => {
  for (const text of [
    "__proto__: { polluted: 1 }",
    "constructor: { prototype: { polluted: 1 } }",
    "a: { <<: { __proto__: { polluted: 1 } } }",
  ]) {
    loadCatalog({ text, file: "a.yaml", today: "2026-01-01" });
  }
  expect("polluted" in {}).toBe(false);
});
