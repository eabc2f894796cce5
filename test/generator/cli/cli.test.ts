import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeCrash } from "../../../generator/src/cli/process.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { forthright } from "../../support/cli.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-"));
  writeFileSync(join(folder, "catalog.yaml"), completeExample(""));
  writeFileSync(join(folder, "warned.yaml"), completeExample("types: { T: { type: boolean } }\n"));
  writeFileSync(join(folder, "faulty.yaml"), completeExample("types: { T: { type: boolean } }\nextra: 1\n"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): ReturnType<typeof forthright> => forthright(folder, ...args);

describe("validate", () => {
  it("says that a sound catalogue is sound, and takes ./catalog.yaml by default", () => {
    const want = "catalog.yaml is sound: 1 event in 1 group, 1 metadata field\n";
    expect(run("validate")).toEqual({ code: 0, out: want, err: "" });
  });

  it("shows warnings and still succeeds", () => {
    const { code, out } = run("validate", "warned.yaml");
    expect(code).toBe(0);
    expect(out).toMatch(/^warning\[unused-type\]/);
    expect(out).toContain("1 warning in warned.yaml");
    expect(out).toContain("warned.yaml is sound");
  });

  it("fails with 1 on an error, with everything on stdout", () => {
    const { code, out, err } = run("validate", "faulty.yaml");
    expect([code, err]).toEqual([1, ""]);
    expect(out.trimEnd().split("\n").at(-1)).toBe("1 error, 1 warning in faulty.yaml");
  });

  it("with --quiet writes errors only", () => {
    expect(run("validate", "--quiet")).toEqual({ code: 0, out: "", err: "" });
    expect(run("validate", "warned.yaml", "--quiet")).toEqual({ code: 0, out: "", err: "" });
    const { code, out } = run("validate", "faulty.yaml", "--quiet");
    expect([code, out.trimEnd().split("\n").at(-1)]).toEqual([1, "1 error in faulty.yaml"]);
  });

  it("with --format json writes one JSON document", () => {
    expect(JSON.parse(run("validate", "--format", "json").out)).toEqual({
      diagnostics: [],
      errors: 0,
      warnings: 0,
    });
    const report = JSON.parse(run("validate", "faulty.yaml", "--format", "json").out);
    expect(report.diagnostics[0]).toEqual({
      code: "unused-type",
      severity: "warning",
      message: "no property has the type `T`",
      file: "faulty.yaml",
      line: 17,
      column: 10,
      endLine: 17,
      endColumn: 11,
      hint: "remove it, or use it with `$type: T`",
      fix: null,
      related: [],
    });
    expect([report.errors, report.warnings]).toEqual([1, 1]);
  });

  it("with --format github writes one annotation a line, and nothing for a sound catalogue", () => {
    const { code, out } = run("validate", "faulty.yaml", "--format", "github");
    expect([
      code,
      out
        .trimEnd()
        .split("\n")
        .map((line) => line.slice(0, line.indexOf("::", 2))),
    ]).toEqual([
      1,
      [
        "::warning file=faulty.yaml,line=17,endLine=17,col=10,endColumn=11,title=unused-type",
        "::error file=faulty.yaml,line=18,endLine=18,col=1,endColumn=6,title=unknown-key",
      ],
    ]);
    expect(run("validate", "--format", "github")).toEqual({ code: 0, out: "", err: "" });
  });

  it("with --format sarif writes one log, also for a sound catalogue", () => {
    const { code, out } = run("validate", "faulty.yaml", "--format", "sarif");
    const { version, runs } = JSON.parse(out);
    expect([code, version, runs.length]).toEqual([1, "2.1.0", 1]);
    expect(runs[0].results.map((one: { ruleId: string }) => one.ruleId)).toEqual([
      "unused-type",
      "unknown-key",
    ]);
    expect(runs[0].tool.driver.rules.map((one: { id: string }) => one.id)).toEqual([
      "unknown-key",
      "unused-type",
    ]);
    expect(JSON.parse(run("validate", "--format", "sarif").out).runs[0].results).toEqual([]);
  });

  it("says in its help what each format is for", () => {
    const { out } = run("validate", "--help");
    for (const word of ['"pretty", "json", "github", "sarif"', "annotations on", "SARIF"]) {
      expect(out.replaceAll(/\s+/g, " ")).toContain(word);
    }
  });

  it("reports a missing file as a diagnostic", () => {
    const { code, out } = run("validate", "nope.yaml");
    expect(code).toBe(1);
    expect(out).toMatch(/^error\[file-not-readable\]: nope\.yaml does not exist\n/);
  });

  it("writes nothing", () => {
    const before = readdirSync(folder);
    run("validate", "faulty.yaml");
    expect(readdirSync(folder)).toEqual(before);
  });

  it("loads neither the TypeScript printer nor the template engine", () => {
    const script = `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({
        resolve: (specifier, context, next) => next(specifier.replace(/^@forthright\\/runtime\\/(.+)$/, "file://${repository}runtime/src/$1.ts"), context),
        load: (url, context, next) => { loaded.push(url); return next(url, context); },
      });
      process.argv.push("validate", "--quiet");
      process.on("exit", () => console.log(JSON.stringify(loaded)));
      await import("file://${repository}generator/src/cli/main.ts");`;
    const { stdout } = spawnSync(
      process.execPath,
      ["--no-warnings", "--input-type=module", "-e", script, "x"],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    const loaded: readonly string[] = JSON.parse(stdout);
    expect(loaded.filter((url) => url.includes("/yaml/")).length).toBeGreaterThan(0);
    expect(loaded.filter((url) => /ts-morph|handlebars|\/emitters\//.test(url))).toEqual([]);
  });
});

const repository = fileURLToPath(new URL("../../../", import.meta.url));

describe("help and version", () => {
  it.each([["--help"], ["-h"], ["help"]])("%s goes to stdout and succeeds", (flag) => {
    const { code, out, err } = run(flag);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Usage: forthright [options] [command]");
    expect(out).toContain("forthright generate --check");
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("tells about one command", () => {
    for (const args of [
      ["validate", "--help"],
      ["help", "validate"],
    ]) {
      const { code, out } = run(...args);
      expect(code).toBe(0);
      expect(out).toContain("Usage: forthright validate [options] [catalog]");
      expect(out).toContain("Examples:");
    }
  });

  it.each(["--version", "-v"])("%s prints the version of the package", (flag) => {
    const manifest = JSON.parse(readFileSync(`${repository}generator/package.json`, "utf8"));
    expect(run(flag)).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
  });
});

describe("wrong usage ends with 2, on stderr, with a way on", () => {
  it.each<[readonly string[], string]>([
    [[], "Usage: forthright"],
    [["valdate"], "Did you mean validate?"],
    [["validate", "--formt", "json"], "Did you mean --format?"],
    [["validate", "--format", "xml"], "Allowed choices are pretty, json"],
    [["validate", "a.yaml", "b.yaml"], "too many arguments"],
    [["catalog.yaml"], "forthright validate catalog.yaml"],
  ])("forthright %j", (args, want) => {
    const { code, out, err } = run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(want);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe("a bug of ours", () => {
  const crash = new Error("cannot read properties of undefined\nsecond line");

  it("is one short message that asks for a report", () => {
    const text = describeCrash(crash, false);
    expect(text).toMatch(
      /^error: internal error: cannot read properties of undefined\nThis is a bug in forthright/,
    );
    expect(text).not.toMatch(/^\s+at /m);
  });

  it("shows its stack to those who ask", () => {
    expect(describeCrash(crash, true)).toMatch(/^\s+at /m);
    expect(describeCrash("text", true)).toContain("internal error: text");
  });
});

it("ends quietly when nobody reads its output any more", () => {
  const command = `${JSON.stringify(process.execPath)} --no-warnings ${JSON.stringify(`${repository}generator/src/cli/main.ts`)} --help | true`;
  const { stderr } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
});
