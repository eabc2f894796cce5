import type { Catalog } from "@forthright/runtime/catalog-document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, catalogId } from "../../../generator/src/disclosure/canonical-json.ts";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { sampleCatalog } from "../../support/catalog.ts";
import { HAZARDS } from "../../support/hazards.ts";
import { withTexts } from "../../support/hostile.ts";

describe("canonical JSON", () => {
  it.each([
    [{ b: 1, a: [2, { d: null, c: "x" }] }, '{"a":[2,{"c":"x","d":null}],"b":1}'],
    [{ a: undefined, b: true }, '{"b":true}'],
    [{ "10": 1, "9": 2, Z: 3, a: 4 }, '{"10":1,"9":2,"Z":3,"a":4}'],
    ["\u2028\ud83d", '"\u2028\\ud83d"'],
    [[], "[]"],
    [{}, "{}"],
  ])("of %j", (value, want) => {
    expect(canonicalJson(value)).toBe(want);
  });

  it("says the same as JSON and does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
        expect(canonicalJson(reversed(plain))).toBe(canonicalJson(plain));
      }),
    );
  });

  it("the id changes with any text of the catalogue, and with nothing else", () => {
    const id = catalogId(sampleCatalog());
    expect(id).toMatch(/^sha256-[0-9a-f]{64}$/u);
    expect(catalogId(reversed(sampleCatalog()) as Catalog)).toBe(id);
    expect(catalogId({ ...sampleCatalog(), why: "Other words." })).not.toBe(id);
  });
});

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe("the first-run notice", () => {
  const notice = (catalog: Catalog): string => disclose(catalog).disclosure.notice;

  it("says what is collected, that nothing was sent, how to stop it and where the list is", () => {
    expect(
      notice(sampleCatalog()),
    ).toBe(`Kiln reports how it is used to Twilio Segment and Own warehouse: 4 kinds of
event, each with a random installation id, its version, the operating system and
"workspace". Some of it is personal data. Only if you agree separately: your
e-mail address.
Why: Find bugs and decide what to build next.

Nothing has been sent yet. To stop it, use any one of these:
  kiln telemetry opt-out
  DO_NOT_TRACK=1  or  KILN_TELEMETRY=off  in the environment
If sending was on, opting out sends one last event: "Analytics opt-out".
The list of all events:  kiln telemetry preview
`);
  });

  it.each<[string, (catalog: Catalog) => Catalog, RegExp]>([
    [
      "no last event",
      (one) => ({ ...one, consent: { model: "opt-out", scope: "global", ci: false } }),
      /Opting out sends nothing\./u,
    ],
    [
      "opt-in",
      (one) => ({ ...one, consent: { model: "opt-in", scope: "global", ci: false } }),
      /can report.*nothing is sent unless you allow it\.\n {2}kiln telemetry opt-in\n/su,
    ],
    [
      "only an id",
      (one) => ({ ...one, metadata: one.metadata.slice(0, 1), groups: one.groups.slice(0, 1) }),
      /The data is pseudonymous\./u,
    ],
    [
      "no metadata",
      (one) => ({ ...one, metadata: [], groups: one.groups.slice(0, 1) }),
      /2 kinds of\nevent\.\n/u,
    ],
  ])("with %s", (_name, change, want) => {
    expect(notice(change(sampleCatalog()))).toMatch(want);
  });

  it("without commands names the variables and the homepage", () => {
    const { command: _command, ...product } = sampleCatalog().product;
    const text = notice({ ...sampleCatalog(), product });
    expect(text).not.toContain("opt-out\n");
    expect(text).toContain("KILN_TELEMETRY=off");
    expect(text).toContain("More: https://kiln.example.com\n");
  });

  it("never claims that the data is anonymous", () => {
    expect(notice(sampleCatalog())).not.toMatch(/anonym/iu);
  });

  it.each(Object.entries(HAZARDS))(
    "stays plain text of at most 12 lines, whatever the names are: %s",
    (_name, hazard) => {
      const lines = notice(withTexts((position) => `${position} ${hazard}`)).split("\n");
      expect(lines.pop()).toBe("");
      expect(lines.length).toBeLessThanOrEqual(12);
      expect(lines.join("")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      // A command is never cut: what a person types must work. Very long ones go over the edge.
      const prose = lines.filter(
        (line) => !line.startsWith("  ") && !line.startsWith("The list of all events:"),
      );
      for (const line of prose) expect(line.length).toBeLessThanOrEqual(80);
    },
  );
});

describe("the disclosure", () => {
  it("has a request for each destination of each active event", () => {
    const { wire } = disclose(sampleCatalog()).disclosure;
    expect(wire.map(({ constant, destination }) => `${constant} ${destination}`)).toEqual([
      "RUN_PIPELINE segment",
      "RUN_PIPELINE warehouse",
      "GET_PIPELINES segment",
      "GET_PIPELINES warehouse",
      "PULL_STACK_RECIPE segment",
      "OPT_OUT segment",
      "OPT_OUT warehouse",
    ]);
  });

  it("shows what leaves after a transform, and nothing that waits for a separate consent", () => {
    const { wire } = disclose(sampleCatalog()).disclosure;
    const recipe = wire.find((one) => one.constant === "PULL_STACK_RECIPE")?.body ?? "";
    expect(recipe).toContain('"path":"recipe"');
    expect(recipe).not.toContain("/home/ada");
    expect(recipe).not.toContain("ada@example.com");
  });
});
