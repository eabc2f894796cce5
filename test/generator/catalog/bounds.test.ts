import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CAP, runCapped } from "../../support/capped.ts";
import { entryScript } from "../../support/cli.ts";
import { type Mutant, mutants, seedCatalogues, shapes } from "../../support/mutants.ts";

let home = "";
beforeAll(() => {
  home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-bounds-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The process ends itself beyond the cap; then its code is neither 0 nor 1. */
function expectBounded({ name, bytes }: Mutant): void {
  writeFileSync(join(home, "catalog.yaml"), bytes);
  const { code, out, err, megabytes } = runCapped(entryScript(), home, ["validate", "--format", "json"]);
  expect([0, 1], `${name}: ${err.slice(0, 500)}`).toContain(code);
  expect(err, name).toBe("");
  const { errors, diagnostics } = JSON.parse(out) as { errors: number; diagnostics: { file?: string }[] };
  expect(errors > 0, name).toBe(code === 1);
  for (const { file } of diagnostics) expect(file, name).toBeTypeOf("string");
  expect(megabytes, name).toBeLessThanOrEqual(CAP.megabytes);
}

describe("a catalogue that is wrong is refused within 5 CPU seconds and 512 MB, and never with a stack trace", () => {
  it.each(shapes().map((one) => [one.name, one] as const))("%s", (_name, mutant) => {
    expectBounded(mutant);
  });

  it("seeded mutants of this repository's catalogue", () => {
    for (const mutant of mutants(seedCatalogues()[0] ?? "", 1, 8)) expectBounded(mutant);
  });

  it("seeded mutants of a catalogue of 1,000 events", () => {
    for (const mutant of mutants(seedCatalogues()[1] ?? "", 101, 2)) expectBounded(mutant);
  });
});
