import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { makeOutput } from "../../../generator/src/pipeline.ts";
import { sampleCatalog } from "../../support/catalog.ts";
import { repository } from "../../support/emit.ts";

/** Hashes all files in a process of its own. Sources run as they are: types are stripped. */
const SCRIPT = `
  import { createHash } from "node:crypto";
  import { registerHooks } from "node:module";
  registerHooks({
    resolve: (specifier, context, next) => next(specifier.replace(/^@forthright\\/runtime\\/(.+)$/, "file://${repository}runtime/src/$1.ts"), context),
  });
  const { makeOutput } = await import("${repository}generator/src/pipeline.ts");
  const { sampleCatalog } = await import("${repository}test/support/catalog.ts");
  const hash = createHash("sha256");
  for (const { path, content } of await makeOutput(sampleCatalog(), new Map())) hash.update(path + "\\0" + content + "\\0");
  process.stdout.write(hash.digest("hex"));
`;

function hashIn(env: Record<string, string>, cwd: string): string {
  const result = spawnSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", SCRIPT], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}

describe("the output", () => {
  it("is the same bytes whenever and wherever it is made", () => {
    const first = hashIn({}, repository);
    expect(first).toMatch(/^[0-9a-f]{64}$/u);
    const others: readonly [Record<string, string>, string][] = [
      [{ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }, tmpdir()],
      [{ TZ: "America/Los_Angeles", LANG: "C", LC_ALL: "C", HOME: "/nowhere", SOURCE_DATE_EPOCH: "0" }, "/"],
    ];
    for (const [env, cwd] of others) expect(hashIn(env, cwd), JSON.stringify(env)).toBe(first);
  });

  it("does not depend on the order of what was made before", async () => {
    const first = await makeOutput(sampleCatalog(), new Map());
    await makeOutput({ ...sampleCatalog(), types: [], metadata: [], groups: [] }, new Map());
    expect(await makeOutput(sampleCatalog(), new Map())).toEqual(first);
  });

  it("names no version of this program and no place of this machine", async () => {
    for (const { path, content } of await makeOutput(sampleCatalog(), new Map())) {
      expect(content, path).not.toContain(repository);
      expect(content, path).not.toMatch(/node_modules|generator\/|forthright@/u);
    }
  });
});
