/** The page with the tests' own result. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadProof } from "../../docs-site/plugin/libs/load-proof.ts";
import { parseOptions } from "../../docs-site/plugin/libs/options.ts";
import { letterRows } from "../../docs-site/plugin/libs/proof-table.ts";
import { proofSuites } from "../../docs-site/plugin/strings/en/proof.ts";
import { builtSite, fixtureSite, ourSite, readCatalog } from "../support/site.ts";

describe("a result of tests", () => {
  const folder = mkdtempSync(join(tmpdir(), "forthright-proof-"));
  const write = (text: string): string => {
    const file = join(folder, "proof.json");
    writeFileSync(file, text);
    return file;
  };
  const good = {
    forthright: 1,
    catalog: "x",
    version: "1",
    at: "2026-01-01",
    node: "v24",
    platform: "linux",
  };
  const suite = { suite: "off", counts: { runs: 1 }, failed: [] };

  it("is read whole", () => {
    const proof = { ...good, suites: [suite] };
    expect(loadProof(write(JSON.stringify(proof)))).toEqual(proof);
  });

  it.each([
    ["{", "cannot read"],
    ["[]", "not a result"],
    [JSON.stringify({ ...good, forthright: 2, suites: [] }), "not a result"],
    [JSON.stringify({ ...good, suites: [{ ...suite, failed: [1] }] }), "not a result"],
    [JSON.stringify({ ...good, suites: [{ ...suite, counts: { runs: "1" } }] }), "not a result"],
    [
      JSON.stringify({ ...good, suites: [{ ...suite, table: { hazards: ["a"], rows: { b: "rr" } } }] }),
      "not a result",
    ],
  ])("is refused when it is wrong: %s", (text, message) => {
    expect(() => loadProof(write(text))).toThrow(message);
  });

  it("is asked for by name when it is missing", () => {
    expect(() => loadProof(join(folder, "none.json"))).toThrow(/cannot read .*none\.json/);
    expect(() => parseOptions({ catalog: "x", proof: 1 })).toThrow("`proof` must name a file");
  });

  it("shows its cells as lines of letters in groups of ten", () => {
    const hazards = Array.from({ length: 12 }, String);
    expect(letterRows({ hazards, rows: { a: "aaaaaaaaaarr", long: "rrrrrrrrrrrr" } })).toBe(
      "a     aaaaaaaaaa rr\nlong  rrrrrrrrrr rr",
    );
  });
});

describe("the page “Proof”", () => {
  let page: string;
  let german: string;
  beforeAll(async () => {
    const dist = await builtSite(fixtureSite);
    page = readFileSync(join(dist, "proof/index.html"), "utf8");
    german = readFileSync(join(await builtSite(ourSite), "de/proof/index.html"), "utf8");
  }, 240_000);

  it("says plainly that the result belongs to another catalogue, and names both", () => {
    expect(page).toContain("belongs to another catalogue");
    expect(page).toContain(loadProof(fixtureSite.proof ?? "").catalog);
    expect(page).toContain(readCatalog(fixtureSite).id);
    expect(page).toContain('data-same="false"');
  });

  it("says what failed, as text, and what was looked at", () => {
    expect(page).toContain("1 thing does not hold");
    expect(page).toContain("expected &lt;script&gt;alert(1)&lt;/script&gt; to be off");
    expect(page).toContain("15");
    expect(page).toContain("a kind without a word");
    expect(page).toContain("a-suite-without-a-title");
    expect(page).toMatch(/event\.name +arr/);
    expect(page).toContain("<li>&lt;script&gt;</li>");
  });

  it("says how to repeat it, by the commands that there are", () => {
    const scripts = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")).scripts;
    const [, printed = ""] = /<pre class="ft-command"[^>]*><code[^>]*>([^<]*)/.exec(page) ?? [];
    const commands = printed.split("\n");
    expect(commands).toEqual(["npm ci", "npm run build", "npm run prove"]);
    for (const name of ["build", "prove"]) expect(scripts).toHaveProperty(name);
  });

  it("shows the product's own result, with a title for each of its suites", () => {
    const { suites } = loadProof(ourSite.proof ?? "");
    expect(suites.filter(({ suite }) => proofSuites[suite] === undefined)).toEqual([]);
    expect(german).toContain("Prüfprogramme");
    for (const { suite } of suites) expect(german).toContain(`data-suite="${suite}"`);
  });
});
