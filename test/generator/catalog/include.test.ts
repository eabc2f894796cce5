import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indexLines } from "../../../generator/src/diagnostics/lines.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { validateFile } from "../../../generator/src/validate.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-include-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A sound catalogue that includes; its own group is `pipelines`. */
const main = (...patterns: readonly string[]): string =>
  completeExample(`include: [${patterns.map((one) => JSON.stringify(one)).join(", ")}]\n`);

const group = (id: string, constant = id.toUpperCase(), keys = ""): string =>
  `groups:\n  ${id}:\n    title: ${id}\n    events:\n      ${constant}: { name: ${constant}, description: Happened.${keys} }\n`;

const validate = (): ReturnType<typeof validateFile> =>
  validateFile(join(folder, "catalog.yaml"), "2026-01-01");

/** `code file:line marked text`, and the same for each related place. */
function faults(): readonly string[] {
  const { diagnostics, sources } = validate();
  const at = (file: string, span?: { readonly start: number; readonly end: number }): string => {
    const text = sources.get(file) ?? "";
    const name = relative(folder, file);
    if (span === undefined) return name;
    return `${name}:${indexLines(text).positionAt(span.start).line} ${text.slice(span.start, span.end)}`;
  };
  return diagnostics.flatMap((one) => [
    `${one.code} ${at(one.file, one.span)}`,
    ...(one.related ?? []).map((two) => `  ${at(two.file, two.span)}`),
  ]);
}

describe("include", () => {
  it("adds groups, types and purposes of all files, in the order of patterns and names", () => {
    write({
      "catalog.yaml": main("catalog/*.yaml", "more.yaml"),
      "catalog/b.yaml": `types: { Mode: { type: string, enum: [fast] } }\n${group("b", "B", ", properties: { mode: { $type: Mode, description: Mode. } }")}`,
      "catalog/B2.yaml": group("b2", "B2", ", purpose: extra"),
      "catalog/a.yaml": group("a"),
      "more.yaml": "purposes: { extra: { title: Extra, basis: legitimate-interests } }\n",
    });
    const { catalog, diagnostics } = validate();
    expect(diagnostics).toEqual([]);
    expect(catalog?.groups.map((one) => one.id)).toEqual(["pipelines", "b2", "a", "b"]);
    expect(catalog?.types.map((one) => one.name)).toEqual(["Mode"]);
    expect(catalog?.purposes.map((one) => one.id)).toEqual(["improve-product", "extra"]);
  });

  it("gives the same catalogue as one file with the same entries", () => {
    write({ "catalog.yaml": main("a.yaml"), "a.yaml": group("a") });
    const whole = completeExample(
      `groups:\n  pipelines:\n    title: Pipelines\n    events:\n      RUN_PIPELINE: { name: Pipeline run, description: A pipeline was run. }\n${group("a").replace("groups:\n", "")}`,
    );
    const alone = loadCatalog({ text: whole, file: "catalog.yaml", today: "2026-01-01" });
    expect(alone.diagnostics).toEqual([]);
    expect(validate().catalog).toEqual(alone.catalog);
  });

  it("takes all groups from other files, and files from files, relative to each", () => {
    const head = completeExample("").slice(0, completeExample("").indexOf("groups:"));
    write({
      "catalog.yaml": `${head}include: [parts/index.yaml]\n`,
      "parts/index.yaml": "include: [deep/**/*.yaml]\n",
      "parts/deep/x/a.yaml": group("a"),
      "parts/deep/b.yaml": group("b"),
    });
    expect(faults()).toEqual([]);
    expect(validate().catalog?.groups.map((one) => one.id)).toEqual(["b", "a"]);
  });

  it("names the right file and place for faults of every stage", () => {
    const twice = group("a", "RUN_PIPELINE").replace("name: RUN_PIPELINE", "name: Pipeline run");
    write({
      "catalog.yaml": main("*/a.yaml", "parts/b.yaml"),
      "parts/a.yaml": `# é\r\n${twice}product: {}\n`,
      "parts/b.yaml": group("b", "B", ", nmae: x, properties: { n: { $type: Nope, description: N. } }"),
    });
    expect(faults()).toEqual(["unknown-key parts/a.yaml:7 product"]);
    write({ "parts/a.yaml": `# é\r\n${twice}` });
    expect(faults()).toEqual([
      "duplicate-constant parts/a.yaml:6 RUN_PIPELINE",
      "  catalog.yaml:16 RUN_PIPELINE",
      "duplicate-wire-name parts/a.yaml:6 Pipeline run",
      "  catalog.yaml:16 Pipeline run",
      "unknown-key parts/b.yaml:5 nmae",
      "unknown-type parts/b.yaml:5 Nope",
    ]);
  });

  it("answers findings in included files by their own suppressions", () => {
    const mixed = group("a").replace("name: A", "name: Pаge");
    write({ "catalog.yaml": main("a.yaml"), "a.yaml": mixed });
    expect(faults()).toEqual(["mixed-script a.yaml:5 Pаge"]);
    write({
      "a.yaml": mixed.replace("title: a", "title: a\n    suppress: [{ rule: mixed-script, reason: Meant. }]"),
    });
    expect(faults()).toEqual([]);
  });
});

describe("what may not be included", () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["nothing", { "catalog.yaml": main("nope/*.yaml") }, ['include-not-found catalog.yaml:17 "nope/*.yaml"']],
    ["above", { "catalog.yaml": main("../a.yaml") }, ['include-outside catalog.yaml:17 "../a.yaml"']],
    [
      "absolute",
      { "catalog.yaml": main("/etc/hostname") },
      ['include-outside catalog.yaml:17 "/etc/hostname"'],
    ],
    ["itself", { "catalog.yaml": main("*.yaml") }, ['include-cycle catalog.yaml:17 "*.yaml"']],
    [
      "a cycle",
      { "catalog.yaml": main("a.yaml"), "a.yaml": "include: [b.yaml]\n", "b.yaml": "include: [a.yaml]\n" },
      ["include-cycle b.yaml:1 a.yaml"],
    ],
    [
      "twice",
      { "catalog.yaml": main("a.yaml", "*/../b.yaml", "?.yaml"), "a.yaml": group("a") },
      [
        'include-outside catalog.yaml:17 "*/../b.yaml"',
        'included-twice catalog.yaml:17 "?.yaml"',
        '  catalog.yaml:17 "a.yaml"',
      ],
    ],
    [
      "the same entry",
      { "catalog.yaml": main("a.yaml", "b.yaml"), "a.yaml": group("a"), "b.yaml": group("a", "OTHER") },
      ["duplicate-entry b.yaml:2 a", "  a.yaml:2 a"],
    ],
    [
      "an entry of the catalogue",
      { "catalog.yaml": main("a.yaml"), "a.yaml": group("pipelines", "OTHER") },
      ["duplicate-entry a.yaml:2 pipelines", "  catalog.yaml:13 pipelines"],
    ],
    [
      "other shapes",
      { "catalog.yaml": main("a.yaml"), "a.yaml": "groups: []\ntypes: 1\ninclude: a\nmetadata: {}\n" },
      [
        "wrong-type a.yaml:1 []",
        "wrong-type a.yaml:2 1",
        "wrong-type a.yaml:3 a",
        "unknown-key a.yaml:4 metadata",
      ],
    ],
    ["no YAML", { "catalog.yaml": main("a.yaml"), "a.yaml": "a: [\n" }, ["yaml-syntax a.yaml:2 "]],
    ["nothing in it", { "catalog.yaml": main("a.yaml"), "a.yaml": "# empty\n" }, ["empty-catalogue a.yaml"]],
    ["a list", { "catalog.yaml": main("a.yaml"), "a.yaml": "[1]\n" }, ["root-not-a-map a.yaml:1 [1]"]],
    [
      "control",
      { "catalog.yaml": main("a.yaml"), "a.yaml": "a: \u0007\n" },
      ["control-character a.yaml:1 \u0007"],
    ],
    [
      "not a list",
      { "catalog.yaml": completeExample("include: a.yaml\n") },
      ["wrong-type catalog.yaml:17 a.yaml"],
    ],
    [
      "no entries",
      { "catalog.yaml": completeExample("include: []\n") },
      ["missing-key catalog.yaml:17 include"],
    ],
  ])("%s", (_what, files, want) => {
    write(files);
    expect(faults()).toEqual(want);
    expect(validate().catalog).toBeUndefined();
  });

  it("a link out of the folder; one inside is fine", () => {
    const outside = mkdtempSync(join(tmpdir(), "forthright-outside-"));
    try {
      writeFileSync(join(outside, "a.yaml"), group("a"));
      write({ "catalog.yaml": main("a.yaml", "linked/*.yaml"), "real/b.yaml": group("b") });
      symlinkSync(join(outside, "a.yaml"), join(folder, "a.yaml"));
      symlinkSync("real", join(folder, "linked"));
      expect(faults()).toEqual(["include-outside a.yaml"]);
      rmSync(join(folder, "a.yaml"));
      write({ "a.yaml": group("a") });
      expect(faults()).toEqual([]);
      rmSync(join(folder, "linked"));
      symlinkSync(outside, join(folder, "linked"));
      expect(faults()).toEqual(["include-outside linked/a.yaml"]);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  it("more files than anybody writes, in bounded time", () => {
    write({ "catalog.yaml": main("many/*.yaml") });
    write(
      Object.fromEntries(Array.from({ length: 1_200 }, (_, index) => [`many/${index}.yaml`, "types: {}\n"])),
    );
    expect(faults()).toEqual(['yaml-too-big catalog.yaml:17 "many/*.yaml"']);
  });

  it("anything, where only a text is given", () => {
    const { diagnostics } = loadCatalog({ text: main("a.yaml"), file: "x", today: "2026-01-01" });
    expect(diagnostics.map((one) => one.code)).toEqual(["include-not-found"]);
  });
});
