import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalog, CatalogDocument, Destination } from "@forthright/runtime/catalog-document";
import { adapterOf } from "@forthright/runtime/encode";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TAKES_DELETION } from "../../docs-site/plugin/libs/deletion.ts";
import { isInMessage, layoutsOf } from "../../docs-site/plugin/libs/layout.ts";
import { disclose } from "../../generator/src/disclosure/disclose.ts";
import { launchBrowser } from "../support/browser.ts";
import {
  builtSite,
  fixtureSite,
  readCatalog,
  type SiteServer,
  type SiteSource,
  serveSite,
} from "../support/site.ts";
import { words } from "./sayings.ts";

const folder = fileURLToPath(new URL("../.tmp/destinations-site", import.meta.url));
const source: SiteSource = { ...fixtureSite, catalog: join(folder, "catalog.json") };

const destinations: readonly Destination[] = [
  { id: "segment", name: "Twilio Segment", adapter: "segment", endpoint: "https://api.segment.io/v1/batch" },
  { id: "posthog", name: "PostHog", adapter: "posthog", endpoint: "https://eu.i.posthog.com/batch/" },
  { id: "own", name: "Our collector", adapter: "webhook", endpoint: "https://in.example.org/events" },
  { id: "second", name: "Its double", adapter: "webhook", endpoint: "https://double.example.org/events" },
  { id: "disk", name: "Your own copy", adapter: "file", endpoint: "file:///tmp/events.ndjson" },
];

/** The fixture's first group, with a recipient of every adapter, two of them of the same one. */
function fourWays({ catalog }: CatalogDocument): CatalogDocument {
  const ids = destinations.map(({ id }) => id);
  const { opt_out_event: _, ...consent } = catalog.consent;
  const groups = catalog.groups.slice(0, 1).map((group) => ({
    ...group,
    events: group.events.slice(0, 2).map((event) => ({ ...event, destinations: ids })),
  }));
  const changed: Catalog = { ...catalog, consent, destinations, groups };
  return disclose(changed);
}

const published = fourWays(readCatalog(fixtureSite));
const { catalog, disclosure } = published;
let browser: Browser;
let server: SiteServer;
let page: Page;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(source.catalog, JSON.stringify(published));
  const built = await builtSite(source);
  [browser, server] = await Promise.all([launchBrowser(), serveSite(built)]);
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

it("knows of each adapter what the runtime knows: whether its service can be asked to delete", () => {
  for (const [adapter, takes] of Object.entries(TAKES_DELETION))
    expect(adapterOf(adapter)?.deletion !== undefined, adapter).toBe(takes);
});

it("takes all that a file on the same machine gets for parts of a line, as there is no request", () => {
  const [layout, ...others] = layoutsOf(disclose({ ...catalog, destinations: destinations.slice(-1) }));
  expect(others).toEqual([]);
  expect(layout?.envelope.length).toBeGreaterThan(0);
  for (const field of layout?.envelope ?? [])
    expect(layout !== undefined && isInMessage(layout, field)).toBe(true);
});

describe("an event that goes to several recipients", () => {
  const [group] = catalog.groups;
  const [event] = group?.events ?? [];
  beforeAll(() => page.goto(`${server.origin}/events/${group?.slug}/${event?.slug}/`).then(() => undefined));

  it("shows for each the bytes, the headers and the place that it gets, and for the file that nothing is sent", async () => {
    for (const example of disclosure.wire.filter(({ constant }) => constant === event?.constant)) {
      const block = page.locator(".ft-wire", {
        has: page.locator(`[data-wire-body="${example.destination}"]`),
      });
      expect(await block.locator("[data-wire-body]").textContent()).toBe(example.body);
      const request = (await block.locator(".ft-request").textContent())?.trim().split("\n") ?? [];
      expect(request[0]).toBe(`${example.method} ${example.endpoint}`);
      const headers = disclosure.headers.filter(({ destination }) => destination === example.destination);
      expect(request.slice(1).map((line) => line.split(":")[0])).toEqual(headers.map(({ name }) => name));
      if (example.method === "append") expect(await block.innerText()).toContain("Nothing is sent");
      else expect(request).toContain(`host: ${new URL(example.endpoint).host}`);
    }
  });

  it("leads from every key of every payload to an explanation that belongs to this recipient", async () => {
    const hrefs = await page
      .locator(".ft-payload a")
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
    const anchors = hrefs.filter((href) => href.startsWith("/metadata/")).map((href) => href.split("#")[1]);
    await page.goto(`${server.origin}/metadata/`);
    for (const anchor of anchors)
      expect(await page.locator(`[id="${decodeURIComponent(anchor ?? "")}"]`).count(), anchor).toBe(1);
    expect(anchors).toContain("e-posthog.properties-lib");
    expect(anchors).toContain("e-disk.messageid");
  });
});

describe("/metadata/ of a catalogue with several recipients", () => {
  beforeAll(() => page.goto(`${server.origin}/metadata/`).then(() => undefined));

  it("lists for each recipient the envelope fields and headers that it gets, and no others", async () => {
    for (const { id } of destinations) {
      const shown = await page
        .locator(`[data-added~="${id}"] [data-wire-path]`)
        .evaluateAll((items) => items.map((item) => item.getAttribute("data-wire-path")));
      const want = disclosure.envelope
        .filter(({ destination }) => destination === id)
        .map(({ path }) => (path === "batch" ? "batch[]" : path.replace("batch[].", "")));
      expect(new Set(shown)).toEqual(new Set(want));
      // The collector and its double are told of once.
      const owner = id === "second" ? "own" : id;
      const headers = await page.locator(`[id^="h-${owner}."]`).count();
      expect(headers).toBe(disclosure.headers.filter(({ destination }) => destination === id).length);
    }
    expect(await page.locator("[data-added]").count()).toBe(destinations.length - 1);
    expect(await page.locator('[data-added~="second"] h3').first().textContent()).toContain(
      "Our collector, Its double",
    );
  });

  it("has every anchor once, and nothing that is wider than a narrow phone", async () => {
    const ids = await page.locator("[id]").evaluateAll((items) => items.map((item) => item.id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    const wider = (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wider()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("says where a recipient gets a metadata field at another place", async () => {
    expect(disclosure.metadata_places?.length).toBeGreaterThan(0);
    for (const { destination, field, path } of disclosure.metadata_places ?? []) {
      const name = destinations.find(({ id }) => id === destination)?.name;
      const text = words(await page.locator(`[id="m-${field}"] .ft-path`).innerText());
      expect(text).toMatch(new RegExp(`${path.replaceAll(/[.$]/g, "\\$&")} \\([^)]*${name}`));
    }
  });

  it("says what each tying value ties, and how a person ends that, in the runtime's own words", async () => {
    expect(disclosure.links?.map(({ field }) => field)).toContain("email");
    for (const { field, ties, reset } of disclosure.links ?? []) {
      const { path } = catalog.metadata.find(({ name }) => name === field) ?? { path: "?" };
      const text = words(await page.locator(`[data-tie="${path}"]`).innerText());
      expect(text).toContain(words(ties));
      expect(text).toContain(words(reset));
    }
  });
});

it("/opt-out/ says of each recipient what “forget” asks of it", async () => {
  await page.goto(`${server.origin}/opt-out/`);
  const ways = await page
    .locator("[data-deletion]")
    .evaluateAll((items) =>
      items.map((item) => [item.getAttribute("data-deletion"), item.getAttribute("data-way")]),
    );
  expect(Object.fromEntries(ways)).toEqual({
    segment: "not-asked",
    posthog: "not-asked",
    own: "asked",
    second: "asked",
    disk: "local",
  });
});

it("/where-it-goes/ says how requests are made", async () => {
  await page.goto(`${server.origin}/where-it-goes/`);
  expect(await page.locator("[data-connection] li").allTextContents()).toEqual(disclosure.connection);
});
