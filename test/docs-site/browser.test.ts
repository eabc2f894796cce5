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
  serveSite,
} from "../support/site.ts";
import { pageKinds } from "./kinds.ts";
import { eventsOf } from "./sayings.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

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

function shownEvents(page: Page): Promise<readonly (string | null)[]> {
  return page
    .locator("[data-event-list] [data-event]:visible")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-event")));
}
