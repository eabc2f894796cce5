import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { adapterOf } from "@forthright/runtime/encode";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BINDING } from "../binding.ts";
import { CANARY } from "../hostile-values.ts";
import { type Machine, machine, OPTIONS } from "../machine.ts";

const ON = { DEMO_TELEMETRY: "on" };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let box: Machine;
beforeEach(() => {
  box = machine();
});
afterEach(() => box.remove());

function parsed(line: string | undefined): Record<string, unknown> {
  return JSON.parse(line ?? "null") as Record<string, unknown>;
}

describe("track, when sending is on", () => {
  beforeEach(() => box.holdFlusher());

  it("stores the message byte for byte as it will be sent", () => {
    const plan = { options: OPTIONS, steps: [["track", { total_steps: 4, orchestrator: "local" }]] } as const;
    expect(box.run(plan, ON)).toMatchObject({ code: 0, stderr: "" });
    const [line, ...rest] = box.spool();
    expect(rest).toEqual([]);
    const message = parsed(line) as {
      messageId: string;
      timestamp: string;
      anonymousId: string;
      context: { os: { name: string } };
    };
    expect(message.messageId).toMatch(UUID);
    expect(message.anonymousId).toMatch(UUID);
    expect(new Date(message.timestamp).toISOString()).toBe(message.timestamp);
    const encode = adapterOf("segment")?.prepare({
      catalog: BINDING.catalog,
      metadata: [
        { path: "anonymousId", value: message.anonymousId },
        { path: "context.app.version", value: "0.24.0" },
        { path: "context.os.name", value: message.context.os.name },
      ],
    });
    expect(line).toBe(
      encode?.({ ...message, name: "Pipeline run", properties: { total_steps: 4, orchestrator: "local" } }),
    );
  });

  it("writes a header that says where the messages go, and closes the segment at the end", () => {
    box.run({ options: OPTIONS, steps: [["track"]] }, ON);
    const [file] = readdirSync(join(box.places.spool, "segment"));
    expect(file).toMatch(/^\d{13}-0-[0-9a-f]{8}\.ndjson$/);
    const [header] = readFileSync(join(box.places.spool, "segment", file ?? ""), "utf8").split("\n");
    expect(parsed(header)).toEqual({
      forthright: 1,
      destination: "segment",
      adapter: "segment",
      endpoint: OPTIONS.endpoint,
      writeKey: OPTIONS.writeKey,
      catalog: BINDING.catalog,
    });
  });

  it("uses one id for all runs, in a file of mode 0600 below directories of mode 0700", () => {
    for (let i = 0; i < 2; i++) box.run({ options: OPTIONS, steps: [["track"]] }, ON);
    const ids = new Set(box.spool().map((line) => parsed(line)["anonymousId"]));
    expect([...ids]).toEqual([readFileSync(box.places.installationId, "utf8").trim()]);
    const modes = box.snapshot().map((line) => line.split(" ").slice(0, 2));
    for (const [name, mode] of modes) expect(mode, name).toBe(name?.endsWith("/") ? "700" : "600");
  });

  it.each([
    ["SIGKILL", [["track"], ["kill"]], { code: null, signal: "SIGKILL" }],
    ["process.exit", [["track"], ["exit", 3]], { code: 3, signal: null }],
    ["an exception", [["track"], ["throw"]], { code: 1, signal: null }],
  ] as const)(
    "keeps the event when the host ends by %s, and leaves the ending as it is",
    (_name, steps, ending) => {
      expect(box.run({ options: OPTIONS, steps }, ON)).toMatchObject(ending);
      expect(box.spool()).toHaveLength(1);
    },
  );

  it("never throws and stores nothing undeclared, whatever it is given", () => {
    const { code, stderr, results } = box.run(
      { options: OPTIONS, steps: [["hostile"], ["track"], ["dropped"]] },
      ON,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(results[2]).toMatchObject({
      "invalid-event": expect.any(Number),
      "undeclared-field": expect.any(Number),
    });
    expect(results[2]).not.toHaveProperty("failed");
    expect(parsed(box.spool().at(-1))["properties"]).toEqual({ total_steps: 4 });
    expect(box.snapshot().join("\n")).not.toContain(CANARY);
  });

  it("hashes with a salt of this machine, which is never sent", () => {
    const other = machine();
    try {
      const plan = { options: OPTIONS, steps: [["track", { total_steps: 1, secret: "project" }]] } as const;
      other.holdFlusher();
      const hashes = [box, box, other].map((each) => {
        each.run(plan, ON);
        return (parsed(each.spool().at(-1))["properties"] as { secret: string }).secret;
      });
      expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
      expect(hashes[1]).toBe(hashes[0]);
      expect(hashes[2]).not.toBe(hashes[0]);
      const salt = readFileSync(box.places.salt, "utf8").trim();
      expect(salt).toMatch(/^[0-9a-f]{64}$/);
      expect(box.spool().join("\n")).not.toContain(salt);
    } finally {
      other.remove();
    }
  });

  it("writes what was dropped to the drops file, without contents", () => {
    box.run(
      {
        options: OPTIONS,
        steps: [
          ["track", { total_steps: 1, note: "mine" }],
          ["track", {}],
        ],
      },
      ON,
    );
    const lines = readFileSync(box.places.drops, "utf8").trim().split("\n").map(parsed);
    expect(lines.map(({ reason, count }) => [reason, count])).toEqual([
      ["undeclared-field", 1],
      ["invalid-field", 1],
      ["invalid-event", 1],
    ]);
  });

  it("also what was dropped after the last delivery", () => {
    const steps = [["track"], ["flush", 5_000], ["track", {}]] as const;
    box.run({ options: OPTIONS, steps }, ON);
    const lines = readFileSync(box.places.drops, "utf8").trim().split("\n").map(parsed);
    expect(lines.map(({ reason, count }) => [reason, count])).toEqual([
      ["invalid-field", 1],
      ["invalid-event", 1],
    ]);
  });

  it("leaves no listener but the one for the end of the process", () => {
    const { results } = box.run({ options: OPTIONS, steps: [["listeners"], ["track"], ["listeners"]] }, ON);
    const [before, , after] = results as readonly (readonly string[])[];
    expect(after?.filter((name) => !before?.includes(name))).toEqual(["exit"]);
  });
});

describe("off is inert", () => {
  const optOut = '{"forthright":1,"decision":"opt-out"}';
  const OFFS: readonly (readonly [
    name: string,
    env: Readonly<Record<string, string>>,
    options: object,
    arrange: () => void,
  ])[] = [
    ["no write key", ON, { endpoint: OPTIONS.endpoint }, () => {}],
    ["the host's option", ON, { ...OPTIONS, enabled: false }, () => {}],
    ["DO_NOT_TRACK", { ...ON, DO_NOT_TRACK: "1" }, OPTIONS, () => {}],
    ["…_DISABLED", { ...ON, DEMO_TELEMETRY_DISABLED: "1" }, OPTIONS, () => {}],
    ["…=off", { DEMO_TELEMETRY: "off" }, OPTIONS, () => {}],
    ["…=rubbish", { DEMO_TELEMETRY: "rubbish" }, OPTIONS, () => {}],
    ["a bad endpoint variable", { ...ON, DEMO_TELEMETRY_ENDPOINT: "http://example.com/" }, OPTIONS, () => {}],
    ["a bad endpoint option", ON, { ...OPTIONS, endpoint: "ftp://example.com/" }, () => {}],
    [
      "a project file",
      ON,
      OPTIONS,
      () => writeFileSync(join(box.work, ".demo-telemetry.json"), '{"enabled":false}'),
    ],
    ["a damaged project file", ON, OPTIONS, () => writeFileSync(join(box.work, ".demo-telemetry.json"), "{")],
    [
      "a project file above",
      ON,
      OPTIONS,
      () => writeFileSync(join(box.work, "..", ".demo-telemetry.json"), '{"enabled":false}'),
    ],
    ["opted out", ON, OPTIONS, () => box.write(".config/demo/telemetry.json", optOut)],
    ["damaged settings", ON, OPTIONS, () => box.write(".config/demo/telemetry.json", '{"forthright":1,')],
    [
      "settings of the future",
      ON,
      OPTIONS,
      () => box.write(".config/demo/telemetry.json", '{"forthright":2,"decision":"opt-in"}'),
    ],
    [
      "a directory for settings",
      ON,
      OPTIONS,
      () => mkdirSync(join(box.home, ".config/demo/telemetry.json"), { recursive: true }),
    ],
    [
      "linked settings",
      ON,
      OPTIONS,
      () => {
        box.write("other.json", '{"forthright":1,"decision":"opt-in"}');
        mkdirSync(join(box.home, ".config/demo"), { recursive: true });
        symlinkSync(join(box.home, "other.json"), join(box.home, ".config/demo/telemetry.json"));
      },
    ],
    ["no home", { ...ON, HOME: "" }, OPTIONS, () => {}],
    ["a build service", { CI: "true" }, OPTIONS, () => box.told()],
    ["a known build service", { GITHUB_ACTIONS: "true" }, OPTIONS, () => box.told()],
    ["no terminal", {}, OPTIONS, () => box.told()],
    ["no terminal, undecided", {}, OPTIONS, () => {}],
  ];

  it.each(OFFS)("%s", (_name, env, options, arrange) => {
    arrange();
    const before = box.snapshot();
    const steps = [
      ["track"],
      ["event", "PING"],
      ["status"],
      ["flush", 100],
      ["modules"],
      ["listeners"],
    ] as const;
    const { code, stderr, results } = box.run({ options, steps }, env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(results[2]).toMatchObject({ state: "off" });
    expect(results[4]).not.toContain("NativeModule child_process");
    expect(results[5]).not.toContain("exit");
    expect(box.snapshot()).toEqual(before);
  });

  it("status gives every source's answer, and the deciding one", () => {
    const { results } = box.run(
      { options: OPTIONS, steps: [["status"]] },
      { DO_NOT_TRACK: "1", DEMO_TELEMETRY: "off" },
    );
    const [status] = results as readonly [{ decidedBy: string; chain: readonly unknown[] }];
    expect(status.decidedBy).toBe("do-not-track");
    expect(status.chain).toHaveLength(11);
  });
});

describe.runIf(process.getuid?.() === 0)("a home of somebody else", () => {
  it("settings that cannot be read are off", () => {
    box.told({ decision: "opt-in" });
    chmodSync(box.places.settings, 0o600);
    const { results, stderr } = box.runAsNobody({ options: OPTIONS, steps: [["track"], ["status"]] }, ON);
    expect(results[1]).toMatchObject({ state: "off", decidedBy: "person" });
    expect(stderr).toBe("");
  });

  it("a home that cannot be written loses the event and harms nobody", () => {
    const { code, stderr, results } = box.runAsNobody(
      { options: OPTIONS, steps: [["track"], ["dropped"]] },
      ON,
    );
    expect({ code, stderr, dropped: results[1] }).toEqual({
      code: 0,
      stderr: "",
      dropped: { "missing-metadata": 1, "not-stored": 1 },
    });
    expect(box.snapshot()).toEqual([]);
  });
});

describe("the notice", () => {
  it("comes first: told is written, nothing is sent and no id is made; the next run sends", () => {
    const plan = { options: OPTIONS, steps: [["track"], ["track"], ["status"]] } as const;
    const first = box.runAtTerminal(plan);
    expect(first.code).toBe(0);
    expect(first.stdout).toContain(BINDING.notice);
    expect(first.stdout.split(BINDING.notice)).toHaveLength(2);
    expect(existsSync(box.places.state)).toBe(false);
    expect(JSON.parse(readFileSync(box.places.settings, "utf8"))).toMatchObject({
      forthright: 1,
      told: { catalog: BINDING.catalog, version: "0.24.0" },
    });
    box.holdFlusher();
    const second = box.runAtTerminal(plan);
    expect(second.stdout).not.toContain("Demo tells");
    expect(second.results[2]).toMatchObject({ state: "on", decidedBy: "default" });
    expect(box.spool()).toHaveLength(2);
  });

  it("is not given where it would not be seen, and then nothing is sent either", () => {
    const { stdout } = box.runAtTerminal({ options: OPTIONS, steps: [["track"]] }, {}, "2>/dev/null");
    expect(stdout).not.toContain("Demo tells");
    expect(box.snapshot()).toEqual([]);
  });

  it("is not given where it cannot be recorded: it would come every time", () => {
    writeFileSync(join(box.home, ".config"), "in the way");
    const before = box.snapshot();
    const { stdout } = box.runAtTerminal({ options: OPTIONS, steps: [["track"]] });
    expect(stdout).not.toContain("Demo tells");
    expect(box.snapshot()).toEqual(before);
  });

  it("an opt-in catalogue gives none and sends nothing", () => {
    const consent = { model: "opt-in", scope: "global", ci: false } as const;
    const { stdout, results } = box.runAtTerminal({
      binding: { consent },
      options: OPTIONS,
      steps: [["track"], ["status"]],
    });
    expect(stdout).not.toContain("Demo tells");
    expect(results[1]).toMatchObject({ state: "off", decidedBy: "undecided" });
    expect(box.snapshot()).toEqual([]);
  });

  it("comes again when something new would be sent; until then that is held back", () => {
    const older = { catalog: "sha256-before", version: "0.23.0", at: "2025-01-01T00:00:00.000Z" };
    box.told({ told: older });
    box.holdFlusher();
    const plan = {
      options: OPTIONS,
      steps: [["track", { total_steps: 1, newer: true }], ["event", "NEWER"], ["dropped"]],
    } as const;
    const first = box.runAtTerminal(plan);
    expect(first.stdout).toContain("Demo 0.24.0 reports more than you were told of.");
    expect(first.stdout).toContain(BINDING.notice);
    expect(first.results[2]).toEqual({ "held-back-field": 1, "held-back-event": 1 });
    expect(box.spool().map((line) => parsed(line)["properties"])).toEqual([{ total_steps: 1 }]);
    const second = box.runAtTerminal(plan);
    expect(second.stdout).not.toContain("Demo tells");
    expect(second.results[2]).toEqual({});
    expect(box.spool().map((line) => parsed(line)["event"])).toEqual([
      "Pipeline run",
      "Pipeline run",
      "Newer",
    ]);
  });
});

describe("log mode", () => {
  it("prints each message as one line of JSON on stderr, and makes no file", () => {
    const { code, stderr, results } = box.run(
      { options: OPTIONS, steps: [["track"], ["event", "PING"], ["modules"]] },
      { DEMO_TELEMETRY: "log" },
    );
    expect(code).toBe(0);
    const lines = stderr.trim().split("\n").map(parsed);
    expect(lines.map(({ event }) => event)).toEqual(["Pipeline run", "Ping"]);
    expect(lines[0]).toMatchObject({ anonymousId: "00000000-0000-4000-8000-000000000000" });
    expect(results[2]).not.toContain("NativeModule child_process");
    expect(box.snapshot()).toEqual([]);
  });

  it("prints the id that this machine has", () => {
    box.holdFlusher();
    box.run({ options: OPTIONS, steps: [["track"]] }, ON);
    const id = readFileSync(box.places.installationId, "utf8").trim();
    const { stderr } = box.run({ options: OPTIONS, steps: [["track"]] }, { DEMO_TELEMETRY: "log" });
    expect(parsed(stderr)).toMatchObject({ anonymousId: id });
  });
});

describe("development mode", () => {
  it("warns once for each place", () => {
    const steps = [
      ["track", {}],
      ["track", {}],
      ["track", { total_steps: 1, schedule: "yes" }],
    ] as const;
    const { code, stderr } = box.run({ options: { ...OPTIONS, mode: "development" }, steps }, ON);
    expect(code).toBe(0);
    expect(stderr).toBe(
      [
        "Demo telemetry: event “Pipeline run”: “total_steps” is required\n",
        "Demo telemetry: event “Pipeline run”: “schedule” must be true or false, not string\n",
      ].join(""),
    );
  });
});

describe("separate consent", () => {
  beforeEach(() => box.holdFlusher());

  const steps = [["grant", "email-contact", "me@example.com"], ["track"], ["event", "CONTACT"]] as const;

  it("adds the value while it is given, and only then", () => {
    box.run({ options: OPTIONS, steps: [["track"], ["event", "CONTACT"], ...steps] }, ON);
    expect(box.spool().map((line) => parsed(line)["properties"])).toEqual([
      { total_steps: 4 },
      { total_steps: 4, email: "me@example.com" },
      { email: "me@example.com" },
    ]);
  });

  it("withdrawing deletes the value from settings and queue", () => {
    box.run({ options: OPTIONS, steps }, ON);
    const { results } = box.run(
      { options: OPTIONS, steps: [["track"], ["withdraw", "email-contact"], ["track"], ["dropped"]] },
      ON,
    );
    expect(results[1]).toBe(true);
    expect(results[3]).toEqual({ withdrawn: 3 });
    expect(box.snapshot().join("\n")).not.toContain("me@example.com");
    expect(box.spool()).toHaveLength(1);
  });

  it("withdrawing deletes what waits and was recorded only under it, also where the consent holds no value", () => {
    box.run(
      {
        options: OPTIONS,
        steps: [
          ["grant", "email-contact"],
          ["event", "CONTACT"],
        ],
      },
      ON,
    );
    expect(box.spool()).toHaveLength(1);
    const { results } = box.run(
      { options: OPTIONS, steps: [["withdraw", "email-contact"], ["track"], ["dropped"]] },
      ON,
    );
    expect(results[2]).toEqual({ withdrawn: 1 });
    expect(box.spool().map((line) => parsed(line)["event"])).toEqual(["Pipeline run"]);
  });

  it("refuses unknown purposes and values that are not what the field takes", () => {
    const { results } = box.run({
      options: OPTIONS,
      steps: [
        ["grant", "newsletter", "me@example.com"],
        ["grant", "email-contact", "not an address"],
        ["withdraw", "constructor"],
      ],
    });
    expect(results).toEqual([false, false, false]);
    expect(existsSync(box.places.settings)).toBe(false);
  });
});

describe("bounds", () => {
  it("keeps at most 1,000 events and 1 MB, drops the oldest, and counts them", () => {
    box.holdFlusher();
    const steps = Array.from({ length: 1_500 }, (_, i) => ["track", { total_steps: i }] as const);
    const { results } = box.run({ options: OPTIONS, steps: [...steps, ["dropped"]] }, ON);
    const kept = box
      .spool()
      .map((line) => (parsed(line)["properties"] as { total_steps: number }).total_steps);
    expect(kept.length).toBeLessThanOrEqual(1_000);
    expect(kept.at(-1)).toBe(1_499);
    expect(results.at(-1)).toEqual({ "too-many": 1_500 - kept.length });
  });

  it("stores nothing more after the person opted out elsewhere", () => {
    const steps = Array.from({ length: 150 }, () => ["track"] as const);
    box.told();
    box.holdFlusher();
    box.run(
      {
        options: OPTIONS,
        steps: [["track"], ["settings", '{"forthright":1,"decision":"opt-out"}'], ...steps],
      },
      ON,
    );
    // The open segment is filled up; no further one is begun.
    expect(box.spool()).toHaveLength(100);
  });

  it("a spool that cannot be made is no harm", () => {
    box.write(".local", "a file in the way");
    const { code, stderr, results } = box.run(
      { options: OPTIONS, steps: [["track"], ["track"], ["dropped"]] },
      ON,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(results[2]).toMatchObject({ "not-stored": 2 });
  });

  it("50 processes at once: one id, every event", { timeout: 120_000 }, async () => {
    box.holdFlusher();
    const plan = { options: OPTIONS, steps: [["track"], ["track"]] } as const;
    const runs = await Promise.all(Array.from({ length: 50 }, () => box.runAsync(plan, ON)));
    expect(runs.every(({ code, stderr }) => code === 0 && stderr === "")).toBe(true);
    const lines = box.spool().map(parsed);
    expect(lines).toHaveLength(100);
    expect(new Set(lines.map(({ anonymousId }) => anonymousId))).toHaveLength(1);
    expect(new Set(lines.map(({ messageId }) => messageId))).toHaveLength(100);
  });
});
