import { describe, expect, it } from "vitest";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";

/** Code and marked text of each diagnostic. */
function faultsOf(text: string): readonly (readonly [string, string])[] {
  const { diagnostics } = loadCatalog({ text, file: "a.yaml", today: "2026-01-01" });
  return diagnostics.map(({ code, span }) => [
    code,
    span === undefined ? "" : text.slice(span.start, span.end),
  ]);
}

const EVENTS = (text: string): string =>
  completeExample(`groups: { g: { title: G, events: { ${text} } } }\n`);

describe("one typing error is one fault", () => {
  it.each<[string, string, readonly [string, string]]>([
    [
      "a misspelt required key is not missing too",
      EVENTS("RUN: { nmae: Run, description: A run. }"),
      ["unknown-key", "nmae"],
    ],
    [
      "a misspelt key is not reported as a broken rule too",
      EVENTS(
        "RUN: { name: Run, description: A run., properties: { a: { type: string, maxLength: 4, free_txt: Why, description: A. } } }",
      ),
      ["unknown-key", "free_txt"],
    ],
    [
      "an unknown type has no wrong values too",
      EVENTS(
        "RUN: { name: Run, description: A run., properties: { a: { type: intger, enum: [x], examples: [y], description: A. } } }",
      ),
      ["unknown-value", "intger"],
    ],
    [
      "a missing map does not make every reference wrong",
      completeExample("").replace(/purposes:\n.*\n/, ""),
      ["missing-key", "f"],
    ],
    [
      "a purpose that is misspelt is not unused too",
      completeExample("defaults: { purpose: improve-prodcut }\n"),
      ["unknown-purpose", "improve-prodcut"],
    ],
  ])("%s", (_, text, want) => {
    expect(faultsOf(text)).toEqual([want]);
  });
});

it("finds faults of shape, of references and of rules in one run", () => {
  const text = EVENTS(
    "RUN: { name: Run, description: A run., onwer: me }, STOP: { name: Run, description: Stopped. }, GO: { name: Go, description: Went., purpose: nothing, properties: { a: { type: string, description: A. } } }",
  );
  expect(faultsOf(text)).toEqual([
    ["unknown-key", "onwer"],
    ["duplicate-wire-name", "Run"],
    ["unknown-purpose", "nothing"],
    ["free-text-without-reason", "a"],
  ]);
});

it("reports double keys together with the faults of the rest", () => {
  const text = EVENTS(
    "RUN: { name: Run, description: A run. }, RUN: { name: Again, description: A run. }, GO: { name: Run, description: Went. }",
  );
  expect(faultsOf(text)).toEqual([
    ["duplicate-key", "RUN"],
    ["duplicate-wire-name", "Run"],
  ]);
});

it("sorts by place and gives a catalogue only without errors", () => {
  const warned = loadCatalog({
    text: completeExample("types: { T: { type: boolean } }\n"),
    file: "a.yaml",
    today: "2026-01-01",
  });
  expect([warned.diagnostics.length, warned.catalog?.product.id]).toEqual([1, "acme"]);
  const faulty = loadCatalog({ text: completeExample("extra: 1\n"), file: "a.yaml", today: "2026-01-01" });
  expect([faulty.diagnostics.length, faulty.catalog]).toEqual([1, undefined]);
});

it("reports forty faults of one file in order", () => {
  const text = EVENTS(
    Array.from(
      { length: 40 },
      (_, index) => `E${index}: { name: E${index}, description: E., extra: 1 }`,
    ).join(", "),
  );
  const { diagnostics } = loadCatalog({ text, file: "a.yaml", today: "2026-01-01" });
  const starts = diagnostics.map((one) => one.span?.start ?? -1);
  expect(diagnostics.length).toBe(40);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

it("refuses types that grow without bound instead of writing them out", () => {
  const types = Array.from({ length: 9 }, (_, level) => {
    const keys = Array.from({ length: 9 }, (_, key) => `k${key}: { $type: T${level + 1}, description: K. }`);
    return `  T${level}: { type: object, properties: { ${keys.join(", ")} } }`;
  });
  const use =
    "groups: { g: { title: G, events: { RUN: { name: R, description: R., properties: { a: { $type: T0, description: A. } } } } } }";
  const text = completeExample(`${use}\ntypes:\n${types.join("\n")}\n  T9: { type: boolean }\n`);
  expect(faultsOf(text).map(([code]) => code)).toContain("type-cycle");
});

it("refuses long chains of types", () => {
  const types = Array.from(
    { length: 5_000 },
    (_, level) => `  T${level}: { type: array, maxItems: 1, items: { $type: T${level + 1} } }`,
  );
  const text = completeExample(`types:\n${types.join("\n")}\n  T5000: { type: boolean }\n`);
  expect(new Set(faultsOf(text).map(([code]) => code))).toContain("type-cycle");
});
