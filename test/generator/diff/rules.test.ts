import { describe, expect, it } from "vitest";
import type { Rule } from "../../../generator/src/diff/rules/rule.ts";
import { RULES, type RuleId } from "../../../generator/src/diff/rules/table.ts";
import { compareSnippets } from "./support.ts";

const entries = Object.entries(RULES) as readonly (readonly [RuleId, Rule])[];

describe.each(entries)("rule %s", (id, rule) => {
  it("reports its bad example with the sentence of the table", () => {
    const found = compareSnippets(rule.bad.before, rule.bad.after).filter((one) => one.rule === id);
    expect(found.map(({ sentence }) => sentence)).toEqual([rule.bad.says]);
  });

  it("grades the bad example as the table says", () => {
    const [found] = compareSnippets(rule.bad.before, rule.bad.after).filter((one) => one.rule === id);
    expect(rule.kinds).toEqual(expect.arrayContaining([...(found?.kinds ?? ["none"])]));
    expect(found?.direction !== undefined).toBe(found?.kinds.includes("PRIVACY"));
    if (rule.direction !== "depends") expect(found?.direction).toBe(rule.direction);
  });

  it("says nothing about its good example", () => {
    const found = compareSnippets(rule.good.before, rule.good.after).map((one) => one.rule);
    expect(found).not.toContain(id);
  });

  it("has an id, a title and a reason that can be printed", () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z].*\.$/);
    expect(rule.kinds.includes("PRIVACY")).toBe(rule.direction !== undefined);
  });
});
