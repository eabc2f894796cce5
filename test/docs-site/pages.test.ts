import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import {
  builtSite,
  filesOf,
  fixtureSite,
  ourSite,
  readCatalog,
  type SiteServer,
  type SiteSource,
  serveSite,
} from "../support/site.ts";
import { pageKinds } from "./kinds.ts";
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
    // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees counts, not what stands in the document.
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

describe("our site in a browser", () => {
  let server: SiteServer;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const elsewhere: string[] = [];

  beforeAll(async () => {
    server = await serveSite(await builtSite(ourSite));
    context = await browser.newContext();
    page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(`${server.origin}/`)) elsewhere.push(request.url());
    });
  });
  afterAll(async () => {
    await context.close();
    await server.close();
  });

  it.each(Object.entries(pageKinds(ourSite)).filter(([kind]) => kind !== "not found"))(
    "the page kind “%s” asks no other site, stores nothing, and its own content policy holds",
    async (_kind, path) => {
      await page.goto(server.origin + path, { waitUntil: "networkidle" });
      expect(await page.locator('meta[http-equiv="content-security-policy"]').count()).toBe(1);
      expect(await context.cookies()).toEqual([]);
      expect(
        await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]),
      ).toEqual([]);
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  it("transfers at most 30 KB for an event's page before search is opened, the heaviest included", async () => {
    const folder = await builtSite(ourSite);
    const pages = filesOf(folder).filter((file) => /^events\/.+\/.+\/index\.html$/.test(file));
    const packed = (file: string): number => gzipSync(readFileSync(`${folder}/${file}`)).length;
    // What surrounds the HTML is the same on all of them.
    const heaviest = [...pages].sort((one, other) => packed(other) - packed(one))[0];
    expect(pages).toHaveLength(eventsOf(readCatalog(ourSite)).length);
    const bytes = await transferred(`/${heaviest?.replace("index.html", "")}`);
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(30 * 1024);
  });

  /** Bytes of a first visit, nothing cached, the icon included. */
  async function transferred(path: string): Promise<number> {
    const fresh = await browser.newContext();
    server.transferred.clear();
    const first = await fresh.newPage();
    await first.goto(server.origin + path, { waitUntil: "networkidle" });
    await fresh.close();
    return [...server.transferred.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  it("loads search only when it is opened, finds an event by a property's name, and its policy lets it work", async () => {
    server.transferred.clear();
    await page.goto(`${server.origin}/`, { waitUntil: "networkidle" });
    expect([...server.transferred.keys()].filter((path) => path.includes("pagefind"))).toEqual([]);
    const [event] = eventsOf(readCatalog(ourSite)).filter(({ properties }) => properties.length > 0);
    await page.keyboard.press("Control+k");
    await page.keyboard.type(event?.properties[0]?.name ?? "");
    await page.waitForSelector(".search-dialog li a");
    expect(await page.locator(".search-dialog li a").allTextContents()).toContain(event?.name);
    await page.keyboard.press("Escape");
    expect(await page.locator(".search-dialog").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  it("keeps a chosen theme, and forgets it when the system decides again", async () => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`${server.origin}/opt-out/`);
    await page.locator("header starlight-theme-select select").selectOption("dark");
    await page.goto(`${server.origin}/`);
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    await page.locator("header starlight-theme-select select").selectOption("auto");
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("light");
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it("filters events from the keyboard and keeps the choice in the address", async () => {
    const { groups } = readCatalog(ourSite).catalog;
    const events = eventsOf(readCatalog(ourSite));
    const wanted = events.find(
      ({ name }) => events.filter((other) => other.name.includes(name)).length === 1,
    );
    await page.goto(`${server.origin}/events/`);
    expect(await shownEvents(page)).toHaveLength(events.length);

    await page.getByLabel("Find", { exact: true }).focus();
    await page.keyboard.type(wanted?.constant ?? "");
    expect(await shownEvents(page)).toEqual([wanted?.name]);
    expect(await page.locator(".ft-filter [role=status]").textContent()).toBe(`1 of ${events.length} events`);
    await page.reload();
    expect(await shownEvents(page)).toEqual([wanted?.name]);

    await page.getByRole("button", { name: "Clear" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (count) => document.querySelectorAll("[data-event]:not([hidden])").length === count,
      events.length,
    );

    await page.locator("select[name=group]").focus();
    await page.keyboard.press("ArrowDown");
    expect(await shownEvents(page)).toEqual(groups[0]?.events.map(({ name }) => name));
    await page.goto(`${server.origin}/events/?text=no+such+event`);
    expect(await shownEvents(page)).toEqual([]);
  });
});

it("the filter narrows by sensitivity and by version", async () => {
  const server = await serveSite(await builtSite(fixtureSite));
  const page = await browser.newPage();
  await page.goto(`${server.origin}/events/?sensitivity=personal`);
  expect(await shownEvents(page)).toEqual(["Example reviewed"]);
  await page.goto(`${server.origin}/events/?since=0.20.0`);
  expect(await shownEvents(page)).toEqual(["Pipeline run"]);
  await page.close();
  await server.close();
});

it("no built page names another origin in a script, style sheet, font, image or frame", async () => {
  const folder = await builtSite(ourSite);
  const loads =
    /<(?:script|img|iframe|link|source|video|audio|embed|object)\b[^>]*\b(?:src|href|data)="(?:https?:)?\/\/[^"]*"/g;
  const found = filesOf(folder)
    .filter((file) => file.endsWith(".html") || file.endsWith(".css"))
    .flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, "utf8").matchAll(loads)].map(([match]) => `${file}: ${match}`),
    );
  expect(found).toEqual([]);
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

function shownEvents(page: Page): Promise<readonly (string | null)[]> {
  return page
    .locator("[data-event-list] [data-event]:visible")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-event")));
}
