/** What is wrong with an overlay, and where. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LoadedLanguages } from "../../../generator/src/overlays/load.ts";
import { fingerprint } from "../../../generator/src/overlays/records.ts";
import { validateLanguages } from "../../../generator/src/validate.ts";
import { CATALOG, TODAY } from "./support.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-overlay-"));
  writeFileSync(join(folder, "catalog.yaml"), CATALOG);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const validate = (): Promise<LoadedLanguages> => validateLanguages(join(folder, "catalog.yaml"), TODAY);

/** `code file:line` of each diagnostic. */
async function found(): Promise<readonly string[]> {
  const { diagnostics, sources } = await validate();
  return diagnostics.map(({ code, file, span }) => {
    const line =
      span === undefined ? "" : `:${(sources.get(file) ?? "").slice(0, span.start).split("\n").length}`;
    return `${code} ${file.slice(folder.length + 1)}${line}`;
  });
}

/** The overlay with a record for each text of it that stands at one of the given places. */
const recorded = (text: string, ...records: readonly (readonly [string, string, string])[]): string =>
  `${text}translated:\n${records.map(([place, a, b]) => `  - ${place} ${fingerprint(a)} ${fingerprint(b)}`).join("\n")}\n`;

const WHY = "We want to know what is used.";

describe("the form of an overlay", () => {
  it.each<[name: string, text: string, want: readonly string[]]>([
    ["a key that no catalogue has", "wyh: Weil.\n", ["unknown-key catalog.de.yaml:1"]],
    [
      "a key that is no text",
      "groups:\n  firing:\n    events:\n      FIRE:\n        name: Ofen\n",
      ["overlay-not-a-text catalog.de.yaml:5"],
    ],
    ["a section without texts", "product: { name: Ofen }\n", ["overlay-not-a-text catalog.de.yaml:1"]],
    ["an include", "include: [more.yaml]\n", ["overlay-not-a-text catalog.de.yaml:1"]],
    ["a suppression", "suppress: []\n", ["overlay-not-a-text catalog.de.yaml:1"]],
    ["a list for a text", "why: [Weil]\n", ["wrong-type catalog.de.yaml:1"]],
    ["an empty text", 'why: ""\n', ["empty-text catalog.de.yaml:1"]],
    ["a number for a text", "why: 1.10\n", ["number-as-text catalog.de.yaml:1"]],
    ["a title of two lines", 'groups:\n  firing:\n    title: "a\\nb"\n', ["not-one-line catalog.de.yaml:3"]],
    ["broken YAML", "why: {\n", ["yaml-syntax catalog.de.yaml:2"]],
    [
      "an alias of a map",
      "controller: &a { location: Bonn }\npurposes: *a\n",
      ["wrong-type catalog.de.yaml:2", "yaml-alias catalog.de.yaml:2"],
    ],
    ["a double key", "why: Weil.\nwhy: Darum.\n", ["duplicate-key catalog.de.yaml:2"]],
    ["nothing", "", ["empty-catalogue catalog.de.yaml"]],
    ["a control character", "why: We\u0007il\n", ["control-character catalog.de.yaml:1"]],
    ["another format", "forthright: 2\n", ["unknown-format catalog.de.yaml:1"]],
  ])("%s", async (_name, text, want) => {
    put("catalog.de.yaml", text);
    expect(await found()).toEqual(want);
    const { catalog, languages } = await validate();
    expect([catalog, languages]).toEqual([undefined, []]);
  });

  it("is told beside the faults of the catalogue, in one run", async () => {
    put("catalog.yaml", CATALOG.replace("basis: legitimate-interests", "basis: mood"));
    put("catalog.de.yaml", "wyh: Weil.\n");
    expect(await found()).toEqual(["unknown-key catalog.de.yaml:1", "unknown-value catalog.yaml:9"]);
  });

  it("survives any text: diagnostics or texts, and no exception", async () => {
    const pieces = fc.constantFrom(
      "why: ",
      "groups:\n",
      "  firing:\n",
      "    title: ",
      "\n",
      "a",
      "{",
      "- ",
      "&x ",
      "*x",
      "'",
      "\u202e",
      "\t",
      "translated:\n",
      "  - why 0 1\n",
      "__proto__: ",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        put("catalog.de.yaml", parts.join(""));
        const { diagnostics, sources } = await validate();
        for (const { file, span } of diagnostics)
          expect(span === undefined || span.end <= (sources.get(file) ?? "").length + 1).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("texts and what they tell", () => {
  it.each<[name: string, text: string, want: readonly string[]]>([
    [
      "an event that is not there",
      "groups:\n  firing:\n    events:\n      FRIE:\n        description: Brand.\n",
      ["overlay-stranger catalog.de.yaml:4"],
    ],
    [
      "a key that the original has not",
      "groups: { cooling: { description: Kühl. } }\n",
      ["overlay-stranger catalog.de.yaml:1"],
    ],
    [
      "a purpose that is not there",
      "purposes: { other: { title: Sonst. } }\n",
      ["overlay-stranger catalog.de.yaml:1"],
    ],
    [
      "a section that is not there",
      "types: { Kind: { description: Arten. }, Other: { description: A. } }\n",
      ["overlay-unrecorded catalog.de.yaml", "overlay-stranger catalog.de.yaml:1"],
    ],
    ["no record", "why: Weil.\n", ["overlay-unrecorded catalog.de.yaml"]],
    ["a record of this original", recorded("why: Weil.\n", ["why", WHY, "Weil."]), []],
    [
      "a record of it in other lines",
      recorded("why: Weil.\n", ["why", "We want to know\n  what is used.\n", "Weil."]),
      [],
    ],
    [
      "a record of another original",
      recorded("why: Weil.\n", ["why", "We want it.", "Weil."]),
      ["overlay-stale catalog.de.yaml:1"],
    ],
    ["a record that is rubbish", "why: Weil.\ntranslated: [why]\n", ["overlay-unrecorded catalog.de.yaml"]],
    ["a record of nothing", recorded("forthright: 1\n", ["groups.x.title", "X", "Y"]), []],
    [
      "a claim that the facts do not bear out",
      recorded("why: Alles ist anonym.\n", ["why", WHY, "Alles ist anonym."]),
      ["claim-of-anonymity catalog.de.yaml:1"],
    ],
    [
      "an absolute word",
      recorded("why: Das schadet nie.\n", ["why", WHY, "Das schadet nie."]),
      ["absolute-claim catalog.de.yaml:1"],
    ],
    [
      "a link that is not safe",
      recorded('why: "[hier](javascript:x)"\n', ["why", WHY, "[hier](javascript:x)"]),
      ["unsafe-link catalog.de.yaml:1"],
    ],
    [
      "a bidirectional control",
      recorded('why: "A \\u202Enur."\n', ["why", WHY, "A \u202enur."]),
      ["hidden-character catalog.de.yaml:1"],
    ],
    ["a hidden character in a comment", "forthright: 1 # \u2066\n", ["hidden-character catalog.de.yaml:1"]],
  ])("%s", async (_name, text, want) => {
    put("catalog.de.yaml", text);
    expect(await found()).toEqual(want);
  });

  it("says where a moved event stands, what a misspelt one was, and shows the original that changed", async () => {
    put(
      "catalog.de.yaml",
      "groups:\n  cooling: { events: { FIRE: { description: X. }, COLO: { description: X. } } }\n",
    );
    const { diagnostics } = await validate();
    expect(diagnostics.map(({ hint }) => hint)).toEqual([
      "move it: the event stands in the group `firing`",
      "did you mean `COOL`?",
    ]);
    put("catalog.de.yaml", recorded("why: Weil.\n", ["why", "Before.", "Weil."]));
    const [stale] = (await validate()).diagnostics;
    expect(stale?.related).toEqual([
      {
        file: join(folder, "catalog.yaml"),
        message: "the original",
        span: { start: CATALOG.indexOf("|"), end: expect.any(Number) },
      },
    ]);
  });

  it("does not repeat in a translation what the catalogue's author has answered", async () => {
    put(
      "catalog.yaml",
      `${CATALOG.replace("what is used.\n", "what is used. We never ask.\n")}suppress: [{ rule: absolute-claim, reason: There is no code that asks. }]\n`,
    );
    const text = "Wir fragen nie.";
    put("catalog.de.yaml", recorded(`why: ${text}\n`, ["why", `${WHY} We never ask.`, text]));
    expect(await found()).toEqual([]);
  });
});

describe("files", () => {
  it.each<[name: string, want: readonly string[]]>([
    ["catalog.DE.yaml", ["overlay-name catalog.DE.yaml"]],
    ["catalog.pt_BR.yaml", ["overlay-name catalog.pt_BR.yaml"]],
    ["catalog.en.yaml", ["overlay-language catalog.en.yaml"]],
    ["catalog.backup.yaml", []],
    ["catalog.de.yaml.bak", []],
    ["catalog.de.json", []],
    ["other.de.yaml", []],
    ["catalog.pt-br.yml", ["overlay-unrecorded catalog.pt-br.yml"]],
  ])("%s", async (name, want) => {
    put(name, "why: Weil.\n");
    expect(await found()).toEqual(want);
  });

  it("the catalogue itself is no overlay, whatever its ending", async () => {
    put("kiln.yml", CATALOG);
    put("kiln.yaml", "forthright: 1\n");
    const { diagnostics, languages } = await validateLanguages(join(folder, "kiln.yml"), TODAY);
    expect([diagnostics, languages]).toEqual([[], []]);
  });

  it("one language in two files is an error, whatever the ending", async () => {
    for (const end of ["yaml", "yml"]) put(`catalog.de.${end}`, "forthright: 1\n");
    expect(await found()).toEqual(["overlay-language catalog.de.yml"]);
  });

  it("a catalogue in German can be told in English, and not in German", async () => {
    put("catalog.yaml", `language: de\n${CATALOG}`);
    put("catalog.en.yaml", "forthright: 1\n");
    expect(await found()).toEqual([]);
    put("catalog.de.yaml", "forthright: 1\n");
    expect(await found()).toEqual(["overlay-language catalog.de.yaml"]);
  });

  it("a link that leads out of the folder is not followed", async () => {
    const outside = mkdtempSync(join(tmpdir(), "forthright-outside-"));
    writeFileSync(join(outside, "secret"), "why: secret\n");
    symlinkSync(join(outside, "secret"), join(folder, "catalog.de.yaml"));
    expect(await found()).toEqual(["include-outside catalog.de.yaml"]);
    rmSync(outside, { recursive: true });
  });

  it("a folder of that name is a fault and no crash", async () => {
    mkdirSync(join(folder, "catalog.de.yaml"));
    expect(await found()).toEqual(["file-not-readable catalog.de.yaml"]);
  });
});
