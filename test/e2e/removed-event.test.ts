/** An event removed from the catalogue is gone from the SDK, so code that tracks it no longer compiles. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "./support/machine.ts";

let folder: string;

const tool = (name: string): string => join(root, "node_modules/.bin", name);

function run(command: string, args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

/** A copy of the workspace's example and catalogue, with the runtime linked. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-removed-"));
  mkdirSync(join(folder, "node_modules/@forthright"), { recursive: true });
  mkdirSync(join(folder, "example"));
  for (const name of ["commander", "@types"]) {
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  symlinkSync(join(root, "runtime"), join(folder, "node_modules/@forthright/runtime"));
  symlinkSync(join(folder, "generated"), join(folder, "node_modules/zenml-analytics"));
  cpSync(join(root, "example/src"), join(folder, "example/src"), { recursive: true });
  cpSync(join(root, "example/tsconfig.json"), join(folder, "example/tsconfig.json"));
  cpSync(join(root, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function build(catalog: string): { status: number | null; output: string } {
  writeFileSync(join(folder, "catalog.yaml"), catalog);
  const generated = run(process.execPath, [join(root, "generator/bin/forthright.js"), "generate"]);
  if (generated.status !== 0) return generated;
  return run(tool("tsc"), ["-b", "example"]);
}

it("compiles with the catalogue as it is, and not after one event was taken out", () => {
  const catalog = readFileSync(join(root, "catalog.yaml"), "utf8");
  const whole = build(catalog);
  expect(whole.status, whole.output).toBe(0);

  const block = /^ {6}GET_PIPELINE:\n(?: {8}.*\n)+/m;
  expect(catalog).toMatch(block);
  const without = build(catalog.replace(block, ""));
  expect(without.status).not.toBe(0);
  expect(without.output).toMatch(/pipeline\.ts.*'?"zenml-analytics"'? has no exported member.*GET_PIPELINE/);
});
