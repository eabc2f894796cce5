import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CatalogDocument, JsonValue, WireExample } from "@forthright/runtime/catalog-document";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogId } from "../../docs-site/plugin/libs/canonical.ts";
import { makeVisible } from "../../docs-site/plugin/libs/visible.ts";
import { launchBrowser } from "../support/browser.ts";
import {
  builtSite,
  filesOf,
  fixtureSite,
  readCatalog,
  type SiteServer,
  type SiteSource,
  serveSite,
} from "../support/site.ts";
import { sayings, words } from "./sayings.ts";

const attacks = [
  "<script>ran()</script>",
  "</script><script>ran()</script>",
  "</title><script>ran()</script>",
  '"><img src=x onerror=ran()>',
  "' onmouseover='ran()' x='",
  "<svg/onload=ran()>",
  "<style>*{display:none!important}</style>",
  "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
  "[x](javascript:ran%28%29)",
  "[x](https://user:pass@example.org)",
  "<javascript:ran()>",
  "{{constructor.constructor('ran()')()}}",
  "{{{raw}}} {{#each this}}",
  "$" + "{ran()} <%= ran() %>",
  "**bold** `code` # heading",
  "<!-- --> --!> <![CDATA[",
  "&lt;b&gt; &amp; &#x3c;i>",
  "\u202egnp.exe\u202c \u2066x\u2069 zero\u200bwidth",
  "</pre></code></main></body>",
  "*/ \u2028 \u2029 */",
];

/** Keys whose values come from closed lists or have a form of their own; an attack there is refused earlier. */
const kept = new Set([
  ...[
    "id",
    "constant",
    "slug",
    "type_name",
    "helper",
    "path",
    "type",
    "format",
    "purpose",
    "requires",
    "destinations",
  ],
  ...[
    "sensitivity",
    "status",
    "source",
    "basis",
    "consent",
    "model",
    "adapter",
    "shell",
    "unit",
    "method",
    "transform",
  ],
  ...["opt_out_event", "replaced_by"],
]);

const folder = fileURLToPath(new URL("../.tmp/hostile-site", import.meta.url));
const source: SiteSource = { ...fixtureSite, catalog: join(folder, "catalog.json") };
const hostile = attack(readCatalog(fixtureSite));

let browser: Browser;
let server: SiteServer;
let page: Page;
let built: string;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(source.catalog, JSON.stringify(hostile));
  built = await builtSite(source);
  [browser, server] = await Promise.all([launchBrowser(), serveSite(built)]);
  // Without the content policy: the pages must be safe by themselves.
  const context = await browser.newContext({ bypassCSP: true });
  await context.addInitScript("window.ran = () => { window.hasRun = true; }");
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe("a catalogue whose every text is an attack", () => {
  it("runs nothing, adds no element and hides nothing, on any page", async () => {
    for (const file of filesOf(built).filter((name) => name.endsWith("index.html"))) {
      await page.goto(`${server.origin}/${file.replace("index.html", "")}`);
      const found = await page.evaluate(() => ({
        ran: "hasRun" in window,
        scripts: [...document.scripts].filter((script) => script.src === "").length,
        intruders: document.querySelectorAll(
          "h1 *, .forthright :is(script:not([src]), style, img, svg:not(.ft-diagram), iframe)",
        ).length,
        handlers: document.querySelectorAll("[onload], [onerror], [onmouseover]").length,
        links: [...document.querySelectorAll("a")]
          .map((link) => link.href)
          .filter((href) => !href.startsWith(`${location.origin}/`) && !/^https:\/\/[a-z0-9.]+\//.test(href)),
        shown: document.querySelector("h1")?.checkVisibility(),
      }));
      const want = { ran: false, scripts: 1, intruders: 0, handlers: 0, links: [], shown: true };
      expect(found, file).toEqual(want);
    }
  });

  it("shows each text as it was written, hidden characters by their number", async () => {
    for (const group of hostile.catalog.groups) {
      for (const event of group.events) {
        await page.goto(`${server.origin}/events/${group.slug}/${event.slug}/`);
        expect(await page.title()).toContain(words(makeVisible(event.name)));
        const text = words(await page.locator("main").innerText());
        for (const sentence of sayings(event)) expect(text).toContain(words(makeVisible(sentence)));
      }
    }
  });

  it("shows the exact bytes all the same", async () => {
    const [example] = hostile.disclosure.wire;
    const group = hostile.catalog.groups.find(({ events }) =>
      events.some(({ constant }) => constant === example?.constant),
    );
    const event = group?.events.find(({ constant }) => constant === example?.constant);
    await page.goto(`${server.origin}/events/${group?.slug}/${event?.slug}/`);
    expect(await page.locator("[data-wire-body]").first().textContent()).toBe(example?.body);
  });

  it("turns nothing but https into a link in the prose of the first page", async () => {
    await page.goto(`${server.origin}/`);
    const why = await page
      .locator("#why ~ p a, #why ~ ul a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(why.filter((href) => href?.startsWith("/") === false)).toEqual([
      "https://github.com/zenml-io/zenml",
    ]);
  });
});

/** The document with an attack after each free text, all of them after the prose, and an id that fits. */
function attack(document: CatalogDocument): CatalogDocument {
  let turn = 0;
  const next = (text: string): string => `${text} ${attacks[turn++ % attacks.length]}`;
  const change = (value: JsonValue, key: string, parent: string): JsonValue => {
    if (typeof value === "string") return kept.has(key) || parent === "field" ? value : next(value);
    if (Array.isArray(value)) return value.map((item) => change(item, key, parent));
    if (value === null || typeof value !== "object") return value;
    const isField = "schema" in value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        change(item, name, isField && name === "name" ? "field" : ""),
      ]),
    );
  };
  const whole = change(document as unknown as JsonValue, "", "") as unknown as CatalogDocument;
  const why = [document.catalog.why ?? "", ...attacks].join("\n\n");
  const { product, consent, types } = document.catalog;
  const catalog = {
    ...whole.catalog,
    why,
    consent,
    types,
    product: { ...whole.catalog.product, id: product.id },
  };
  const wire = document.disclosure.wire.map((example) => rename(example, catalog));
  return { forthright: 1, id: catalogId(catalog), catalog, disclosure: { ...whole.disclosure, wire } };
}

/** The wire example with the event's hostile name in its body. */
function rename(example: WireExample, catalog: CatalogDocument["catalog"]): WireExample {
  const event = catalog.groups
    .flatMap(({ events }) => events)
    .find(({ constant }) => constant === example.constant);
  const body = JSON.parse(example.body) as { batch: { event: string }[] };
  for (const message of body.batch) message.event = event?.name ?? "";
  const text = JSON.stringify(body);
  return { ...example, body: text, bytes: Buffer.byteLength(text) };
}
