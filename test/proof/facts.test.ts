/**
 * Every command, variable, path, limit and time that the pages print is executed or measured: each check quotes what it
 * checks, word for word, and what no check quotes fails.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { repository } from "../support/emit.ts";
import { builtSite, ourSite, readCatalog } from "../support/site.ts";
import { commandChecks } from "./facts/commands.ts";
import { connectionChecks } from "./facts/connection.ts";
import { decisionChecks } from "./facts/decisions.ts";
import { fileChecks } from "./facts/files.ts";
import { diskChecks } from "./facts/limits-disk.ts";
import { sendingChecks } from "./facts/limits-sending.ts";
import { otherChecks } from "./facts/other-catalogs.ts";
import { pauseChecks } from "./facts/pauses.ts";
import { shellChecks } from "./facts/shells.ts";
import { switchChecks } from "./facts/switches.ts";
import { openWorld, type World } from "./facts/world.ts";
import { recordSuite } from "./record.ts";
import { buildFixture, generateFixture } from "./support/fixture.ts";
import { type Mark, type PrintedPage, readPrinted, shapesIn } from "./support/printed.ts";

const proof = recordSuite("facts");
const CHECKS = [
  ...sendingChecks,
  ...pauseChecks,
  ...diskChecks,
  ...switchChecks,
  ...decisionChecks,
  ...shellChecks,
  ...connectionChecks,
  ...commandChecks,
  ...fileChecks,
];
const QUOTES = new Set(CHECKS.flatMap(({ quotes }) => quotes));
/** Facts in the catalogue's own words, which no page marks. */
const WORDS = new Set(CHECKS.flatMap(({ words = [] }) => words));

let world: World;
let browser: Browser;
let folder: string;
let pages: readonly PrintedPage[];
let others: readonly PrintedPage[];
let english: readonly PrintedPage[];

beforeAll(async () => {
  proof.about(readCatalog(ourSite).id);
  const fixture = generateFixture("proof");
  world = openWorld(fixture);
  folder = await builtSite(ourSite);
  browser = await launchBrowser();
  pages = await readPrinted(browser, folder);
  others = await readPrinted(browser, await buildFixture(fixture));
  english = pages.filter(({ language }) => language === "en");
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await world?.close();
}, 30_000);

/** What a check has to quote of a mark: a number alone says nothing. */
const keyOf = ({ kind, text, row }: Mark): string => (kind === "limit" || kind === "time" ? row : text);
const isSize = ({ sizeOf }: Mark): boolean => sizeOf !== undefined;
const marksOf = (some: readonly PrintedPage[]): readonly Mark[] => some.flatMap(({ marks }) => marks);

/** Everything that needs a check: marks, and sentences about what the program does. */
function printedOn(some: readonly PrintedPage[]): ReadonlySet<string> {
  const facts = marksOf(some).filter((mark) => mark.kind !== "bound" && !isSize(mark));
  return new Set([...facts.map(keyOf), ...some.flatMap(({ rows }) => rows)]);
}

describe("what the pages print", () => {
  it("has a check for each fact that is marked, and for each sentence about what the program does", () => {
    const printed = printedOn(english);
    expect([...printed].filter((text) => !QUOTES.has(text))).toEqual([]);
    // A check of something that no page prints any more is checked for nobody.
    expect([...QUOTES].filter((text) => !printed.has(text))).toEqual([]);
    expect(printed.size).toBeGreaterThan(100);
    proof.count("facts", printed.size);
    proof.count("pages", pages.length);
  });

  it("has checks for what only pages of other catalogues print", () => {
    // The same facts in the words of the other product.
    const ours = (text: string): string =>
      text
        .replaceAll("probe telemetry", "zenml config analytics")
        .replaceAll("probe", "zenml")
        .replaceAll("PROBE", "ZENML")
        .replaceAll("Probe", "ZenML");
    const printed = [...printedOn(others)].filter((text) => !QUOTES.has(ours(text)));
    expect(printed.sort()).toEqual(otherChecks.flatMap(({ quotes }) => quotes).sort());
    proof.count("facts", printed.length);
  });

  it("holds nothing that looks like a fact outside of a mark, but for words of the catalogue's author", () => {
    const constants = new Set(
      readCatalog(ourSite).catalog.groups.flatMap(({ events }) => events.map(({ constant }) => constant)),
    );
    const unmarked = pages.flatMap(({ path, unmarked: found }) =>
      found.filter((text) => !constants.has(text) && !WORDS.has(text)).map((text) => `${path}: ${text}`),
    );
    expect(unmarked).toEqual([]);
  });

  it("says sizes as they are: of the bytes on an event's page, and of files", () => {
    const sizes = marksOf(pages).filter((mark) => isSize(mark));
    const sizeAt = (address: string): number | undefined =>
      marksOf(pages.filter(({ path }) => `/${path}` === `${address}index.html`))
        .map(({ sizeOf }) => sizeOf)
        .find((size) => typeof size === "number");
    const wrong = sizes.filter(({ text, sizeOf = "" }) => {
      const isFile = typeof sizeOf === "string" && !sizeOf.startsWith("/");
      const real = isFile ? statSync(join(folder, "data", sizeOf)).size : sizeOf;
      const bytes = typeof real === "string" ? sizeAt(real) : real;
      return Number(text.replace(/\D/g, "")) !== bytes;
    });
    expect(wrong).toEqual([]);
    expect(sizes.length).toBeGreaterThan(40);
    proof.count("sizes", sizes.length);
  });

  it("bounds values in the same words everywhere, those that are held against the wire", () => {
    const isCard = ({ path }: PrintedPage): boolean => /(^|\/)(events|metadata)\//.test(path);
    const bounds = (some: readonly PrintedPage[]): Set<string> =>
      new Set(marksOf(some).flatMap(({ kind, text }) => (kind === "bound" ? [text] : [])));
    const held = bounds(pages.filter(isCard));
    expect([...bounds(pages)].filter((text) => !held.has(text))).toEqual([]);
  });

  it("names the same commands, variables and paths in every language, with the same numbers", () => {
    const plain = new Set(["command", "variable", "path"]);
    const wrong = marksOf(pages)
      .filter(({ kind }) => plain.has(kind))
      .filter((mark) => !QUOTES.has(mark.text));
    expect(wrong).toEqual([]);
    const digits = (some: readonly PrintedPage[]): readonly string[] =>
      marksOf(some)
        .filter((mark) => (mark.kind === "limit" || mark.kind === "time") && !isSize(mark))
        .map(({ text }) => text.replace(/\D/g, ""))
        .sort();
    for (const language of new Set(pages.map((page) => page.language))) {
      expect(digits(pages.filter((page) => page.language === language))).toEqual(digits(english));
    }
  });
});

describe("what stands in files beside the pages", () => {
  it.each([
    "README.md",
    "generated/docs/TELEMETRY.md",
    "generated/docs/notice.txt",
    "generated/docs/llms.txt",
  ])("%s prints the same facts", (file) => {
    const text = readFileSync(join(repository, file), "utf8").replaceAll("\\\\", "\\");
    const { catalog } = readCatalog(ourSite);
    const constants = new Set(catalog.groups.flatMap(({ events }) => events.map(({ constant }) => constant)));
    const known = [...QUOTES, ...WORDS].join("\n");
    const found = text
      .split("\n")
      .filter((line) => !isTold(line))
      .flatMap((line) => shapesIn(line))
      // The README has commands of its own, for maintainers; what it says to the product's users is on the pages too.
      .filter((fact) => file !== "README.md" || /zenml|DO_NOT_TRACK/i.test(fact));
    expect(found.filter((fact) => !constants.has(fact) && !known.includes(fact))).toEqual([]);
    expect(file === "generated/docs/llms.txt" || found.length > 0).toBe(true);
  });
});

/** A line of a table that a check quotes whole, or that is about a value, which is held against the wire. */
function isTold(line: string): boolean {
  const [, first = "", second = ""] = line.split("|").map((cell) => cell.trim());
  return QUOTES.has(`${first}: ${second}`) || /^\| `/.test(line);
}

describe.concurrent("tried out", () => {
  it.for([...CHECKS, ...otherChecks])("$title", { timeout: 120_000 }, async ({ run, canRun }, { skip }) => {
    if (canRun === false) skip();
    await run(world);
    proof.count("checks");
  });
});
