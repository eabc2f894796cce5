import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CatalogHistory, HistoryChange } from "@forthright/runtime/catalog-document";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indexCatalog } from "../../docs-site/plugin/libs/catalog.ts";
import { atomFeed, type FeedInput, jsonFeed, rssFeed, xml } from "../../docs-site/plugin/libs/feeds.ts";
import { indexHistory } from "../../docs-site/plugin/libs/history.ts";
import { makeLinks } from "../../docs-site/plugin/libs/link.ts";
import { launchBrowser } from "../support/browser.ts";
import { HOSTILE_NAME } from "../support/history.ts";
import { builtSite, fixtureSite, ourSite, readCatalog, type SiteServer, serveSite } from "../support/site.ts";
import { words } from "./sayings.ts";

const history = JSON.parse(
  readFileSync(join(dirname(fixtureSite.catalog), "history.json"), "utf8"),
) as CatalogHistory;
const changes: readonly HistoryChange[] = history.versions.flatMap((version) => version.changes ?? []);
const collected = changes.filter((change) => change.words_only !== true);
const MARKS = { more: "More data", less: "Less data", same: "The same data" };

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

describe("/changes/ without JavaScript", () => {
  beforeAll(() => page.goto(`${server.origin}/changes/`).then(() => undefined));

  it("shows every change once, with its mark, its sentence, its anchor, and who decided it", async () => {
    const shown = await page.locator("[data-change]").evaluateAll((items) =>
      items.map((item) => ({
        id: item.id,
        mark: item.querySelector(".ft-collects")?.textContent,
        text: item.textContent?.replaceAll(/\s+/g, " ").trim() ?? "",
      })),
    );
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(changes.map(({ id }) => `c-${id}`)));
    expect(shown).toHaveLength(changes.length);
    for (const change of changes) {
      const item = shown.find(({ id }) => id === `c-${change.id}`);
      expect(item?.mark).toBe(MARKS[change.collects]);
      expect(item?.text).toContain(words(change.sentence.replaceAll("`", "")));
      if (change.acknowledgement !== undefined) {
        const { by, reason, link } = change.acknowledgement;
        expect(item?.text).toContain(`Decided by ${by}: ${reason} ${link}`);
      }
    }
  });

  it("has the newest version first, and says of each when it was released or that it is not dated", async () => {
    const lines = await page
      .locator("[data-version]")
      .evaluateAll((items) =>
        items.map((item) => [
          item.getAttribute("data-version"),
          item.querySelector("time")?.getAttribute("datetime") ??
            item.querySelector(".ft-unknown")?.textContent,
        ]),
      );
    expect(lines).toEqual([
      ["0.23.0", "not dated"],
      ["0.22.0", "2022-11-10"],
    ]);
  });

  it("links each change to the place that it is about", async () => {
    const target = async (rule: string): Promise<string> => {
      const item = page.locator(`[data-change*="_${rule}_"] a`).first();
      return decodeURIComponent((await item.getAttribute("href")) ?? "");
    };
    expect(await target("event-added")).toBe("/events/model-deployment/model-deployed/");
    expect(await target("event-removed")).toBe("/versions/0.21.0/#s-DEPLOY_STACK");
    expect(await target("property-removed")).toBe("/versions/0.22.0/#s-RUN_PIPELINE.pipeline_kind");
    const hrefs = await page
      .locator("[data-change] a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(hrefs).toContain("/events/pipelines/run-pipeline/#p-stack");
    expect(hrefs).toContain("/metadata/#m-email");
  });

  it("announces the three feeds in its head", async () => {
    const found = await page
      .locator('link[rel="alternate"][type*="+"]')
      .evaluateAll((links) => links.map((link) => [link.getAttribute("type"), link.getAttribute("href")]));
    expect(found).toEqual([
      ["application/rss+xml", "/changes/feed.xml"],
      ["application/atom+xml", "/changes/atom.xml"],
      ["application/feed+json", "/changes/feed.json"],
    ]);
  });
});

it("an event's page has the event's own history, and no other's", async () => {
  await page.goto(`${server.origin}/events/pipelines/run-pipeline/`);
  const shown = await page
    .locator("[data-history] [data-change]")
    .evaluateAll((items) => items.map((item) => item.getAttribute("data-change")));
  const touching = changes.filter(({ place }) => place.event === "RUN_PIPELINE" || place.type === "Flavor");
  expect(new Set(shown)).toEqual(new Set(touching.map(({ id }) => id)));
  await page.goto(`${server.origin}/events/pipelines/get-pipelines/`);
  expect(await page.locator("[data-history]").textContent()).toContain(
    "Nothing about this event changed in 3 recorded versions, from 0.21.0 on.",
  );
});

it("our site says honestly that nothing is recorded before its first version", async () => {
  const ours = await serveSite(await builtSite(ourSite));
  const { version } = readCatalog(ourSite).catalog.product;
  await page.goto(`${ours.origin}/changes/`);
  expect(await page.locator("[data-no-changes]").textContent()).toContain(
    `No changes yet. ${version} is the first version that is recorded`,
  );
  expect(await page.locator("[data-change]").count()).toBe(0);
  const feed = (await (await fetch(`${ours.origin}/changes/feed.json`)).json()) as { items: unknown[] };
  expect(feed.items).toEqual([]);
  await ours.close();
});

describe("the feeds", () => {
  const links = makeLinks({ base: "/", path: "", trailingSlash: true });
  const versions = indexHistory(history, indexCatalog(readCatalog(fixtureSite)), links);
  const input = (site: string | undefined): FeedInput => {
    const { product } = readCatalog(fixtureSite).catalog;
    return { product, author: "ZenML GmbH", versions, links, site };
  };
  const text = async (name: string): Promise<string> =>
    (await fetch(`${server.origin}/changes/${name}`)).text();

  /** Reads XML as a browser does; a fault in it is an error. */
  const read = (document: string, item: string): Promise<readonly Readonly<Record<string, string>>[]> =>
    browser.newPage().then((tab) =>
      tab.evaluate(
        ([source = "", tag = ""]) => {
          const parsed = new DOMParser().parseFromString(source, "application/xml");
          const fault = parsed.querySelector("parsererror");
          if (fault !== null) throw new Error(fault.textContent ?? "");
          return [...parsed.querySelectorAll(tag)].map((node) =>
            Object.fromEntries(
              [...node.children].map((child) => [
                child.tagName,
                child.getAttribute("href") ?? child.textContent ?? "",
              ]),
            ),
          );
        },
        [document, item],
      ),
    );

  it("are built as they are made", async () => {
    expect(await text("feed.xml")).toBe(rssFeed(input(undefined)));
    expect(await text("atom.xml")).toBe(atomFeed(input(undefined)));
    expect(await text("feed.json")).toBe(jsonFeed(input(undefined)));
  });

  it("RSS holds every change but those of words alone, newest first, with dates where there are any", async () => {
    const items = await read(await text("feed.xml"), "item");
    expect(items).toHaveLength(collected.length);
    expect(new Set(items.map((item) => item["guid"])).size).toBe(items.length);
    expect(items[0]?.["title"]).toMatch(/^0\.23\.0: More data\. The event ‘Model deployed’ is new/);
    expect(items[0]?.["pubDate"]).toBeUndefined();
    expect(items.at(-1)?.["pubDate"]).toBe("Thu, 10 Nov 2022 00:00:00 GMT");
    expect(items.map((item) => item["title"]).join()).toContain(HOSTILE_NAME);
  });

  it("Atom holds the dated changes and says that it leaves out the others", async () => {
    const document = await text("atom.xml");
    const entries = await read(document, "entry");
    expect(entries.map((entry) => entry["updated"])).toEqual(
      collected.filter(({ id }) => id.startsWith("0.22.0")).map(() => "2022-11-10T00:00:00.000Z"),
    );
    expect(document).toContain("Changes without a date are not in this feed");
  });

  it("JSON Feed has the same items with the same ids", async () => {
    const feed = JSON.parse(await text("feed.json")) as {
      version: string;
      items: { id: string; url: string; tags: string[] }[];
    };
    const rss = await read(await text("feed.xml"), "item");
    expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
    expect(feed.items.map(({ id }) => id)).toEqual(rss.map((item) => item["guid"]));
    expect(feed.items.map(({ url }) => url)).toEqual(rss.map((item) => item["link"]));
    for (const { id } of feed.items) expect(id).toMatch(/^urn:forthright:zenml:changes:[\w.-]+$/);
  });

  it("links are absolute if the site says where it is published; else they are relative, and the feed says so", () => {
    const note = "Links are relative";
    expect(rssFeed(input(undefined))).toContain("<link>/changes/#c-");
    for (const make of [rssFeed, atomFeed, jsonFeed]) {
      expect(make(input(undefined))).toContain(note);
      const feed = make(input("https://telemetry.example.org"));
      expect(feed).not.toContain(note);
      expect(feed).toContain("https://telemetry.example.org/changes/#c-0.22.0");
      expect(feed).not.toMatch(/(?:href="|<link>|"url": ")\//);
    }
  });

  it("are well-formed with no change at all", async () => {
    const empty = { ...input(undefined), versions: [] };
    expect(await read(rssFeed(empty), "item")).toEqual([]);
    expect(await read(atomFeed(empty), "entry")).toEqual([]);
    expect((JSON.parse(jsonFeed(empty)) as { items: unknown[] }).items).toEqual([]);
  });

  it.each([
    [`<a href="x">&`, "&lt;a href=&quot;x&quot;&gt;&amp;"],
    ["a\u0000b\u001fc\uffff", "a\ufffdb\ufffdc\ufffd"],
    ["\ud800x😀", "\ufffdx😀"],
    ["line\nnext", "line\nnext"],
  ])("writes %j as XML text", (given, want) => {
    expect(xml(given)).toBe(want);
  });
});
