import { describe, expect, it } from "vitest";
import { indexLines } from "../../../generator/src/diagnostics/lines.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { EXAMPLES } from "../../../generator/src/rules/examples/table.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { RULES } from "../../../generator/src/rules/table.ts";

/** The faults of a text as `code:line`. */
function faultsOf(text: string): readonly string[] {
  const lines = indexLines(text);
  return loadCatalog({ text, file: "catalog.yaml", today: "2026-01-01" }).diagnostics.map((one) => {
    return `${one.code}:${one.span === undefined ? 0 : lines.positionAt(one.span.start).line}`;
  });
}

/** The lines that an example marks as faulty. */
function markedLines(text: string): readonly number[] {
  return text.split("\n").flatMap((line, index) => (line.includes("# !") ? [index + 1] : []));
}

it("gives every rule good and bad examples", () => {
  for (const { code } of RULES) {
    expect(EXAMPLES[code]?.good.length, code).toBeGreaterThan(0);
    expect(EXAMPLES[code]?.bad.length, code).toBeGreaterThan(0);
  }
});

describe.each(Object.entries(EXAMPLES))("%s", (code, { good, bad }) => {
  it.each(good.map(completeExample))("finds nothing in a good example %#", (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each(bad.map(completeExample))("finds the marked line of a bad example %#, and nothing else", (text) => {
    expect(markedLines(text).length).toBe(1);
    expect(faultsOf(text)).toEqual(markedLines(text).map((line) => `${code}:${line}`));
  });
});
