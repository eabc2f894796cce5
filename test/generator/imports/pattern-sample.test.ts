import { describe, expect, it } from "vitest";
import { samplePattern } from "../../../generator/src/imports/pattern-sample.ts";

describe("a text for a pattern", () => {
  it.each([
    "^s[0-9]+$",
    "^[A-Z]{3}$",
    "^(GET|POST)$",
    "^v\\d+\\.\\d+(?:-[a-z]+)?$",
    "^[^a0A]{2,4}x*$",
    "^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}$",
    "Lawyer Morty|Evil Morty",
    "^[\\]é]$",
    "^.{5}\\/\\w+\\s$",
  ])("%s is accepted by it", (pattern) => {
    const sample = samplePattern(pattern);
    expect(sample).toBeDefined();
    expect(new RegExp(pattern, "u").test(sample ?? "")).toBe(true);
  });

  it.each(["^(?=a)b$", "^\\p{Lu}$", "(", "[", "a{999999}", "^(a)\\1$", "*"])(
    "%s is given up on",
    (pattern) => {
      expect(samplePattern(pattern)).toBeUndefined();
    },
  );
});
