import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../../generator/src/imports/csv.ts";

const textsOf = (text: string): readonly (readonly string[])[] =>
  parseCsv(text).records.map((record) => record.map((cell) => cell.text));

describe("comma-separated values", () => {
  it.each([
    [
      "a,b\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a,b", [["a", "b"]]],
    [
      "a,\n,b\n",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['"a,b","c ""d""","e\nf"\ng\n', [["a,b", 'c "d"', "e\nf"], ["g"]]],
    ['""\n', [[""]]],
    ["\n\na\n\n", [["a"]]],
    ["", []],
    [' "a" ,b\n', [[' "a" ', "b"]]],
  ])("%j is read cell by cell", (text, wanted) => {
    expect(textsOf(text)).toEqual(wanted);
    expect(parseCsv(text).faults).toEqual([]);
  });

  it("knows where each cell stands", () => {
    const text = 'a,"b\n""c",d\ne\n';
    const places = parseCsv(text)
      .records.flat()
      .map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(["a", '"b\n""c"', "d", "e"]);
  });

  it.each([
    ['a,"b\nc', "a quote opens here and none closes it", 2],
    ['a,"b"c,d\n', "text stands after the closing quote", 5],
  ])("%j is faulty, with the place", (text, message, start) => {
    expect(parseCsv(text).faults).toMatchObject([{ message, span: { start } }]);
  });

  it("gives back what was written by the rules of RFC 4180", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", " ", "é") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (records) => {
        const write = (text: string): string =>
          /[,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = records.map((record) => `${record.map(write).join(",")}\n`).join("");
        expect(textsOf(text)).toEqual(records);
      }),
    );
  });

  it("ends on any text, and every cell is inside of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r") }), (text) => {
        for (const { start, end } of parseCsv(text).records.flat()) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
