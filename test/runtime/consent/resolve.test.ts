import { type ConsentFacts, isHeldBack, isNewer, resolveConsent } from "@forthright/runtime/consent/resolve";
import type { ObjectFile, Settings, SettingsRead } from "@forthright/runtime/consent/settings";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const CATALOG = "sha256-now";
const TOLD = { catalog: CATALOG, version: "0.24.0", at: "2026-01-01T00:00:00.000Z" };

function settings(more: Partial<Settings> = {}): SettingsRead {
  return { kind: "settings", settings: { purposes: new Map(), ...more }, raw: {} };
}

/** A person at a terminal who was told of this catalogue: on. */
const ON: ConsentFacts = {
  rules: { model: "opt-out", ci: false, catalog: CATALOG, variable: "DEMO_TELEMETRY" },
  build: undefined,
  option: { enabled: undefined, problem: undefined },
  doNotTrack: undefined,
  telemetry: undefined,
  disabled: undefined,
  endpointProblem: undefined,
  administrator: { path: "/etc/demo/telemetry.json", file: { kind: "missing" } },
  project: { fileName: ".demo-telemetry.json", files: [] },
  person: { path: "/h/telemetry.json", read: settings({ told: TOLD }) },
  unattended: { reason: undefined },
};

const object = (value: Readonly<Record<string, unknown>>): ObjectFile => ({ kind: "object", value });
const project = (...files: readonly ObjectFile[]): NonNullable<ConsentFacts["project"]> => ({
  fileName: ".demo-telemetry.json",
  files: files.map((file) => ({ path: "/w/.demo-telemetry.json", file })),
});
const administrator = (file: ObjectFile): NonNullable<ConsentFacts["administrator"]> => ({
  path: "/etc/demo/telemetry.json",
  file,
});
const person = (read: SettingsRead): NonNullable<ConsentFacts["person"]> => ({
  path: "/h/telemetry.json",
  read,
});

type Row = readonly [
  name: string,
  change: Partial<ConsentFacts>,
  state: string,
  decidedBy: string,
  found: string,
];

const rows: readonly Row[] = [
  ["nothing objects", {}, "on", "default", "no source objects"],
  ["no write key", { build: "this build has no write key" }, "off", "build", "this build has no write key"],
  [
    "the host says no",
    { option: { enabled: false, problem: undefined } },
    "off",
    "host-option",
    "the program switched this run off",
  ],
  [
    "the host says yes",
    { option: { enabled: true, problem: undefined } },
    "on",
    "default",
    "no source objects",
  ],
  [
    "the host's endpoint is bad",
    { option: { enabled: true, problem: "bad address" } },
    "off",
    "host-option",
    "bad address",
  ],
  ...["1", "true", "yes", " 1", "maybe", "2"].map(
    (value): Row => [
      `DO_NOT_TRACK=${value}`,
      { doNotTrack: value },
      "off",
      "do-not-track",
      `DO_NOT_TRACK=${value}`,
    ],
  ),
  ...["", "0", "false", "FALSE", "no", "off", " "].map(
    (value): Row => [
      `DO_NOT_TRACK=“${value}” is no signal`,
      { doNotTrack: value },
      "on",
      "default",
      "no source objects",
    ],
  ),
  ["…_DISABLED=1", { disabled: "1" }, "off", "environment", "DEMO_TELEMETRY_DISABLED=1"],
  ["…_DISABLED=0", { disabled: "0" }, "on", "default", "no source objects"],
  ["…=off", { telemetry: "off" }, "off", "environment", "DEMO_TELEMETRY=off"],
  ["…=OFF", { telemetry: "OFF" }, "off", "environment", "DEMO_TELEMETRY=OFF"],
  ...["0", "false", "1", "true", "yes", "onn"].map(
    (value): Row => [
      `…=${value} is unknown`,
      { telemetry: value },
      "off",
      "environment",
      `DEMO_TELEMETRY=${value}, which is none of off, log, on`,
    ],
  ),
  ["…= is not set", { telemetry: "" }, "on", "default", "no source objects"],
  ["…=on", { telemetry: "on" }, "on", "environment", "DEMO_TELEMETRY=on"],
  ["…=log", { telemetry: "log" }, "log", "environment", "DEMO_TELEMETRY=log"],
  [
    "…=on with …_DISABLED",
    { telemetry: "on", disabled: "1" },
    "off",
    "environment",
    "DEMO_TELEMETRY_DISABLED=1",
  ],
  ["…_ENDPOINT is bad", { endpointProblem: "bad address" }, "off", "environment", "bad address"],
  [
    "…_ENDPOINT is bad, …=on",
    { endpointProblem: "bad address", telemetry: "on" },
    "off",
    "environment",
    "bad address",
  ],
  [
    "the administrator says no",
    { administrator: administrator(object({ enabled: false })) },
    "off",
    "administrator",
    "/etc/demo/telemetry.json says “enabled”: false",
  ],
  [
    "the administrator says yes",
    { administrator: administrator(object({ enabled: true })) },
    "on",
    "default",
    "no source objects",
  ],
  [
    "the administrator's file says something else",
    { administrator: administrator(object({ enabled: "no" })) },
    "off",
    "administrator",
    "/etc/demo/telemetry.json does not say “enabled”: true or false",
  ],
  [
    "the administrator's file is damaged",
    { administrator: administrator({ kind: "unusable", problem: "is not valid JSON" }) },
    "off",
    "administrator",
    "/etc/demo/telemetry.json is not valid JSON",
  ],
  [
    "the project says no",
    { project: project(object({ enabled: false })) },
    "off",
    "project",
    "/w/.demo-telemetry.json says “enabled”: false",
  ],
  [
    "the project says yes",
    { project: project(object({ enabled: true })) },
    "on",
    "default",
    "no source objects",
  ],
  [
    "a directory above says no",
    { project: project(object({ enabled: true }), object({ enabled: false })) },
    "off",
    "project",
    "/w/.demo-telemetry.json says “enabled”: false",
  ],
  [
    "the project's file is damaged",
    { project: project({ kind: "unusable", problem: "is a link" }) },
    "off",
    "project",
    "/w/.demo-telemetry.json is a link",
  ],
  [
    "the person opted out",
    { person: person(settings({ decision: "opt-out", decided: "2026-02-03T04:05:06.000Z" })) },
    "off",
    "person",
    "opted out on 2026-02-03",
  ],
  [
    "the person opted in",
    { person: person(settings({ decision: "opt-in", told: TOLD })) },
    "on",
    "person",
    "opted in",
  ],
  [
    "the settings are damaged",
    { person: person({ kind: "unusable", problem: "is not valid JSON" }) },
    "off",
    "person",
    "/h/telemetry.json is not valid JSON; repair or delete it",
  ],
  [
    "there is no home",
    { person: { path: undefined, read: { kind: "missing" } } },
    "off",
    "person",
    "no home directory is known, so no decision can be read",
  ],
  ["nobody watches", { unattended: { reason: "CI is set" } }, "off", "unattended", "CI is set"],
  [
    "nobody watches, …=on",
    { unattended: { reason: "CI is set" }, telemetry: "on" },
    "on",
    "environment",
    "DEMO_TELEMETRY=on",
  ],
  [
    "nobody watches, …=log",
    { unattended: { reason: "CI is set" }, telemetry: "log" },
    "log",
    "environment",
    "DEMO_TELEMETRY=log",
  ],
  [
    "nobody watches, opted in",
    { unattended: { reason: "CI is set" }, person: person(settings({ decision: "opt-in" })) },
    "off",
    "unattended",
    "CI is set",
  ],
  [
    "nobody watches, ci: on",
    {
      unattended: { reason: "CI is set" },
      rules: { ...ON.rules, ci: true },
      person: person({ kind: "missing" }),
    },
    "on",
    "default",
    "no source objects",
  ],
  [
    "undecided, not told",
    { person: person({ kind: "missing" }) },
    "notice",
    "undecided",
    "you have not been told yet; the notice comes first, and nothing is sent in this run",
  ],
  [
    "undecided, settings without a decision",
    { person: person(settings()) },
    "notice",
    "undecided",
    "you have not been told yet; the notice comes first, and nothing is sent in this run",
  ],
  [
    "undecided, …=on",
    { person: person({ kind: "missing" }), telemetry: "on" },
    "on",
    "environment",
    "DEMO_TELEMETRY=on",
  ],
  [
    "undecided, …=log",
    { person: person({ kind: "missing" }), telemetry: "log" },
    "log",
    "environment",
    "DEMO_TELEMETRY=log",
  ],
  [
    "opt-in model, undecided",
    { rules: { ...ON.rules, model: "opt-in" } },
    "off",
    "undecided",
    "you have not opted in",
  ],
  [
    "opt-in model, opted in",
    { rules: { ...ON.rules, model: "opt-in" }, person: person(settings({ decision: "opt-in" })) },
    "on",
    "person",
    "opted in",
  ],
  [
    "opt-in model, undecided, …=on",
    { rules: { ...ON.rules, model: "opt-in" }, telemetry: "on" },
    "on",
    "environment",
    "DEMO_TELEMETRY=on",
  ],
  [
    "opt-in model, ci: on, undecided",
    { rules: { ...ON.rules, model: "opt-in", ci: true }, unattended: { reason: "CI is set" } },
    "off",
    "undecided",
    "you have not opted in",
  ],
];

describe("each source", () => {
  it.each(rows)("%s", (_name, change, state, decidedBy, found) => {
    const decision = resolveConsent({ ...ON, ...change });
    expect([decision.state, decision.decidedBy]).toEqual([state, decidedBy]);
    expect(decision.chain.find(({ source }) => source === decidedBy)?.found).toBe(found);
  });

  it("asks in the order of precedence", () => {
    expect(resolveConsent(ON).chain.map(({ source }) => source)).toEqual([
      "build",
      "host-option",
      "do-not-track",
      "environment",
      "administrator",
      "project",
      "person",
      "unattended",
      "undecided",
      "told",
      "default",
    ]);
  });

  it("shows no control characters of a variable", () => {
    const { chain } = resolveConsent({ ...ON, doNotTrack: `\u001b[31m${"x".repeat(100)}` });
    expect(chain.find(({ source }) => source === "do-not-track")?.found).toBe(
      `DO_NOT_TRACK=?[31m${"x".repeat(55)}…`,
    );
  });
});

describe("pairs", () => {
  const offs = rows.filter(([, , state]) => state === "off");
  const order = resolveConsent(ON).chain.map(({ source }) => source as string);
  /** The second row's facts win where both touch one; `…=on` answers what is not an “off” of its own. */
  const pairs = offs.flatMap((a) => offs.map((b) => [a, b] as const));

  it("an off stays off, and the first in the order decides", () => {
    for (const [a, b] of pairs) {
      const shared = Object.keys(a[1]).some((key) => key in b[1]);
      if (shared) continue;
      const answers = a[1].telemetry === "on" || b[1].telemetry === "on";
      const decision = resolveConsent({ ...ON, ...a[1], ...b[1] });
      const decidedBy = [a[3], b[3]].toSorted((x, y) => order.indexOf(x) - order.indexOf(y))[0];
      expect(decision.state, `${a[0]} + ${b[0]}`).toBe("off");
      if (!answers) expect(decision.decidedBy, `${a[0]} + ${b[0]}`).toBe(decidedBy);
    }
  });

  it("no “on” and no “log” overrides an off of another source", () => {
    const lasting = offs.filter(
      ([, change]) =>
        change.unattended === undefined && change.rules === undefined && change.telemetry === undefined,
    );
    for (const [name, change] of lasting) {
      for (const telemetry of ["on", "log"]) {
        expect(resolveConsent({ ...ON, ...change, telemetry }).state, `${name}, …=${telemetry}`).toBe("off");
      }
      const decided = { ...settings({ decision: "opt-in", told: TOLD }) };
      if (change.person === undefined) {
        expect(resolveConsent({ ...ON, person: person(decided), ...change }).state, name).toBe("off");
      }
    }
  });

  it("adding an objection never makes a decision less restrictive", () => {
    const rank = { on: 0, log: 1, notice: 2, off: 3 };
    const change = fc.constantFrom(...rows.map((row) => row[1]));
    fc.assert(
      fc.property(
        change,
        change,
        fc.constantFrom(...offs.filter(([, c]) => Object.keys(c).length === 1)),
        (a, b, [, off]) => {
          const before = resolveConsent({ ...ON, ...a, ...b });
          const after = resolveConsent({ ...ON, ...a, ...b, ...off });
          const isReplaced = Object.keys(off).some((key) => key in a || key in b);
          const isAnswered = "unattended" in off && (a.telemetry ?? b.telemetry) !== undefined;
          return (
            isReplaced ||
            isAnswered ||
            "rules" in a ||
            "rules" in b ||
            rank[after.state] >= rank[before.state]
          );
        },
      ),
    );
  });
});

describe("what is held back", () => {
  const of = (change: Partial<ConsentFacts>) => resolveConsent({ ...ON, ...change }).holdBack;
  const older = { catalog: "sha256-before", version: "0.23.0", at: "2025-01-01T00:00:00.000Z" };

  it.each([
    ["told of this catalogue", {}, "nothing"],
    ["told of an older version", { person: person(settings({ told: older })) }, { newerThan: "0.23.0" }],
    [
      "opted in without being told",
      { person: person(settings({ decision: "opt-in" })) },
      { newerThan: undefined },
    ],
    ["…=on answers for this run", { person: person(settings({ told: older })), telemetry: "on" }, "nothing"],
    [
      "nobody to tell",
      {
        person: person({ kind: "missing" as const }),
        unattended: { reason: "CI is set" },
        rules: { ...ON.rules, ci: true },
      },
      "nothing",
    ],
    [
      "told once, now unattended",
      {
        person: person(settings({ told: older })),
        unattended: { reason: "CI is set" },
        rules: { ...ON.rules, ci: true },
      },
      { newerThan: "0.23.0" },
    ],
  ] as const)("%s", (_name, change, want) => {
    expect(of(change)).toEqual(want);
  });

  it("is what came after the version that was told", () => {
    expect(isHeldBack("nothing", "9")).toBe(false);
    expect(isHeldBack({ newerThan: "0.23.0" }, "0.24.0")).toBe(true);
    expect(isHeldBack({ newerThan: "0.23.0" }, "0.23.0")).toBe(false);
    expect(isHeldBack({ newerThan: undefined }, "0.1")).toBe(true);
  });

  it.each([
    ["1.0", "0.9", true],
    ["0.10", "0.9", true],
    ["1.0", "1.0.0", false],
    ["1.0.1", "1.0", true],
    ["1.0.0", "1.0.0-rc.1", true],
    ["1.0.0-rc.2", "1.0.0-rc.1", true],
    ["1.0.0-rc.10", "1.0.0-rc.9", true],
    ["1.0.0-rc.1", "1.0.0", false],
    ["1.0.0+build.2", "1.0.0+build.1", false],
    ["0.23.0rc1", "0.22.0", true],
    ["2", "rubbish", true],
    ["rubbish", "2", false],
  ])("%s newer than %s: %s", (a, b, want) => {
    expect(isNewer(a, b)).toBe(want);
  });
});
