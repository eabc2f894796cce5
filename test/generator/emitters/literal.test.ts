import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  expression,
  flat,
  layout,
  propertyKey,
  stringLiteral,
} from "../../../generator/src/emitters/typescript/literal.ts";
import { HAZARDS } from "../../support/hazards.ts";

const evaluated = (code: string): unknown => JSON.parse(JSON.stringify(runInNewContext(`(${code})`)));
const anyText = fc.string({ unit: "binary" });

describe("string literals", () => {
  it.each(Object.entries(HAZARDS))("hold the text exactly: %s", (_name, text) => {
    expect(runInNewContext(stringLiteral(text))).toBe(text);
  });

  it("hold any text exactly, on one line of visible characters", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const literal = stringLiteral(text);
        expect(runInNewContext(literal)).toBe(text);
        expect(literal).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/u);
        expect(literal).not.toContain("</");
      }),
    );
  });
});

describe("values", () => {
  it("evaluate to what they are", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(evaluated(flat(expression(plain)))).toEqual(plain);
        expect(evaluated(layout("", expression(plain), "", 0))).toEqual(plain);
      }),
    );
  });

  it.each([
    ["plain_name", "plain_name"],
    ["with-dash", '"with-dash"'],
    ["1st", '"1st"'],
    ["__proto__", '["__proto__"]'],
    ["class", "class"],
  ])("key %s is written as %s", (name, want) => {
    expect(propertyKey(name)).toBe(want);
  });

  it("keep a __proto__ key as an own one", () => {
    const value = JSON.parse('{"__proto__":1}');
    expect(runInNewContext(`Object.keys(${flat(expression(value))})`)).toEqual(["__proto__"]);
  });

  it("stay on one line where that fits, else stand one item a line", () => {
    const short = { list: [expression("a"), expression("b")] };
    expect(layout("values: ", short, ",", 2)).toBe('values: ["a", "b"],');
    const long = { list: Array.from({ length: 3 }, () => expression("x".repeat(50))) };
    const line = `    "${"x".repeat(50)}",`;
    expect(layout("values: ", long, ",", 2)).toBe(`values: [\n${line}\n${line}\n${line}\n  ],`);
  });
});
