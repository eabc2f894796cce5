import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CatalogHistory } from "@forthright/runtime/catalog-document";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indexCatalog } from "../../docs-site/plugin/libs/catalog.ts";
import { indexHistory } from "../../docs-site/plugin/libs/history.ts";
import { makeLinks } from "../../docs-site/plugin/libs/link.ts";
import { loadHistory } from "../../docs-site/plugin/libs/load-history.ts";
import { sentLines } from "../../docs-site/plugin/libs/sent.ts";
import { launchBrowser } from "../support/browser.ts";
import { editionsOf } from "../support/history.ts";
import { builtSite, fixtureSite, readCatalog, type SiteServer, serveSite } from "../support/site.ts";

const historyJson = join(dirname(fixtureSite.catalog), "history.json");
const history = JSON.parse(readFileSync(historyJson, "utf8")) as CatalogHistory;
const editions = editionsOf(readCatalog(fixtureSite).catalog);

let browser: Browser;
let server: SiteServer;
let page: Page;
beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchBrowser(),
    builtSite(fixtureSite).then((dir) => serveSite(dir)),
  ]);
  const context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(() => Promise.all([browser.close(), server.close()]));

it("/versions/ lists every recorded version, newest first, with the id that its messages carry", async () => {
  await page.goto(`${server.origin}/versions/`);
  const items = page.locator("[data-version]");
  expect(await items.evaluateAll((list) => list.map((item) => item.getAttribute("data-version")))).toEqual([
    "0.23.0",
    "0.22.0",
    "0.21.0",
  ]);
  for (const { version, catalog } of history.versions)
    expect(await page.locator(`[data-version="${version}"]`).textContent()).toContain(catalog);
  expect(await items.last().textContent()).toContain("The first that is recorded.");
});

describe.each(editions.map((edition, index) => ({ ...edition, index })))(
  "/versions/$catalog.product.version/",
  ({ id, catalog, index }) => {
    beforeAll(() => page.goto(`${server.origin}/versions/${catalog.product.version}/`).then(() => undefined));

    it("shows exactly the set of events and fields that this version could send", async () => {
      const active = catalog.groups.flatMap(({ events }) =>
        events.filter(({ status }) => status === "active"),
      );
      const names = await page
        .locator("[data-sent]")
        .evaluateAll((items) => items.map((item) => item.getAttribute("data-sent")));
      expect(names).toEqual(active.map(({ name }) => name));
      const want = [
        ...sentLines(catalog.metadata).map(({ path }) => `s-metadata.${path}`),
        ...active.flatMap(({ constant, properties }) => [
          `s-${constant}`,
          ...sentLines(properties).map(({ path }) => `s-${constant}.${path}`),
        ]),
      ];
      const anchors = await page
        .locator('main [id^="s-"]')
        .evaluateAll((items) => items.map((item) => item.getAttribute("id")));
      expect(anchors).toEqual(want);
    });

    it("names the catalogue id that its messages carry, and no other", async () => {
      expect(await page.locator("[data-version-id]").textContent()).toBe(id);
      expect(await page.locator("[data-catalog-id]").textContent()).toBe(id);
    });

    it("shows the difference to the version before, or that there is none", async () => {
      const shown = await page
        .locator("[data-change]")
        .evaluateAll((items) => items.map((item) => item.getAttribute("data-change")));
      const changes = history.versions[index]?.changes;
      expect(new Set(shown)).toEqual(new Set((changes ?? []).map((change) => change.id)));
      const text = await page.locator("main").textContent();
      if (changes === undefined) expect(text).toContain("The first version that is recorded.");
      else expect(text).toContain(`Changes since ${editions[index - 1]?.catalog.product.version}`);
    });
  },
);

it("the sidebar marks the section on a version's page", async () => {
  await page.goto(`${server.origin}/versions/0.21.0/`);
  const current = page.locator('#starlight__sidebar [aria-current="page"]');
  expect(await current.textContent()).toBe("Versions");
});

it("without a history there is the one version that the catalogue describes", () => {
  const index = indexCatalog(readCatalog(fixtureSite));
  const links = makeLinks({ base: "/", path: "", trailingSlash: true });
  const versions = indexHistory({ forthright: 1, versions: [] }, index, links);
  expect(versions).toMatchObject([{ version: "0.23.0", before: undefined, changes: [], isCurrent: true }]);
});

describe("loading history.json", () => {
  const { id } = readCatalog(fixtureSite);
  let folder = "";
  const catalog = (): string => join(folder, "catalog.json");
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "forthright-site-history-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("none is an empty history", () => {
    expect(loadHistory(catalog(), id)).toEqual({ forthright: 1, versions: [] });
  });

  it("reads the one that belongs to the catalogue, and refuses another's", () => {
    copyFileSync(historyJson, join(folder, "history.json"));
    expect(loadHistory(catalog(), id)).toEqual(history);
    expect(() => loadHistory(catalog(), "sha256-other")).toThrow(
      /history\.json does not belong to .*catalog\.json/,
    );
  });

  it.each([
    ['{"forthright":1,', "is not JSON"],
    ["[]", "is not a history of format 1"],
    ['{"forthright":2,"versions":[]}', "is not a history of format 1"],
  ])("says what is wrong with %j", (text, says) => {
    writeFileSync(join(folder, "history.json"), text);
    expect(() => loadHistory(catalog(), id)).toThrow(says);
  });
});
