import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LanguageDocument } from "@forthright/runtime/catalog-document";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { de } from "../../docs-site/plugin/strings/de.ts";
import { en } from "../../docs-site/plugin/strings/en.ts";
import { faults, overflow } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import {
  builtSite,
  filesOf,
  fixtureSite,
  hostSite,
  ourSite,
  readCatalog,
  type SiteServer,
  type SiteSource,
  serveSite,
} from "../support/site.ts";
import { translate } from "../support/translation.ts";
import { pageKinds } from "./kinds.ts";
import { eventsOf, words } from "./sayings.ts";

const folder = fileURLToPath(new URL("../.tmp/spoken", import.meta.url));
/** Somebody's site below a base path, whose catalogue has a translation that leaves two texts out. */
const spokenSite: SiteSource = { ...hostSite, catalog: join(folder, "catalog.json") };
/** The same in a site that has its own locales, with one that nobody translated. */
const localesSite: SiteSource = { ...spokenSite, folder: "test/fixtures/site/locales" };
const LEFT = ["why", "groups.0.events.0.description"];

function writeSpoken(): void {
  const document = readCatalog(fixtureSite);
  mkdirSync(join(folder, "languages"), { recursive: true });
  writeFileSync(spokenSite.catalog, JSON.stringify(document));
  const history = readFileSync(join(dirname(fixtureSite.catalog), "history.json"));
  writeFileSync(join(folder, "history.json"), history);
  writeFileSync(join(folder, "languages/de.json"), JSON.stringify(translate(document, LEFT)));
}

let browser: Browser;
let ours: SiteServer;
beforeAll(async () => {
  writeSpoken();
  ours = await serveSite(await builtSite(ourSite));
  browser = await launchBrowser();
});
afterAll(async () => {
  await Promise.all([browser.close(), ours.close()]);
});

describe.each<[string, SiteSource, string, string]>([
  ["our site", ourSite, "", "de/"],
  ["somebody's site with one line", spokenSite, "telemetry/", "de/telemetry/"],
])("the German pages of %s", (_name, source, english, german) => {
  let built: string;
  let pairs: readonly (readonly [english: string, german: string])[];
  let texts: LanguageDocument;
  let reader: Page;
  beforeAll(async () => {
    built = await builtSite(source);
    texts = JSON.parse(readFileSync(join(dirname(source.catalog), "languages/de.json"), "utf8"));
    pairs = filesOf(built)
      .filter((file) => file.startsWith(english) && !file.startsWith("de/") && file.endsWith(".html"))
      .filter((file) => file !== "404.html")
      .map((file) => [file, `${german}${file.slice(english.length)}`]);
    reader = await browser.newPage();
  });
  afterAll(() => reader.close());

  const read = async (file: string): Promise<PageParts> =>
    reader.evaluate(partsOf, readFileSync(join(built, file), "utf8"));

  it("stand beside the English ones, with the same ids, places on the wire and payloads", async () => {
    expect(pairs.length).toBeGreaterThan(20);
    for (const [from, to] of pairs) {
      const [one, other] = [await read(from), await read(to)];
      expect(other.lang, to).toBe("de");
      expect(other.facts, to).toEqual(one.facts);
    }
  });

  it("say nothing in English but names, payloads and what is marked as English", async () => {
    const names = namesIn(texts);
    for (const [from, to] of pairs) {
      const [one, other] = [await read(from), await read(to)];
      const said = new Set(one.texts);
      const left = other.texts.filter((text) => said.has(text) && !names.has(text) && !isName(text, names));
      expect(left, to).toEqual([]);
    }
  });

  it("say every text of the translation", async () => {
    const said = (await Promise.all(pairs.map(([, to]) => read(to)))).map(({ all }) => all).join("\n");
    const missing = translatedTexts(texts).filter((text) => !said.includes(text));
    expect(missing).toEqual([]);
  });
});

describe("a translation that leaves texts out", () => {
  it("marks them as English where they stand, and nothing else", async () => {
    const built = await builtSite(spokenSite);
    const { catalog } = readCatalog(spokenSite);
    const [event] = eventsOf(readCatalog(spokenSite));
    const [group] = catalog.groups;
    const page = await browser.newPage();
    const marked = async (file: string): Promise<readonly string[]> => {
      await page.setContent(readFileSync(join(built, file), "utf8"));
      return (await page.locator("main [lang=en]").allInnerTexts()).map(words);
    };
    const own = await marked(`de/telemetry/events/${group?.slug}/${event?.slug}/index.html`);
    expect(own).toContain(words(event?.description ?? "?"));
    const first = (await marked("de/telemetry/index.html")).join("\n");
    expect(first).toContain(words(catalog.why ?? "?").slice(0, 40));
    expect(await marked("de/telemetry/opt-out/index.html")).toEqual([]);
    await page.close();
  });

  it("offers the languages in the host's own picker, and each leads to the same page", async () => {
    const built = await builtSite(spokenSite);
    const server = await serveSite(built, "/handbook");
    const page = await browser.newPage();
    await page.goto(`${server.origin}/handbook/telemetry/opt-out/`);
    await page.locator("starlight-lang-select select").first().selectOption({ label: "Deutsch" });
    await page.waitForURL("**/handbook/de/telemetry/opt-out/");
    expect(await page.locator("h1").innerText()).toBe(de.names.optOut);
    expect(await page.locator("#starlight__sidebar").innerText()).toContain(de.names.where);
    await page.close();
    await server.close();
  });
});

describe("a site with locales of its own", () => {
  let built: string;
  beforeAll(async () => {
    built = await builtSite(localesSite);
  });

  it.each<[string, string, string, string]>([
    ["en", "en", "en", en.names.optOut],
    ["fr", "fr", "en", en.names.optOut],
    ["at", "de-AT", "de-AT", de.names.optOut],
  ])(
    "shows in /%s/ what there is, and says in which language that is",
    async (prefix, lang, texts, title) => {
      const page = await browser.newPage();
      await page.setContent(readFileSync(join(built, `${prefix}/telemetry/opt-out/index.html`), "utf8"));
      expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      expect(await page.locator("main").getAttribute("lang")).toBe(texts);
      expect(await page.locator("h1").innerText()).toBe(title);
      const alternates = await page
        .locator("link[hreflang]")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      expect(alternates).toContain("https://handbook.example/fr/telemetry/opt-out/");
      const files = filesOf(built);
      const paths = alternates.map((href) => `${new URL(href).pathname.slice(1)}index.html`);
      expect(paths.filter((path) => !files.includes(path))).toEqual([]);
      await page.close();
    },
  );

  it("has data and documents for programs once, without a prefix", () => {
    const files = filesOf(built).filter((file) => /\.(md|xml|txt)$|data\/.*\.json$/.test(file));
    expect(files.filter((file) => /^(en|fr|at)\//.test(file))).toEqual([]);
    expect(files).toContain("telemetry/data/languages/de.json");
  });
});

describe.each([
  { width: 1280, scheme: "light" as const },
  { width: 320, scheme: "dark" as const },
])("German pages on a screen of $width px, $scheme", ({ width, scheme }) => {
  let context: BrowserContext;
  beforeAll(async () => {
    // The policy of the page would keep the checker out; it is tested elsewhere.
    context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: scheme,
      bypassCSP: true,
    });
  });
  afterAll(() => context.close());

  it.each(Object.entries(pageKinds(ourSite)).filter(([kind]) => kind !== "not found"))(
    "the page kind “%s” has no fault and fits its longer words",
    async (_kind, path) => {
      const page = await context.newPage();
      await page.goto(`${ours.origin}/de${path}`);
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.close();
    },
  );

  it("the check page says in German what is wrong, also what the engine says", async () => {
    const page = await context.newPage();
    await page.goto(`${ours.origin}/de/check/`);
    await page.locator("#check-text").fill('{"event":"Nobody\'s"}\nnot JSON');
    await page.locator("#check-form button[type=submit]").click();
    await page.waitForSelector("[data-message]");
    expect(await page.locator("#check-status").innerText()).toContain(
      "Ereignis, das dieser Katalog nicht kennt",
    );
    expect(await page.locator("#check-result").innerText()).toContain(de.check.noSuchEvent);
    expect(await page.locator("[data-broken]").innerText()).toContain("die Zeile ist kein JSON");
    expect(await page.locator("#check-result [lang=en]").count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });
});

it("German search finds German texts and says so in German", async () => {
  const page = await browser.newPage();
  await page.goto(`${ours.origin}/de/`);
  await page.click(".search-button");
  await page.locator(".search-dialog input").fill("Abschalten");
  await page.waitForSelector(".search-dialog li");
  expect(await page.locator(".search-dialog [role=status]").innerText()).toMatch(/^\d+ gefunden$/);
  const found = await page
    .locator(".search-dialog li a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(found.filter((href) => href?.startsWith("/de/") !== true)).toEqual([]);
  await page.close();
});

it("each page leads to itself in the other language, without JavaScript", async () => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
  await page.goto(`${ours.origin}/notice/`);
  await page.locator(".language-select a:visible").click();
  expect(new URL(page.url()).pathname).toBe("/de/notice/");
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
  await page.locator(".language-select a:visible").click();
  expect(new URL(page.url()).pathname).toBe("/notice/");
  await page.close();
});

it("an event's German page transfers at most 30 KB", async () => {
  const page = await browser.newPage();
  ours.transferred.clear();
  await page.goto(`${ours.origin}/de${pageKinds(ourSite)["event"]}`, { waitUntil: "networkidle" });
  const bytes = [...ours.transferred.values()].reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThanOrEqual(30 * 1024);
  await page.close();
});

interface PageParts {
  readonly lang: string;
  /** Ids, places and payloads, in the order of the page. */
  readonly facts: readonly string[];
  /** Texts that are not code and not marked as another language's. */
  readonly texts: readonly string[];
  /** The whole text with white space made even. */
  readonly all: string;
}

/** Runs in the browser. */
function partsOf(html: string): PageParts {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const even = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();
  const facts = [...parsed.querySelectorAll(".forthright [id], [data-wire-path], [data-wire-body]")].map(
    (element) =>
      `${element.id} ${element.getAttribute("data-wire-path")} ${element.hasAttribute("data-wire-body") ? element.textContent : ""}`,
  );
  const texts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === 3 && even(node.textContent) !== "") texts.push(even(node.textContent));
    if (!(node instanceof Element)) return;
    if (node !== parsed.body && node.closest("code, script, style, noscript, [lang=en]") !== null) return;
    for (const name of ["aria-label", "title", "data-empty"]) {
      const value = node.getAttribute(name);
      if (value !== null) texts.push(even(value));
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(parsed.body);
  const all = even(parsed.body.textContent);
  return { lang: parsed.documentElement.lang, facts, texts, all };
}

/** Strings that are the same in both languages: names of the catalogue, and what the tables have in common. */
function namesIn({ catalog, disclosure }: LanguageDocument): ReadonlySet<string> {
  const shared = new Set(leaves(en));
  const both = leaves(de).filter((text) => shared.has(text));
  return new Set([...leaves(catalog), ...leaves(disclosure), ...both].map(words));
}

/** A name with what is put beside it: a version, a place, a unit. */
function isName(text: string, names: ReadonlySet<string>): boolean {
  const bare = text.replaceAll(/[\d.,:;·()→%“”„"–-]+/g, " ").trim();
  return !/\p{L}{2}/u.test(bare) || bare.split(" ").every((word) => names.has(word));
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

/** Texts of the catalogue that pages show: all but those of types, which stand with the fields that are of them. */
function translatedTexts({ catalog }: LanguageDocument): readonly string[] {
  const keys = ["title", "description", "trigger", "free_text", "reason", "retention", "safeguard"];
  const visit = (value: unknown, key: string): readonly string[] => {
    if (typeof value === "string") return keys.includes(key) ? [words(value)] : [];
    if (Array.isArray(value)) return value.flatMap((item) => visit(item, key));
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, item]) => visit(item, name));
  };
  const { types: _, ...shown } = catalog;
  return [...new Set(visit(shown, ""))];
}
