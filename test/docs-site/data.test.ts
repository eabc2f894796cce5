/** The files for programs beside the pages. */
import { readFileSync } from "node:fs";
import { VOCABULARIES } from "@forthright/runtime/vocabularies";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { markdownCode, markdownText } from "../../docs-site/plugin/libs/escape-markdown.ts";
import {
  builtSite,
  filesOf,
  fixtureSite,
  hostSite,
  ourSite,
  readCatalog,
  type SiteSource,
} from "../support/site.ts";
import { eventsOf } from "./sayings.ts";

describe.each<[string, SiteSource, string]>([
  ["our site", ourSite, ""],
  ["the fixture's site", fixtureSite, ""],
  ["a host's site", hostSite, "telemetry/"],
])("the data of %s", (_name, source, path) => {
  const document = readCatalog(source);
  let folder = "";
  beforeAll(async () => {
    folder = await builtSite(source);
  });
  const read = (file: string): string => readFileSync(`${folder}/${path}${file}`, "utf8");

  it("has the catalogue byte for byte", () => {
    expect(read("data/catalog.json")).toBe(readFileSync(source.catalog, "utf8"));
  });

  it("has every vocabulary, as the command line exports it", () => {
    for (const { file, translate } of VOCABULARIES)
      expect(read(`data/${file}`), file).toBe(translate(document).content);
  });

  it("has JSON and Markdown of every event", () => {
    for (const group of document.catalog.groups) {
      for (const event of group.events) {
        const data = JSON.parse(read(`data/events/${event.slug}.json`));
        expect(data.event).toEqual(event);
        expect([data.catalog, data.group.slug]).toEqual([document.id, group.slug]);
        expect(data.wire).toEqual(
          document.disclosure.wire.filter(({ constant }) => constant === event.constant),
        );
        const markdown = read(`events/${group.slug}/${event.slug}.md`);
        expect(markdown).toContain(`\`${event.constant}\``);
        for (const { body } of data.wire) expect(markdown).toContain(`\n${body}\n`);
        for (const { name } of event.properties) expect(markdown).toContain(`\`properties.${name}\``);
      }
    }
  });

  it("leads from llms.txt to files that are there", () => {
    const text = read("llms.txt");
    const links = [...text.matchAll(/\]\((\/[^)]+)\)/g)].map(([, href]) => href ?? "");
    const files = new Set(filesOf(folder));
    const missing = links
      .map((href) => decodeURIComponent(href).replace(/^\/(?:handbook\/)?/, ""))
      .filter((file) => !files.has(file.endsWith("/") ? `${file}index.html` : file));
    expect(missing).toEqual([]);
    expect(links.filter((href) => href.endsWith(".md"))).toHaveLength(eventsOf(document).length);
    expect(text).toContain(document.id);
  });

  it("names every file that has no page of its own on /data/, with its true size", () => {
    const html = read("data/index.html");
    for (const file of filesOf(folder).filter((one) => one.startsWith(`${path}data/`))) {
      const name = file.slice(`${path}data/`.length);
      // Of these the page names one as an example, and how many there are.
      if (/^(index\.html$|events\/|schemas\/events\/|versions\/)/.test(name)) continue;
      const bytes = String(readFileSync(`${folder}/${file}`).length).replace(/\B(?=(\d{3})+$)/g, ",");
      expect(html).toContain(`data-file="${name}"`);
      expect(html).toContain(`${bytes} bytes`);
    }
  });
});

it("has the history and the schemas that the generator wrote beside the catalogue", async () => {
  const folder = await builtSite(ourSite);
  const history = readFileSync(new URL("../../generated/history.json", import.meta.url), "utf8");
  expect(readFileSync(`${folder}/data/history.json`, "utf8")).toBe(history);
  const generated = new URL("../../generated/schemas/", import.meta.url).pathname;
  const schemas = filesOf(generated);
  expect(schemas.length).toBeGreaterThan(2);
  for (const file of schemas)
    expect(readFileSync(`${folder}/data/schemas/${file}`, "utf8")).toBe(
      readFileSync(`${generated}${file}`, "utf8"),
    );
});

describe("text of the catalogue in Markdown", () => {
  it.each([
    ["# not a heading", "\\# not a heading"],
    ["1. not a list", "1\\. not a list"],
    ["- not a list", "\\- not a list"],
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["[a](javascript:b) ![c](d)", "\\[a\\](javascript:b) \\!\\[c\\](d)"],
    ["two\nlines", "two lines"],
  ])("is no markup: %j", (given, want) => {
    expect(markdownText(given)).toBe(want);
  });

  it("stays inside its code span", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", "a", " ", "|", "\n") }), (text) => {
        const [fence = ""] = /^`+/.exec(markdownCode(text)) ?? [];
        const inner = markdownCode(text).slice(fence.length, -fence.length);
        expect(markdownCode(text).endsWith(fence)).toBe(true);
        for (const [run] of inner.matchAll(/`+/g)) expect(run.length).toBeLessThan(fence.length);
      }),
    );
  });
});
