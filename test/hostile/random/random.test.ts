import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { recordSuite } from "../../proof/record.ts";
import { repository, scratch } from "../../support/emit.ts";
import { compile } from "../code.ts";
import { randomCatalogue } from "./catalogue.ts";
import { LIMITS, minimised, tryCatalogues } from "./run.ts";

const proof = recordSuite("random");

/** More, and others: `FORTHRIGHT_RANDOM=2000 FORTHRIGHT_SEED=77 npx vitest run test/hostile/random`. */
const count = Number(process.env["FORTHRIGHT_RANDOM"] ?? 300);
const first = Number(process.env["FORTHRIGHT_SEED"] ?? 1);
const timeout = 120_000 + count * 1_000;

describe(`${count} random catalogues from seed ${first} on`, { timeout }, () => {
  it("are refused with errors, or compile under the strictest flags; nothing hangs, throws or runs out of memory", async () => {
    const folder = scratch("random");
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const { accepted, refused, findings } = await tryCatalogues(first, count, folder);
    proof.count("catalogues", count);
    proof.count("accepted", accepted.length);
    proof.count("refused", refused);
    const shown = findings.map((one) => `${one.what} (seed ${one.seed}):\n${minimised(one)}`);
    expect(shown).toEqual([]);
    // A generator whose catalogues are all refused, or all accepted, would try little.
    expect(accepted.length).toBeGreaterThan(count / 10);
    expect(refused).toBeGreaterThan(count / 10);
    expect(compile("random")).toBe("");
  });

  it("are the same for the same seed", () => {
    expect(randomCatalogue(first)).toBe(randomCatalogue(first));
    expect(randomCatalogue(first)).not.toBe(randomCatalogue(first + 1));
  });
});

describe("the limits", { timeout }, () => {
  const program = fileURLToPath(new URL("./child.ts", import.meta.url));

  it("are noticed: a catalogue that takes too long, and one that takes too much memory", async () => {
    const slow = await tryCatalogues(first, 1, "", { ...LIMITS, time: 1 });
    expect(slow.findings).toEqual([{ seed: first, what: "TIMEOUT" }]);
    const greedy = await tryCatalogues(first, 1, "", { ...LIMITS, memory: 16 });
    expect(greedy.findings).toEqual([{ seed: first, what: "OOM" }]);
  });

  const found = join(repository, "test/fixtures/hostile");
  it.each(readdirSync(found))("what was found once is refused or compiles: %s", (name) => {
    const { stdout } = spawnSync(process.execPath, ["--no-warnings", program, "--file", join(found, name)], {
      encoding: "utf8",
    });
    expect(readFileSync(join(found, name), "utf8")).not.toBe("");
    expect(stdout.trim()).toMatch(/^(?:accepted|refused)$/u);
  });
});
