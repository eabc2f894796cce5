import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generate, makeOutput } from "../../../generator/src/pipeline.ts";
import { sampleCatalog } from "../../support/catalog.ts";
import { repository } from "../../support/emit.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-pipeline-"));
  cpSync(join(repository, "catalog.yaml"), join(home, "catalog.yaml"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const input = (more: object = {}) => ({
  file: join(home, "catalog.yaml"),
  out: join(home, "generated"),
  check: false,
  today: "2026-01-01",
  ...more,
});

describe("generate", () => {
  it("goes from the reference catalogue to files, once", async () => {
    const first = await generate(input());
    expect(first.diagnostics.filter((one) => one.severity === "error")).toEqual([]);
    expect(first.done?.changes.every((change) => change.kind === "create")).toBe(true);
    expect((await generate(input())).done?.changes).toEqual([]);
    expect((await generate(input({ check: true }))).diagnostics).toEqual(first.diagnostics);
  });

  it.each([
    ["a missing file", () => rmSync(join(home, "catalog.yaml"))],
    ["no YAML", () => writeFileSync(join(home, "catalog.yaml"), "{")],
    ["an unknown key", () => writeFileSync(join(home, "catalog.yaml"), "forthright: 1\nprodct: {}\n")],
  ])("writes nothing for %s", async (_name, spoil) => {
    spoil();
    const { diagnostics, done } = await generate(input());
    expect(diagnostics.some((one) => one.severity === "error")).toBe(true);
    expect(done).toBeUndefined();
    expect(existsSync(join(home, "generated"))).toBe(false);
  });

  it("does not follow the clock: another day gives the same bytes", async () => {
    await generate(input());
    const before = readFileSync(join(home, "generated/manifest.json"), "utf8");
    await generate(input({ out: join(home, "other"), today: "2038-01-19" }));
    expect(readFileSync(join(home, "other/manifest.json"), "utf8")).toBe(before);
  });

  it("loads no printer when there is nothing to do", () => {
    mkdirSync(join(home, "node_modules"));
    const script = `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({
        resolve(specifier, context, next) {
          const found = next(specifier.replace(/^@forthright\\/runtime\\/(.+)$/, "file://${repository}runtime/src/$1.ts"), context);
          loaded.push(found.url);
          return found;
        },
      });
      const { generate } = await import("file://${repository}generator/src/pipeline.ts");
      const { done } = await generate(${JSON.stringify(input())});
      console.log(done.changes.length > 0, loaded.some((url) => /ts-morph|handlebars/.test(url)));
    `;
    const run = (): string =>
      spawnSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", script], {
        cwd: repository,
        encoding: "utf8",
      }).stdout.trim();
    expect(run()).toBe("true true");
    expect(run()).toBe("false false");
  });
});

describe("makeOutput", () => {
  it("lists every file in the manifest but the manifest", async () => {
    const files = await makeOutput(sampleCatalog(), new Map());
    const manifest = JSON.parse(files.at(-1)?.content ?? "");
    expect(Object.keys(manifest.files)).toEqual(
      files
        .slice(0, -1)
        .map(({ path }) => path)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  it("gives no two files the same path, whatever the letters' case", async () => {
    const paths = (await makeOutput(sampleCatalog(), new Map())).map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });
});
