import { matchesFormat } from "@forthright/runtime/facts";
import { expect, it } from "vitest";
import { FORMAT_EXAMPLES, isDate, isVersion } from "../../../generator/src/language/formats.ts";

const NAMES = ["uuid", "email", "uri", "date-time", "version"] as const;

it.each(NAMES)("the example of %s passes the runtime's gate", (format) => {
  expect(matchesFormat(format, FORMAT_EXAMPLES[format])).toBe(true);
});

it.each([
  ["2026-02-28", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["tomorrow", false],
])("the date %s: %s", (text, want) => {
  expect(isDate(text)).toBe(want);
});

it.each([
  ["0.23.0", true],
  ["1", true],
  ["1.2.0-rc.1+5", true],
  ["2.0.0rc1", true],
  ["v1.0", false],
  ["latest", false],
  ["1.0 beta", false],
])("the version %s: %s", (text, want) => {
  expect(isVersion(text)).toBe(want);
});
