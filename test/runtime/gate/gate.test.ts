import type { Gate } from "@forthright/runtime/codegen";
import { checkProperties, type GateContext, type Refusal } from "@forthright/runtime/gate/gate";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RUN } from "../binding.ts";
import { CANARY, hostileValues } from "../hostile-values.ts";

interface Report {
  readonly refusal: Refusal;
  readonly path: string;
  readonly count: number;
}

function pass(check: (gate: Gate) => void, properties: unknown, more: Partial<GateContext> = {}) {
  const reports: Report[] = [];
  const checked = checkProperties(check, properties, {
    holdsBack: () => false,
    isGranted: () => false,
    hash: (text) => `hash of ${text.length}`,
    refuse: (refusal, path, _problem, count) => reports.push({ refusal, path, count }),
    ...more,
  });
  return {
    value: checked.passed ? { ...checked.value } : undefined,
    held: !checked.passed && checked.held,
    reports,
  };
}

/** The value that comes through for key `x`, or the refusal. */
function one(check: (gate: Gate) => void, x: unknown, more: Partial<GateContext> = {}): unknown {
  const { value, reports } = pass(check, { x }, more);
  const [report] = reports;
  return report === undefined ? value?.["x"] : `${report.refusal} ${report.path}`;
}

describe("values", () => {
  const table: readonly (readonly [string, (gate: Gate) => void, unknown, unknown])[] = [
    ["a string", (g) => g.string("x", true), "a", "a"],
    ["an empty string", (g) => g.string("x", true), "", ""],
    ["a number for a string", (g) => g.string("x", true), 1, "invalid x"],
    ["a boxed string", (g) => g.string("x", true), Object("a"), "invalid x"],
    ["an enum value", (g) => g.string("x", true, { enum: ["a", "b"] }), "b", "b"],
    ["no enum value", (g) => g.string("x", true, { enum: ["a", "b"] }), "c", "invalid x"],
    ["a constant", (g) => g.string("x", true, { const: "a" }), "a", "a"],
    ["no constant", (g) => g.string("x", true, { const: "a" }), "b", "invalid x"],
    ["a pattern", (g) => g.string("x", true, { pattern: "^v\\d$" }), "v1", "v1"],
    ["an unanchored pattern", (g) => g.string("x", true, { pattern: "\\d" }), "v1x", "v1x"],
    ["no pattern", (g) => g.string("x", true, { pattern: "^v\\d$" }), "v12", "invalid x"],
    ["long enough", (g) => g.string("x", true, { minLength: 2 }), "ab", "ab"],
    ["too short", (g) => g.string("x", true, { minLength: 2 }), "a", "invalid x"],
    ["short enough", (g) => g.string("x", true, { maxLength: 2 }), "ab", "ab"],
    ["too long", (g) => g.string("x", true, { maxLength: 2 }), "abc", "invalid x"],
    ["too long for any event", (g) => g.string("x", true), "x".repeat(32_001), "invalid x"],
    ["a lone surrogate", (g) => g.string("x", true), "a\udc00", "invalid x"],
    ["an emoji", (g) => g.string("x", true), "🦊", "🦊"],
    ["a hash", (g) => g.string("x", true, { transform: "hash" }), "abc", "hash of 3"],
    [
      "a hash of what breaks a rule",
      (g) => g.string("x", true, { transform: "hash", maxLength: 2 }),
      "abc",
      "invalid x",
    ],
    ["a base name", (g) => g.string("x", true, { transform: "basename" }), "/home/me/a.py", "a.py"],
    ["a base name of Windows", (g) => g.string("x", true, { transform: "basename" }), "C:\\me\\a.py", "a.py"],
    [
      "a base name with rules",
      (g) => g.string("x", true, { transform: "basename", maxLength: 3 }),
      "/a/bcd",
      "bcd",
    ],
    ["a cut text", (g) => g.string("x", true, { transform: "truncate", maxLength: 3 }), "abcdef", "abc"],
    [
      "a cut before a pair",
      (g) => g.string("x", true, { transform: "truncate", maxLength: 3 }),
      "ab🦊",
      "ab",
    ],
    ["an integer", (g) => g.integer("x", true), 4, 4],
    ["a fraction for an integer", (g) => g.integer("x", true), 4.5, "invalid x"],
    ["an integer beyond exactness", (g) => g.integer("x", true), 2 ** 53, "invalid x"],
    ["a BigInt", (g) => g.integer("x", true), 4n, "invalid x"],
    ["a text for a number", (g) => g.integer("x", true), "4", "invalid x"],
    ["at the minimum", (g) => g.integer("x", true, { minimum: 0 }), 0, 0],
    ["below the minimum", (g) => g.integer("x", true, { minimum: 0 }), -1, "invalid x"],
    ["at the maximum", (g) => g.number("x", true, { maximum: 1 }), 1, 1],
    ["above the maximum", (g) => g.number("x", true, { maximum: 1 }), 1.1, "invalid x"],
    ["a number of an enum", (g) => g.number("x", true, { enum: [1, 2] }), 2, 2],
    ["NaN", (g) => g.number("x", true), Number.NaN, "invalid x"],
    ["Infinity", (g) => g.number("x", true), Number.POSITIVE_INFINITY, "invalid x"],
    ["true", (g) => g.boolean("x", true), true, true],
    ["a text for a boolean", (g) => g.boolean("x", true), "true", "invalid x"],
    ["null", (g) => g.string("x", true), null, "invalid x"],
    ["null where it may be", (g) => g.string("x", true, { nullable: true }), null, null],
    ["undefined where required", (g) => g.string("x", true), undefined, "missing x"],
    ["undefined where optional", (g) => g.string("x", false), undefined, undefined],
    [
      "an array",
      (g) => g.array("x", true, { maxItems: 2 }, (i) => i.string("*", true)),
      ["a", "b"],
      ["a", "b"],
    ],
    ["an empty array", (g) => g.array("x", true, { maxItems: 2 }, (i) => i.string("*", true)), [], []],
    [
      "too many items",
      (g) => g.array("x", true, { maxItems: 1 }, (i) => i.string("*", true)),
      ["a", "b"],
      "invalid x",
    ],
    [
      "a wrong item",
      (g) => g.array("x", true, { maxItems: 2 }, (i) => i.string("*", true)),
      ["a", 1],
      "invalid x[1]",
    ],
    [
      "a text for an array",
      (g) => g.array("x", true, { maxItems: 9 }, (i) => i.string("*", true)),
      "ab",
      "invalid x",
    ],
    [
      "an array of objects",
      (g) => g.array("x", true, { maxItems: 2 }, (i) => i.object("*", true, {}, (o) => o.integer("n", true))),
      [{ n: 1 }],
      [{ n: 1 }],
    ],
    ["an object", (g) => g.object("x", true, {}, (o) => o.integer("n", true)), { n: 1 }, { n: 1 }],
    [
      "an object's wrong key",
      (g) => g.object("x", true, {}, (o) => o.integer("n", true)),
      { n: "1" },
      "invalid x.n",
    ],
    [
      "an array for an object",
      (g) => g.object("x", true, {}, (o) => o.integer("n", false)),
      [1],
      "invalid x",
    ],
    [
      "an object's extra key",
      (g) => g.object("x", true, {}, (o) => o.integer("n", true)),
      { n: 1, m: 2 },
      "undeclared x",
    ],
    [
      "an object that is one of an enum",
      (g) => g.object("x", true, { const: { n: 1 } }, (o) => o.integer("n", true)),
      { n: 1 },
      { n: 1 },
    ],
  ];
  it.each(table)("%s", (_name, check, given, want) => {
    expect(one(check, given)).toEqual(want);
  });

  it("turns negative zero into zero, as JSON would", () => {
    expect(
      Object.is(
        one((g) => g.number("x", true), -0),
        0,
      ),
    ).toBe(true);
  });
});

describe("required and optional", () => {
  it("drops an invalid optional field and keeps the event", () => {
    const { value, reports } = pass(RUN.check, { total_steps: 1, orchestrator: "mine" });
    expect(value).toEqual({ total_steps: 1 });
    expect(reports).toEqual([{ refusal: "invalid", path: "orchestrator", count: 1 }]);
  });

  it("drops the event for an invalid or missing required field", () => {
    expect(pass(RUN.check, { total_steps: -1 }).value).toBeUndefined();
    expect(pass(RUN.check, {}).value).toBeUndefined();
    expect(pass(RUN.check, undefined).reports).toEqual([
      { refusal: "missing", path: "total_steps", count: 1 },
    ]);
  });

  it("drops an optional object for a required key of it", () => {
    const { value, reports } = pass(RUN.check, { total_steps: 1, stack: { count: 2 } });
    expect(value).toEqual({ total_steps: 1 });
    expect(reports).toEqual([{ refusal: "missing", path: "stack.is_shared", count: 1 }]);
  });

  it("counts undeclared keys and symbols without naming or reading them", () => {
    let isRead = false;
    const given = {
      total_steps: 1,
      note: 1,
      [Symbol("s")]: 2,
      get extra(): string {
        isRead = true;
        return "";
      },
    };
    const { value, reports } = pass(RUN.check, given);
    expect(value).toEqual({ total_steps: 1 });
    expect(reports).toEqual([{ refusal: "undeclared", path: "", count: 3 }]);
    expect(isRead).toBe(false);
  });

  it("refuses a getter under a declared key without calling it", () => {
    let isRead = false;
    const given = {
      get total_steps(): number {
        isRead = true;
        return 1;
      },
    };
    const { value, reports } = pass(RUN.check, given);
    expect(value).toBeUndefined();
    expect(reports).toEqual([{ refusal: "invalid", path: "total_steps", count: 1 }]);
    expect(isRead).toBe(false);
  });

  it("does not take inherited values", () => {
    expect(pass(RUN.check, Object.create({ total_steps: 1 })).value).toBeUndefined();
  });
});

describe("since and requires", () => {
  const newer = (required: boolean) => (g: Gate) => g.string("x", required, { since: "2.0" });
  const asked = (required: boolean) => (g: Gate) => g.string("x", required, { requires: "contact" });

  it("holds back a field that the person was not told of", () => {
    const { value, reports } = pass(newer(false), { x: "a" }, { holdsBack: (since) => since === "2.0" });
    expect(value).toEqual({});
    expect(reports).toEqual([{ refusal: "held-back", path: "x", count: 1 }]);
  });

  it("holds back the event where such a field is required, and says that nothing is wrong with it", () => {
    expect(pass(newer(true), { x: "a" }, { holdsBack: () => true })).toMatchObject({
      value: undefined,
      held: true,
    });
  });

  it("does not call an event held back that is wrong as well", () => {
    const both = (g: Gate): void => {
      newer(true)(g);
      g.integer("n", true);
    };
    expect(pass(both, { x: "a" }, { holdsBack: () => true })).toMatchObject({
      value: undefined,
      held: false,
    });
  });

  it("leaves out what needs a consent that was not given", () => {
    expect(pass(asked(false), { x: "a" }).value).toEqual({});
    expect(pass(asked(false), { x: "a" }, { isGranted: (purpose) => purpose === "contact" }).value).toEqual({
      x: "a",
    });
  });
});

describe("hostile values", () => {
  it.each(hostileValues())("%s: neither thrown nor passed on", (_name, value) => {
    const { value: passed } = pass(RUN.check, value, { hash: () => "0".repeat(64) });
    expect(JSON.stringify(passed ?? {})).not.toContain(CANARY);
  });

  it("makes copies that share nothing with what it was given", () => {
    const given = { total_steps: 1, kinds: ["data"], stack: { is_shared: true } };
    const before = structuredClone(given);
    const { value } = pass(RUN.check, given);
    given.kinds.push("training");
    given.stack.is_shared = false;
    expect(value).toEqual(before);
  });

  it("is not misled by a polluted prototype", () => {
    const setter = { set: () => expect.unreachable(), configurable: true };
    Object.defineProperty(Object.prototype, "total_steps", setter);
    try {
      const { value } = pass(RUN.check, JSON.parse('{"total_steps":1}'));
      expect(Object.getOwnPropertyDescriptor(value ?? {}, "total_steps")?.value).toBe(1);
    } finally {
      Reflect.deleteProperty(Object.prototype, "total_steps");
    }
  });
});

describe("whatever goes in", () => {
  const DECLARED = new Set([
    "total_steps",
    "orchestrator",
    "schedule",
    "example",
    "secret",
    "kinds",
    "stack",
    "newer",
  ]);
  const nasty = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withBoxedValues: true,
    }),
    fc.record(
      {
        total_steps: fc.oneof(fc.nat(), fc.anything()),
        orchestrator: fc.oneof(fc.constantFrom("local", "kubeflow"), fc.string(), fc.anything()),
        example: fc.oneof(fc.string({ unit: "binary" }), fc.anything()),
        secret: fc.string(),
        kinds: fc.oneof(fc.array(fc.constantFrom("data", "training", "x")), fc.anything()),
        stack: fc.oneof(
          fc.record({ is_shared: fc.boolean(), count: fc.anything(), extra: fc.string() }),
          fc.anything(),
        ),
        newer: fc.oneof(fc.boolean(), fc.anything()),
        other: fc.string(),
      },
      { requiredKeys: [] },
    ),
  );

  it("only declared keys come out, every value keeps its rule, and the input stays as it was", () => {
    fc.assert(
      fc.property(nasty, (given) => {
        const before = fc.stringify(given);
        const { value } = pass(RUN.check, given, { hash: () => "0".repeat(64) });
        expect(fc.stringify(given)).toBe(before);
        if (value === undefined) return;
        expect(Object.keys(value).every((key) => DECLARED.has(key))).toBe(true);
        expect(Number.isSafeInteger(value["total_steps"]) && Number(value["total_steps"]) >= 0).toBe(true);
        expect(["local", "kubeflow", undefined]).toContain(value["orchestrator"]);
        expect(String(value["example"] ?? "").length).toBeLessThanOrEqual(20);
        expect(String(value["example"] ?? "")).not.toMatch(/[/\\]/);
        expect([undefined, "0".repeat(64)]).toContain(value["secret"]);
        const text = JSON.stringify(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ ...value })));
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it("what passes once passes again unchanged", () => {
    const check = (gate: Gate): void => {
      gate.number("a", false);
      gate.string("b", false, { maxLength: 10 });
      gate.array("c", false, { maxItems: 5 }, (item) => item.boolean("*", true));
    };
    const given = fc.record({
      a: fc.double(),
      b: fc.string(),
      c: fc.array(fc.oneof(fc.boolean(), fc.nat())),
    });
    fc.assert(
      fc.property(given, (properties) => {
        const first = pass(check, properties).value;
        expect(pass(check, first)).toEqual({ value: first, held: false, reports: [] });
      }),
    );
  });
});
