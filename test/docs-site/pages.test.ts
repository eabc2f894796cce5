import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import {
  builtSite,
  fixtureSite,
  ourSite,
  readCatalog,
  type SiteServer,
  type SiteSource,
  serveSite,
} from "../support/site.ts";
import { eventsOf, sayings, words } from "./sayings.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each<[string, SiteSource]>([
  ["our site", ourSite],
  ["the site of a catalogue that uses every word of the language", fixtureSite],
])("%s without JavaScript", (_name, source) => {
  const published = readCatalog(source);
  let server: SiteServer;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await serveSite(await builtSite(source));
    context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
  });
  afterAll(async () => {
    await context.close();
    await server.close();
  });

  const textOf = async (path: string): Promise<string> => {
    await page.goto(server.origin + path);
    return words(await page.locator("main").innerText());
  };

  it("lists every event by its wire name and description", async () => {
    const text = await textOf("/events/");
    const names = await page
      .locator("[data-event-list] [data-event]")
      .evaluateAll((rows) =>
        rows.map((row) => `${row.getAttribute("data-constant")} ${row.getAttribute("data-event")}`),
      );
    expect(names).toEqual(eventsOf(published).map(({ constant, name }) => `${constant} ${name}`));
    for (const event of eventsOf(published)) expect(text).toContain(words(event.description));
    for (const group of published.catalog.groups) expect(text).toContain(words(group.title));
  });

  it("says on each event's page everything the catalogue says of it", async () => {
    for (const group of published.catalog.groups) {
      for (const event of group.events) {
        const text = await textOf(`/events/${group.slug}/${event.slug}/`);
        for (const sentence of sayings(event)) expect(text, event.constant).toContain(words(sentence));
        expect(text).toContain(published.id);
      }
    }
  });

  it("gives each property an anchor and its wire path", async () => {
    const group = published.catalog.groups.find(({ events }) =>
      events.some(({ properties }) => properties.length > 0),
    );
    const event = group?.events.find(({ properties }) => properties.length > 0);
    await page.goto(`${server.origin}/events/${group?.slug}/${event?.slug}/`);
    for (const { name } of event?.properties ?? []) {
      const place = page.locator(`[id="p-${name}"]`);
      expect(await place.getAttribute("data-wire-path")).toBe(`properties.${name}`);
      expect(await place.textContent()).toContain(`properties.${name}`);
    }
  });

  it("shows the exact bytes of each request", async () => {
    for (const example of published.disclosure.wire) {
      const group = published.catalog.groups.find(({ events }) =>
        events.some(({ constant }) => constant === example.constant),
      );
      const event = group?.events.find(({ constant }) => constant === example.constant);
      await page.goto(`${server.origin}/events/${group?.slug}/${event?.slug}/`);
      const shown = await page.locator(`[data-wire-body="${example.destination}"]`).textContent();
      expect(shown).toBe(example.body);
      expect(Buffer.byteLength(shown ?? "")).toBe(example.bytes);
    }
  });

  it("says on /metadata/ what rides along, what the envelope and headers hold, and what lies on the disk", async () => {
    const text = await textOf("/metadata/");
    const { metadata } = published.catalog;
    const { envelope, headers, files, limits } = published.disclosure;
    const facts = [
      ...metadata.flatMap((field) => [field.name, field.path, field.description]),
      ...envelope.flatMap((field) => [field.description, field.example]),
      ...headers.flatMap((header) => [header.name, header.description, header.example]),
      ...files.flatMap((file) => [file.title, file.description, file.linux, file.macos, file.windows]),
      ...limits.map((limit) => limit.title),
    ];
    for (const fact of facts) expect(text).toContain(words(fact));
    const paths = await attributes(page, "data-wire-path");
    const want = [
      ...metadata.map((field) => field.path),
      ...envelope.map((field) => relativePath(field.path)),
    ];
    expect(new Set(paths)).toEqual(new Set(want));
    expect(await attributes(page, "data-header")).toEqual(headers.map((header) => header.name));
  });

  it("says on /opt-out/ every source in order with its exact examples, and every command", async () => {
    const text = await textOf("/opt-out/");
    const { consent_sources: sources, commands } = published.disclosure;
    expect(await attributes(page, "data-source")).toEqual(sources.map((source) => source.id));
    for (const source of sources) {
      for (const fact of [source.title, source.scope, source.explanation])
        expect(text).toContain(words(fact));
      const typed = await page.locator(`[data-source="${source.id}"] [data-shell]`).allTextContents();
      expect(typed).toEqual(source.examples.map((example) => example.text));
    }
    for (const command of commands) expect(text).toContain(words(command.text));
    for (const command of commands) expect(text).toContain(words(command.description));
  });

  it("says on the first page why, who, where to, and the notice word for word", async () => {
    const text = await textOf("/");
    const { purposes, destinations, controller } = published.catalog;
    for (const purpose of purposes) expect(text).toContain(words(purpose.title));
    for (const { name, endpoint } of destinations)
      expect(text).toContain(words(`${name} Address ${endpoint}`));
    if (controller !== undefined) expect(text).toContain(words(controller.name));
    expect(text).toContain("not stated by the controller");
    expect(await page.locator("[data-notice]").textContent()).toBe(published.disclosure.notice);
  });

  it("hides what cannot work and follows the system's theme", async () => {
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${server.origin}/events/`);
      expect(
        await page.locator("site-search:visible, starlight-theme-select:visible, form:visible").count(),
      ).toBe(0);
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const [red = 0] = background.match(/\d+/g)?.map(Number) ?? [];
      expect(red > 128 ? "light" : "dark").toBe(scheme);
    }
    await page.emulateMedia({ colorScheme: null });
  });
});

/** A path of the envelope as the page names it. */
function relativePath(path: string): string {
  return path === "batch" ? "batch[]" : path.replace(/^batch\[\]\./, "");
}

function attributes(page: Page, name: string): Promise<readonly (string | null)[]> {
  return page
    .locator(`main [${name}]`)
    .evaluateAll((elements, key) => elements.map((element) => element.getAttribute(key)), name);
}
