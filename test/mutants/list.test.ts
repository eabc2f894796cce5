/** The list of deliberate breaks keeps up with the sources; `npm run test:mutants` runs them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { describeMutants } from "./document.ts";
import { MUTANTS } from "./list.ts";
import { applyEdit } from "./mutant.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe.each(MUTANTS)("mutant $id", ({ edits, suites, diagnostic }) => {
  it("still finds the text that it breaks", () => {
    for (const edit of edits) {
      const text = readFileSync(join(root, edit.file), "utf8");
      expect(applyEdit(text, edit)).not.toBe(text);
    }
  });

  it("names tests that are there, or the diagnostic that has to come", () => {
    expect(suites.length > 0).toBe(diagnostic === undefined);
    expect(suites.filter((suite) => !existsSync(join(root, suite)))).toEqual([]);
  });
});

it("names every mutant once", () => {
  expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
});

it("an edit whose text stands there twice, or not at all, is refused", () => {
  const edit = { file: "a.ts", from: "one", to: "two" };
  expect(applyEdit("one", edit)).toBe("two");
  expect(() => applyEdit("one one", edit)).toThrow("2 times");
  expect(() => applyEdit("none here", { ...edit, from: "x" })).toThrow("0 times");
});

it("is written down in docs/mutants.md", async () => {
  await expect(describeMutants(MUTANTS)).toMatchFileSnapshot(join(root, "docs/mutants.md"));
});
