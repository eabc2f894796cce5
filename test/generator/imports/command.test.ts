import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UsageError } from "../../../generator/src/cli/io.ts";
import { runProgram } from "../../../generator/src/cli/program.ts";
import { catalogOf, fixturePath, TODAY } from "./support.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-import-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: "", err: "" };
  const io = {
    out: (text: string): void => {
      printed.out += text;
    },
    err: (text: string): void => {
      printed.err += text;
    },
    color: false,
    width: 80,
    today: TODAY,
  };
  const code = await runProgram(["import", ...args], io).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    printed.err += error.message;
    return 2;
  });
  return { code, ...printed };
}

const glean = fixturePath("glean/metrics.yaml");

describe("forthright import", () => {
  it("writes the catalogue to standard output, and what there is to say to standard error", async () => {
    const { code, out, err } = await run("glean", glean, "--product", "kiln");
    expect(code).toBe(0);
    expect(
      catalogOf({ yaml: out, counts: {} as never, diagnostics: [], sources: new Map() }).product.id,
    ).toBe("kiln");
    expect(err).toContain("3 events and 4 properties imported.");
    expect(err).toMatch(/\d+ places to decide: search for "to decide"\./);
    expect(err).toContain("2 entries of the plan left out, as comments");
    expect(err).toContain("1 value may be about a person: not sent without separate consent.");
    for (const line of err.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("writes a new file, and never one that exists", async () => {
    const out = join(folder, "catalog.yaml");
    const first = await run("glean", glean, "--out", out);
    expect([first.code, first.out]).toEqual([0, ""]);
    expect(readFileSync(out, "utf8")).toContain("KILN_DOOR_OPENED:");
    writeFileSync(out, "mine");
    const second = await run("glean", glean, "--out", out);
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/exists\s+already/);
    expect(readFileSync(out, "utf8")).toBe("mine");
  });

  it("follows no link at the place of the new file", async () => {
    const [out, other] = [join(folder, "catalog.yaml"), join(folder, "other.yaml")];
    symlinkSync(other, out);
    expect((await run("glean", glean, "--out", out)).code).toBe(1);
    expect((await run("glean", glean, "--out", join(folder, "no", "such.yaml"))).err).toContain("ENOENT");
  });

  it("reads a folder, also one in folders, and says line and file of what it keeps", async () => {
    const { code, out } = await run("snowplow", fixturePath("snowplow/registry"));
    expect(code).toBe(0);
    expect(out).toContain("# org.example.kiln/firing_started/jsonschema/1-0-10 line 8 cone.maxLength: 3");
  });

  it("gives all diagnostics as JSON, with places", async () => {
    const { code, err } = await run("glean", glean, "--format", "json");
    expect(code).toBe(0);
    const found = JSON.parse(err) as { readonly diagnostics: readonly { readonly code: string }[] };
    expect(found.diagnostics.length).toBeGreaterThan(10);
  });

  it("says with place what is wrong with a plan, and prints no catalogue", async () => {
    const plan = join(folder, "plan.json");
    writeFileSync(plan, '{ "rules": [');
    const { code, out, err } = await run("segment", plan);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/error\[yaml-syntax\][\s\S]*plan\.json:1:13/);
  });

  it("refuses what is no text, too large, missing or empty", async () => {
    writeFileSync(join(folder, "binary.json"), Buffer.from([0xff, 0xfe, 0, 1, 2]));
    writeFileSync(join(folder, "latin.json"), Buffer.from([0x7b, 0xe9, 0x7d]));
    writeFileSync(join(folder, "large.json"), Buffer.alloc(17 * 1024 * 1024, " "));
    mkdirSync(join(folder, "empty"));
    const faults = [
      ["binary.json", "not-utf8"],
      ["latin.json", "not-utf8"],
      ["large.json", "file-too-large"],
      ["missing.json", "file-not-readable"],
      ["empty", "file-not-readable"],
    ];
    for (const [name = "", wanted = ""] of faults) {
      const { code, out, err } = await run("segment", join(folder, name));
      expect([code, out], name).toEqual([1, ""]);
      expect(err, name).toContain(`[${wanted}]`);
    }
  });

  it.each([
    [["nope", glean], "nope"],
    [["glean"], "missing"],
    [["glean", glean, "--consent", "maybe"], "opt-in, opt-out"],
    [["glean", glean, "--product", "My Product"], "--product takes small letters"],
  ])("refuses %j as usage", async (args, words) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });

  it("explains itself within 80 columns", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(out).toContain("python-enum");
  });
});
