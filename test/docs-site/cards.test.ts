import { hash } from "node:crypto";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "../../docs-site/plugin/cards/card.ts";
import { drawCard } from "../../docs-site/plugin/cards/draw.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "../../docs-site/plugin/cards/size.ts";
import { writable } from "../../docs-site/plugin/cards/writable.ts";

// The site's own dependency: the tests are no workspace that could have one.
const sharp = createRequire(new URL("../../docs-site/package.json", import.meta.url))(
  "sharp",
) as typeof import("sharp").default;

const card: Card = {
  over: "Kiln 1.2.0 telemetry",
  title: "Firings",
  plainTitle: "firings",
  text: "Starting a firing, and what became of it.",
  foot: "To stop it: kiln telemetry opt-out",
  label: "Telemetry facts",
  facts: [
    ["Events", "3"],
    ["Properties", "14"],
    ["Most personal", "Pseudonymous"],
  ],
  strongest: "pseudonymous",
};

const hostile: readonly string[] = [
  "x".repeat(200),
  "W".repeat(200),
  "one two ".repeat(60),
  "🚀👩‍👩‍👧‍👦 rocket",
  "مرحبا بالعالم",
  "\u202egnp.exe\u202c \u2066x\u2069",
  "窯".repeat(200),
  "</svg><script>alert(1)</script>",
  '"; background: url(https://example.org/x)',
  "&lt;b&gt; &amp; &#x3c;",
  "a\u0300\u0301\u0302\u0303".repeat(40),
  "\ud800 half a letter",
  "",
  " \n\t ",
];

describe("a card", () => {
  it("is a PNG of 1,200 × 630 pixels, the same bytes each time", async () => {
    const [first, second] = [await drawCard(card), await drawCard(card)];
    const { format, width, height } = await sharp(first).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: CARD_WIDTH, height: CARD_HEIGHT });
    expect(hash("sha256", second)).toBe(hash("sha256", first));
  });

  it("shows its title", async () => {
    const [first, second] = [await drawCard(card), await drawCard({ ...card, title: "Firing" })];
    expect(hash("sha256", second)).not.toBe(hash("sha256", first));
  });

  it.each(hostile)(
    "keeps its margins, and its texts apart, whatever the catalogue says: %j",
    async (text) => {
      const drawn = await drawCard({ ...card, title: text, text, over: text, foot: text });
      expect(await inkIn(drawn, { left: 0, top: 0, width: 60, height: CARD_HEIGHT })).toBe(0);
      expect(await inkIn(drawn, { left: CARD_WIDTH - 60, top: 0, width: 60, height: CARD_HEIGHT })).toBe(0);
      expect(await inkIn(drawn, { left: 0, top: 0, width: CARD_WIDTH, height: 48 })).toBe(0);
      expect(await inkIn(drawn, { left: 0, top: CARD_HEIGHT - 48, width: CARD_WIDTH, height: 48 })).toBe(0);
      // Between the texts and the label.
      expect(await inkIn(drawn, { left: 726, top: 0, width: 40, height: CARD_HEIGHT })).toBe(0);
    },
  );
});

/** Pixels of a part that are not paper. */
async function inkIn(
  png: Buffer,
  part: { left: number; top: number; width: number; height: number },
): Promise<number> {
  const { data, info } = await sharp(png)
    .extract(part)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let ink = 0;
  for (let at = 0; at < data.length; at += info.channels) if ((data[at] ?? 0) < 200) ink++;
  return ink;
}

describe("what the fonts of a card can write", () => {
  it.each([
    ["Pipelines", "Pipelines"],
    ["Größe, ελλάδα, Привет, Łódź", "Größe, ελλάδα, Привет, Łódź"],
    ["Rockets 🚀 and stars", "Rockets and stars"],
    ["zero\u200bwidth \u202egnp.exe", "zerowidth gnp.exe"],
    ["e\u0301t\u00e9", "été"],
    ["窯", undefined],
    ["窯と A", undefined],
    ["🚀", undefined],
    ["", undefined],
  ])("of %j is %j", (text, want) => {
    expect(writable(text)).toBe(want);
  });

  it("is never more than the text had, and writing it again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = writable(text);
        if (once === undefined) return;
        expect(once.length).toBeLessThanOrEqual(text.normalize("NFC").length);
        expect(writable(once)).toBe(once);
      }),
    );
  });
});
