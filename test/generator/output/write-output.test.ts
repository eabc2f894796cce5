import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manifestFile } from "../../../generator/src/output/manifest.ts";
import { writeOutput } from "../../../generator/src/output/write-output.ts";
import { repository } from "../../support/emit.ts";
import { tree } from "./tree.ts";

let home = "";
let out = "";

beforeEach(() => {
  home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-output-"));
  out = join(home, "out");
});

afterEach(() => {
  execFileSync("chmod", ["-R", "u+rwX", home]);
  rmSync(home, { recursive: true, force: true });
});

const wanted = (files: Record<string, string>) => {
  const list = Object.entries(files).map(([path, content]) => ({ path, content }));
  return [...list, manifestFile({ catalog: "sha256-x", source: "0" }, list)];
};

const write = (files: Record<string, string>) =>
  writeOutput({ name: "out", path: out, exists: existsSync(out) }, wanted(files));

const treeOf = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(wanted(files).map(({ path, content }) => [path, content]));

const old = { "a.ts": "old a", "docs/b.md": "old b", "docs/deep/c.md": "old c" };
const fresh = { "a.ts": "new a", "docs/b.md": "new b", "docs/new/d.md": "new d" };

describe("writing", () => {
  it("makes the folder, and everything in it", async () => {
    expect((await write(old)).diagnostics).toEqual([]);
    expect(tree(out)).toEqual(treeOf(old));
  });

  it("updates, creates and deletes, and removes folders that became empty", async () => {
    await write(old);
    const result = await write(fresh);
    expect(result.plan?.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      "update a.ts",
      "update docs/b.md",
      "create docs/new/d.md",
      "delete docs/deep/c.md",
      "update manifest.json",
    ]);
    expect(tree(out)).toEqual(treeOf(fresh));
    expect(existsSync(join(out, "docs/deep"))).toBe(false);
  });

  it("touches nothing when nothing changed", async () => {
    await write(old);
    const before = ["a.ts", "docs/b.md", "manifest.json", "."].map((path) => statSync(join(out, path)));
    await write(old);
    const after = ["a.ts", "docs/b.md", "manifest.json", "."].map((path) => statSync(join(out, path)));
    expect(after.map(({ ino, mtimeMs }) => [ino, mtimeMs])).toEqual(
      before.map(({ ino, mtimeMs }) => [ino, mtimeMs]),
    );
  });

  it("leaves build output, installed packages and a file manager's droppings alone", async () => {
    await write(old);
    for (const path of ["dist/x.js", "node_modules/y/z.js", "docs/.DS_Store"]) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), "theirs");
    }
    expect((await write(fresh)).diagnostics).toEqual([]);
    expect(tree(out)).toEqual({
      ...treeOf(fresh),
      "dist/x.js": "theirs",
      "node_modules/y/z.js": "theirs",
      "docs/.DS_Store": "theirs",
    });
  });

  it.each([
    ["a file that is not ours", "mine.txt", "output-foreign", "move it out of"],
    ["a file below a folder", "docs/mine.md", "output-foreign", "move it out of"],
    ["what a `tsc` of the host left there", "a.d.ts.map", "output-foreign", "add out to `exclude`"],
    ["an edited file", "a.ts", "output-edited", "make the change in the catalogue"],
    ["a manifest that is none", "manifest.json", "output-edited", "delete out"],
  ])("stops at %s, names it, says what to do and changes nothing", async (_name, path, code, hint) => {
    await write(old);
    writeFileSync(join(out, path), "by hand");
    const before = tree(out);
    const { diagnostics, plan } = await write(fresh);
    expect(diagnostics.map((one) => [one.code, one.file])).toEqual([[code, join("out", path)]]);
    expect(diagnostics[0]?.hint).toContain(hint);
    expect(plan).toBeUndefined();
    expect(tree(out)).toEqual(before);
  });

  it("never follows a link out of the folder", async () => {
    await write(old);
    const elsewhere = join(home, "elsewhere");
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, "b.md"), "precious");
    rmSync(join(out, "docs"), { recursive: true });
    symlinkSync(elsewhere, join(out, "docs"));
    const { diagnostics } = await write(fresh);
    expect(diagnostics.map((one) => [one.code, one.file])).toEqual([["output-foreign", join("out", "docs")]]);
    expect(tree(elsewhere)).toEqual({ "b.md": "precious" });
  });

  it("stops at many files that are not ours without listing them all", async () => {
    mkdirSync(out);
    for (let index = 0; index < 50; index++) writeFileSync(join(out, `${index}.txt`), "theirs");
    const { diagnostics } = await write(fresh);
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics.at(-1)?.message).toContain("30 more files");
  });
});

describe("faults", () => {
  /** Runs as an account without special rights; this one may be the administrator, whom no mode stops. */
  function writeAsNobody(files: Record<string, string>): { status: number | null; output: string } {
    const script = `
      const { writeOutput } = await import(${JSON.stringify(join(repository, "generator/src/output/write-output.ts"))});
      const result = await writeOutput({ name: "out", path: ${JSON.stringify(out)}, exists: true }, ${JSON.stringify(wanted(files))});
      console.log(JSON.stringify(result.diagnostics));
    `;
    const isRoot = process.getuid?.() === 0;
    const result = spawnSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", script], {
      encoding: "utf8",
      ...(isRoot ? { uid: 65534, gid: 65534 } : {}),
    });
    return { status: result.status, output: result.stdout + result.stderr };
  }

  const canRunAsNobody =
    spawnSync("ls", [join(repository, "generator/src/output")], {
      ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
    }).status === 0;

  it.runIf(canRunAsNobody).each([
    ["the folder", "."],
    ["a folder inside", "docs"],
  ])("without the right to write to %s the old output stays whole", async (_name, path) => {
    await write(old);
    const before = tree(out);
    chmodSync(home, 0o755);
    if (process.getuid?.() === 0) execFileSync("chown", ["-R", "65534:65534", out]);
    chmodSync(join(out, path), 0o555);
    const { status, output } = writeAsNobody(fresh);
    chmodSync(join(out, path), 0o755);
    expect(output).toContain("output-not-written");
    expect(output).toContain("EACCES");
    expect(status).toBe(0);
    expect(tree(out)).toEqual(before);
  });

  it("a run that was killed while it wrote is undone by the next one, even one that then finds nothing to do", async () => {
    await write(old);
    // What a run leaves that is killed after its second rename: journal, old files aside, one new file not yet moved.
    const work = join(out, ".forthright");
    mkdirSync(join(work, "old"), { recursive: true });
    mkdirSync(join(work, "new"));
    const steps = [
      { kind: "update", path: "a.ts" },
      { kind: "create", path: "docs/new/d.md" },
      { kind: "delete", path: "docs/deep/c.md" },
      { kind: "update", path: "docs/b.md" },
    ];
    writeFileSync(join(work, "journal.json"), JSON.stringify(steps));
    writeFileSync(join(work, "old/0"), "old a");
    writeFileSync(join(work, "old/2"), "old c");
    writeFileSync(join(work, "old/3"), "old b");
    writeFileSync(join(work, "new/3"), "new b");
    writeFileSync(join(out, "a.ts"), "new a");
    mkdirSync(join(out, "docs/new"));
    writeFileSync(join(out, "docs/new/d.md"), "new d");
    rmSync(join(out, "docs/deep"), { recursive: true });
    mkdirSync(join(out, "docs/deep"));

    const result = await write(old);
    expect(result.diagnostics).toEqual([]);
    expect(tree(out)).toEqual(treeOf(old));
  });

  it("a journal that is not ours moves nothing out of the folder", async () => {
    await write(old);
    const work = join(out, ".forthright");
    mkdirSync(join(work, "old"), { recursive: true });
    writeFileSync(join(work, "old/0"), "evil");
    writeFileSync(join(home, "victim"), "precious");
    writeFileSync(join(work, "journal.json"), JSON.stringify([{ kind: "update", path: "../victim" }]));
    await write(fresh);
    expect(readFileSync(join(home, "victim"), "utf8")).toBe("precious");
    expect(tree(out)).toEqual(treeOf(fresh));
  });

  it("links in the place of working files are not followed", async () => {
    await write(old);
    const elsewhere = join(home, "elsewhere");
    mkdirSync(elsewhere);
    mkdirSync(join(out, ".forthright"));
    symlinkSync(elsewhere, join(out, ".forthright/new"));
    symlinkSync(join(elsewhere, "journal"), join(out, ".forthright/journal.tmp"));
    expect((await write(fresh)).diagnostics).toEqual([]);
    expect(tree(elsewhere)).toEqual({});
    expect(tree(out)).toEqual(treeOf(fresh));
  });

  it("working files of a killed run are cleared away, and its lock does not hold", async () => {
    await write(old);
    const dead = spawnSync(process.execPath, ["--eval", "console.log(process.pid)"], { encoding: "utf8" });
    mkdirSync(join(out, ".forthright/new"), { recursive: true });
    writeFileSync(join(out, ".forthright/new/0"), "half");
    writeFileSync(join(out, ".forthright/lock"), `${dead.stdout.trim()} x\n`);
    expect((await write(old)).plan?.changes).toEqual([]);
    expect(tree(out)).toEqual(treeOf(old));
    expect(existsSync(join(out, ".forthright"))).toBe(false);
  });
});

describe("several runs at once", () => {
  const script = (version: number, count: number): string => `
    const { writeOutput } = await import(${JSON.stringify(join(repository, "generator/src/output/write-output.ts"))});
    const { manifestFile } = await import(${JSON.stringify(join(repository, "generator/src/output/manifest.ts"))});
    const files = Array.from({ length: ${count} }, (_, index) => ({ path: "f" + index + ".txt", content: "version ${version}" }));
    for (let round = 0; round < 5; round++) {
      const result = await writeOutput({ name: "out", path: ${JSON.stringify(out)}, exists: true }, [...files, manifestFile({ catalog: "v${version}", source: "0" }, files)]);
      if (result.diagnostics.length > 0) { console.log(JSON.stringify(result.diagnostics)); process.exit(1); }
    }
  `;
  const run = (version: number, count: number) =>
    spawn(process.execPath, ["--no-warnings", "--input-type=module", "--eval", script(version, count)], {
      stdio: ["ignore", "pipe", "inherit"],
    });

  it("leave the complete output of one of them", async () => {
    const children = [1, 2, 3, 4].map((version) => run(version, 30));
    const codes = await Promise.all(children.map((child) => new Promise((done) => child.on("close", done))));
    expect(codes).toEqual([0, 0, 0, 0]);
    const { "manifest.json": manifest = "", ...files } = tree(out);
    const versions = new Set(Object.values(files));
    expect(versions.size).toBe(1);
    expect(JSON.parse(manifest).catalog).toBe(`v${[...versions][0]?.slice("version ".length)}`);
  });

  it("a run killed at any moment leaves whole files, and the next one repairs the rest", async () => {
    for (const delay of [60, 90, 120, 150, 180, 210, 240, 270]) {
      const child = run(7, 300);
      const closed = new Promise((done) => child.on("close", done));
      await new Promise((done) => setTimeout(done, delay));
      child.kill("SIGKILL");
      await closed;
      const files = Array.from({ length: 300 }, (_, index) => [`f${index}.txt`, `version ${delay}`]);
      const result = await write(Object.fromEntries(files));
      expect(result.diagnostics).toEqual([]);
      expect(tree(out)).toEqual(treeOf(Object.fromEntries(files)));
    }
  });
});
