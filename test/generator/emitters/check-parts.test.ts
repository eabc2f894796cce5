import { describe, expect, it } from "vitest";
import { assertParts } from "../../../generator/src/emitters/typescript/check-module.ts";

const A = "export const A = 1;";
const B = "/** What B does. */\nexport function b(): void {\n  a();\n}";

describe("parts of a module", () => {
  it.each<[string, readonly string[]]>([
    ["none", []],
    ["one", [A]],
    ["several", [B, A, B]],
  ])("pass if each is whole: %s", (_name, texts) => {
    expect(() => assertParts("events.ts", texts)).not.toThrow();
  });

  it.each<[string, readonly string[]]>([
    ["a comment that the next one ends", [`${A} /*`, `*/ ${A}`]],
    ["a comment at the end", [`${A} // more`, A]],
    ["a block that the next one ends", ["export function a(): void {", `${A}\n}`]],
    ["a list that the next one ends", ["export const a = [1,", "2];"]],
    ["a text that the next one ends", ["export const a = `", "`;"]],
    ["a statement that is no declaration", [A, "a();"]],
    ["no TypeScript", [A, "export const = 1;"]],
  ])("are refused: %s", (_name, texts) => {
    expect(() => assertParts("events.ts", texts)).toThrow("events.ts");
  });
});
