import type { Acknowledgement } from "@forthright/runtime/catalog-document";
import { describe, expect, it } from "vitest";
import { acknowledgementSnippet } from "../../../generator/src/diff/acknowledge.ts";
import { compareCatalogs } from "../../../generator/src/diff/compare/catalogs.ts";
import { type FailOn, type Judgement, judge } from "../../../generator/src/diff/judge.ts";
import { properties } from "../../../generator/src/diff/rules/snippets.ts";
import { catalogOf } from "./support.ts";

const before = catalogOf(properties("gone: { type: integer, description: Gone. }"));
const after = catalogOf(
  properties("one: { type: boolean, description: One. }", "two: { type: boolean, description: Two. }"),
);
const changes = compareCatalogs(before, after);
const at = "groups.runs.events.RUN.properties";
const PRIVACY: FailOn = new Set(["PRIVACY"]);

const ack = (parts: Partial<Acknowledgement>): Acknowledgement => ({
  change: "property-added",
  at: `${at}.one`,
  by: "Ada",
  reason: "Asked for in the review.",
  link: "https://example.org/1",
  ...parts,
});

function judged(
  acks: readonly Acknowledgement[],
  base: readonly Acknowledgement[] = [],
  failOn = PRIVACY,
): Judgement {
  return judge({
    changes,
    before: { ...before, acknowledge: base },
    after: { ...after, acknowledge: acks },
    failOn,
    file: "catalog.yaml",
    placeOf: () => undefined,
  });
}

const failing = ({ changes: all }: Judgement): readonly string[] =>
  all.filter(({ fails }) => fails).map(({ change }) => `${change.rule} ${change.at}`);
const codes = ({ diagnostics }: Judgement): readonly string[] =>
  diagnostics.map(({ code, severity }) => `${severity} ${code}`);

describe("acknowledgements", () => {
  it("are missing where more is collected and nobody answers for it", () => {
    const result = judged([]);
    expect(failing(result)).toEqual([`property-added ${at}.one`, `property-added ${at}.two`]);
    expect(codes(result)).toEqual(["error unacknowledged-change", "error unacknowledged-change"]);
    expect(result.diagnostics[0]?.message).toBe(
      "property-added: The event ‘Run ended’ also sends `one` (true or false)",
    );
    expect(result.diagnostics[0]?.hint).toContain(`{ change: property-added, at: ${at}.one, by: …`);
  });

  it("answer for the change that they name, and for no other", () => {
    expect(failing(judged([ack({})]))).toEqual([`property-added ${at}.two`]);
    expect(failing(judged([ack({}), ack({ at: `${at}.two` })]))).toEqual([]);
  });

  it("may name several places by a star for one key", () => {
    expect(failing(judged([ack({ at: `${at}.*` })]))).toEqual([]);
    expect(failing(judged([ack({ at: "groups.*.events.*.properties.one" })]))).toEqual([
      `property-added ${at}.two`,
    ]);
    expect(failing(judged([ack({ at: "*" })]))).toHaveLength(2);
    expect(failing(judged([ack({ at: "groups.*" })]))).toHaveLength(2);
  });

  it("answer once: what the base has already stands for an earlier change", () => {
    const result = judged([ack({}), ack({ at: `${at}.two` })], [ack({})]);
    expect(failing(result)).toEqual([`property-added ${at}.one`]);
    expect(result.diagnostics[0]?.hint).toContain("answered for an earlier change");
    expect(codes(judged([ack({ at: "gone" })], [ack({ at: "gone" })]))).not.toContain(
      "warning unused-acknowledgement",
    );
  });

  it("do not count until they are filled in", () => {
    const [first] = changes;
    if (first === undefined) throw new Error("no change");
    expect(acknowledgementSnippet(first)).toBe(
      `  - change: property-added\n    at: ${at}.one\n    by: …\n    reason: …\n    link: https://…\n`,
    );
    const result = judged([ack({ by: "…" }), ack({ at: `${at}.two`, link: "https://…" })]);
    expect(failing(result)).toHaveLength(2);
    expect(result.diagnostics.map(({ hint }) => hint)).toEqual([
      expect.stringContaining("fill in"),
      expect.stringContaining("fill in"),
    ]);
  });

  it("of no change are reported, with the change that was meant", () => {
    const result = judged([ack({ at: `${at}.on` }), ack({}), ack({ at: `${at}.two` })]);
    expect(codes(result)).toEqual(["warning unused-acknowledgement"]);
    expect(result.diagnostics[0]?.message).toBe(`there is no change \`property-added\` at ${at}.on`);
    expect(result.diagnostics[0]?.hint).toContain(`${at}.one`);
  });

  it("of a rule that does not exist are errors, with the rule that was meant", () => {
    const result = judged([ack({ change: "property-aded" }), ack({ at: `${at}.*` })]);
    expect(codes(result)).toEqual(["error unknown-change"]);
    expect(result.diagnostics[0]?.hint).toBe("did you mean `property-added`?");
  });
});

describe("--fail-on", () => {
  const cases: readonly (readonly [string, FailOn, readonly string[]])[] = [
    ["nothing", new Set(), []],
    ["wire", new Set(["WIRE"]), [`property-removed ${at}.gone`]],
    ["code", new Set(["CODE"]), [`property-removed ${at}.gone`]],
    ["privacy", PRIVACY, [`property-added ${at}.one`, `property-added ${at}.two`]],
    [
      "all",
      new Set(["PRIVACY", "WIRE", "CODE"]),
      [`property-added ${at}.one`, `property-added ${at}.two`, `property-removed ${at}.gone`],
    ],
  ];

  it.each(cases)("%s", (_name, failOn, want) => {
    expect(failing(judged([], [], failOn))).toEqual(want);
  });
});
