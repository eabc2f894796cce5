import { expect, it } from "vitest";
import { compareVersions } from "../../../generator/src/language/versions.ts";

it.each([
  ["0.9.0", "0.23.0"],
  ["1.2", "1.2.1"],
  ["1.2.0-rc.1", "1.2.0"],
  ["1.2.0rc1", "1.2.0"],
  ["1.2.0", "1.2.0.post1"],
  ["1.9", "1.10"],
])("%s is older than %s", (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
});

it.each([
  ["1.0", "1.0.0"],
  ["1.0.0+a", "1.0.0+b"],
])("%s and %s are one release", (a, b) => {
  expect(compareVersions(a, b)).toBe(0);
});
