import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LanguageDocument } from "@forthright/runtime/catalog-document";
import { describe, expect, it } from "vitest";
import {
  type AstroLocales,
  type Edition,
  editionsOf,
  type Locale,
  labelOf,
  localesOf,
  ownLocales,
} from "../../docs-site/plugin/libs/editions.ts";
import { makeLinks } from "../../docs-site/plugin/libs/link.ts";
import { loadLanguage, translatedLanguages } from "../../docs-site/plugin/libs/load-languages.ts";
import {
  pairTexts,
  translateHistory,
  untranslatedTexts,
} from "../../docs-site/plugin/libs/translated-texts.ts";
import { fixtureSite, readCatalog } from "../support/site.ts";
import { translate } from "../support/translation.ts";

const root: Locale = { prefix: "", lang: "en" };

describe("the editions of the pages", () => {
  it.each<[string, readonly Locale[], string, readonly string[], readonly Edition[]]>([
    ["one language", [root], "en", [], [root]],
    [
      "a translation",
      [root, { prefix: "de", lang: "de" }],
      "en",
      ["de"],
      [root, { prefix: "de", lang: "de", translation: "de" }],
    ],
    [
      "a locale of the same family",
      [{ prefix: "", lang: "de-AT" }],
      "en",
      ["de"],
      [{ prefix: "", lang: "de-AT", translation: "de" }],
    ],
    [
      "a locale that nobody translated shows the catalogue's own texts",
      [root, { prefix: "fr", lang: "fr" }],
      "en",
      ["de"],
      [root, { prefix: "fr", lang: "fr" }],
    ],
    [
      "a catalogue in German, translated into English",
      [
        { prefix: "", lang: "de-CH" },
        { prefix: "en", lang: "en" },
      ],
      "de",
      ["en"],
      [
        { prefix: "", lang: "de-CH" },
        { prefix: "en", lang: "en", translation: "en" },
      ],
    ],
  ])("%s", (_name, locales, own, translations, want) => {
    expect(editionsOf(locales, own, translations, "telemetry")).toEqual(want);
  });

  it("refuses a path that is also a locale's", () => {
    const locales = [root, { prefix: "de", lang: "de" }];
    expect(() => editionsOf(locales, "en", ["de"], "de/telemetry")).toThrow("`path` starts with `de`");
  });

  it.each<[string, Parameters<typeof localesOf>[0], AstroLocales | undefined, readonly Locale[] | undefined]>(
    [
      ["none", undefined, undefined, undefined],
      [
        "Starlight's",
        { root: { lang: "en" }, de: {}, "pt-br": { lang: "pt-BR" } },
        undefined,
        [root, { prefix: "de", lang: "de" }, { prefix: "pt-br", lang: "pt-BR" }],
      ],
      [
        "Astro's",
        undefined,
        { defaultLocale: "en", locales: ["en", { path: "german", codes: ["de"] }] },
        [root, { prefix: "german", lang: "de" }],
      ],
      [
        "Astro's, all with a prefix",
        undefined,
        { defaultLocale: "en", locales: ["en", "de"], routing: { prefixDefaultLocale: true } },
        [
          { prefix: "en", lang: "en" },
          { prefix: "de", lang: "de" },
        ],
      ],
    ],
  )("takes the site's locales: %s", (_name, starlight, astro, want) => {
    expect(localesOf(starlight, astro)).toEqual(want);
  });

  it("declares locales by each language's own name", () => {
    expect(ownLocales("en", ["de"])).toEqual({
      root: { label: "English", lang: "en" },
      de: { label: "Deutsch", lang: "de" },
    });
    expect(labelOf("fr")).toBe("Français");
  });

  it("pages stand below the prefix, data files do not", () => {
    const links = makeLinks({ base: "/docs", path: "telemetry", trailingSlash: true }, "de");
    expect(links.optOut).toBe("/docs/de/telemetry/opt-out/");
    expect(links.data("catalog.json")).toBe("/docs/telemetry/data/catalog.json");
    expect(makeLinks({ base: "/", path: "", trailingSlash: true }, "de").home).toBe("/de/");
  });
});

describe("a translation", () => {
  const folder = mkdtempSync(join(tmpdir(), "forthright-languages-"));
  const file = join(folder, "catalog.json");
  const document = readCatalog(fixtureSite);
  const write = (name: string, value: unknown): void => {
    mkdirSync(join(folder, "languages"), { recursive: true });
    writeFileSync(join(folder, "languages", name), JSON.stringify(value));
  };

  it("is found by its file", () => {
    expect(translatedLanguages(file)).toEqual([]);
    write("de.json", translate(document));
    expect(translatedLanguages(file)).toEqual(["de"]);
    expect(loadLanguage(file, "de", document.id).language).toBe("de");
  });

  it("must belong to the catalogue", () => {
    write("de.json", translate(document));
    expect(() => loadLanguage(file, "de", "sha256-other")).toThrow("does not belong to");
  });

  it.each<[string, unknown]>([
    ["fr.json", { ...translate(document), language: "de" }],
    ["it.json", { forthright: 2, language: "it" }],
    ["nl.json", []],
  ])("is refused when it is none: %s", (name, value) => {
    write(name, value);
    expect(() => loadLanguage(file, name.slice(0, 2), document.id)).toThrow("is not a translation");
  });

  it("says which texts stand in the original, and of a whole one that none does", () => {
    const left = (part: LanguageDocument): readonly string[] => [
      ...untranslatedTexts(pairTexts(document.catalog, part), part),
    ];
    expect(left(translate(document, ["why"]))).toEqual([document.catalog.why]);
    expect(left(translate(document))).toEqual([]);
  });

  it("serves earlier versions as far as their texts are still those of the catalogue", () => {
    const [group] = document.catalog.groups;
    const [event] = group?.events ?? [];
    if (group === undefined || event === undefined) throw new Error("the fixture has no event");
    const old = { ...event, description: "What it was called once." };
    const sent = { destinations: [], metadata: [], groups: [{ title: group.title, events: [old] }] };
    const versions = [{ version: "1", catalog: "sha256-1", sent }];
    const { history, left } = translateHistory(
      { forthright: 1, versions },
      pairTexts(document.catalog, translate(document)),
    );
    expect(history.versions[0]?.sent?.groups[0]?.title).toBe(`«${group.title}»`);
    expect(history.versions[0]?.sent?.groups[0]?.events[0]?.name).toBe(event.name);
    expect([...left]).toEqual(["What it was called once."]);
  });
});
