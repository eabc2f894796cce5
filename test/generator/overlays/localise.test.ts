/** What a catalogue in another language keeps, and what of it is told. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Catalog, JsonValue } from "@forthright/runtime/catalog-document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkCatalog } from "../../../generator/src/catalog/link.ts";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { discloseIn } from "../../../generator/src/disclosure/languages/disclose-in.ts";
import { localise } from "../../../generator/src/overlays/localise.ts";
import { readOverlay } from "../../../generator/src/overlays/read-overlay.ts";
import { originalsOf, textsOf, withTexts } from "../../../generator/src/overlays/texts.ts";
import { validateLanguages } from "../../../generator/src/validate.ts";
import { CATALOG, originOf, TODAY } from "./support.ts";

const origin = originOf(CATALOG);
const originals = originalsOf(origin.raw);
const places = [...originals.keys()];

it("knows every text of a catalogue by its place", () => {
  expect(places).toEqual([
    "controller.location",
    "why",
    "purposes.improve-product.title",
    "purposes.improve-product.description",
    "purposes.improve-product.retention",
    "destinations.segment.country",
    "destinations.segment.safeguard",
    "destinations.segment.retention",
    "metadata.installation_id.description",
    "traits.edition.description",
    "types.Kind.description",
    "types.Kind.free_text",
    "groups.firing.title",
    "groups.firing.description",
    "groups.firing.events.FIRE.description",
    "groups.firing.events.FIRE.trigger",
    "groups.firing.events.FIRE.properties.kind.description",
    "groups.firing.events.FIRE.properties.zones.items.properties.heat.description",
    "groups.firing.events.FIRE.properties.zones.items.properties.heat.deprecated.reason",
    "groups.firing.events.FIRE.properties.zones.description",
    "groups.cooling.title",
    "groups.cooling.events.COOL.description",
  ]);
});

const PROSE = new Set(["why", "location", "title", "description", "retention", "country", "safeguard"]);
for (const key of ["free_text", "trigger", "reason"]) PROSE.add(key);

/** A catalogue without its texts: what must be the same in every language. */
const factsOf = (catalog: Catalog): JsonValue =>
  JSON.parse(JSON.stringify(catalog, (key, value) => (PROSE.has(key) ? undefined : value)));

/** An overlay in JSON, which is YAML. */
function overlayText(told: readonly string[]): string {
  const root: Record<string, unknown> = {};
  for (const place of told) {
    const steps = place.split(".");
    let at = root;
    for (const step of steps.slice(0, -1)) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>;
    }
    at[steps.at(-1) ?? ""] = `§${place}`;
  }
  return JSON.stringify(root);
}

describe("any part of the texts", () => {
  it("is told, the rest stays in the original and is named, and no fact changes", () => {
    fc.assert(
      fc.property(fc.subarray(places), (told) => {
        const overlay = readOverlay("de", "catalog.de.yaml", overlayText(told));
        expect(overlay.diagnostics).toEqual([]);
        const local = localise(overlay, origin.raw, originals);
        expect(local.untranslated).toEqual(places.filter((place) => !told.includes(place)));
        const said = [...textsOf({ ...withTexts(origin.raw, new Map(told.map((one) => [one, `§${one}`]))) })];
        expect(said.filter(({ text }) => text.startsWith("§")).map(({ place }) => place)).toEqual(
          places.filter((place) => told.includes(place)),
        );
        const { catalog } = linkCatalog(origin.raw);
        expect(factsOf(local.catalog)).toEqual(factsOf(catalog));
        expect(JSON.stringify(local.catalog).split("§").length > 1).toBe(told.length > 0);
        const document = disclose(catalog);
        expect(discloseIn(document, local).id).toBe(document.id);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves the original as it was", () => {
    const before = JSON.stringify(linkCatalog(origin.raw).catalog);
    withTexts(origin.raw, new Map(places.map((place) => [place, "§"])));
    expect(JSON.stringify(linkCatalog(origin.raw).catalog)).toBe(before);
  });
});

describe("the German overlay of this repository", () => {
  const file = fileURLToPath(new URL("../../../catalog.yaml", import.meta.url));

  it("tells every text, follows every original, and claims nothing that is not so", async () => {
    const { diagnostics, languages, catalog } = await validateLanguages(file, TODAY);
    expect(diagnostics).toEqual([]);
    const german = languages.find(({ language }) => language === "de");
    expect(german?.untranslated).toEqual([]);
    expect(german?.texts).toBeGreaterThan(140);
    expect(catalog === undefined ? "" : factsOf(catalog)).toEqual(german && factsOf(german.catalog));
  });

  it("speaks of pseudonyms and says Sie", () => {
    const text = readFileSync(file.replace(/\.yaml$/u, ".de.yaml"), "utf8");
    expect(text).not.toMatch(/anonym/iu);
    expect(text).not.toMatch(/\b(?:du|dein|deine|dich|dir)\b/iu);
    expect(text).toContain("Sie");
  });
});
