import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { CODES } from "../../../generator/src/diagnostics/codes.ts";
import { diffCatalogs } from "../../../generator/src/diff/diff.ts";
import { KINDS } from "../../../generator/src/language/kinds.ts";
import { diagnosticsPage } from "../../../generator/src/reference/diagnostics-page.ts";
import { explainable, explainCode } from "../../../generator/src/reference/explain.ts";
import { languagePage } from "../../../generator/src/reference/language-page.ts";
import { type Explanation, explainedSections, SECTIONS } from "../../../generator/src/reference/sections.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { validateLanguages } from "../../../generator/src/validate.ts";
import { forthright } from "../../support/cli.ts";

const today = "2026-01-01";
const all = explainedSections().flatMap(({ codes }) => codes);

it("has a guide for every code, and for nothing else", () => {
  const guided = SECTIONS.flatMap(({ guides }) => Object.keys(guides));
  expect(guided.toSorted()).toEqual(Object.keys(CODES).toSorted());
  for (const { code, fix } of all) expect(fix, code).toMatch(/^[A-Z].*[.…”]$/s);
});

/** The codes that an example gives, as a file beside the files that it names. */
async function codesOf(example: string, one: Explanation, side: "bad" | "good"): Promise<readonly string[]> {
  const { whole, before } = one;
  const files = (side === "good" ? one.goodFiles : undefined) ?? one.files ?? {};
  const text = whole === true ? example : completeExample(example);
  if (before !== undefined) {
    const base = { label: "HEAD", file: "HEAD:catalog.yaml", text: completeExample(before) };
    const result = diffCatalogs({ file: "catalog.yaml", text, base, today, failOn: new Set(["PRIVACY"]) });
    return "report" in result ? result.report.diagnostics.map(({ code }) => code) : ["broken"];
  }
  const folder = mkdtempSync(join(tmpdir(), "forthright-guide-"));
  try {
    for (const [path, content] of Object.entries({ ...files, "catalog.yaml": text })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const { diagnostics } = await validateLanguages(join(folder, "catalog.yaml"), today);
    return diagnostics.map(({ code }) => code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("examples", () => {
  const bad = all.flatMap((one) => (one.bad === undefined ? [] : [[one.code, one.bad, one] as const]));
  const good = all.flatMap((one) => (one.good === undefined ? [] : [[one.code, one.good, one] as const]));

  it("exist wherever a catalogue can show the fault", () => {
    expect(bad.length).toBeGreaterThan(60);
    const without = all.filter((one) => one.bad === undefined).map(({ code }) => code);
    const cannot = /^(?:file-|not-utf8|yaml-too-big|output-|history-|import-|audit-|init-|overlay-not-kept)/;
    expect(without.filter((code) => !cannot.test(code))).toEqual([]);
  });

  it.each(bad)("%s is found in the bad one", async (code, text, one) => {
    expect(await codesOf(text, one, "bad")).toContain(code);
  });

  it.each(good)("%s: nothing is found in the good one", async (_code, text, one) => {
    expect(await codesOf(text, one, "good")).toEqual([]);
  });
});

describe("forthright explain-code", () => {
  const folder = tmpdir();

  it("explains every name that it lists, within 80 columns but for examples", () => {
    for (const name of explainable()) {
      const text = explainCode(name) ?? "";
      expect(text, name).toContain("Why  ");
      expect(text.split("\n").filter((line) => line.length > 80 && !line.startsWith("    "))).toEqual([]);
    }
  });

  it("prints one code, and all without an argument", () => {
    const { code, out, err } = forthright(folder, "explain-code", "unknown-key");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^error\[unknown-key\]: A key .*\n\nWhy {2}An .*Fix {2}Mend.*Bad:.*requierd.*Good:.*required/s,
    );
    const list = forthright(folder, "explain-code");
    expect([list.code, list.err]).toEqual([0, ""]);
    for (const name of explainable()) expect(list.out).toContain(`  ${name} `);
  });

  it("says what was meant by a name that does not exist", () => {
    const { code, out, err } = forthright(folder, "explain-code", "unknwon-key");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe("error: there is no code unknwon-key; did you mean `unknown-key`?\n");
    expect(forthright(folder, "explain-code", "\u001b[31m").err).not.toContain("\u001b");
  });
});

describe("the pages in docs/ are what scripts/reference.ts writes", () => {
  const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));

  it.each([
    ["diagnostics.md", diagnosticsPage],
    ["language.md", languagePage],
  ])("%s", (name, page) => {
    if (process.env["UPDATE_FIXTURES"] === "1") {
      mkdirSync(docs, { recursive: true });
      writeFileSync(join(docs, name), page());
    }
    expect(readFileSync(join(docs, name), "utf8")).toBe(page());
  });

  it("and hold every code and every key, and no table that a text could break", () => {
    for (const code of Object.keys(CODES)) expect(diagnosticsPage()).toContain(`\n### ${code}\n`);
    const rows = languagePage()
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    expect(rows.length).toBe(
      Object.values(KINDS).reduce((sum, { keys }) => sum + Object.keys(keys).length, 0),
    );
    for (const row of rows) expect(row.replaceAll("\\|", "").split("|").length, row).toBe(7);
  });
});
