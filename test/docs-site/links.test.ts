import { readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import {
  builtSite,
  filesOf,
  fixtureSite,
  folderHash,
  freshBuild,
  hostSite,
  ourSite,
  type SiteSource,
} from "../support/site.ts";

interface Read {
  readonly ids: readonly string[];
  readonly links: readonly string[];
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

describe.each<[string, SiteSource, string]>([
  ["our site", ourSite, ""],
  ["the fixture's site", fixtureSite, ""],
  ["a host's site below a base path", hostSite, "/handbook"],
])("%s", (_name, source, base) => {
  it("has no broken link, no broken anchor and no id twice", async () => {
    const folder = await builtSite(source);
    const files = new Set(filesOf(folder));
    const pages = new Map<string, Read>();
    for (const file of files) {
      if (file.endsWith(".html"))
        pages.set(file, await read(page, readFileSync(`${folder}/${file}`, "utf8")));
    }
    const twice = [...pages].flatMap(([file, { ids }]) =>
      ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${file}#${id}`),
    );
    expect(twice).toEqual([]);
    const broken = [...pages].flatMap(([file, { links }]) =>
      links
        .filter((link) => !leadsSomewhere(link, file, base, files, pages))
        .map((link) => `${file} → ${link}`),
    );
    expect(broken).toEqual([]);
    expect([...pages.values()].flatMap(({ links }) => links).length).toBeGreaterThan(100);
  });
});

it("two builds are the same, byte for byte", async () => {
  const [first, second] = [await builtSite(ourSite), await freshBuild(ourSite)];
  expect(filesOf(second)).toEqual(filesOf(first));
  expect(folderHash(second)).toBe(folderHash(first));
  rmSync(dirname(second), { recursive: true });
}, 180_000);

/** Ids and addresses of a page. The browser reads the HTML; nothing in it runs. */
function read(tab: Page, html: string): Promise<Read> {
  return tab.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    const all = (selector: string, name: string): string[] =>
      [...parsed.querySelectorAll(selector)].map((element) => element.getAttribute(name) ?? "");
    return { ids: all("[id]", "id"), links: [...all("[href]", "href"), ...all("[src]", "src")] };
  }, html);
}

function leadsSomewhere(
  link: string,
  from: string,
  base: string,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, Read>,
): boolean {
  const url = new URL(link, `http://site${base}/${from}`);
  if (url.origin !== "http://site") return url.protocol === "https:" || url.protocol === "data:";
  if (!url.pathname.startsWith(`${base}/`)) return false;
  const path = decodeURIComponent(url.pathname.slice(base.length + 1));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!files.has(file)) return false;
  return url.hash === "" || pages.get(file)?.ids.includes(decodeURIComponent(url.hash.slice(1))) === true;
}
