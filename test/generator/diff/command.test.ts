import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Io } from "../../../generator/src/cli/io.ts";
import { UsageError } from "../../../generator/src/cli/io.ts";
import { runProgram } from "../../../generator/src/cli/program.ts";
import { completeCatalogue, properties, runEvent } from "../../../generator/src/diff/rules/snippets.ts";

let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-diff-"));
  file = join(folder, "catalog.yaml");
  write(runEvent());
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(snippet: string, name = "catalog.yaml"): string {
  const path = join(folder, name);
  writeFileSync(path, completeCatalogue(snippet));
  return path;
}

function git(...args: readonly string[]): void {
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...args], { cwd: folder, stdio: "ignore" });
}

function commit(): void {
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--no-verify", "-m", "first");
}

async function diff(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const io: Io = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    color: false,
    width: 80,
    today: "2026-01-01",
  };
  const code = await runProgram(["diff", file, ...args], io);
  return { code, ...said };
}

const MORE = properties("count: { type: integer, description: How many there were. }");

describe("forthright diff", () => {
  it("compares with the last commit", async () => {
    commit();
    expect(await diff()).toMatchObject({ code: 0, out: `${file} says the same as HEAD.\n` });
    write(MORE);
    const { code, out } = await diff();
    expect(code).toBe(1);
    expect(out).toContain("also sends `count`");
  });

  it("is content with a change that the catalogue acknowledges", async () => {
    commit();
    const entry =
      "change: property-added, at: groups.runs.events.RUN.properties.count, by: us, reason: Needed.";
    write(`${MORE}acknowledge: [{ ${entry}, link: https://example.org/1 }]\n`);
    const { code, out } = await diff("--format", "json");
    expect([code, JSON.parse(out).changes.map((one: { rule: string }) => one.rule)]).toEqual([
      0,
      ["property-added"],
    ]);
    write(`${MORE}acknowledge: [{ ${entry}, link: https://… }]\n`);
    expect((await diff()).code).toBe(1);
  });

  it("compares catalogues in several files, also those of a commit, and names the file of each change", async () => {
    const event = runEvent()
      .slice(runEvent().indexOf("groups:"))
      .replaceAll("runs:", "other:")
      .replace("RUN:", "OTHER:");
    const other = event.replace("name: Run ended", "name: Other ended");
    mkdirSync(join(folder, "more"));
    writeFileSync(join(folder, "more/a.yaml"), other);
    write(`${runEvent()}include: ["more/*.yaml"]\n`);
    commit();
    expect(await diff()).toMatchObject({ code: 0 });
    writeFileSync(join(folder, "more/a.yaml"), `\n\n${other}        owner: us\n        requires: feedback\n`);
    const { out } = await diff("--format", "json");
    const { changes } = JSON.parse(out) as { changes: readonly { file: string; line: number }[] };
    expect(new Set(changes.map((one) => one.file))).toEqual(new Set([join(folder, "more/a.yaml")]));
    expect(Math.min(...changes.map((one) => one.line))).toBeGreaterThan(6);
    rmSync(join(folder, "more/a.yaml"));
    writeFileSync(
      join(folder, "more/b.yaml"),
      `${other}        properties: { n: { type: integer, description: N. } }\n`,
    );
    const said = await diff("--format", "github");
    expect(said.code).toBe(1);
    expect(said.out).toMatch(/^::error file=[^,]*more\/b\.yaml,line=/m);
  });

  it("compares with a branch, and with a file in a folder below the repository's root", async () => {
    mkdirSync(join(folder, "below"));
    write(runEvent(), "below/catalog.yaml");
    commit();
    git("branch", "old");
    file = write(MORE, "below/catalog.yaml");
    expect((await diff("--base", "old", "--fail-on", "none")).out).toContain("1 change in");
  });

  it("compares with a file, without git", async () => {
    const old = write(MORE, "old.yaml");
    const { code, out } = await diff("--base", old);
    expect(code).toBe(0);
    expect(out).toContain("This change collects less: a property less.");
  });

  it("fails on the kinds that are asked for, and on nothing else", async () => {
    const old = write(MORE, "old.yaml");
    expect((await diff("--base", old, "--fail-on", "wire")).code).toBe(1);
    expect((await diff("--base", old, "--fail-on", "Code, privacy")).code).toBe(1);
    expect((await diff("--base", old, "--fail-on", "none")).code).toBe(0);
    expect(await diff("--base", old, "--fail-on", "docs")).toMatchObject({ code: 2, out: "" });
  });

  it("says only what fails when it is to be quiet", async () => {
    const old = write(MORE, "old.yaml");
    expect(await diff("--base", old, "--quiet")).toMatchObject({ code: 0, out: "" });
    write(`${MORE}        trigger: At the end.\n`);
    const { out } = await diff("--base", write(runEvent(), "older.yaml"), "--quiet", "--format", "json");
    const { changes } = JSON.parse(out) as { changes: readonly { rule: string }[] };
    expect(changes.map(({ rule }) => rule)).toEqual(["property-added"]);
  });

  it("reports faults of either catalogue, and which of the two has them", async () => {
    const good = write(runEvent(), "good.yaml");
    const bad = write("groups: nonsense", "bad.yaml");
    const base = await diff("--base", bad);
    expect(base).toMatchObject({ code: 1, err: expect.stringContaining("the base") });
    expect(base.out).toContain("bad.yaml:");
    file = bad;
    expect(await diff("--base", good)).toMatchObject({ code: 1, err: "" });
    expect((await diff("--base", good, "--format", "github")).out).toMatch(/^::error file=.*bad\.yaml,/m);
    expect(JSON.parse((await diff("--base", good, "--format", "sarif")).out).version).toBe("2.1.0");
  });
});

describe("a base that cannot be read", () => {
  const refused = async (base: string): Promise<string> => {
    try {
      await diff("--base", base);
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
    return "accepted";
  };

  it("is refused where it could be an option or another path", async () => {
    commit();
    for (const base of ["-h", "--output=x", "HEAD:catalog.yaml", "a b", ""]) {
      expect(await refused(base)).toContain("neither a file nor the name of a commit");
    }
  });

  it("is explained: no such commit, no such file in it, no repository", async () => {
    expect(await refused("HEAD")).toContain("is not in a git repository");
    commit();
    expect(await refused("nowhere")).toContain("no commit, branch or tag of that name");
    file = write(runEvent(), "new.yaml");
    expect(await refused("HEAD")).toMatch(/new\.yaml does not exist in HEAD \([0-9a-f]{10}\)/);
  });

  it("is explained where the file is not text", async () => {
    writeFileSync(file, Buffer.from([0x66, 0xff, 0xfe, 0x0a]));
    commit();
    write(runEvent());
    expect(await refused("HEAD")).toContain("is not valid UTF-8 in HEAD");
  });

  it("is explained where git is missing", async () => {
    commit();
    const path = process.env["PATH"];
    try {
      process.env["PATH"] = folder;
      expect(await refused("HEAD")).toContain("git is not installed");
    } finally {
      process.env["PATH"] = path;
    }
  });
});
