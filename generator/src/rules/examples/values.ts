/** Examples of the rules about values. */
import type { RuleExamples } from "../rule.ts";
import { properties } from "./base.ts";

const good = (...all: readonly string[]): readonly string[] => all.map((text) => properties(text));

export const VALUE_EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  "type-not-stated": {
    good: good("size: { type: integer, description: Size. }"),
    bad: good("size: { description: Size. } # !", "mode: { enum: [fast, slow], description: Mode. } # !"),
  },
  "type-stated-twice": {
    good: [
      `${properties("mode: { $type: Mode, nullable: true, description: Mode. }")}types: { Mode: { type: string, enum: [fast] } }\n`,
    ],
    bad: [
      `${properties("mode: { $type: Mode, maxLength: 4, description: Mode. } # !")}types: { Mode: { type: string, enum: [fast] } }\n`,
    ],
  },
  "keyword-without-effect": {
    good: good("size: { type: integer, maximum: 9, description: Size. }"),
    bad: good(
      "size: { type: integer, maxLength: 9, description: Size. } # !",
      "size: { type: integer, transform: hash, description: Size. } # !",
      "path: { type: string, pattern: ^a+$, transform: truncate, description: Path. } # !",
    ),
  },
  "bounds-reversed": {
    good: good("size: { type: integer, minimum: 1, maximum: 1, description: Size. }"),
    bad: good(
      "size: { type: integer, minimum: 10, maximum: 1, description: Size. } # !",
      "code: { type: string, format: version, minLength: 9, maxLength: 1, description: Code. } # !",
    ),
  },
  "value-of-wrong-type": {
    good: good(
      "size: { type: integer, examples: [4], description: Size. }",
      'v: { type: string, enum: ["1.10"], description: V. }',
    ),
    bad: good(
      "size: { type: integer, enum: [(code)], description: Size. } # !",
      "v: { type: string, enum: [1.5], description: V. } # !",
      "size: { type: integer, minimum: 5, examples: [4], description: Size. } # !",
      "mode: { type: string, const: true, description: Mode. } # !",
      "id: { type: string, format: uuid, examples: [abc], description: Id. } # !",
    ),
  },
  "duplicate-value": {
    good: good("mode: { type: string, enum: [fast, slow], description: Mode. }"),
    bad: good("mode: { type: string, enum: [fast, slow, fast], description: Mode. } # !"),
  },
  "array-without-bound": {
    good: good("sizes: { type: array, items: { type: integer }, maxItems: 9, description: Sizes. }"),
    bad: good(
      "sizes: { type: array, items: { type: integer }, description: Sizes. } # !",
      "sizes: { type: array, maxItems: 9, description: Sizes. } # !",
    ),
  },
  "object-without-keys": {
    good: good(
      "box: { type: object, properties: { size: { type: integer, description: Size. } }, description: Box. }",
    ),
    bad: good(
      "box: { type: object, description: Box. } # !",
      "box: { type: object, properties: {}, description: Box. } # !",
    ),
  },
  "example-needed": {
    good: good("code: { type: string, pattern: '^zz-[0-9]{5}$', examples: [zz-12345], description: Code. }"),
    bad: good(
      "code: { type: string, pattern: '^zz-[0-9]{5}$', description: Code. } # !",
      "part: { type: integer, minimum: 0.2, maximum: 0.8, description: Part. } # !",
    ),
  },
  "length-beyond-event": {
    good: good(
      "log: { type: string, maxLength: 4000, free_text: Why., transform: truncate, description: Log. }",
    ),
    bad: good("log: { type: string, maxLength: 40000, free_text: Why., description: Log. } # !"),
  },
};
