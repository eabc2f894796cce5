import fc from "fast-check";
import { expect, it } from "vitest";
import { indexLines } from "../../../generator/src/diagnostics/lines.ts";

it.each([
  ["", 0, 1, 1],
  ["abc", 3, 1, 4],
  ["a\nb", 1, 1, 2],
  ["a\nb", 2, 2, 1],
  ["a\n", 2, 2, 1],
  ["a\nb", 99, 2, 2],
  ["a\nb", -1, 1, 1],
])("finds line and column in %j at %i", (text, offset, line, column) => {
  expect(indexLines(text).positionAt(offset)).toEqual({ line, column });
});

it("agrees with counting line ends, at every offset", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "\n", "é", "👩")), (parts) => {
      const text = parts.join("");
      const lines = indexLines(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const before = text.slice(0, offset).split("\n");
        const { line, column } = lines.positionAt(offset);
        expect([line, column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1]);
        expect(lines.lineAt(line).text).toBe(text.split("\n")[line - 1]);
      }
    }),
  );
});
