import type { NoticeRow } from "@forthright/runtime/catalog-document";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chapters, tallyRows } from "../../docs-site/plugin/libs/notice.ts";
import { en } from "../../docs-site/plugin/strings/en.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSite, fixtureSite, ourSite, readCatalog, type SiteServer, serveSite } from "../support/site.ts";
import { words } from "./sayings.ts";

describe("the chapters of the notice", () => {
  const { notice_rows: rows } = readCatalog(ourSite).disclosure;

  it("hold every row exactly once, none of them without a chapter of its own", () => {
    const list = chapters(rows, en);
    expect(
      list
        .flatMap((chapter) => chapter.rows)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(rows.map(({ id }) => id).sort());
    expect(list.map(({ id }) => id)).not.toContain("further");
  });

  it("keep a row that they do not know", () => {
    const row: NoticeRow = { id: "new", title: "New", law: "GDPR", state: "stated", facts: [] };
    expect(chapters([row], en)).toEqual([{ id: "further", title: "Further", rows: [row] }]);
  });
});

describe.each([
  ["our site", ourSite],
  ["the fixture's site", fixtureSite],
] as const)("/notice/ of %s, without JavaScript", (_name, source) => {
  const { disclosure } = readCatalog(source);
  let browser: Browser;
  let server: SiteServer;
  let page: Page;
  beforeAll(async () => {
    [browser, server] = await Promise.all([
      launchBrowser(),
      builtSite(source).then((folder) => serveSite(folder)),
    ]);
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${server.origin}/notice/`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it("says every row with every statement, and where nothing was stated that nothing was", async () => {
    for (const { id, title, law, state, facts } of disclosure.notice_rows) {
      const row = page.locator(`[data-row="${id}"]`);
      const text = words(await row.innerText());
      expect(await row.getAttribute("data-state")).toBe(state);
      for (const said of [title, law]) expect(text).toContain(words(said));
      for (const { label, value } of facts)
        expect(text, id).toContain(words(`${label} ${value ?? "not stated by the controller"}`));
    }
  });

  it("shows honestly how complete it is, with a way to each open row", async () => {
    const tally = tallyRows(disclosure.notice_rows);
    expect(await page.locator("[data-stated]").textContent()).toBe(
      `${tally.stated} of ${disclosure.notice_rows.length} rows are stated in full.`,
    );
    const open = await page
      .locator(".ft-open a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const want = disclosure.notice_rows.filter(({ state }) => state !== "stated").map(({ id }) => `#r-${id}`);
    expect([...open].sort()).toEqual([...want].sort());
  });

  it("repeats the notice of the first run word for word, and names the catalogue", async () => {
    expect(await page.locator("[data-notice]").textContent()).toBe(disclosure.notice);
    expect(await page.locator("[data-catalog-id]").textContent()).toBe(readCatalog(source).id);
  });

  it("fits its paper: nothing is cut off in print", async () => {
    await page.emulateMedia({ media: "print" });
    const { groups } = readCatalog(source).catalog;
    const [group] = groups;
    const event = `/events/${group?.slug}/${group?.events[0]?.slug}/`;
    await page.setViewportSize({ width: 718, height: 1000 });
    for (const path of ["/notice/", "/opt-out/", "/where-it-goes/", event]) {
      await page.goto(server.origin + path);
      const over = await page.evaluate(
        () =>
          [
            ...document.querySelectorAll<HTMLElement>(".forthright, .forthright pre, .forthright .ft-scroll"),
          ].filter((element) => element.scrollWidth > element.clientWidth + 1).length,
      );
      expect(over, path).toBe(0);
    }
  });
});
