/** `forthright overlay`: what it writes, and what it leaves alone. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOverlay } from "../../../generator/src/overlays/read-overlay.ts";
import { fingerprint } from "../../../generator/src/overlays/records.ts";
import { originalsOf } from "../../../generator/src/overlays/texts.ts";
import { updateOverlay } from "../../../generator/src/overlays/update.ts";
import { validateLanguages } from "../../../generator/src/validate.ts";
import { forthright } from "../../support/cli.ts";
import { CATALOG, originOf, TODAY } from "./support.ts";

const originals = originalsOf(originOf(CATALOG).raw);

const update = (
  text: string,
  accepts: (place: string) => boolean = () => false,
): ReturnType<typeof updateOverlay> =>
  updateOverlay(readOverlay("de", "catalog.de.yaml", text), originals, accepts);

/** The lines that are the author's. */
const authors = (text: string): string =>
  text
    .split("\n")
    .filter(
      (line) =>
        !line.startsWith("#?") &&
        !/^ {2}- \S+ [0-9a-f]{8} [0-9a-f]{8}$/u.test(line) &&
        line !== "translated:",
    )
    .join("\n")
    .trimEnd();

describe("updateOverlay", () => {
  it("lists what is missing in the catalogue's shape, and records what is there", () => {
    const { text, missing, recorded, stale, texts } = update("why: Weil.\n");
    expect([missing.length, recorded.length, stale.length, texts]).toEqual([21, 1, 0, 22]);
    expect(text).toMatch(
      /^why: Weil\.\n\n#\? # Not told .*\n#\? controller:\n#\? {3}location: "?Bonn, Germany/u,
    );
    expect(text).toContain("#?   firing:\n#?     title: Firing\n#?     description: Heating things up.\n");
    expect(text).toMatch(
      /\n#\? # Kept by `forthright overlay de`: .*\ntranslated:\n {2}- why [0-9a-f]{8} [0-9a-f]{8}\n$/u,
    );
  });

  it("what it lists can be uncommented as it is, and is then the original told whole", () => {
    const listed = update("forthright: 1\n").text.split("\n").slice(2);
    const yaml = listed.map((line) => line.replace(/^#\? /u, "")).join("\n");
    const overlay = readOverlay("de", "catalog.de.yaml", yaml);
    expect(overlay.diagnostics).toEqual([]);
    expect([...overlay.texts].map(([place, { text }]) => [place, text.trim()])).toEqual(
      [...originals].map(([place, { text }]) => [place, text.trim()]),
    );
  });

  // An indented comment can be taken for a part of the text above it; see below.
  const COMMENTS = ["# mine", "", "#", "#?", "#? ours"];
  const TEXTS = [
    "why: |\n  #? no comment\n  Weil.",
    "controller:\n  location: Bonn # here",
    'types: { Kind: { description: "#? x" } }',
  ];

  it("changes no line of the author's, is done after one run, and loses no text", () => {
    const part = fc.oneof(fc.constantFrom(...COMMENTS), fc.constant("translated: [why 00000000 00000000]"));
    const file = fc.tuple(
      fc.uniqueArray(part),
      fc.shuffledSubarray(TEXTS),
      fc.uniqueArray(fc.constantFrom(...COMMENTS)),
    );
    fc.assert(
      fc.property(file, ([first, middle, last]) => {
        const text = `${["forthright: 1", ...first, ...middle, ...last].join("\n")}\n`;
        const once = update(text);
        const withoutOurs = text
          .split("\n")
          .filter((line) => !line.startsWith("translated:"))
          .join("\n");
        expect(authors(once.text)).toBe(authors(withoutOurs));
        expect(update(once.text).text).toBe(once.text);
        const texts = (one: string): unknown =>
          [...readOverlay("de", "x", one).texts].map(([place, { text: t }]) => [place, t]);
        expect(texts(once.text)).toEqual(texts(text));
      }),
      { numRuns: 100 },
    );
  });

  const record = (original: string, translation: string): string =>
    `why: Weil.\ntranslated:\n  - why ${fingerprint(original)} ${fingerprint(translation)}\n`;
  const NOW = "We want to know what is used.";

  it.each<[string, string, boolean, string]>([
    ["an original that is the same", record(NOW, "Weil."), false, "same"],
    ["a text that was polished", record(NOW, "Darum."), false, "same"],
    ["an original that changed", record("Before.", "Weil."), false, "stale"],
    ["an original that changed, and the text too", record("Before.", "Darum."), false, "new"],
    ["an original that changed, accepted", record("Before.", "Weil."), true, "new"],
    ["no record", "why: Weil.\n", false, "new"],
  ])("%s", (_name, text, accepted, want) => {
    const { stale, recorded, text: now } = update(text, () => accepted);
    expect([stale.length, recorded.length]).toEqual([want === "stale" ? 1 : 0, want === "new" ? 1 : 0]);
    const kept = want === "stale" ? "Before." : NOW;
    expect(now).toContain(`  - why ${fingerprint(kept)} ${fingerprint("Weil.")}\n`);
  });

  it("forgets records of texts that are gone", () => {
    expect(update(`forthright: 1\ntranslated:\n  - groups.x.title 00000000 00000000\n`).text).not.toContain(
      "groups.x",
    );
  });
});

describe("forthright overlay", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "forthright-overlay-"));
    writeFileSync(join(folder, "catalog.yaml"), CATALOG);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (): string => readFileSync(join(folder, "catalog.de.yaml"), "utf8");

  it("begins a file, keeps it, and says what changed until it is accepted", async () => {
    const begun = forthright(folder, "overlay", "de");
    expect([begun.code, begun.err]).toEqual([0, ""]);
    expect(begun.out).toMatch(
      /^catalog\.de\.yaml: 0 of 22 texts; 0 newly recorded\n {2}missing {2}controller/u,
    );
    expect((await validateLanguages(join(folder, "catalog.yaml"), TODAY)).diagnostics).toEqual([]);

    writeFileSync(
      join(folder, "catalog.de.yaml"),
      file().replace("forthright: 1\n", "forthright: 1\r\nwhy: Weil.\n"),
    );
    expect(forthright(folder, "overlay", "de").out).toMatch(/: 1 of 22 texts; 1 newly recorded\n/u);
    writeFileSync(join(folder, "catalog.yaml"), CATALOG.replace("what is used.\n", "what fails.\n"));
    expect(forthright(folder, "validate").out).toMatch(
      /^warning\[overlay-stale\].*catalog\.yaml is sound.*de: 1 of 22/su,
    );
    const before = file();
    expect(forthright(folder, "overlay", "de").out).toContain("  changed  why\n");
    expect(file()).toBe(before);
    expect(forthright(folder, "overlay", "de", "--accept", "why").out).toContain("1 newly recorded");
    expect(forthright(folder, "validate").out).toMatch(/^catalog\.yaml is sound/u);
    expect(readdirSync(folder).toSorted()).toEqual(["catalog.de.yaml", "catalog.yaml"]);
  });

  it.each<[string, readonly string[], number, RegExp]>([
    ["a tag that is none", ["overlay", "German"], 2, /German is no lower-case language tag/u],
    ["a place that is none", ["overlay", "de", "--accept", "whi"], 2, /no text stands at whi \(why\?\)/u],
    ["the catalogue's own language", ["overlay", "en"], 1, /overlay-language/u],
    ["a catalogue that is not there", ["overlay", "de", "nope.yaml"], 1, /file-not-readable/u],
  ])("%s: says so and writes nothing", (_name, args, code, want) => {
    const ended = forthright(folder, ...args);
    expect(ended.code).toBe(code);
    expect(ended.out + ended.err).toMatch(want);
    expect(readdirSync(folder)).toEqual(["catalog.yaml"]);
  });

  it.each<[string, string, RegExp]>([
    ["a file with a fault", "wyh: x\n", /unknown-key/u],
    ["a file in one pair of brackets", "{ why: Weil. }\n", /overlay-not-kept/u],
    ["a file that would say something else", "why: |\n  Weil.\n#? ours\n   # mine\n", /overlay-not-kept/u],
  ])("%s stays as it is", (_name, text, want) => {
    writeFileSync(join(folder, "catalog.de.yaml"), text);
    const { code, out } = forthright(folder, "overlay", "de");
    expect([code, file()]).toEqual([1, text]);
    expect(out).toMatch(want);
  });

  it("is named where somebody takes an overlay for a catalogue", () => {
    writeFileSync(join(folder, "catalog.de.yaml"), "why: Weil.\n");
    const { code, err } = forthright(folder, "validate", "catalog.de.yaml");
    expect([code, err]).toEqual([
      1,
      "catalog.de.yaml is an overlay. To check both: forthright validate catalog.yaml\n",
    ]);
  });

  it("keeps line ends and byte-order mark", () => {
    writeFileSync(join(folder, "catalog.de.yaml"), "\uFEFFwhy: Weil.\r\n");
    expect(forthright(folder, "overlay", "de").code).toBe(0);
    expect(file()).toMatch(/^\uFEFFwhy: Weil\.\r\n\r\n#\?/u);
    expect(file().replaceAll("\r\n", "")).not.toContain("\n");
  });
});
