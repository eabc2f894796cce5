import type { Catalog } from "@forthright/runtime/catalog-document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCatalogs } from "../../../generator/src/diff/compare/catalogs.ts";
import { properties, property, runEvent } from "../../../generator/src/diff/rules/snippets.ts";
import { sampleCatalog } from "../../support/catalog.ts";
import { catalogOf, compareSnippets, outline } from "./support.ts";

const at = "groups.runs.events.RUN";
const count = "count: { type: integer, description: How many there were. }";
const flag = "flag: { type: boolean, description: Whether it was. }";

describe("a comparison", () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      "reports each changed fact of one property",
      property("type: integer, maximum: 9"),
      property("type: integer, maximum: 10, sensitivity: pseudonymous, required: true"),
      [
        `property-required ${at}.properties.steps more`,
        `values-widened ${at}.properties.steps more`,
        `sensitivity-raised ${at}.properties.steps more`,
      ],
    ],
    [
      "follows objects and lists to the key that changed",
      property(
        "type: array, maxItems: 3, items: { type: object, properties: { kind: { type: string, enum: [a], description: Kind. } } }",
      ),
      property(
        "type: array, maxItems: 2, items: { type: object, properties: { kind: { type: string, enum: [a, b], description: Kind. }, size: { type: integer, description: Size. } } }",
      ),
      [
        `values-narrowed ${at}.properties.steps less`,
        `property-added ${at}.properties.steps.items.properties.size more`,
        `values-widened ${at}.properties.steps.items.properties.kind more`,
      ],
    ],
    [
      "reports a changed named type once, whatever uses it",
      `types: { Kind: { type: string, enum: [a] } }\n${properties("one: { $type: Kind, description: One. }", "two: { $type: Kind, description: Two. }")}`,
      `types: { Kind: { type: string, enum: [a, b] } }\n${properties("one: { $type: Kind, description: One. }", "two: { $type: Kind, description: Two. }")}`,
      ["values-widened types.Kind more"],
    ],
    [
      "leaves what a property takes over from its event to the event",
      `purposes: { improve: { title: Bugs, basis: contract }, sell: { title: Sell, basis: contract } }\n${runEvent("purpose: improve", "properties:", `  ${count}`)}`,
      `purposes: { improve: { title: Bugs, basis: contract }, sell: { title: Sell, basis: contract } }\n${runEvent("purpose: sell", "properties:", `  ${count}`)}`,
      [`purpose-changed ${at} more`],
    ],
    [
      "takes a property with another description for other data",
      properties(count),
      properties("total: { type: integer, description: Something else. }"),
      [`property-renamed ${at}.properties.total more`],
    ],
    [
      "does not guess which of two like properties was renamed",
      properties("a: { type: boolean, description: Flag. }", "b: { type: boolean, description: Flag. }"),
      properties("c: { type: boolean, description: Flag. }", "d: { type: boolean, description: Flag. }"),
      [
        `property-added ${at}.properties.c more`,
        `property-added ${at}.properties.d more`,
        `property-removed ${at}.properties.a less`,
        `property-removed ${at}.properties.b less`,
      ],
    ],
    [
      "takes one that was new or gone beside a renamed one for what it is",
      properties(count),
      properties("total: { type: integer, description: How many there were. }", flag),
      [`property-added ${at}.properties.flag more`, `property-renamed ${at}.properties.total same`],
    ],
    [
      "says that free text was gained, not merely that values are more",
      property("type: string, pattern: '^[a-z]+$', maxLength: 9"),
      property("type: string, maxLength: 9, free_text: Chosen by people"),
      [`free-text-gained ${at}.properties.steps more`],
    ],
    [
      "says so once for a named type, too",
      `types: { Kind: { type: string, enum: [a] } }\n${properties("one: { $type: Kind, description: One. }")}`,
      `types: { Kind: { type: string, maxLength: 9, free_text: Chosen by people } }\n${properties("one: { $type: Kind, description: One. }")}`,
      ["free-text-gained types.Kind more"],
    ],
    [
      "counts a retention in words that it cannot measure as longer",
      runEvent("retention: 1 year"),
      runEvent("retention: as long as it is useful"),
      [`retention-lengthened ${at} more`],
    ],
    [
      "counts an end by date as later than one by version",
      property('type: boolean, expires: "9.0.0"'),
      property('type: boolean, expires: "2099-01-01"'),
      [`expiry-extended ${at}.properties.steps more`],
    ],
    [
      "counts consent as the new basis as less, and its loss as more",
      "purposes: { improve: { title: Bugs, basis: contract }, ask: { title: Ask, basis: consent, consent: separate } }",
      "purposes: { improve: { title: Bugs, basis: consent }, ask: { title: Ask, basis: contract } }",
      [
        "basis-changed purposes.improve less",
        "basis-changed purposes.ask more",
        "separate-consent-removed purposes.ask more",
      ],
    ],
    [
      "does not count another path on the same host as more",
      "destinations: { segment: { name: S, adapter: segment, endpoint: https://a.example/v1 } }",
      "destinations: { segment: { name: S, adapter: segment, endpoint: https://a.example/v2 } }",
      ["destination-endpoint-changed destinations.segment same"],
    ],
    [
      "counts another port as another receiver",
      "destinations: { segment: { name: S, adapter: segment, endpoint: https://a.example/v1 } }",
      "destinations: { segment: { name: S, adapter: segment, endpoint: https://a.example:444/v1 } }",
      ["destination-endpoint-changed destinations.segment more"],
    ],
    [
      "leaves a receiver that is new as a whole to itself",
      `defaults: { purpose: improve }\n${runEvent()}`,
      `defaults: { purpose: improve }\ndestinations:\n  segment: { name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch }\n  own: { name: Own, adapter: segment, endpoint: https://own.example/v1 }\n${runEvent()}`,
      ["destination-added destinations.own more"],
    ],
  ];

  it.each(cases)("%s", (_name, before, after, want) => {
    expect(outline(compareSnippets(before, after))).toEqual(want);
  });

  it("finds no change between a catalogue and itself, or a newer version, or another order", () => {
    const catalog = sampleCatalog();
    const turned: Catalog = {
      ...catalog,
      product: { ...catalog.product, version: "9.0.0" },
      groups: catalog.groups.toReversed().map((group) => ({
        ...group,
        events: group.events
          .toReversed()
          .map((event) => ({ ...event, properties: event.properties.toReversed() })),
      })),
    };
    expect(compareCatalogs(catalog, sampleCatalog())).toEqual([]);
    expect(compareCatalogs(catalog, turned)).toEqual([]);
  });

  it("says when the texts are in another language", () => {
    const catalog = sampleCatalog();
    const [change, ...more] = compareCatalogs(catalog, { ...catalog, language: "de" });
    expect([change?.rule, change?.kinds, more]).toEqual(["docs-changed", ["DOCS"], []]);
  });

  it("says where callers stop compiling", () => {
    const kinds = (before: string, after: string): unknown =>
      compareSnippets(before, after).map((one) => one.kinds);
    expect(kinds(property("type: string, enum: [a, b]"), property("type: string, enum: [a]"))).toEqual([
      ["CODE", "WIRE", "PRIVACY"],
    ]);
    expect(kinds(property("type: number"), property("type: integer"))).toEqual([["WIRE", "PRIVACY"]]);
    expect(
      kinds(properties(count), properties(count, flag.replace("boolean,", "boolean, required: true,"))),
    ).toEqual([["CODE", "PRIVACY"]]);
  });

  it("notes what is sent before people are told of it", () => {
    const added = (since: string): boolean =>
      compareSnippets(
        properties(count),
        properties(count, flag.replace("boolean,", `boolean, ${since}`)),
      ).some((one) => one.note !== undefined);
    expect(added("")).toBe(true);
    expect(added('since: "1.4.0",')).toBe(true);
    expect(added('since: "1.5.0",')).toBe(false);
  });
});

/** Every value of a catalogue, by path, so that each can be changed on its own. */
function leavesOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

function change(value: unknown, path: readonly (string | number)[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    if (typeof value === "string") return `${value}x`;
    return typeof value === "number" ? value + 1 : !value;
  }
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? change(item, rest) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [step]: change(object[step], rest) };
}

/** What is derived from other facts, or is no fact about what is collected. */
const DERIVED =
  /^product\.version$|^consent\.scope$|\.(?:slug|type_name|helper|values_name|example)(?:\.|$)|\.example$/;

describe("nothing is overlooked", () => {
  it("reports a change of any single fact of a catalogue", () => {
    const catalog = sampleCatalog();
    const paths = leavesOf(catalog).filter((path) => !DERIVED.test(path.join(".")));
    expect(paths.length).toBeGreaterThan(150);
    const missed = paths.filter(
      (path) => compareCatalogs(catalog, change(catalog, path) as Catalog).length === 0,
    );
    expect(missed.map((path) => path.join("."))).toEqual([]);
  });

  it("turns more into less and the other way when the two catalogues change places", () => {
    const base = catalogOf(properties(count, flag));
    const variants = [
      properties(count),
      properties(count, flag, "more: { type: boolean, description: More. }"),
      properties(count.replace("integer,", "integer, maximum: 9,"), flag),
      runEvent("retention: 2 years", "properties:", `  ${count}`, `  ${flag}`),
    ].map((snippet) => catalogOf(snippet));
    fc.assert(
      fc.property(fc.constantFrom(...variants), (other) => {
        const directions = (before: Catalog, after: Catalog): readonly string[] =>
          compareCatalogs(before, after).map(({ direction = "none" }) => direction);
        const mirrored = directions(other, base).map((one) => (one === "more" ? "less" : "more"));
        expect(directions(base, other)).toEqual(mirrored);
      }),
    );
  });
});
