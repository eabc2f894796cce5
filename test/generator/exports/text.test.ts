import fc from "fast-check";
import jsYaml from "js-yaml";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { namer, snakeCase } from "../../../generator/src/exports/names.ts";
import { csvText } from "../../../generator/src/exports/text/csv-text.ts";
import { jsonText } from "../../../generator/src/exports/text/json-text.ts";
import { CLICKHOUSE, POSTGRESQL } from "../../../generator/src/exports/text/sql-text.ts";
import { commented, yamlText } from "../../../generator/src/exports/text/yaml-text.ts";

const text = fc.string({ unit: "binary" });
const scalar = fc.oneof(
  text,
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== "__proto__" && key !== "<<"),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
}));
const root = fc.dictionary(fc.constantFrom("a", "b-c", "yes", "1"), value, { minKeys: 1 });
/** YAML has one zero. */
const same = (one: unknown): unknown => JSON.parse(JSON.stringify(one));

describe("the YAML writer", () => {
  it.each([
    ["yaml 1.2", (yaml: string): unknown => parse(yaml)],
    ["yaml 1.1", (yaml: string): unknown => parse(yaml, { version: "1.1" })],
    ["js-yaml", (yaml: string): unknown => jsYaml.load(yaml)],
  ])("writes what %s reads back", (_reader, read) => {
    fc.assert(
      fc.property(root, (data) => {
        expect(same(read(yamlText([], data as never)))).toEqual(same(data));
      }),
      { numRuns: 300 },
    );
  });

  it("lets no comment change the data", () => {
    fc.assert(
      fc.property(text, text, (comment, key) => {
        const data = {
          a: commented([comment], { b: commented([comment], [commented([comment], { c: 1 }), 2]) }),
          d: key,
        };
        expect(parse(yamlText([comment, key], data))).toEqual({ a: { b: [{ c: 1 }, 2] }, d: key });
      }),
    );
  });

  it.each([
    ["plain words", { type: "string", path: "a/b-c.d" }, "type: string\npath: a/b-c.d\n"],
    [
      "what YAML takes for something else",
      { a: "yes", b: "null", c: "1.0", d: "No" },
      'a: "yes"\nb: "null"\nc: "1.0"\nd: "No"\n',
    ],
    ["empty maps and lists", { a: {}, b: [], c: [{}] }, "a: {}\nb: []\nc:\n  - {}\n"],
    ["prose", { why: "one\n\ntwo\n", next: 1 }, "why: |\n  one\n\n  two\nnext: 1\n"],
    ["prose without an end of line", ["one\ntwo"], "- |-\n  one\n  two\n"],
    ["hidden characters", { a: "\u202ex\u{e0041}" }, 'a: "\\u202ex\\U000e0041"\n'],
    ["large numbers", { a: 1e21, b: -1e-7 }, "a: 1.0e+21\nb: -1.0e-7\n"],
    ["no undefined entries", { a: undefined, b: 1 }, "b: 1\n"],
  ] as const)("writes %s", (_what, data, want) => {
    expect(yamlText([], data)).toBe(want);
  });
});

describe("the JSON writer", () => {
  it("writes what a reader gets back, and nothing hidden", () => {
    fc.assert(
      fc.property(value, (data) => {
        const written = jsonText(data);
        expect(JSON.parse(written)).toEqual(same(data));
        expect(written).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|[^\P{Cc}\n]/u);
      }),
    );
  });
});

describe("the CSV writer", () => {
  it("starts no cell as a formula", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("=", "+", "-", "@", "\t=", " =", "\u00a0=", "\n=", "＝", "|", "%"),
        text,
        (sign, rest) => {
          expect(csvText([[sign + rest]]).slice(1)).not.toMatch(/^"?[\s\u00a0]*[=+\-@＝|%]/u);
        },
      ),
    );
  });

  it("quotes what parts cells, for readers of commas and of semicolons", () => {
    expect(csvText([["a,b", "c;d", 'e"f', "g\nh", " i "]])).toBe('\ufeff"a,b","c;d","e""f",g h,i\r\n');
  });
});

describe("the SQL writers", () => {
  it("keep every text inside its quotes", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(POSTGRESQL.string(any)).toMatch(/^'(?:''|[^'\n\r\0])*'$/u);
        expect(POSTGRESQL.name(any)).toMatch(/^"(?:""|[^"\n\r\0])*"$/u);
        expect(CLICKHOUSE.string(any)).toMatch(/^'(?:\\[\\']|[^'\\\n\r\0])*'$/u);
        expect(CLICKHOUSE.name(any)).toMatch(/^`(?:\\[\\`]|[^`\\\n\r\0])*`$/u);
      }),
    );
  });
});

describe("names", () => {
  // The samples that Segment's own package is tested with.
  it.each([
    ["@49L0S145_¬fwHƒ0TSLNVp", "49l0s145_fw_h_0tslnvp"],
    ["lk0B@bFmjrLQ_Z6YL", "lk0_b_b_fmjr_lq_z6yl"],
    ["samPLE text", "sam_ple_text"],
    ["sample___text", "sample_text"],
    ["   $#$sample   2    Text   ", "sample_2_text"],
    ["SAMPLE 2 TEXT", "sample_2_text"],
    ["FOO:BAR$BAZ", "foo_bar_baz"],
    ["CStringRef", "cstring_ref"],
    ["_5TEst", "5test"],
    ["p_z9Rg", "p_z9_rg"],
    ["Enabled 2FA", "enabled_2fa"],
    ["ZenML initialized", "zen_ml_initialized"],
  ])("snakeCase(%s) is %s", (name, want) => {
    expect(snakeCase(name)).toBe(want);
  });

  it("gives no name twice, none that is taken, and none that is too long", () => {
    const names = namer(6, ["tracks"]);
    expect(["tracks", "tracks", "longer_name", "longer_one", "a"].map(names)).toEqual([
      "trac_2",
      "trac_3",
      "longer",
      "long_2",
      "a",
    ]);
  });
});
