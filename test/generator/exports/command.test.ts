import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UsageError } from "../../../generator/src/cli/io.ts";
import { runProgram } from "../../../generator/src/cli/program.ts";
import { FORMATS } from "../../../generator/src/exports/formats.ts";

const catalog = fileURLToPath(new URL("../../fixtures/exports/kiln.yaml", import.meta.url));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-export-"));
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
    today: "2026-01-01",
  };
  const code = await runProgram(["export", ...args], io).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    printed.err += error.message;
    return 2;
  });
  return { code, ...printed };
}

describe("forthright export", () => {
  it("prints a format of one file on standard output, and what is lost on the other stream", async () => {
    const { code, out, err } = await run("segment", catalog);
    expect(code).toBe(0);
    expect(JSON.parse(out).rules).toHaveLength(4);
    expect(err).toContain("What the format does not hold of this catalogue:\n  * no place for prose: why\n");
    expect(err).toContain("left out, as nothing sends them: PLAN_KILN");
  });

  it("prints a format of many files with the name above each", async () => {
    const { out } = await run("rudderstack", catalog);
    expect(out.match(/^==> .* <==$/gmu)).toEqual(
      ["categories", "events", "properties", "custom-types", "tracking-plan"].map(
        (name) => `==> ${name}.yaml <==`,
      ),
    );
  });

  it.each(FORMATS)("writes $name where --out says", async ({ name, files }) => {
    const target = join(folder, "deep", "out");
    const { code, out } = await run(name, catalog, "--out", target);
    expect([code, out.startsWith("Wrote ")]).toEqual([0, true]);
    expect(readdirSync(join(folder, "deep"))).toEqual(["out"]);
    if (files === "one") expect(readFileSync(target, "utf8").length).toBeGreaterThan(100);
    else expect(readdirSync(target).length).toBeGreaterThan(0);
  });

  it("puts a format of one file into a folder under its usual name", async () => {
    expect((await run("gdpr-30", catalog, "--out", folder)).out).toBe(
      `Wrote ${join(folder, "gdpr-30.md")}.\n`,
    );
    expect((await run("segment", catalog, "--out", `${join(folder, "new")}/`)).code).toBe(0);
    expect(existsSync(join(folder, "new", "segment-plan.json"))).toBe(true);
  });

  it("overwrites nothing without --force: not one file of many, and no link", async () => {
    const target = join(folder, "events.yaml");
    writeFileSync(target, "mine");
    const refused = await run("rudderstack", catalog, "--out", folder);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(
      `${target} is there already; nothing was written. Use --force to overwrite.`,
    );
    expect(readdirSync(folder)).toEqual(["events.yaml"]);
    expect(readFileSync(target, "utf8")).toBe("mine");

    const link = join(folder, "link.json");
    symlinkSync(join(folder, "nowhere"), link);
    expect((await run("segment", catalog, "--out", link)).code).toBe(2);
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  });

  it("overwrites with --force and leaves no draft behind", async () => {
    writeFileSync(join(folder, "events.yaml"), "mine");
    expect((await run("rudderstack", catalog, "--out", folder, "--force")).code).toBe(0);
    expect(readFileSync(join(folder, "events.yaml"), "utf8")).toContain("kind: events");
    expect(readdirSync(folder).sort()).toEqual([
      ...["categories.yaml", "custom-types.yaml", "events.yaml", "properties.yaml", "tracking-plan.yaml"],
    ]);
  });

  it("says what is wrong where it cannot write", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, err } = await run("segment", catalog, "--out", join(folder, "file", "plan.json"));
    expect([code, err.includes(`cannot write ${join(folder, "file", "plan.json")}`)]).toEqual([2, true]);
    mkdirSync(join(folder, "folder", "segment-plan.json"), { recursive: true });
    const onFolder = await run("segment", catalog, "--out", join(folder, "folder"), "--force");
    expect([onFolder.code, onFolder.err.startsWith("cannot write")]).toEqual([2, true]);
    expect(readdirSync(join(folder, "folder"))).toEqual(["segment-plan.json"]);
  });

  it("writes nothing from a catalogue with errors, and prints them on the other stream", async () => {
    const bad = join(folder, "bad.yaml");
    writeFileSync(bad, readFileSync(catalog, "utf8").replace("trigger:", "triger:"));
    const { code, out, err } = await run("segment", bad, "--out", join(folder, "plan.json"));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("triger");
    expect(existsSync(join(folder, "plan.json"))).toBe(false);
    const missing = await run("segment", join(folder, "none.yaml"));
    expect([missing.code, missing.out]).toEqual([1, ""]);
  });

  it("lists the formats in its help and after a wrong name", async () => {
    const help = await run("--help");
    for (const { name, title } of FORMATS)
      expect(help.out).toMatch(new RegExp(`^  ${name} +${title.slice(0, 12)}`, "mu"));
    for (const line of help.out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    const wrong = await run("segmnt", catalog);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("Allowed choices are segment, rudderstack");
  });

  it("is quiet if asked to", async () => {
    expect(await run("segment", catalog, "--out", join(folder, "plan.json"), "--quiet")).toEqual({
      code: 0,
      out: "",
      err: "",
    });
  });
});
