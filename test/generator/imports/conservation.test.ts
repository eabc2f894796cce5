/** Nothing of a plan is dropped: whatever stands in it stands in the catalogue, as a value or as a comment. */
import { describe, expect, it } from "vitest";
import { hasErrors } from "../../../generator/src/diagnostics/diagnostic.ts";
import { parseCsv } from "../../../generator/src/imports/csv.ts";
import type { PlanFile } from "../../../generator/src/imports/readers/read-file.ts";
import type { MapNode, Node } from "../../../generator/src/source/tree.ts";
import { parseForeign } from "../../../generator/src/source/yaml.ts";
import {
  CASES,
  type Case,
  catalogOf,
  filesOf,
  importCase,
  type Scalar,
  says,
  scalarsOf,
  wordsOf,
} from "./support.ts";

const isTree = ({ format }: Case): boolean => format !== "amplitude" && format !== "python-enum";
const TREES = CASES.filter(isTree);
const ROWS = CASES.filter((fixture) => fixture.format === "amplitude");
const ENUMS = CASES.filter((fixture) => fixture.format === "python-enum");

const rootsOf = ({ file, text }: PlanFile): readonly Node[] => parseForeign(text, file).documents;
const cellsOf = ({ text }: PlanFile): readonly Scalar[] => parseCsv(text).records.slice(1).flat();

/** Python's literals, without their quotes. */
function literalsOf({ text }: PlanFile): readonly Scalar[] {
  return [...text.matchAll(/(?<=^ {4}[A-Za-z_]+ = )(["'])(?:\\.|(?!\1).)*\1/gm)].map((match) => {
    return { text: match[0].slice(1, -1), start: match.index, end: match.index + match[0].length };
  });
}

/** The same plan with one stretch of one file replaced. */
function changed(
  fixture: Case,
  file: PlanFile,
  { start, end }: Omit<Scalar, "text">,
  text: string,
): readonly PlanFile[] {
  return filesOf(fixture.source).map((one) => {
    if (one.file !== file.file) return one;
    return { file: one.file, text: one.text.slice(0, start) + text + one.text.slice(end) };
  });
}

/** The change either makes the plan faulty, which is said, or is found in a catalogue that is valid. */
function expectFound(fixture: Case, files: readonly PlanFile[], ...wanted: readonly string[]): void {
  const result = importCase(fixture, { files });
  if (result.yaml === undefined) {
    expect(hasErrors(result.diagnostics)).toBe(true);
    return;
  }
  catalogOf(result);
  const words = wordsOf(result.yaml);
  for (const one of wanted) expect(says(words, one), `${one} in\n${result.yaml}`).toBe(true);
}

function mapsOf(node: Node): readonly MapNode[] {
  if (node.kind === "scalar") return [];
  if (node.kind === "list") return node.items.flatMap(mapsOf);
  return [node, ...node.entries.flatMap(({ value }) => mapsOf(value))];
}

describe.each(TREES)("every value of $name", (fixture) => {
  it("is in the catalogue", () => {
    const words = wordsOf(importCase(fixture).yaml ?? "");
    const scalars = filesOf(fixture.source).flatMap((file) => rootsOf(file).flatMap(scalarsOf));
    expect(scalars.length).toBeGreaterThan(10);
    expect(scalars.filter(({ text }) => !says(words, text))).toEqual([]);
  });

  it("is found again when it is any other text, wherever it stands", () => {
    for (const file of filesOf(fixture.source)) {
      for (const [index, scalar] of rootsOf(file).flatMap(scalarsOf).entries()) {
        const marker = `zq ${index} zq`;
        // A block of text ends with its line.
        const ending = file.text.slice(scalar.start, scalar.end).endsWith("\n") ? "\n" : "";
        expectFound(fixture, changed(fixture, file, scalar, ` "${marker}"${ending}`), marker);
      }
    }
  });

  it("is found again when it is a number or a truth value", () => {
    for (const file of filesOf(fixture.source)) {
      for (const [index, scalar] of rootsOf(file).flatMap(scalarsOf).entries()) {
        const ending = file.text.slice(scalar.start, scalar.end).endsWith("\n") ? "\n" : "";
        const number = String(700_001 + index);
        expectFound(fixture, changed(fixture, file, scalar, ` ${number}${ending}`), number);
      }
    }
  });

  it("is found again under a key that nobody expects", () => {
    for (const file of filesOf(fixture.source)) {
      for (const map of rootsOf(file).flatMap(mapsOf)) {
        const [first] = map.entries;
        if (first === undefined) continue;
        const line = file.text.lastIndexOf("\n", first.keyStart - 1) + 1;
        const flow = file.text[map.start] === "{";
        const rest = flow ? ", " : `\n${" ".repeat(first.keyStart - line)}`;
        const at = { start: first.keyStart, end: first.keyStart };
        const files = changed(fixture, file, at, `"zq key": { "zq inner": [ "zq value" ] }${rest}`);
        expectFound(fixture, files, "zq key", "zq inner", "zq value");
      }
    }
  });
});

describe.each(ROWS)("every cell of $name", (fixture) => {
  it("is in the catalogue", () => {
    const words = wordsOf(importCase(fixture).yaml ?? "");
    const texts = filesOf(fixture.source)
      .flatMap(cellsOf)
      .map(({ text }) => text);
    const pieces = texts.flatMap((text) => (text.includes("pop") ? text.split(",") : [text]));
    const lost = pieces.filter((text) => !says(words, text) && !/^(?:true|false)$/i.test(text));
    expect(lost).toEqual([]);
  });

  it("is found again when it is any other text", () => {
    for (const file of filesOf(fixture.source)) {
      for (const [index, cell] of cellsOf(file).entries()) {
        const marker = `zq ${index} zq`;
        expectFound(fixture, changed(fixture, file, cell, marker), marker);
      }
    }
  });
});

describe.each(ENUMS)("every text of $name", (fixture) => {
  it("is found again when it is any other text", () => {
    for (const file of filesOf(fixture.source)) {
      const literals = literalsOf(file);
      expect(literals.length).toBeGreaterThan(4);
      for (const [index, literal] of literals.entries()) {
        const marker = `zq ${index} zq`;
        expectFound(fixture, changed(fixture, file, literal, `"${marker}"`), marker);
      }
    }
  });
});
