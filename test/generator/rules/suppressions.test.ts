import { describe, expect, it } from "vitest";
import { CODES } from "../../../generator/src/diagnostics/codes.ts";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { RULES, SUPPRESSIBLE } from "../../../generator/src/rules/table.ts";

function codesOf(example: string): readonly string[] {
  const text = completeExample(example);
  return loadCatalog({ text, file: "a.yaml", today: "2026-01-01" }).diagnostics.map((one) => one.code);
}

const NEVER = (suppress: string): string =>
  `groups: { g: { title: G, ${suppress} events: { RUN: { name: Run, description: Never fails. } } } }\n`;
const SUPPRESS = "suppress: [{ rule: absolute-claim, reason: It holds. }]";

describe("a suppression", () => {
  it("counts for what is inside the node that carries it", () => {
    expect(codesOf(NEVER(""))).toEqual(["absolute-claim"]);
    expect(codesOf(NEVER(`${SUPPRESS},`))).toEqual([]);
    expect(codesOf(`${NEVER("")}${SUPPRESS}\n`)).toEqual([]);
  });

  it("does not count for what is beside it", () => {
    const purposes = `purposes: { improve-product: { title: Find bugs, basis: legitimate-interests, ${SUPPRESS} } }\n`;
    expect(codesOf(NEVER("") + purposes)).toEqual(["unused-suppression", "absolute-claim"]);
  });

  it("needs a reason", () => {
    expect(codesOf(NEVER("suppress: [{ rule: absolute-claim }],"))).toEqual(["missing-key"]);
  });

  it("is not looked for in the author's data", () => {
    const event =
      "RUN: { name: Run, description: A run., properties: { suppress: { type: boolean, description: Mode. } } }";
    expect(codesOf(`groups: { g: { title: G, events: { ${event} } } }\n`)).toEqual([]);
  });
});

it("cannot hide a promise", () => {
  for (const code of [
    "personal-data-without-consent",
    "claim-of-anonymity",
    "expired",
    "duplicate-wire-name",
  ] as const) {
    expect(SUPPRESSIBLE.has(code), code).toBe(false);
  }
});

it("every rule has one code of its own in the table of codes", () => {
  const codes = RULES.map((rule) => rule.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(CODES[code].title).not.toBe("");
});
