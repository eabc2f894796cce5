import type { JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import fc from "fast-check";
import { expect, it } from "vitest";
import { problemOf } from "../../../generator/src/catalog/check-value.ts";
import { exampleOf } from "../../../generator/src/catalog/example.ts";

it.each<[ValueSchema, readonly JsonValue[], JsonValue | undefined]>([
  [{ type: "integer" }, [4], 4],
  [{ type: "integer" }, ["no"], 1],
  [{ type: "integer", minimum: 5 }, [], 5],
  [{ type: "number", maximum: -1.5 }, [], -1.5],
  [{ type: "boolean" }, [], true],
  [{ type: "boolean", const: false }, [], false],
  [{ type: "string", enum: ["b", "a"] }, [], "b"],
  [{ type: "string", format: "version" }, [], "1.0.0"],
  [{ type: "string", maxLength: 3 }, [], "1.0"],
  [{ type: "string", minLength: 10 }, [], "example.org"],
  [{ type: "string", pattern: "^[0-9a-f]{40}$" }, [], "a".repeat(40)],
  [{ type: "string", pattern: "^zz-\\d$" }, [], undefined],
  [{ type: "array", items: { type: "boolean" }, maxItems: 2 }, [], [true]],
  [{ type: "array", items: { type: "boolean" }, maxItems: 0 }, [], []],
  [{ type: "integer", minimum: 0.2, maximum: 0.8 }, [], undefined],
])("of %j with %j is %j", (schema, examples, want) => {
  expect(exampleOf(schema, examples)).toEqual(want);
});

it("always passes its own schema", () => {
  const bounds = fc.record({ minimum: fc.integer(), maximum: fc.integer() }, { requiredKeys: [] });
  const lengths = fc.record({ minLength: fc.nat(50), maxLength: fc.nat(50) }, { requiredKeys: [] });
  const schema = fc.oneof(
    bounds.map((rules): ValueSchema => ({ type: "integer", ...rules })),
    lengths.map((rules): ValueSchema => ({ type: "string", ...rules })),
  );
  fc.assert(
    fc.property(schema, (one) => {
      const example = exampleOf(one, []);
      if (example !== undefined) expect(problemOf(one, example)).toBeUndefined();
    }),
  );
});
