import type { CatalogEvent, Field, Group } from "@forthright/runtime/catalog-document";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indexCatalog } from "../../docs-site/plugin/libs/catalog.ts";
import { shownDeclarations, usesByName } from "../../docs-site/plugin/libs/property-uses.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSite, fixtureSite, ourSite, readCatalog, type SiteServer, serveSite } from "../support/site.ts";
import { words } from "./sayings.ts";

const document = readCatalog(fixtureSite);

function fixtureEvent(): { readonly group: Group; readonly event: CatalogEvent; readonly field: Field } {
  for (const group of document.catalog.groups)
    for (const event of group.events) {
      const [field] = event.properties;
      if (field !== undefined) return { group, event, field };
    }
  throw new Error("the fixture has no property");
}

/** The fixture with as many copies of one event as wanted. */
function copies(count: number, change: (field: Field, place: number) => Field = (field) => field) {
  const { group, event, field } = fixtureEvent();
  const events = Array.from({ length: count }, (_, place) => ({
    ...event,
    constant: `COPY_${place}`,
    slug: `copy-${place}`,
    properties: [change(field, place)],
  }));
  const catalog = { ...document.catalog, groups: [{ ...group, events }] };
  const use = usesByName(indexCatalog({ ...document, catalog })).find(({ name }) => name === field.name);
  if (use === undefined) throw new Error(`nothing carries ${field.name}`);
  return use;
}

describe("uses of a name", () => {
  it("groups what is declared alike, whatever the examples, and keeps apart what differs", () => {
    const alike = copies(5, (field, place) => ({ ...field, examples: [`example ${place}`] }));
    expect(alike.declarations.map(({ entries }) => entries.length)).toEqual([5]);
    expect(alike.declarations[0]?.field.examples).toHaveLength(5);
    const different = copies(4, (field, place) => ({ ...field, required: place % 2 === 0 }));
    expect(different.declarations.map(({ entries }) => entries.length)).toEqual([2, 2]);
    expect(different.events).toBe(4);
  });

  it("has every key at any depth, and the keys of metadata", () => {
    const index = indexCatalog(document);
    const names = new Set([
      ...index.entries.flatMap(({ fields }) => fields.map(({ field }) => field.name)),
      ...document.catalog.metadata.map(({ name }) => name),
    ]);
    expect(new Set(usesByName(index).map(({ name }) => name))).toEqual(names);
  });

  it("shows at most so many events, and says how many it does not", () => {
    const many = copies(1200, (field, place) => ({ ...field, description: `${place % 3}` }));
    const { declarations, hidden } = shownDeclarations(many, 500);
    expect(declarations.reduce((sum, { entries }) => sum + entries.length, 0)).toBe(500);
    expect(hidden).toBe(700);
    expect(shownDeclarations(copies(3), 500).hidden).toBe(0);
  });
});

describe.each([
  ["our site", ourSite],
  ["the fixture's site", fixtureSite],
] as const)("%s without JavaScript", (_name, source) => {
  const uses = usesByName(indexCatalog(readCatalog(source)));
  let browser: Browser;
  let server: SiteServer;
  let page: Page;
  beforeAll(async () => {
    [browser, server] = await Promise.all([
      launchBrowser(),
      builtSite(source).then((folder) => serveSite(folder)),
    ]);
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it("lists every name once on /properties/", async () => {
    await page.goto(`${server.origin}/properties/`);
    const names = await page
      .locator("main [data-property]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-property")));
    expect(names).toEqual(uses.map(({ name }) => name));
  });

  it("says on each name's page which events carry it, what it may be there, and when every event does", async () => {
    for (const use of uses) {
      await page.goto(`${server.origin}/properties/${use.name}/`);
      const text = words(await page.locator("main").innerText());
      const carriers = await page
        .locator("[data-carrier]")
        .evaluateAll((items) => items.map((item) => item.getAttribute("data-carrier")));
      const want = use.declarations.flatMap(({ entries }) => entries.map(({ event }) => event.constant));
      expect(carriers, use.name).toEqual(want);
      for (const { field } of [...use.metadata, ...use.declarations])
        expect(text).toContain(words(field.description));
      if (use.metadata.length > 0) expect(text).toContain("Sent with every event");
      else expect(text).toContain(`Carried by ${use.events} of`);
    }
  });
});

it("answers “where do you send my OS?”", async () => {
  const [browser, server] = await Promise.all([
    launchBrowser(),
    builtSite(ourSite).then((folder) => serveSite(folder)),
  ]);
  const page = await browser.newPage();
  await page.goto(`${server.origin}/properties/`);
  await page.locator("main").getByRole("link", { name: "os", exact: true }).click();
  expect(await page.locator(".ft-lead").textContent()).toBe("Sent with every event.");
  expect(await page.locator("#starlight__sidebar [aria-current=page]").textContent()).toBe("All properties");
  await browser.close();
  await server.close();
});
