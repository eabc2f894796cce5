import { expect, it } from "vitest";
import { isAnchored, judgePattern } from "../../../generator/src/language/patterns.ts";

function verdictOf(source: string): string {
  const verdict = judgePattern(source);
  return "fault" in verdict ? verdict.fault.code : "fine";
}

it.each([
  "^[a-z]+$",
  "^\\d+(\\.\\d+)*$",
  "^(?:[a-z]+-)*[a-z]+$",
  "^[A-Za-z0-9][A-Za-z0-9 ._()+-]*$",
  "^(?:local|remote|k8s)$",
  "^(?:a|b|c)+$",
  "^(?<year>\\d{4})-\\d{2}$",
  "^\\p{L}+$",
  "^(?=.{1,9}$)[a-z]+$",
  "^(ab)+$",
  "^(\\d{2}:){2}\\d{2}$",
  "^[(+]+$",
  "^a{1,3}$",
  "",
])("accepts %s", (source) => {
  expect(verdictOf(source)).toBe("fine");
});

it.each(["(", "[a", "a{2,1}", "\\e", "a**", "(?<n>a)(?<n>b)", "\\p{Nothing}"])(
  "refuses %s as no expression",
  (source) => {
    expect(verdictOf(source)).toBe("invalid-pattern");
  },
);

it.each([
  "^(a+)+$",
  "^(a*)*$",
  "^(a|a)*$",
  "^(a|aa)+$",
  "^(\\w|\\d)+$",
  "^([a-z]+)*$",
  "^(.*a){12}$",
  "^(a?)+$",
  "^((a+)b?)*$",
  "^(a+){10,}$",
  "^(\\.\\d*)*\\.$".replace("\\d", "."),
  "^(a)\\1$",
  "^(?<n>a)\\k<n>$",
  "^(?:(?:a|b)+c?)+$",
])("refuses %s as unsafe", (source) => {
  expect(verdictOf(source)).toBe("unsafe-pattern");
});

it.each([
  ["^a$", true],
  ["^(?:a|b)$", true],
  ["^a$|^b$", true],
  ["a", false],
  ["^a", false],
  ["a$", false],
  ["^a$|b", false],
  ["^a\\$", false],
  ["[^]a$", false],
])("whether %s decides the whole text: %s", (source, want) => {
  expect(isAnchored(source)).toBe(want);
});
