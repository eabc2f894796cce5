/** The judge of the proof, judged: what it must find wrong, and what it must leave alone. */
import { describe, expect, it } from "vitest";
import type { ReceivedRequest } from "../support/collector.ts";
import { judgeRequest, newTally, unseen } from "./support/judge.ts";
import type { SitePages } from "./support/pages.ts";
import { edgesIn, problemOf, type SaidField } from "./support/said.ts";

const said = (type: string, more: Partial<SaidField> = {}): SaidField => ({
  type,
  allowed: [],
  form: "",
  changed: "",
  ...more,
});

describe("a value held against the words of its card", () => {
  const colours = said("One of 2 values", { allowed: ['"red"', "null"] });
  const list = said("List, at most 2 items, each: one of 2 values", { allowed: colours.allowed });
  const code = said("Text, at most 6 characters, of a fixed form", { form: "^[A-Z]+$" });
  const hashed = said("Text, at most 64 characters", {
    changed: "Replaced by its hash before anything is written.",
  });
  const rows: readonly [field: SaidField, value: unknown, problem: string | undefined][] = [
    [said("Whole number, 0 or more, at most 1,000"), 1_000, undefined],
    [said("Whole number, 0 or more, at most 1,000"), 1_001, "is not at most 1,000"],
    [said("Whole number, 0 or more"), -1, "is not 0 or more"],
    [said("Whole number"), 1.5, "is not: Whole number"],
    [said("Number, -273.15 or more"), -273.15, undefined],
    [said("Text, at most 3 characters"), "abcd", "is not at most 3 characters"],
    [said("Text, at least 1 character"), "", "is not at least 1 character"],
    [said("True or false"), "true", "is not: True or false"],
    [said('Always "v1, final"'), "v1", 'is not always "v1, final"'],
    [said("Text: UUID, or nothing (null)"), null, undefined],
    [said("Text: UUID"), null, "is not: Text: UUID"],
    [colours, "red", undefined],
    [colours, "blue", "is not: One of 2 values"],
    [said("One of 3 values", { allowed: colours.allowed }), "red", "is not: One of 3 values"],
    [list, ["red", null], undefined],
    [list, ["red", "blue"], "is not: One of 2 values"],
    [list, ["red", "red", "red"], "is not at most 2 items"],
    [code, "ABC", undefined],
    [code, "abc", "has not the form ^[A-Z]+$"],
    [hashed, "ada", "is no hash"],
    [said("Something new"), 1, "is described in words that this test does not know: “Something new”"],
    [said("Number, quite large"), 1, "is bound in words that this test does not know: “quite large”"],
  ];
  it.each(rows)("%j: %j", (field, value, problem) => {
    expect(problemOf(field, value)).toBe(problem);
  });
});

describe("edges that a card names", () => {
  const rows: readonly [field: SaidField, value: unknown, words: readonly string[]][] = [
    [said("Whole number, 0 or more, at most 1,000"), 1_000, ["at most 1,000"]],
    [said("Whole number, 0 or more"), 1, []],
    [said("Text, at most 3 characters"), "abc", ["at most 3 characters"]],
    [said("Text, at most 3 characters, of a fixed form", { form: "^a" }), "abc", []],
    [said("True or false"), false, ["false"]],
    [said("One of 2 values", { allowed: ['"a"', '"b"'] }), "b", ['"b"']],
    [said("Text: UUID, or nothing (null)"), null, ["null"]],
    [
      said("List, at most 2 items, each: text, at most 1 character"),
      ["x", ""],
      ["at most 2 items", "at most 1 character"],
    ],
    [said("Text, at most 64 characters", { changed: "Replaced by its hash." }), "x".repeat(64), []],
  ];
  it.each(rows)("%j: %j", (field, value, words) => {
    expect(
      edgesIn(field)
        .filter(({ holds }) => holds(value))
        .map((edge) => edge.words),
    ).toEqual(words);
  });
});

const site: SitePages = {
  events: new Map([
    [
      "Run",
      {
        url: "/run/",
        name: "Run",
        constant: "RUN",
        fields: [
          { anchor: "p-steps", ...said("Whole number"), places: [{ path: "properties.steps", names: [] }] },
        ],
        riding: [],
        bodies: [],
      },
    ],
  ]),
  listed: ["Run"],
  traits: [],
  traitBodies: [],
  metadata: [
    {
      anchor: "m-version",
      ...said("Text: version number"),
      places: [{ path: "context.app.version", names: [] }],
    },
  ],
  added: [
    {
      path: "batch[]",
      destinations: [],
      inKind: {},
      type: "List",
      example: "[…]",
      description: "The events.",
    },
    {
      path: "event",
      destinations: [],
      inKind: {},
      type: "Text",
      example: "Run",
      description: "The wire name.",
    },
    {
      path: "context.ip",
      destinations: [],
      inKind: {},
      type: "Text",
      example: "0.0.0.0",
      description: "Always zeros.",
    },
    {
      path: "properties",
      destinations: [],
      inKind: {},
      type: "Object",
      example: "{…}",
      description: "The properties.",
    },
  ],
  headers: [{ name: "host", names: [], example: "x", description: "Always the same." }],
  destinations: new Map(),
  catalogs: new Set(),
};

const message = {
  event: "Run",
  context: { app: { version: "1.0" }, ip: "0.0.0.0" },
  properties: { steps: 4 },
};

function requestOf(body: unknown, headers: readonly string[] = ["host", "x"]): ReceivedRequest {
  const text = JSON.stringify(body);
  return {
    method: "POST",
    path: "/",
    rawHeaders: headers,
    headers: {},
    bytes: text.length,
    body: text,
    at: 0,
  };
}

describe("a request held against the pages", () => {
  const rows: readonly [what: string, request: ReceivedRequest, findings: readonly string[]][] = [
    ["what is declared", requestOf({ batch: [message] }), []],
    ["a header", requestOf({ batch: [message] }, ["Host", "x", "x-trace", "1"]), ["x-trace"]],
    ["a header's value", requestOf({ batch: [message] }, ["host", "y"]), ["host"]],
    ["a path around the messages", requestOf({ batch: [], host: "ada" }), ["host"]],
    ["a path of a message", requestOf({ batch: [{ ...message, userId: "ada" }] }), ["userId"]],
    [
      "a path inside",
      requestOf({ batch: [{ ...message, context: { app: { build: 1 } } }] }),
      ["context.app.build"],
    ],
    ["a property", requestOf({ batch: [{ ...message, properties: { note: "x" } }] }), ["properties.note"]],
    ["a value", requestOf({ batch: [{ ...message, properties: { steps: "4" } }] }), ["properties.steps"]],
    ["a constant", requestOf({ batch: [{ ...message, context: { ip: "10.0.0.1" } }] }), ["context.ip"]],
    ["an event", requestOf({ batch: [{ ...message, event: "Walk" }] }), ["event"]],
  ];
  it.each(rows)("%s", (_, request, paths) => {
    const tally = newTally();
    judgeRequest(tally, site, request, undefined);
    expect(tally.findings.map((finding) => finding.split(" = ", 1)[0])).toEqual(paths);
  });

  it("names path, value and request", () => {
    const tally = newTally();
    judgeRequest(tally, site, requestOf({ batch: [{ ...message, userId: "ada" }] }), undefined);
    expect(tally.findings[0]).toBe(
      `userId = "ada" in Run: ${JSON.stringify({ ...message, userId: "ada" })}: no page names it`,
    );
  });

  it("knows what stands on a page and was never seen", () => {
    const tally = newTally();
    judgeRequest(tally, site, requestOf({ batch: [{ event: "Run", properties: {} }] }, []), undefined);
    expect(unseen(tally, site, [undefined])).toEqual([
      "property Run properties.steps",
      "metadata context.app.version",
      "added  context.ip",
      "header  host",
    ]);
  });
});
