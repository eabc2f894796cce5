import type { Field, JsonValue, ValueFormat, ValueSchema } from "@forthright/runtime/catalog-document";
import { formatPattern, matchesFormat } from "@forthright/runtime/facts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemOf } from "../../../generator/src/catalog/check-value.ts";
import { callersCompile } from "../../../generator/src/diff/values/code-type.ts";
import { acceptsNull, FORMAT_LENGTHS, relation } from "../../../generator/src/diff/values/covers.ts";

const field = (name: string, schema: ValueSchema, required = false): Field => ({
  name,
  description: "What it is.",
  schema,
  required,
  purpose: "improve",
  sensitivity: "none",
  examples: [],
  example: null,
});

const object = (...properties: readonly Field[]): ValueSchema => ({ type: "object", properties });
const integer: ValueSchema = { type: "integer" };
const text: ValueSchema = { type: "string" };

describe("relation of two schemas", () => {
  const cases: readonly (readonly [string, ValueSchema, ValueSchema, string])[] = [
    ["equal", integer, integer, "same"],
    ["a bound more", integer, { ...integer, minimum: 0 }, "narrower"],
    ["a bound less", { ...integer, maximum: 9 }, integer, "wider"],
    [
      "shifted bounds",
      { ...integer, minimum: 0, maximum: 9 },
      { ...integer, minimum: 1, maximum: 10 },
      "different",
    ],
    ["whole numbers in place of numbers", { type: "number" }, integer, "narrower"],
    ["a fraction no whole number reaches", { ...integer, maximum: 9.5 }, { ...integer, maximum: 9 }, "same"],
    [
      "a fraction in place of whole numbers",
      integer,
      { type: "number", minimum: 0, maximum: 1 },
      "different",
    ],
    ["a number that can only be whole", integer, { type: "number", minimum: 3, maximum: 3 }, "narrower"],
    [
      "a range written as a list",
      { ...integer, minimum: 1, maximum: 3 },
      { ...integer, enum: [3, 2, 1] },
      "same",
    ],
    ["a list more", text, { ...text, enum: ["a"] }, "narrower"],
    ["one value of a list", { ...text, enum: ["a", "b"] }, { ...text, const: "b" }, "narrower"],
    ["another list", { ...text, enum: ["a"] }, { ...text, enum: ["b"] }, "different"],
    [
      "listed values that a bound refuses",
      { ...text, enum: ["a", "bb"], maxLength: 1 },
      { ...text, const: "a" },
      "same",
    ],
    [
      "listed values that match the old pattern",
      { ...text, pattern: "^[a-z]$" },
      { ...text, enum: ["a"] },
      "narrower",
    ],
    [
      "listed values that do not match it",
      { ...text, pattern: "^[a-z]$" },
      { ...text, enum: ["1"] },
      "different",
    ],
    ["a pattern more", text, { ...text, pattern: "^a$" }, "narrower"],
    ["another pattern", { ...text, pattern: "^a$" }, { ...text, pattern: "^(?:a)$" }, "different"],
    ["another format", { ...text, format: "uuid" }, { ...text, format: "version" }, "different"],
    [
      "a format whose values are short enough",
      { ...text, maxLength: 40 },
      { ...text, format: "uuid" },
      "narrower",
    ],
    [
      "a format whose values may be too long",
      { ...text, maxLength: 40 },
      { ...text, format: "email" },
      "different",
    ],
    [
      "a length that the format has anyway",
      { ...text, format: "uuid" },
      { ...text, format: "uuid", maxLength: 36 },
      "same",
    ],
    ["null more", text, { ...text, nullable: true }, "wider"],
    [
      "null listed in place of allowed",
      { ...text, enum: ["a", null] },
      { ...text, enum: ["a"], nullable: true },
      "same",
    ],
    ["booleans written as a list", { type: "boolean" }, { type: "boolean", enum: [false, true] }, "same"],
    [
      "items more",
      { type: "array", maxItems: 3, items: text },
      { type: "array", maxItems: 4, items: text },
      "wider",
    ],
    [
      "narrower items, more of them",
      { type: "array", maxItems: 3, items: text },
      { type: "array", maxItems: 4, items: { ...text, const: "a" } },
      "different",
    ],
    [
      "no items at all",
      { type: "array", maxItems: 3, items: text },
      { type: "array", maxItems: 0, items: integer },
      "narrower",
    ],
    ["a key more", object(field("a", text)), object(field("a", text), field("b", text)), "wider"],
    ["a required key more", object(), object(field("a", text, true)), "different"],
    ["a key that may be missing now", object(field("a", text, true)), object(field("a", text)), "wider"],
    ["another type", text, integer, "different"],
  ];

  it.each(cases)("%s", (_name, before, after, want) => {
    expect(relation(before, after)).toBe(want);
  });
});

describe("lengths of formats", () => {
  const grown: Readonly<Record<ValueFormat, (length: number) => string>> = {
    uuid: () => "00000000-0000-4000-8000-000000000000",
    email: (length) => `${"a".repeat(length)}@b.c`,
    uri: (length) => `a:${"b".repeat(length)}`,
    "date-time": (length) => `2026-01-01T00:00:00${length === 0 ? "" : `.${"1".repeat(length)}`}+00:00`,
    version: (length) => `1.${"a".repeat(20)}${"-b".repeat(length)}`,
  };

  it.each(Object.entries(grown) as [ValueFormat, (length: number) => string][])(
    "hold what the runtime accepts as %s",
    (format, make) => {
      const [shortest, longest] = FORMAT_LENGTHS[format];
      const accepted = Array.from({ length: 2_500 }, (_, length) => make(length)).filter((candidate) =>
        matchesFormat(format, candidate),
      );
      expect(accepted.length).toBeGreaterThan(0);
      for (const { length } of accepted) expect(length).toBeLessThanOrEqual(longest);
      fc.assert(
        fc.property(
          fc.stringMatching(new RegExp(formatPattern(format), "u"), { size: "xsmall" }),
          (candidate) => {
            if (matchesFormat(format, candidate)) expect(candidate.length).toBeGreaterThanOrEqual(shortest);
          },
        ),
      );
    },
  );
});

describe("what the compiler sees", () => {
  const cases: readonly (readonly [string, ValueSchema, ValueSchema, boolean])[] = [
    ["bounds are the gate's", integer, { ...integer, minimum: 0, maximum: 9 }, true],
    ["patterns and lengths are the gate's", text, { ...text, pattern: "^a$", maxLength: 3 }, true],
    ["whole numbers are numbers", { type: "number" }, integer, true],
    ["a value less", { ...text, enum: ["a", "b"] }, { ...text, enum: ["a"] }, false],
    ["a value more", { ...text, enum: ["a"] }, { ...text, enum: ["a", "b"] }, true],
    ["null less", { ...text, nullable: true }, text, false],
    ["a list in place of text", text, { ...text, enum: ["a"] }, false],
    ["text in place of a list", { ...text, enum: ["a"] }, text, true],
    ["a required key more", object(), object(field("a", text, true)), false],
    ["an optional key more", object(), object(field("a", text)), true],
    ["a key less", object(field("a", text)), object(), false],
  ];

  it.each(cases)("%s", (_name, before, after, want) => {
    expect(callersCompile(before, after)).toBe(want);
  });
});

const TEXTS = [
  "",
  "a",
  "b",
  "ab",
  "abc",
  "abcd",
  "1",
  "1.0",
  "2026-01-01T00:00:00Z",
  "a@b.cd",
  "a:b",
  "a".repeat(9),
];
const NUMBERS = [-5, -4, -3, -2, -1.5, -1, 0, 0.5, 1, 2, 2.5, 3, 4, 5];
const texts = fc.constantFrom(...TEXTS);
const numbers = fc.constantFrom(...NUMBERS.slice(1, -1));

const bounds = {
  pattern: fc.constantFrom("^[a-z]*$", "^a", "^\\d", "."),
  minLength: fc.integer({ min: 0, max: 3 }),
  maxLength: fc.integer({ min: 0, max: 10 }),
  nullable: fc.boolean(),
};
const range = { minimum: numbers, maximum: numbers, nullable: fc.boolean() };
const listOf = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.uniqueArray(values, { minLength: 1, maxLength: 4 });
const string = fc.constant("string" as const);
const number = fc.constantFrom("integer" as const, "number" as const);
const formats = fc.constantFrom<ValueFormat>("uuid", "email", "uri", "date-time", "version");
const only = { requiredKeys: ["type"] as ["type"] };

const leaves: readonly fc.Arbitrary<ValueSchema>[] = [
  fc.record({ type: string, ...bounds }, only),
  fc.record({ type: string, format: formats, ...bounds }, only),
  fc.record({ type: string, enum: listOf(texts), ...bounds }, only),
  fc.record({ type: string, const: texts, ...bounds }, only),
  fc.record({ type: number, ...range }, only),
  fc.record({ type: number, enum: listOf(numbers), const: numbers, ...range }, only),
  fc.record({ type: fc.constant("boolean" as const), nullable: fc.boolean() }, only),
];
const leaf = fc.oneof(...leaves);

const { schema } = fc.letrec<{ schema: ValueSchema; array: ValueSchema; object: ValueSchema }>((tie) => ({
  schema: fc.oneof({ maxDepth: 2 }, leaf, tie("array"), tie("object")),
  array: fc.record(
    { type: fc.constant("array" as const), maxItems: fc.integer({ min: 0, max: 3 }), items: tie("schema") },
    { requiredKeys: ["type", "maxItems", "items"] },
  ),
  object: fc.record({
    type: fc.constant("object" as const),
    properties: fc
      .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c"), tie("schema"), fc.boolean()), {
        selector: ([key]) => key,
        maxLength: 3,
      })
      .map((entries) => entries.map(([key, inner, required]) => field(key, inner, required))),
  }),
}));

const { value } = fc.letrec<{ value: JsonValue; list: JsonValue; map: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(texts, numbers, fc.boolean(), fc.constant(null), fc.uuid()),
    tie("list"),
    tie("map"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  map: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3 }),
}));

/** A schema with some of its rules taken from another of its kind, so that the two are often related. */
const tweaked = (base: ValueSchema, others: fc.Arbitrary<ValueSchema>): fc.Arbitrary<ValueSchema> =>
  others.chain((other) => {
    const keys = Object.keys(other).filter((key) => key !== "properties" && key !== "items");
    return fc.subarray(keys).map((chosen) => {
      const changes = Object.fromEntries(chosen.map((key) => [key, other[key as keyof ValueSchema]]));
      return { ...base, ...changes, ...(other.type === base.type ? {} : { type: base.type }) };
    });
  });

const nested = fc.record({
  type: fc.constant("array" as const),
  maxItems: fc.integer({ min: 0, max: 3 }),
  items: fc.oneof(...leaves),
});

const pair: fc.Arbitrary<readonly [ValueSchema, ValueSchema]> = fc.oneof(
  ...[...leaves, nested].map((one) => one.chain((base) => fc.tuple(fc.constant(base), tweaked(base, one)))),
  schema.chain((base) => fc.tuple(fc.constant(base), tweaked(base, schema))),
  fc.tuple(schema, schema),
);

const accepts = (one: ValueSchema, candidate: JsonValue): boolean =>
  candidate === null ? acceptsNull(one) : problemOf(one, candidate) === undefined;

/** Values of the schema's type that its rules might accept, with those at its bounds. */
function samplesOf(one: ValueSchema): readonly JsonValue[] {
  const fields = one.properties ?? [];
  const whole = Object.fromEntries(fields.map((inner) => [inner.name, acceptedBy(inner.schema)[0] ?? "a"]));
  const without = (key: string): JsonValue =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
  const others = fields.flatMap((inner) =>
    acceptedBy(inner.schema).map((other): JsonValue => ({ ...whole, [inner.name]: other })),
  );
  const items = one.items === undefined ? [] : acceptedBy(one.items);
  const lists = items.map((item): JsonValue => Array(one.maxItems ?? 0).fill(item));
  return [
    ...(one.enum ?? []),
    ...(one.const === undefined ? [] : [one.const]),
    ...[one.minLength, one.maxLength].flatMap((length) => (length === undefined ? [] : ["a".repeat(length)])),
    ...lists,
    whole,
    ...fields.map(({ name }) => without(name)),
    ...others,
    ...TEXTS,
    ...NUMBERS,
    "00000000-0000-4000-8000-000000000000",
    [],
    true,
    null,
  ];
}

function acceptedBy(one: ValueSchema): readonly JsonValue[] {
  return samplesOf(one).filter((candidate) => accepts(one, candidate));
}

describe("soundness", () => {
  it("accepts before whatever is accepted after, when it says narrower or same", () => {
    let proven = 0;
    fc.assert(
      fc.property(pair, fc.array(value, { maxLength: 8 }), ([before, after], random) => {
        const claim = relation(before, after);
        const samples = [...samplesOf(before), ...samplesOf(after), ...random];
        if (claim === "narrower" || claim === "same") {
          proven += 1;
          for (const one of samples)
            if (accepts(after, one)) expect(accepts(before, one), JSON.stringify(one)).toBe(true);
        }
        if (claim === "wider" || claim === "same") {
          for (const one of samples)
            if (accepts(before, one)) expect(accepts(after, one), JSON.stringify(one)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(proven).toBeGreaterThan(300);
  });

  it("says the opposite when the two change places", () => {
    const mirror = { same: "same", narrower: "wider", wider: "narrower", different: "different" } as const;
    fc.assert(
      fc.property(pair, ([before, after]) => {
        expect(relation(after, before)).toBe(mirror[relation(before, after)]);
      }),
    );
  });
});
