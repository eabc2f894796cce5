import type { Field, SentEvent, SentField, SentSet, ValueSchema } from "@forthright/runtime/catalog-document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSets, type Difference } from "../../docs-site/plugin/libs/compare.ts";
import { schemaChange } from "../../docs-site/plugin/libs/within.ts";
import { relation } from "../../generator/src/diff/values/covers.ts";
import { deriveHistory } from "../../generator/src/history/derive.ts";
import { editionsOf } from "../support/history.ts";
import { fixtureSite, readCatalog } from "../support/site.ts";

const field = (name: string, more: Partial<SentField> = {}): SentField => ({
  name,
  description: "What it is.",
  schema: { type: "string", enum: ["a", "b"] },
  required: false,
  sensitivity: "none",
  ...more,
});
const key = (name: string): Field => ({ ...field(name), purpose: "any", examples: [], example: "a" });
const event = (constant: string, more: Partial<SentEvent> = {}): SentEvent => ({
  constant,
  name: constant.toLowerCase(),
  description: "What happened.",
  sensitivity: "none",
  properties: [],
  ...more,
});
const set = (events: readonly SentEvent[], more: Partial<SentSet> = {}): SentSet => ({
  destinations: [],
  metadata: [],
  groups: [{ title: "Group", events }],
  ...more,
});
const withField = (one: SentField): SentSet => set([event("RUN", { properties: [one] })]);
const withSchema = (schema: ValueSchema): SentSet => withField(field("key", { schema }));
const said = ({ what, collects, subject }: Difference): string => {
  const name =
    subject.kind === "event"
      ? subject.event.constant
      : subject.kind === "field"
        ? `${subject.owner}.${subject.path}`
        : subject.name;
  return `${name} ${what}: ${collects}`;
};
const told = (before: SentSet, after: SentSet): readonly string[] => compareSets(before, after).map(said);

describe("the difference between two versions", () => {
  const steps: ValueSchema = {
    type: "array",
    maxItems: 3,
    items: { type: "object", properties: [key("kind"), key("name")] },
  };
  const place = { id: "one", name: "One", endpoint: "https://one.example/" };

  it.each<[string, SentSet, SentSet, readonly string[]]>([
    ["an event", set([]), set([event("RUN")]), ["RUN added: more"]],
    [
      "another name of an event",
      set([event("RUN")]),
      set([event("RUN", { name: "ran" })]),
      ["RUN renamed: same"],
    ],
    ["a field", set([event("RUN")]), withField(field("key")), ["RUN.key added: more"]],
    ["a field with keys, once", set([event("RUN")]), withSchema(steps), ["RUN.key added: more"]],
    [
      "a key inside the items of a list",
      withSchema({ ...steps, items: { type: "object", properties: [key("kind")] } }),
      withSchema(steps),
      ["RUN.key[].name added: more"],
    ],
    [
      "a value",
      withField(field("key")),
      withSchema({ type: "string", enum: ["a", "b", "c"] }),
      ["RUN.key values: more"],
    ],
    [
      "a value fewer",
      withField(field("key")),
      withSchema({ type: "string", enum: ["a"] }),
      ["RUN.key values: less"],
    ],
    [
      "another value",
      withField(field("key")),
      withSchema({ type: "string", enum: ["a", "c"] }),
      ["RUN.key values: more"],
    ],
    [
      "values in another order",
      withField(field("key")),
      withSchema({ type: "string", enum: ["b", "a"] }),
      [],
    ],
    [
      "the name of a type",
      withField(field("key")),
      withSchema({ type: "string", enum: ["a", "b"], type_name: "Two" }),
      [],
    ],
    [
      "another pattern",
      withSchema({ type: "string", pattern: "^a" }),
      withSchema({ type: "string", pattern: "^b" }),
      ["RUN.key values: more"],
    ],
    [
      "a stronger sensitivity",
      withField(field("key")),
      withField(field("key", { sensitivity: "personal" })),
      ["RUN.key sensitivity: more"],
    ],
    [
      "a weaker one",
      withField(field("key", { sensitivity: "personal" })),
      withField(field("key")),
      ["RUN.key sensitivity: same"],
    ],
    [
      "always sent",
      withField(field("key")),
      withField(field("key", { required: true })),
      ["RUN.key required: more"],
    ],
    [
      "optional",
      withField(field("key", { required: true })),
      withField(field("key")),
      ["RUN.key optional: less"],
    ],
    [
      "words alone",
      withField(field("key")),
      withField(field("key", { description: "Other." })),
      ["RUN.key words: same"],
    ],
    ["a recipient", set([]), set([], { destinations: [place] }), ["One added: more"]],
    [
      "another address",
      set([], { destinations: [place] }),
      set([], { destinations: [{ ...place, endpoint: "https://two.example/" }] }),
      ["One moved: more"],
    ],
    [
      "another place on the wire",
      set([], { metadata: [{ ...field("os"), path: "context.os" }] }),
      set([], { metadata: [{ ...field("os"), path: "context.os.name" }] }),
      ["metadata.os moved: same"],
    ],
    ["a trait", set([]), set([], { traits: [field("plan")] }), ["traits.plan added: more"]],
  ])("says %s", (_name, before, after, want) => {
    expect(told(before, after)).toEqual(want);
  });

  const names = fc.uniqueArray(fc.constantFrom("A", "B", "C", "D"));
  const sets = fc
    .tuple(names, names)
    .map(([constants, keys]) =>
      set(constants.map((constant) => event(constant, { properties: keys.map((key) => field(key)) }))),
    );

  it("of a version with itself is nothing", () => {
    fc.assert(
      fc.property(sets, (one) => {
        expect(compareSets(one, one)).toEqual([]);
      }),
    );
  });

  it("read backwards says less where it said more", () => {
    const turn = (line: string): string =>
      line.endsWith("added: more")
        ? line.replace("added: more", "removed: less")
        : line.replace("removed: less", "added: more");
    fc.assert(
      fc.property(sets, sets, (before, after) => {
        expect([...told(after, before)].sort()).toEqual(told(before, after).map(turn).sort());
      }),
    );
  });
});

it("agrees with what the generator recorded of two neighbouring versions", () => {
  const editions = editionsOf(readCatalog(fixtureSite).catalog);
  const { versions } = deriveHistory(editions);
  const last = deriveHistory([...editions, ...editions.slice(-1)]).versions.at(-2)?.sent;
  const sent = versions.map((version) => version.sent ?? last);
  const compared = versions.slice(1).flatMap((version, at) => {
    const [before, after] = [sent[at], sent[at + 1]];
    if (before === undefined || after === undefined) throw new Error("a version without its set");
    const shown = compareSets(before, after)
      .filter(({ what }) => what === "added" || what === "removed")
      .map(said);
    const recorded = (version.changes ?? []).flatMap(({ rule, collects, place }) => {
      const [, what] = /^(?:event|property|metadata)-(added|removed)$/.exec(rule) ?? [];
      const name =
        place.metadata === undefined
          ? [place.event, place.property].filter(Boolean).join(".")
          : `metadata.${place.metadata}`;
      return what === undefined ? [] : [`${name} ${what}: ${collects}`];
    });
    expect([...shown].sort()).toEqual([...recorded].sort());
    return shown;
  });
  expect(compared.length).toBeGreaterThan(3);
});

describe("whether a value may be more than before", () => {
  const bound = fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined });
  const compact = (schema: Record<string, unknown>): ValueSchema =>
    Object.fromEntries(
      Object.entries(schema).filter(([, value]) => value !== undefined),
    ) as unknown as ValueSchema;
  const nullable = fc.option(fc.constant(true), { nil: undefined });
  const scalars = fc.oneof(
    fc.record({ type: fc.constantFrom("integer", "number"), minimum: bound, maximum: bound, nullable }),
    fc.record({
      type: fc.constant("string"),
      minLength: bound,
      maxLength: bound,
      nullable,
      pattern: fc.option(fc.constantFrom("^a", "b$"), { nil: undefined }),
      format: fc.option(fc.constantFrom("uuid", "email"), { nil: undefined }),
    }),
    fc.record({
      type: fc.constant("string"),
      enum: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
    }),
    fc.record({ type: fc.constant("string"), const: fc.constantFrom("a", "b") }),
    fc.record({ type: fc.constant("boolean"), nullable }),
  );
  const schemas = fc
    .oneof(
      scalars,
      fc.record({
        type: fc.constant("array"),
        maxItems: fc.integer({ min: 1, max: 5 }),
        items: scalars.map(compact),
      }),
    )
    .map(compact);

  it("is never said to be less, or the same, where the generator's exact comparison says otherwise", () => {
    const allowed = {
      more: ["same", "narrower", "wider", "different"],
      less: ["narrower", "same"],
      same: ["same"],
    };
    const seen = new Set<string>();
    fc.assert(
      fc.property(schemas, schemas, (before, after) => {
        const mine = schemaChange(before, after);
        seen.add(mine);
        expect(allowed[mine]).toContain(relation(before, after));
      }),
      { numRuns: 3_000 },
    );
    expect([...seen].sort()).toEqual(["less", "more", "same"]);
  });
});
