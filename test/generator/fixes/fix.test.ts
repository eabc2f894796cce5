import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  applyFixes,
  applyToOriginal,
  type Fix,
  fixCatalog,
} from "../../../generator/src/fixes/fix-catalog.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { normaliseText } from "../../../generator/src/source/text.ts";
import { forthright } from "../../support/cli.ts";

const today = "2026-01-01";
const file = "catalog.yaml";

const event = (keys: string): string =>
  completeExample(
    `groups: { g: { title: G, events: { RUN: { name: Run, description: A run., ${keys} } } } }\n`,
  );
const field = (keys: string): string => event(`properties: { size: { description: Size., ${keys} } }`);
const fixed = (text: string): string => applyFixes(text, file, fixCatalog({ text, file, today }).fixes);

describe("is fixed", () => {
  it.each<[string, string, string]>([
    ["a misspelt key", field("type: integer, reqired: true"), field("type: integer, required: true")],
    [
      "a key of another spelling",
      field("type: string, format: uuid, maxlength: 64"),
      field("type: string, format: uuid, maxLength: 64"),
    ],
    ["a quoted key", event('"triger": Now.'), event("trigger: Now.")],
    ["a misspelt choice", field("type: intger"), field("type: integer")],
    [
      "a version that is a number",
      completeExample("product: { id: acme, name: Acme, version: 1.10 } # 1.10\n"),
      completeExample('product: { id: acme, name: Acme, version: "1.10" } # 1.10\n'),
    ],
    [
      "a name that is a truth value",
      completeExample('product: { id: acme, name: true, version: "1.2.0" }\n'),
      completeExample('product: { id: acme, name: "true", version: "1.2.0" }\n'),
    ],
    ["yes", field("type: integer, required: yes"), field("type: integer, required: true")],
    ["a quoted no", field('type: integer, required: "no"'), field("type: integer, required: false")],
    [
      "false for off",
      completeExample("consent: { model: opt-out, scope: global, ci: false }\n"),
      completeExample("consent: { model: opt-out, scope: global, ci: off }\n"),
    ],
    ["a quoted number", field("type: integer, minimum: '12'"), field("type: integer, minimum: 12")],
    ["several in one line", field("type: intger, reqired: yes"), field("type: integer, reqired: yes")],
  ])("%s", (_what, before, after) => {
    expect(fixed(before)).toBe(after);
  });
});

describe("is left to a person", () => {
  it.each<[string, string]>([
    ["a key with two that are close", field("type: integer, requir: true")],
    ["a key like no other", event("colour: red")],
    ["a key whose right form is there", field("type: integer, required: true, requird: true")],
    ["a reference", field("type: integer, purpose: improve-prodct")],
    ["a number for a truth value", field("type: integer, required: 1")],
    ["a number with leading zeros", field("type: integer, minimum: '007'")],
    ["a fix that brings up another error", field("type: integer, maximun: 3, minimum: 5")],
    ["a fault without one", completeExample("consent: { model: opt-out }\n")],
  ])("%s", (_what, text) => {
    expect(fixed(text)).toBe(text);
  });

  it("only that fix: the others are made, and it is said how many are left", () => {
    const text = field("type: integer, maximun: 3, minimum: 5, required: yes");
    const { fixes, leftOut } = fixCatalog({ text, file, today });
    expect([fixes.map(({ before, text: after }) => `${before}>${after}`), leftOut]).toEqual([
      ["maximun>maximum"],
      1,
    ]);
  });
});

it("never brings up an error, and is done after one run, whatever is misspelt", () => {
  const words = completeExample("").match(/[a-z_]{4,}/g) ?? [];
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(12), fc.constantFrom("", "x", "_"), (word, at, added) => {
      const wrong = word.slice(0, at % word.length) + added + word.slice((at % word.length) + 1);
      const text = completeExample("").replace(word, wrong);
      const count = (one: string): number =>
        loadCatalog({ text: one, file, today }).diagnostics.filter(({ severity }) => severity === "error")
          .length;
      const after = fixed(text);
      expect(count(after)).toBeLessThanOrEqual(count(text));
      expect(fixed(after)).toBe(after);
    }),
    { numRuns: 100 },
  );
});

it("keeps a byte-order mark and every line end", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "\n", "\r\n", "é"), { maxLength: 30 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.boolean(), fc.nat(), (body, mark, at) => {
      const original = `${mark ? "\uFEFF" : ""}${body}`;
      const normal = normaliseText(original);
      const start = normal.length === 0 ? 0 : at % normal.length;
      const end = normal[start] === "\n" || start >= normal.length ? start : start + 1;
      const fix: Fix = { code: "unknown-key", file, span: { start, end }, text: "X", before: "" };
      const want = applyFixes(normal, file, [fix]);
      const got = applyToOriginal(original, file, [fix]);
      expect(normaliseText(got)).toBe(want);
      expect(got.match(/\r\n/g)?.length).toBe(original.match(/\r\n/g)?.length);
    }),
  );
});

describe("forthright validate --fix", () => {
  let folder = "";
  const place = (name: string): string => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "forthright-fix-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("changes the words and nothing else, says so, and keeps mode and links", () => {
    const text = `\uFEFF# first\r\n${event("triger: Now.").replaceAll("\n", "\r\n")}`;
    writeFileSync(place("real.yaml"), text);
    chmodSync(place("real.yaml"), 0o640);
    symlinkSync("real.yaml", place("catalog.yaml"));
    const { code, out, err } = forthright(folder, "validate", "--fix");
    expect([code, out]).toEqual([0, "catalog.yaml is sound: 1 event in 1 group, 1 metadata field\n"]);
    expect(err).toMatch(/^Fixed 1 fault:\n {2}catalog\.yaml:\d+:\d+: triger -> trigger \(unknown-key\)\n$/);
    expect(readFileSync(place("real.yaml"), "utf8")).toBe(text.replace("triger", "trigger"));
    expect(statSync(place("real.yaml")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).toSorted()).toEqual(["catalog.yaml", "real.yaml"]);
    expect(forthright(folder, "validate", "--fix")).toEqual({ code: 0, out, err: "" });
  });

  it("with --dry-run writes nothing, and fails where something would be fixed", () => {
    const text = event("triger: Now.");
    writeFileSync(place("catalog.yaml"), text);
    const { code, out, err } = forthright(folder, "validate", "--fix", "--dry-run");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("Would fix 1 fault:");
    expect(readFileSync(place("catalog.yaml"), "utf8")).toBe(text);
    expect(forthright(folder, "validate", "--dry-run")).toMatchObject({ code: 2, out: "" });
  });

  it("mends included files in their place, and shows what is left", () => {
    mkdirSync(place("more"));
    writeFileSync(place("catalog.yaml"), completeExample("include: [more/*.yaml]\n"));
    writeFileSync(place("more/a.yaml"), "# types\ntypes: { T: { type: intger } }\n");
    const { code, out, err } = forthright(folder, "validate", "--fix");
    expect([code, err]).toEqual([
      0,
      "Fixed 1 fault:\n  more/a.yaml:2:21: intger -> integer (unknown-value)\n",
    ]);
    expect(out).toContain("warning[unused-type]");
    expect(readFileSync(place("more/a.yaml"), "utf8")).toBe("# types\ntypes: { T: { type: integer } }\n");
  });

  it("keeps the formats for programs whole", () => {
    writeFileSync(place("catalog.yaml"), event("triger: Now., colour: red"));
    const { code, out } = forthright(folder, "validate", "--fix", "--format", "json");
    expect([code, JSON.parse(out).errors]).toEqual([1, 1]);
  });
});
