import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedFolders, readCode } from "../../../generator/src/cli/commands/audit-files.ts";
import { runProgram } from "../../../generator/src/cli/program.ts";
import { forthright } from "../../support/cli.ts";
import { repository } from "../../support/emit.ts";

const fixtures = join(repository, "test/fixtures/audit");
let home = "";

beforeAll(() => {
  home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-audit-"));
  cpSync(join(fixtures, "catalog.yaml"), join(home, "catalog.yaml"));
  cpSync(join(fixtures, "clean"), join(home, "src"), { recursive: true });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs the command in this process; paths are relative to the fresh folder. */
async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    color: false,
    width: 80,
    today: "2026-01-01",
  };
  const at = join(home, "catalog.yaml");
  const code = await runProgram(["audit", ...args.map((one) => one.replace("~", home)), "--catalog", at], io);
  return { code, out: out.join(""), err: err.join("") };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

describe("forthright audit", () => {
  it("finds the example of this repository to be what its catalogue says", () => {
    const { code, out } = forthright(repository, "audit", "example/src");
    expect(out).toMatch(/^36 of 36 events are recorded in \d+ files; nothing goes round the SDK\n$/);
    expect(code).toBe(0);
  });

  it("says so where all is well, and is quiet when asked", async () => {
    expect(await run("~/src")).toEqual({
      code: 0,
      out: "7 of 7 events are recorded in 3 files; nothing goes round the SDK\n",
      err: "",
    });
    expect((await run("~/src", "--quiet")).out).toBe("");
  });

  it("fails with a place, the line and what to do", async () => {
    write("round/a.ts", 'export const sent = fetch("https://api.segment.io/v1/track");\n');
    const { code, out } = await run("~/src", "~/round");
    expect(code).toBe(1);
    expect(out).toContain(
      "error[audit-undeclared-call]: `fetch()` sends to api.segment.io (Segment)\n  without the SDK\n",
    );
    expect(out).toContain("round/a.ts:1:21\n");
    expect(out).toContain('\n 1 | export const sent = fetch("https://api.segment.io/v1/track");\n');
    expect(out).toContain("   hint: declare the event in the catalogue");
  });

  it("counts in JSON", async () => {
    expect(JSON.parse((await run("~/src", "--format", "json")).out)).toMatchObject({
      diagnostics: [],
      errors: 0,
      files: 3,
      events: 7,
      recorded: 7,
    });
  });

  it("writes annotations and SARIF", async () => {
    const github = await run("~/src", "~/round", "--format", "github");
    expect(github.out).toMatch(
      /^::error file=[^,]+a\.ts,line=1,endLine=1,col=21,endColumn=26,title=audit-undeclared-call::/,
    );
    const sarif: unknown = JSON.parse((await run("~/src", "~/round", "--format", "sarif")).out);
    const place = { region: { startLine: 1, startColumn: 21, endLine: 1, endColumn: 26 } };
    expect(sarif).toMatchObject({
      runs: [{ results: [{ ruleId: "audit-undeclared-call", locations: [{ physicalLocation: place }] }] }],
    });
  });

  it.each([
    ["error", 1],
    ["warning", 1],
    ["none", 0],
    ["audit-undeclared-call", 1],
    ["audit-event-unused,audit-key-unknown", 0],
  ])("--fail-on %s gives exit code %i", async (what, code) => {
    expect((await run("~/src", "~/round", "--fail-on", what)).code).toBe(code);
  });

  it("fails for warnings only when asked", async () => {
    write("warned/a.ts", "// forthright-ignore audit-undeclared-call: nothing to see\nexport {};\n");
    expect((await run("~/src", "~/warned")).code).toBe(0);
    expect((await run("~/src", "~/warned", "--fail-on", "warning")).code).toBe(1);
  });

  it("refuses words that are no codes, and a command without a path", async () => {
    const wrong = await run("~/src", "--fail-on", "audit-undeclared");
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.err).toContain("Use error, warning, none, or codes of audit-no-files");
    expect((await run()).code).toBe(2);
  });

  it.each([
    ["~/nowhere", "does not exist"],
    ["~/catalog.yaml", "is no TypeScript or JavaScript file"],
    ["~/empty", "holds no TypeScript or JavaScript file to audit"],
  ])("never takes nothing for a success: %s", async (path, words) => {
    mkdirSync(join(home, "empty"), { recursive: true });
    const { code, out } = await run(path, "--fail-on", "none");
    expect(code).toBe(1);
    expect(out.replaceAll(/\s+/g, " ")).toContain(words);
  });

  it("names what is wrong with the catalogue instead of judging code by it", () => {
    write("wrong.yaml", "forthright: 1\n");
    const broken = forthright(home, "audit", "src", "--catalog", "wrong.yaml");
    expect(broken.code).toBe(1);
    expect(broken.out).toContain("wrong.yaml:1:1");
    expect(broken.err).toContain("nothing to hold the code against");
  });
});

describe("the code that is read", () => {
  it("leaves out what is not written by hand, and takes what is named", () => {
    write("tree/a.ts", "");
    write("tree/deep/b.jsx", "");
    for (const path of [
      "node_modules/x/index.js",
      "dist/a.js",
      ".hidden/a.ts",
      "types.d.ts",
      "a.test.ts",
      "lib.min.js",
      "__tests__/a.ts",
      "text.md",
    ]) {
      write(`tree/${path}`, "");
    }
    write("tree/sdk/events.ts", "");
    write("tree/sdk/manifest.json", '{"forthright":1,"catalog":"x","source":"y","files":{}}');
    const names = (...paths: string[]): string[] =>
      readCode(
        paths.map((path) => join(home, path)),
        generatedFolders(),
      ).files.map(({ name }) => name.slice(home.length + 1));
    expect(names("tree")).toEqual(["tree/a.ts", "tree/deep/b.jsx"]);
    expect(names("tree/a.ts", "tree", "tree/dist/a.js")).toEqual([
      "tree/a.ts",
      "tree/deep/b.jsx",
      "tree/dist/a.js",
    ]);
  });

  it("says which files it could not read", () => {
    write("unread/big.js", " ".repeat(1024 * 1024 + 1));
    writeFileSync(join(home, "unread/latin.js"), Buffer.from([0x22, 0xe9, 0x22]));
    const { files, diagnostics } = readCode([join(home, "unread")], () => false);
    expect(files).toEqual([]);
    expect(diagnostics.map(({ code, message }) => `${code} ${message.slice(home.length + 1)}`)).toEqual([
      "audit-file-not-read unread/big.js has 1048577 bytes and is left out",
      "audit-file-not-read unread/latin.js is not UTF-8 text",
    ]);
  });
});
