/** The pages of a catalogue that declares traits: what is said, where it stands, and the exact bytes. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { explain } from "@forthright/runtime/explain";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faults, overflow } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { repository } from "../support/emit.ts";
import { builtSite, fixtureSite, type SiteServer, serveSite } from "../support/site.ts";
import { traitsDocument } from "../support/traits.ts";

const document = traitsDocument();
const catalog = join(repository, "test/.tmp/traits-site/catalog.json");
const page = (site: string, path: string): string => readFileSync(join(site, path, "index.html"), "utf8");
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");

let site = "";
beforeAll(async () => {
  mkdirSync(dirname(catalog), { recursive: true });
  writeFileSync(catalog, `${JSON.stringify(document, undefined, 2)}\n`);
  site = await builtSite({ ...fixtureSite, catalog });
}, 240_000);

describe("the page of what rides along", () => {
  it("has every trait and key of one, with anchor, place for each recipient and meaning", () => {
    const html = page(site, "metadata");
    for (const name of ["edition", "kilns", "studio", "studio.country", "contact"]) {
      expect(html).toContain(`id="t-${name}"`);
      for (const holder of ["traits", "properties.$set"])
        expect(html).toContain(`data-wire-path="${holder}.${name}"`);
    }
    for (const { description } of document.catalog.identify?.traits ?? [])
      expect(html).toContain(description);
    expect(html).toContain("Invite people to interviews");
  });

  it("shows the exact bytes that each recipient gets", () => {
    const html = page(site, "metadata");
    const bodies = document.disclosure.wire.filter(({ constant }) => constant === "identify");
    expect(bodies).toHaveLength(4);
    for (const { body } of bodies) expect(html).toContain(escaped(body));
  });

  it("says what ties each trait to events, and what is otherwise in these messages", () => {
    const html = page(site, "metadata");
    for (const { ties } of document.disclosure.links?.filter(({ trait }) => trait) ?? [])
      expect(html).toContain(escaped(ties));
    expect(html).toMatch(/with what is said once:\s*<code[^>]*>true<\/code>/u);
    expect(html).toMatch(/with what is said once:\s*<code[^>]*>\$set<\/code>/u);
  });
});

it("every value of every message on the wire has its place on the pages", () => {
  const html = page(site, "metadata") + page(site, "events/firing/firing-ended");
  for (const { body } of document.disclosure.wire) {
    const { messages, clear } = explain(document, body);
    expect(clear).toBe(true);
    for (const { declaredPath } of messages.flatMap(({ fields }) => fields))
      expect(html).toContain(`data-wire-path="${declaredPath}"`);
  }
});

it("the first page counts traits, and the pages of names lead to them", () => {
  expect(page(site, "")).toMatch(/data-count="traits"[^>]*>4</u);
  expect(page(site, "properties")).toContain('data-property="edition"');
  expect(page(site, "properties/edition")).toContain("Said once, on no event.");
  expect(page(site, "properties/edition")).toContain("/metadata/#t-edition");
});

describe("in a browser", () => {
  let browser: Browser;
  let server: SiteServer;
  beforeAll(async () => {
    browser = await launchBrowser();
    server = await serveSite(site);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it.each([
    [1280, "light"],
    [375, "dark"],
  ] as const)("the page has no fault and fits on %i px, %s", async (width, colorScheme) => {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      bypassCSP: true,
    });
    const opened = await context.newPage();
    for (const path of ["/metadata/", "/properties/edition/"]) {
      await opened.goto(server.origin + path);
      expect(await faults(opened)).toEqual([]);
      expect(await overflow(opened)).toBe(0);
    }
    await context.close();
  });

  it("the check knows a message with traits, and leads from each to its explanation", async () => {
    const opened = await browser.newPage();
    await opened.goto(`${server.origin}/check/`);
    const body = document.disclosure.wire.find(({ constant }) => constant === "identify")?.body ?? "";
    await opened.fill("#check-text", body);
    await opened.click("#check-form button[type=submit]");
    const section = opened.locator("[data-message]");
    expect(await section.getAttribute("data-faulty")).toBe("false");
    expect(await section.innerText()).toContain("Said once, of you or your installation");
    const links = await section
      .locator("[data-kind=trait] a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links).toEqual(
      ["edition", "kilns", "studio", "studio.country"].map((name) => `/metadata/#t-${name}`),
    );
    await opened.close();
  });
});
