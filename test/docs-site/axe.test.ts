import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faults, overflow } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSite, fixtureSite, ourSite, type SiteServer, serveSite } from "../support/site.ts";
import { pageKinds } from "./kinds.ts";

const screens = [1280, 375, 320].flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({ width, scheme })),
);

let browser: Browser;
let ours: SiteServer;
let fixture: SiteServer;

beforeAll(async () => {
  [browser, ours, fixture] = await Promise.all([
    launchBrowser(),
    builtSite(ourSite).then((folder) => serveSite(folder)),
    builtSite(fixtureSite).then((folder) => serveSite(folder)),
  ]);
});
afterAll(async () => {
  await Promise.all([browser.close(), ours.close(), fixture.close()]);
});

describe.each(screens)("on a screen of $width px, $scheme", ({ width, scheme }) => {
  const visit = async (address: string, look: (page: Page) => Promise<void>): Promise<void> => {
    // The policy of the page would keep the checker out; it is tested elsewhere.
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: scheme,
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.goto(address);
    await look(page);
    await context.close();
  };

  it.each(Object.entries(pageKinds(ourSite)))(
    "the page kind “%s” has no fault and fits",
    async (_kind, path) => {
      await visit(ours.origin + path, async (page) => {
        expect(await faults(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
      });
    },
  );

  it.each(["event", "changes", "versions", "compared versions", "version"])(
    "the page kind “%s” of a catalogue with every word of the language and a history has no fault and fits",
    async (kind) => {
      await visit(fixture.origin + (pageKinds(fixtureSite)[kind] ?? ""), async (page) => {
        if (kind === "compared versions") await page.waitForSelector("#compare-result li");
        expect(await faults(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
      });
    },
  );

  it("search has no fault while it shows results", async () => {
    await visit(`${ours.origin}/`, async (page) => {
      await page.click(".search-button");
      await page.locator(".search-dialog input").fill("pipeline");
      await page.waitForSelector(".search-dialog li");
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    });
  });

  it("the check page has no fault while it shows what is wrong with a message", async () => {
    await visit(`${ours.origin}/check/`, async (page) => {
      const long = "x".repeat(300);
      await page
        .locator("#check-text")
        .fill(`{"event":"${long}","properties":{"${long}":"${long}"}}\nnot JSON`);
      await page.locator("#check-form button[type=submit]").click();
      await page.waitForSelector("[data-message]");
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    });
  });

  it.skipIf(width > 800)("the menu has no fault while it is open", async () => {
    await visit(`${ours.origin}/events/`, async (page) => {
      await page.click(".sl-menu-button");
      await page.waitForSelector("#starlight__sidebar:popover-open");
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    });
  });
});

it("the checker finds a fault where there is one", async () => {
  const page = await browser.newPage();
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>');
  expect((await faults(page)).join()).toContain("image-alt");
  await page.close();
});
