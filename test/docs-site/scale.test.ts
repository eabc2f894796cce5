import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { beforeAll, describe, expect, it } from "vitest";
import { catalogId } from "../../docs-site/plugin/libs/canonical.ts";
import { EVENTS_A_PAGE, sentPageOf } from "../../docs-site/plugin/libs/sent.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSite, filesOf, fixtureSite, readCatalog, type SiteSource, serveSite } from "../support/site.ts";

const EVENTS = 600;
const folder = fileURLToPath(new URL("../.tmp/scale-site", import.meta.url));
const source: SiteSource = { ...fixtureSite, catalog: join(folder, "catalog.json") };

/** One event of the fixture, many times: every name stands on every event. */
function crowd(document: CatalogDocument): CatalogDocument {
  const group = document.catalog.groups.find(({ events }) =>
    events.some(({ properties }) => properties.length > 0),
  );
  const event = group?.events.find(({ properties }) => properties.length > 0);
  if (group === undefined || event === undefined) throw new Error("the fixture has no property");
  const events = Array.from({ length: EVENTS }, (_, place) => ({
    ...event,
    constant: `CROWD_${place}`,
    name: `Crowd ${place}`,
    slug: `crowd-${place}`,
    properties: event.properties.slice(0, 1),
  }));
  const { opt_out_event: _, ...consent } = document.catalog.consent;
  const catalog = { ...document.catalog, consent, groups: [{ ...group, events }] };
  return { ...document, id: catalogId(catalog), catalog, disclosure: { ...document.disclosure, wire: [] } };
}

describe(`a site of ${EVENTS} events that all carry the same property`, () => {
  const document = crowd(readCatalog(fixtureSite));
  const name = document.catalog.groups[0]?.events[0]?.properties[0]?.name ?? "";
  let built: string;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(source.catalog, JSON.stringify(document));
    built = await builtSite(source);
  });

  const countIn = (file: string, pattern: RegExp): number =>
    [...readFileSync(join(built, file), "utf8").matchAll(pattern)].length;

  it("has a page for each event, and the same few links beside each", () => {
    const pages = filesOf(built).filter((file) => /^events\/[^/]+\/crowd-\d+\/index\.html$/.test(file));
    expect(pages).toHaveLength(EVENTS);
    const links = pages.map((file) => countIn(file, /<a /g));
    expect(Math.max(...links)).toBeLessThan(100);
  });

  it("cuts the list of what a version can send into pages that stay small, and together hold all", async () => {
    const pages = filesOf(built).filter((file) => /^versions\/0\.23\.0\/(?:\d+\/)?index\.html$/.test(file));
    expect(pages).toHaveLength(Math.ceil(EVENTS / EVENTS_A_PAGE));
    const held = pages.map((file) => countIn(file, /data-sent=/g));
    expect(held.every((number) => number <= EVENTS_A_PAGE)).toBe(true);
    expect(held.reduce((sum, number) => sum + number, 0)).toBe(EVENTS);
    for (const file of pages) expect(statSync(join(built, file)).size).toBeLessThan(300_000);
    const last = `CROWD_${EVENTS - 1}`;
    const number = sentPageOf({ groups: document.catalog.groups }, last);
    expect(countIn(`versions/0.23.0/${number}/index.html`, new RegExp(`id="s-${last}"`, "g"))).toBe(1);
    // Every page leads to every other, above and below the list.
    for (const file of pages)
      expect(countIn(file, /<a href="\/versions\/0\.23\.0\/(?:\d\/)?#events"/g)).toBe(2 * pages.length);
  });

  it("shows at most 500 events on the property's page, and leads to the rest", async () => {
    expect(countIn(`properties/${name}/index.html`, /data-carrier=/g)).toBe(500);
    const [server, browser] = await Promise.all([serveSite(built), launchBrowser()]);
    const page = await browser.newPage();
    await page.goto(`${server.origin}/properties/${name}/`);
    await page.getByRole("link", { name: "the list of all events, narrowed to this name" }).click();
    await page.waitForSelector(".ft-filter:not([hidden])");
    expect(await page.locator("[data-event]:visible").count()).toBe(EVENTS);
    await browser.close();
    await server.close();
  });
});
