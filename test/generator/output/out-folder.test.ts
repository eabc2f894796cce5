import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outFolder } from "../../../generator/src/output/out-folder.ts";

const before = process.cwd();
const home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-out-"));
const project = join(home, "project");

beforeAll(() => {
  mkdirSync(join(project, "catalogs"), { recursive: true });
  mkdirSync(join(project, "generated"));
  mkdirSync(join(home, "outside"));
  writeFileSync(join(project, "file"), "");
  symlinkSync(join(home, "outside"), join(project, "link"));
  symlinkSync(join(project, "catalogs"), join(project, "inner-link"));
  process.chdir(project);
});

afterAll(() => {
  process.chdir(before);
  rmSync(home, { recursive: true, force: true });
});

describe("the output folder", () => {
  it.each([
    ["generated", true],
    ["new/deep/folder", true],
    ["with space #%ü", true],
    ["../outside", true],
    ["../outside/new", true],
    ["inner-link/new", true],
    [".", "is the working folder or holds it"],
    ["..", "is the working folder or holds it"],
    ["/", "is the root of the file system"],
    ["catalogs", "holds the catalogue, so it cannot be the output"],
    ["file", "is not a folder"],
    ["link", "is a symbolic link"],
    ["link/new", "is reached through a symbolic link that leads out of the working folder"],
    ["node_modules/x", "lies inside node_modules"],
    [".git/hooks", "lies inside .git"],
    ["file/inside/deep", "lies below a file"],
  ])("%s: %s", (name, want) => {
    const result = outFolder(name, "catalogs/catalog.yaml");
    expect("code" in result ? result.message.slice(name.length + 1) : true).toBe(want);
  });
});
