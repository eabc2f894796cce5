import { expect, it } from "vitest";
import { closest, didYouMean, onlyClose } from "../../../generator/src/diagnostics/suggest.ts";

const KEYS = ["name", "description", "trigger", "requires", "required", "maxLength", "free_text"];

it.each([
  ["nmae", "name"],
  ["desciption", "description"],
  ["max_length", "maxLength"],
  ["MAXLENGTH", "maxLength"],
  ["freetext", "free_text"],
  ["requird", "required"],
  ["colour", undefined],
  ["", undefined],
  ["x", undefined],
  ["a".repeat(100), undefined],
])("for %s the closest key is %s", (word, want) => {
  expect(closest(word, KEYS)).toBe(want);
});

it("offers other help where nothing is close", () => {
  expect(didYouMean("nmae", KEYS, "other")).toBe("did you mean `name`?");
  expect(didYouMean("colour", KEYS, "other")).toBe("other");
});

it.each([
  ["nmae", "name"],
  ["maxlength", "maxLength"],
  ["requird", "required"],
  ["require", undefined],
  ["requir", undefined],
  ["colour", undefined],
  ["na", undefined],
])("for %s the key that was surely meant is %s", (word, want) => {
  expect(onlyClose(word, KEYS)).toBe(want);
});
