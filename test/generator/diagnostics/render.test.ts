import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Diagnostic, diagnostic } from "../../../generator/src/diagnostics/diagnostic.ts";
import { renderGithub } from "../../../generator/src/diagnostics/render/github.ts";
import { renderJson } from "../../../generator/src/diagnostics/render/json.ts";
import { renderPretty } from "../../../generator/src/diagnostics/render/pretty.ts";
import { widthOf } from "../../../generator/src/diagnostics/render/printable.ts";
import { renderSarif } from "../../../generator/src/diagnostics/render/sarif.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/catalogs/", import.meta.url));

function load(name: string): ReturnType<typeof loadCatalog> {
  const text = readFileSync(`${fixtures}${name}`, "utf8");
  return loadCatalog({ text, file: "catalog.yaml", today: "2026-01-01" });
}

describe.each([
  ["ten-faults.yaml", "render/ten-faults"],
  ["render/awkward.yaml", "render/awkward"],
])("%s", (given, want) => {
  it("is printed for people as wanted", async () => {
    await expect(renderPretty(load(given))).toMatchFileSnapshot(`${fixtures}${want}.txt`);
  });

  it("is printed for programs as wanted", async () => {
    await expect(renderJson(load(given))).toMatchFileSnapshot(`${fixtures}${want}.json`);
  });

  it("is written as annotations as wanted", async () => {
    await expect(renderGithub(load(given))).toMatchFileSnapshot(`${fixtures}${want}.github.txt`);
  });

  it("is written as SARIF as wanted, each result with a rule of the log", async () => {
    const text = renderSarif(load(given));
    await expect(text).toMatchFileSnapshot(`${fixtures}${want}.sarif`);
    const { results, tool } = JSON.parse(text).runs[0];
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it.each([60, 80, 120])("keeps to %i columns, but for single words that are longer", (width) => {
    const lines = renderPretty({ ...load(given), width }).split("\n");
    expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
  });
});

function one(text: string, start: number, end: number, message = "here"): string {
  const fault: Diagnostic = diagnostic("yaml-syntax", { message, file: "a.yaml", span: { start, end } });
  return renderPretty({ diagnostics: [fault], sources: new Map([["a.yaml", text]]) });
}

describe("the underline", () => {
  it.each([
    ["abc def", 4, 7, "    ^^^"],
    ["\tabc", 1, 4, "  ^^^"],
    ["管道 x", 3, 4, "     ^"],
    ["管道 x", 0, 2, "^^^^"],
    ["👩‍💻 x", 6, 7, "   ^"],
    ["e\u0301 x", 3, 4, "  ^"],
    ["abc", 3, 3, "   ^"],
    ["", 0, 0, "^"],
    ["one\ntwo", 0, 7, "^^^"],
  ])("stands below its place in %j from %i to %i", (text, start, end, want) => {
    const lines = one(text, start, end).split("\n");
    expect(lines.find((line) => /\^/.test(line))).toBe(`   | ${want}`);
  });

  it.each([0, 500, 990])("is visible in a line of 1,000 characters at %i", (start) => {
    const text = Array.from({ length: 1_000 }, (_, index) => index % 10).join("");
    const lines = one(text, start, start + 5).split("\n");
    const source = lines[3] ?? "";
    const underline = lines[4] ?? "";
    const from = underline.indexOf("^");
    expect(source.slice(from, underline.lastIndexOf("^") + 1)).toBe(
      "01234".replaceAll(/./g, (digit) => String((Number(digit) + start) % 10)),
    );
    expect(Math.max(source.length, underline.length)).toBeLessThanOrEqual(80);
  });
});

/** Control characters but line feed, and what reverses or breaks a line. */
const UNSAFE = /[^\P{Cc}\n]|[\u202e\u2028]/u;

describe("untrusted text", () => {
  const hostile =
    "\u001b[31mred\u001b[0m \u009b2J \u202Eback\n::error::forged\r##[error]x \u2028 ::set-output name=a::b";

  it.each(["message", "source"])("in a %s cannot command a terminal or a build service", (where) => {
    const printed =
      where === "message" ? one("abc", 0, 1, hostile) : one(hostile.replaceAll("\n", " "), 0, 5);
    expect(printed).not.toMatch(UNSAFE);
    expect(printed).not.toMatch(/^\s*::/m);
    expect(printed).not.toContain("##[");
  });

  it("cannot command them from JSON either, and stays the same text", () => {
    const fault = diagnostic("yaml-syntax", { message: hostile, file: "a.yaml" });
    const printed = renderJson({ diagnostics: [fault], sources: new Map() });
    expect(printed).not.toMatch(UNSAFE);
    expect(printed).not.toMatch(/^\s*::/m);
    expect(printed).not.toContain("##[");
    expect(JSON.parse(printed).diagnostics[0].message).toBe(hostile);
  });

  it("is wrapped without a line that starts like a command", () => {
    const printed = one("abc", 0, 1, `${"word ".repeat(12)}::error::forged and more words that go on`);
    expect(printed).toContain("::error::forged");
    expect(printed).not.toMatch(/^\s*::/m);
  });
});

it("shows a hundred diagnostics and counts the rest", () => {
  const fault = diagnostic("yaml-syntax", { message: "here", file: "a.yaml" });
  const printed = renderPretty({ diagnostics: Array.from({ length: 130 }, () => fault), sources: new Map() });
  expect(printed.match(/^error\[/gm)?.length).toBe(100);
  expect(printed).toContain("... and 30 more");
  expect(printed).toContain("130 errors in a.yaml");
});

it("uses colour only where it is asked for", () => {
  const fault = diagnostic("yaml-syntax", { message: "here", file: "a.yaml", span: { start: 0, end: 1 } });
  const report = { diagnostics: [fault], sources: new Map([["a.yaml", "abc"]]) };
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");
  expect(renderPretty(report)).not.toMatch(escapes);
  expect(renderPretty({ ...report, color: true }).replaceAll(escapes, "")).toBe(renderPretty(report));
  expect(renderPretty({ ...report, color: true })).toMatch(escapes);
});
