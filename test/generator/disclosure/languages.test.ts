import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AdapterName, Catalog, LanguageDocument } from "@forthright/runtime/catalog-document";
import { disclosureFacts } from "@forthright/runtime/facts";
import { describe, expect, it } from "vitest";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { discloseIn } from "../../../generator/src/disclosure/languages/disclose-in.ts";
import { GERMAN_FACTS } from "../../../generator/src/disclosure/languages/german-facts.ts";
import { GERMAN_ROWS } from "../../../generator/src/disclosure/languages/german-rows.ts";
import { translator } from "../../../generator/src/disclosure/languages/phrases.ts";
import { noticeRows } from "../../../generator/src/disclosure/notice-rows.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { sampleCatalog } from "../../support/catalog.ts";
import { traitsDocument } from "../../support/traits.ts";

const file = fileURLToPath(new URL("../../../catalog.yaml", import.meta.url));
const reference = loadCatalog({ text: readFileSync(file, "utf8"), file, today: "2026-01-01" }).catalog;

/** Whatever a catalogue can state, so that every sentence of the software is said by one of them. */
function variants(base: Catalog): readonly Catalog[] {
  const adapters: readonly (readonly AdapterName[])[] = [
    ["segment"],
    ["posthog"],
    ["webhook"],
    ["file"],
    ["segment", "posthog", "webhook", "file"],
  ];
  return adapters.flatMap((names) =>
    (["opt-out", "opt-in"] as const).flatMap((model) =>
      [base.metadata, []].flatMap((metadata) =>
        [true, false].map((plain) => variant(base, names, model, metadata, plain)),
      ),
    ),
  );
}

/** `plain`: without commands, last event and release date. */
function variant(
  base: Catalog,
  adapters: readonly AdapterName[],
  model: "opt-out" | "opt-in",
  metadata: Catalog["metadata"],
  plain: boolean,
): Catalog {
  const { command: _, released: __, ...product } = base.product;
  const { opt_out_event: ___, ...consent } = base.consent;
  const destinations = adapters.map((adapter, index) => ({
    id: `d${index}`,
    name: `Ziel ${index}`,
    adapter,
    endpoint: "https://example.org/x",
  }));
  return {
    ...base,
    product: plain ? product : { ...product, command: "kiln telemetry", released: "2026-01-31" },
    consent: plain ? { ...consent, model, ci: true } : { ...base.consent, model },
    destinations,
    metadata,
  };
}

/** Traits go to all destinations that a variant has. */
function withTraits(catalog: Catalog): Catalog {
  const { identify } = traitsDocument().catalog;
  if (identify === undefined) throw new Error("the fixture has no traits");
  return { ...catalog, identify: { ...identify, destinations: catalog.destinations.map(({ id }) => id) } };
}

const PLAIN = [...(reference === undefined ? [] : variants(reference)), ...variants(sampleCatalog())];
const CATALOGS = [...PLAIN, ...PLAIN.map(withTraits), traitsDocument().catalog];

const inGerman = (catalog: Catalog): LanguageDocument =>
  discloseIn(disclose(catalog), { language: "de", catalog, untranslated: [] });

type Sentences = Omit<LanguageDocument["disclosure"], "notice">;

/** Everything that the software says in words of its own, or puts around words of the catalogue. */
function sentencesOf(facts: Sentences): readonly string[] {
  return [
    ...facts.notice_rows.flatMap((row) => [
      row.title,
      row.law,
      ...row.facts.flatMap(({ label, value = "" }) => [label, value]),
    ]),
    ...[...facts.envelope, ...facts.headers, ...facts.commands].map(({ description }) => description),
    ...(facts.connection ?? []),
    ...(facts.links ?? []).flatMap(({ ties, reset }) => [ties, reset]),
    ...facts.limits.map(({ title }) => title),
    ...facts.consent_sources.flatMap(({ title, scope, explanation }) => [title, scope, explanation]),
    ...facts.files.flatMap(({ title, description }) => [title, description]),
  ];
}

/** Texts of the catalogue, which this test leaves in English. */
function ownTexts({ purposes, controller, product }: Catalog): readonly string[] {
  return [
    ...purposes.flatMap(({ title, description = "", retention = "" }) => [description, title, retention]),
    ...Object.values(controller ?? {}),
    product.name,
  ].filter((text) => text !== "");
}

const ENGLISH =
  /\b(?:the|of|and|is|are|you|your|with|what|that|it|its|to|by|nothing|from|which|this|every)\b/i;

describe("the disclosure in German", () => {
  it("leaves no sentence of the software in English, whatever the catalogue states", () => {
    const left = new Set<string>();
    for (const catalog of CATALOGS) {
      for (const sentence of sentencesOf(inGerman(catalog).disclosure)) {
        const own = ownTexts(catalog).reduce((text, one) => text.replaceAll(one, ""), sentence);
        if (ENGLISH.test(own)) left.add(sentence);
      }
    }
    expect([...left]).toEqual([]);
  });

  it("tells each sentence: the same in both languages are names, numbers and commands alone", () => {
    const same = new Set<string>();
    for (const catalog of CATALOGS) {
      const facts = disclosureFacts({ ...catalog, id: "" });
      const english = new Set(sentencesOf({ ...facts, notice_rows: noticeRows(catalog, facts) }));
      const own = new Set([
        ...ownTexts(catalog),
        ...catalog.destinations.flatMap((one) => Object.values(one)),
      ]);
      for (const sentence of sentencesOf(inGerman(catalog).disclosure))
        if (english.has(sentence) && !own.has(sentence)) same.add(sentence);
    }
    const commands = ["kiln telemetry forget", "kiln telemetry log"];
    // The sample has a category that is in no taxonomy.
    const ofTheCatalogues = ["18 months", "30 days", "2026-01-31", "2026-03-02", "Unique id"];
    const names = ["", "11 CCR § 7011(e)(4)", "DO_NOT_TRACK"];
    expect([...same].toSorted()).toEqual([...commands, ...ofTheCatalogues, ...names].toSorted());
  });

  it("changes words alone: rows, states, paths, examples and ids stay in their order", () => {
    const facts = (catalog: Catalog): unknown => ({
      ...disclosureFacts({ ...catalog, id: disclose(catalog).id }),
      notice_rows: noticeRows(catalog, disclosureFacts({ ...catalog, id: "" })),
    });
    const words = new Set(["title", "law", "label", "value", "description", "ties", "reset", "scope"]);
    words.add("explanation");
    const withoutWords = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, one) => (words.has(key) && typeof one === "string" ? "" : one)));
    for (const catalog of CATALOGS) {
      const { notice: _, connection: __, ...german } = inGerman(catalog).disclosure;
      const { connection: ___, ...english } = facts(catalog) as Sentences;
      expect(withoutWords(german)).toEqual(withoutWords(english));
    }
  });

  it("keeps the notice within 12 lines of 80 columns, with the same commands", () => {
    for (const catalog of CATALOGS) {
      const english = disclose(catalog).disclosure.notice.trimEnd().split("\n");
      const german = inGerman(catalog).disclosure.notice.trimEnd().split("\n");
      expect(german.length).toBeLessThanOrEqual(12);
      for (const line of german) expect(line.length, line).toBeLessThanOrEqual(80);
      const commands = (lines: readonly string[]): readonly string[] =>
        lines.filter((line) => line.startsWith("  ") && !line.includes("="));
      expect(commands(german)).toEqual(commands(english));
    }
  });
});

describe("a language that the software does not speak", () => {
  it("has its own texts, English sentences, and says so; a region speaks its language", () => {
    const catalog = sampleCatalog();
    const document = disclose(catalog);
    const told = { catalog: { ...catalog, why: "Pourquoi." }, untranslated: ["why"] };
    const french = discloseIn(document, { ...told, language: "fr" });
    const { wire: _, ...disclosure } = document.disclosure;
    expect(french).toMatchObject({
      language: "fr",
      original: "en",
      disclosure_language: "en",
      id: document.id,
    });
    expect(french.catalog.why).toBe("Pourquoi.");
    expect(french.disclosure).toEqual(disclosure);
    expect(discloseIn(document, { ...told, language: "de-at" }).disclosure_language).toBe("de");
  });
});

describe("the tables", () => {
  it("keep every place for a value", () => {
    const places = (text: string): number => text.split("{}").length;
    for (const [english, german] of [...GERMAN_FACTS, ...Object.entries(GERMAN_ROWS)])
      expect(places(german), english).toBe(places(english));
  });

  it("name each sentence once", () => {
    const all = GERMAN_FACTS.map(([english]) => english);
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });
});

describe("translator", () => {
  const say = translator([
    ["Stops {}.", "Hält {} an."],
    ["Stops.", "Hält an."],
    ["{} sends (a lot) to {}.", "{} sendet (viel) an {}."],
    ["Nothing else.", "Sonst nichts."],
  ]);

  it.each([
    ["Stops.", "Hält an."],
    ["Stops it.", "Hält it an."],
    ["Stops. Nothing else.", "Hält an. Sonst nichts."],
    ["Stops a.b. Nothing else.", "Hält a.b an. Sonst nichts."],
    ["A sends (a lot) to B. Nothing else.", "A sendet (viel) an B. Sonst nichts."],
    ["$& sends (a lot) to {}.", "$& sendet (viel) an {}."],
    ["Nothing else. Unknown.", "Nothing else. Unknown."],
    ["", ""],
  ])("%j becomes %j", (english, german) => {
    expect(say(english)).toBe(german);
  });
});
