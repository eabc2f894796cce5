import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesGlob, patternFault } from "../../../generator/src/source/glob.ts";

describe("a pattern matches", () => {
  it.each<[string, string, boolean]>([
    ["a.yaml", "a.yaml", true],
    ["a.yaml", "b/a.yaml", false],
    ["*.yaml", "a.yaml", true],
    ["*.yaml", "a.yml", false],
    ["*.yaml", "b/a.yaml", false],
    ["*.yaml", ".a.yaml", false],
    [".*.yaml", ".a.yaml", true],
    ["b/*.yaml", "b/a.yaml", true],
    ["b/*.yaml", "b/c/a.yaml", false],
    ["b/**/*.yaml", "b/a.yaml", true],
    ["b/**/*.yaml", "b/c/d/a.yaml", true],
    ["b/**/*.yaml", "b/.git/a.yaml", false],
    ["**/a.yaml", "a.yaml", true],
    ["?.yaml", "ab.yaml", false],
    ["a*b*c.yaml", "a12b3c.yaml", true],
    ["a*b*c.yaml", "a12c3b.yaml", false],
    ["a.yaml", "aXyaml", false],
  ])("%s · %s: %s", (pattern, path, want) => {
    expect(matchesGlob(pattern, path)).toBe(want);
  });
});

it("is as quick with many stars as with one", () => {
  const step = "*a".repeat(2_000);
  expect(matchesGlob(`${step}b`, "a".repeat(20_000))).toBe(false);
});

it("matches itself where it has no signs", () => {
  const name = fc.stringMatching(/^[a-z0-9_-]{1,8}$/);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (steps) => {
      const path = steps.join("/");
      expect(patternFault(path)).toBeUndefined();
      expect(matchesGlob(path, path)).toBe(true);
      expect(matchesGlob("**", path)).toBe(true);
      expect(matchesGlob(steps.map(() => "*").join("/"), path)).toBe(true);
    }),
  );
});

it.each([
  ["../a.yaml", "leads out"],
  ["a/../../b.yaml", "leads out"],
  ["/etc/passwd", "not relative"],
  ["~/a.yaml", "not relative"],
  ["C:/a.yaml", "not relative"],
  ["file:///a.yaml", "not relative"],
  ["https://example.org/a.yaml", "not relative"],
  ["a\\b.yaml", "backslash"],
  ["a//b.yaml", "empty step"],
  ["./a.yaml", "empty step"],
  ["a/", "empty step"],
  ["a**/b.yaml", "beside other characters"],
  ["**/a/**/b.yaml", "more than once"],
])("refuses %s: %s", (pattern, want) => {
  expect(patternFault(pattern)).toContain(want);
});
