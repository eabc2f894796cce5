import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answers, type Collector, startCollector, until } from "../../support/collector.ts";
import { flat, type Person, person, type Result } from "./support.ts";

let someone: Person;
let collector: Collector;
beforeEach(async () => {
  someone = person();
  collector = await startCollector();
  someone.set({ DEMO_TELEMETRY_ENDPOINT: collector.endpoint });
});
afterEach(async () => {
  await until(() => !existsSync(someone.places.lock), 12_000);
  await collector.close();
  someone.leave();
});

/** Records events as a host whose last moment is a kill: they wait. */
const track = (count: number): Promise<Result> => someone.run("track", String(count));
const spooled = (): string[] => {
  const directory = join(someone.places.spool, "segment");
  if (!existsSync(directory)) return [];
  return readdirSync(directory).flatMap((name) =>
    readFileSync(join(directory, name), "utf8").split("\n").slice(1, -1),
  );
};
const settings = (): Record<string, unknown> => JSON.parse(readFileSync(someone.places.settings, "utf8"));

describe("status", () => {
  it("says in its first line what is true", async () => {
    const table: [Record<string, string | undefined>, string][] = [
      [{}, "Demo telemetry is on: DEMO_TELEMETRY=on."],
      [
        { DEMO_TELEMETRY: "log" },
        "Demo telemetry prints what it would send, and sends nothing: DEMO_TELEMETRY=log.",
      ],
      [
        { DEMO_TELEMETRY: "no idea" },
        "Demo telemetry is off: DEMO_TELEMETRY=no idea, which is none of off, log, on.",
      ],
      [{ DO_NOT_TRACK: "1" }, "Demo telemetry is off: DO_NOT_TRACK=1."],
      [{ OPTIONS: "{}" }, "Demo telemetry is off: this build has no write key."],
      [{ DEMO_TELEMETRY: undefined }, "Demo telemetry is off: no terminal."],
    ];
    for (const [variables, want] of table) {
      const one = person();
      one.set(variables);
      const { out, code } = await one.launch("status");
      expect(out.split("\n")[0]).toBe(want);
      expect(code).toBe(0);
      expect(readdirSync(one.home)).toEqual([]);
      one.leave();
    }
  });

  it("shows the whole chain in order and marks the source that decided", async () => {
    someone.settings({ forthright: 1, decision: "opt-out", decided: "2026-02-03T04:05:06.000Z" });
    const { out } = await someone.launch("status");
    const chain = out.split("\n").filter((line) => /^[> ] [a-z-]+ +(off|pass|on|log|notice) /.test(line));
    expect(chain.map((line) => line.slice(2).split(" ")[0])).toEqual([
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
    expect(chain.filter((line) => line.startsWith(">"))).toEqual([
      "> person         off     opted out on 2026-02-03",
    ]);
  });

  it("as JSON carries the same, and everything a program may ask", async () => {
    await track(2);
    await someone.run("grant", "ada@example.org");
    const report = await someone.json("status");
    expect(report).toMatchObject({
      state: "on",
      decidedBy: "environment",
      product: { name: "Demo", version: "1.2.3" },
      catalog: `sha256-${"0123456789abcdef".repeat(4)}`,
      destinations: [{ id: "segment", name: "Twilio Segment", endpoint: collector.endpoint }],
      installationId: true,
      purposes: [{ id: "contact", title: "Ask for feedback by e-mail", granted: true }],
      queued: { events: 2 },
      files: { settings: someone.places.settings, state: someone.places.state },
    });
  });

  it("gives away neither id nor address: people paste it into bug reports", async () => {
    await someone.run("grant", "ada@example.org");
    await track(1);
    const id = readFileSync(someone.places.installationId, "utf8").trim();
    for (const args of [["status"], ["status", "--json"]]) {
      const { out } = await someone.run(...args);
      expect(out).not.toContain(id);
      expect(out).not.toContain("ada@example.org");
    }
  });

  it("says when a failed target is asked again, and what was dropped", async () => {
    mkdirSync(someone.places.state, { recursive: true });
    const notBefore = new Date(Date.now() + 600_000).toISOString();
    const targets = { [`segment ${collector.endpoint}`]: { notBefore, failures: 2 } };
    writeFileSync(someone.places.deliveryState, JSON.stringify({ forthright: 1, targets }));
    writeFileSync(
      someone.places.drops,
      '{"at":"x","reason":"expired","count":3}\nrubbish\n{"reason":"expired","count":4}\n',
    );
    const { out } = await someone.launch("status");
    expect(flat(out)).toContain("the last attempt failed");
    expect(out).toMatch(/dropped +7 expired/);
  });
});

describe("opt-out", () => {
  it("writes the decision, sends exactly one event, deletes queue and id, and says so", async () => {
    await track(3);
    const { out, code, err } = await someone.run("opt-out");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(settings()).toMatchObject({ forthright: 1, decision: "opt-out" });
    expect(collector.messages().map(({ event }) => event)).toEqual(["Said goodbye"]);
    expect(existsSync(someone.places.spool)).toBe(false);
    expect(existsSync(someone.places.installationId)).toBe(false);
    expect(out).toContain("You are opted out. Demo sends nothing more.");
    expect(out).toContain("“Said goodbye” was sent, and nothing after it");
    expect(out).toContain("3 events deleted unsent");
    expect(flat(out)).toContain("Other switches, such as environment variables, are as they were.");
    const ledger = JSON.parse(readFileSync(someone.places.ledger, "utf8"));
    expect(ledger).toMatchObject({ outcome: "delivered", messages: [{ event: "Said goodbye" }] });
  });

  const silent: [string, (one: Person) => Promise<unknown>, string][] = [
    ["nothing was ever recorded", async () => {}, "not sent, because nothing was ever recorded"],
    [
      "sending was off",
      async (one) => {
        await one.run("track", "1");
        one.set({ DO_NOT_TRACK: "1" });
      },
      "not sent, because sending was not on",
    ],
    [
      "events were printed, not sent",
      async (one) => {
        await one.run("track", "1");
        one.set({ DEMO_TELEMETRY: "log" });
      },
      "not sent, because sending was not on",
    ],
    ["this was the second time", (one) => one.run("opt-out"), "none; you had opted out before"],
  ];
  it.each(silent)("sends nothing when %s", async (_title, prepare, sentence) => {
    await prepare(someone);
    const { out, code } = await someone.run("opt-out");
    expect(code).toBe(0);
    expect(out).toContain(sentence);
    expect(collector.connections()).toBe(0);
  });

  it("0 bytes on the wire after it returns, even with a flusher in mid-flight", async () => {
    collector.answer(answers["hang"] as never);
    await someone.run("send");
    await collector.waitForRequests(1);
    collector.answer(answers["ok"] as never);
    await track(5);
    const { code, out } = await someone.run("opt-out");
    expect(code).toBe(0);
    expect(flat(out)).toContain("6 events deleted; some may have been sent a moment ago");
    const after = collector.connections();
    expect(existsSync(someone.places.lock)).toBe(false);
    await someone.run("send");
    await track(2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(collector.connections()).toBe(after);
    expect(collector.messages().map(({ event }) => event)).toEqual(["Thing done", "Said goodbye"]);
    expect(spooled()).toEqual([]);
    expect(existsSync(someone.places.installationId)).toBe(false);
  });

  it("kills a flusher that does not let go", async () => {
    await track(1);
    const { spawn } = await import("node:child_process");
    const stuck = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(someone.places.lock, `${stuck.pid} 0 0`);
    const ended = new Promise((resolve) => stuck.on("exit", (_code, signal) => resolve(signal)));
    expect((await someone.run("opt-out")).code).toBe(0);
    expect(await ended).toBe("SIGKILL");
    expect(spooled()).toEqual([]);
  });

  it.each(["hang", "500", "reset"])(
    "with a collector that fails (%s) says that the last event was not sent",
    async (name) => {
      await track(2);
      collector.answer(answers[name] as never);
      const { out, code } = await someone.run("opt-out");
      expect(code).toBe(0);
      expect(out).toContain("“Said goodbye” could not be sent");
      expect(spooled()).toEqual([]);
      expect(settings()).toMatchObject({ decision: "opt-out" });
    },
  );

  it("leaves the address out of its last event", async () => {
    await someone.run("grant", "ada@example.org");
    await track(1);
    expect(spooled()[0]).toContain("ada@example.org");
    await someone.run("opt-out");
    expect(collector.requests.length).toBe(1);
    expect(collector.requests[0]?.body).not.toContain("ada@example.org");
  });

  it("as JSON", async () => {
    await track(2);
    expect(await someone.json("opt-out")).toMatchObject({
      decision: "opt-out",
      already: false,
      written: someone.places.settings,
      farewell: { sent: true },
      deleted: { events: 2, interrupted: false, installationId: true },
      complete: true,
    });
  });

  it.each(['{"forthright":2}', "no json", ""])(
    "does not touch settings it cannot understand (%j), and says so",
    async (text) => {
      someone.settings(text);
      const { code, out, err } = await someone.run("opt-out");
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toContain("Your decision could not be written.");
      expect(err).toContain("DEMO_TELEMETRY=off");
      expect(readFileSync(someone.places.settings, "utf8")).toBe(text);
    },
  );
});

describe("opt-in", () => {
  it("allows sending, with a new id and without what was recorded before", async () => {
    await track(1);
    const before = readFileSync(someone.places.installationId, "utf8");
    await someone.run("opt-out");
    someone.set({ DEMO_TELEMETRY: "on" });
    const { out, code } = await someone.run("opt-in");
    expect(code).toBe(0);
    expect(out).toContain("You are opted in. Demo reports how it is used to Twilio Segment.");
    expect(settings()).toMatchObject({ decision: "opt-in", told: { version: "1.2.3" } });
    expect(spooled()).toEqual([]);
    await track(1);
    expect(readFileSync(someone.places.installationId, "utf8")).not.toBe(before);
  });

  it("does not pretend: another source may keep it off", async () => {
    someone.set({ DO_NOT_TRACK: "1" });
    const { out, code } = await someone.run("opt-in");
    expect(code).toBe(0);
    expect(out.replaceAll("\n", " ")).toContain(
      "You are opted in, but nothing is sent here. Demo telemetry is off: DO_NOT_TRACK=1.",
    );
    expect(await someone.json("opt-in")).toMatchObject({
      decision: "opt-in",
      state: "off",
      decidedBy: "do-not-track",
    });
  });

  it("fails where the settings cannot be understood", async () => {
    someone.settings("no json");
    const { code, err } = await someone.run("opt-in");
    expect(code).toBe(1);
    expect(flat(err)).toContain("is not valid JSON");
  });
});

describe("show", () => {
  it("prints exactly the bytes that are sent afterwards", async () => {
    await track(3);
    const { out } = await someone.run("show", "--json");
    expect(out).toBe(`${spooled().join("\n")}\n`);
    const text = await someone.run("show");
    expect(text.out).toContain("3 events (");
    for (const line of spooled()) expect(text.out.split("\n")).toContain(line);
    await someone.run("send");
    await collector.waitForMessages(4);
    for (const line of out.trimEnd().split("\n")) expect(collector.requests[0]?.body).toContain(line);
  });

  it("says that nothing waits", async () => {
    expect(await someone.run("show")).toEqual({ code: 0, out: "Nothing waits to be sent.\n", err: "" });
    expect(await someone.run("show", "--json")).toEqual({ code: 0, out: "", err: "" });
  });

  it("leaves out what was delivered already", async () => {
    await someone.run("send");
    await collector.waitForMessages(1);
    await until(() => !existsSync(someone.places.lock));
    expect((await someone.run("show", "--json")).out).toBe("");
  });
});

describe("preview", () => {
  it.each([["THING_DONE"], ["thing_done"], ["Thing done"], ["thing", "DONE"]])(
    "finds an event by %j",
    async (...name) => {
      const { code, out } = await someone.run("preview", ...name);
      expect(code).toBe(0);
      expect(out).toContain("“Thing done” as it would go to Twilio Segment; nothing is sent now.");
    },
  );

  it("prints the request that the flusher makes, but for time and ids", async () => {
    const [request] = (await someone.json("preview", "THING_DONE")) as unknown as {
      headers: object;
      body: string;
      bytes: number;
    }[];
    await someone.run("send");
    await collector.waitForRequests(1);
    const [real] = collector.requests;
    const shape = (body: string): string =>
      body
        .replaceAll(/"[0-9a-f-]{36}"/g, '"id"')
        .replaceAll(/"\d{4}-[^"]+Z"/g, '"time"')
        .replace(/"properties":{.*?}/, "");
    expect(shape(request?.body ?? "")).toBe(shape(real?.body ?? "?"));
    const names = real?.rawHeaders.filter((_header, index) => index % 2 === 0);
    expect(Object.keys(request?.headers ?? {})).toEqual(names);
    const same = ({ "content-length": _length, ...rest }: Record<string, string>): object => rest;
    expect(same({ ...(request?.headers ?? {}) })).toEqual(same({ ...real?.headers }));
    expect(request?.bytes).toBe(Buffer.byteLength(request?.body ?? ""));
    expect(request?.headers).toMatchObject({
      "content-length": String(gzipSync(request?.body ?? "").length),
    });
    expect(JSON.parse(request?.body ?? "").batch[0].properties).toEqual({ count: 3, kind: "big" });
  });

  it("makes no id, no file and no connection", async () => {
    await someone.run("preview", "THING_DONE");
    expect(readdirSync(someone.home)).toEqual([]);
    expect(collector.connections()).toBe(0);
  });

  it("lists all names without one", async () => {
    const { code, out } = await someone.run("preview");
    expect(code).toBe(0);
    expect(out).toContain("THING_DONE         Thing done\n");
    expect(await someone.json("preview")).toEqual([
      { constant: "THING_DONE", name: "Thing done" },
      { constant: "SAID_GOODBYE", name: "Said goodbye" },
      { constant: "QUESTION_ANSWERED", name: "Question answered" },
    ]);
  });

  it("suggests a name for one that does not exist", async () => {
    const { code, out, err } = await someone.run("preview", "thing", "don");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe("There is no event “thing don”. Did you mean “THING_DONE”?\n");
    expect((await someone.run("preview", "\u001b[31mx")).err).toBe(
      "There is no event “\ufffd[31mx”. “demo telemetry preview” lists them all.\n",
    );
  });

  it("shows what needs a separate consent only to those who gave it", async () => {
    const refused = await someone.run("preview", "QUESTION_ANSWERED");
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("is only recorded after a separate consent");
    expect((await someone.run("preview", "THING_DONE")).out).not.toContain("email");
    await someone.run("grant", "ada@example.org");
    expect((await someone.run("preview", "QUESTION_ANSWERED")).code).toBe(0);
    expect((await someone.run("preview", "THING_DONE")).out).toContain('"email": "ada@example.org"');
  });

  it("works in a build without a write key, and says so", async () => {
    someone.set({ OPTIONS: "{}" });
    const { code, out } = await someone.run("preview", "THING_DONE");
    expect(code).toBe(0);
    expect(out.replaceAll("\n", " ")).toContain("This build has no write key; “WRITE-KEY” stands for it.");
  });
});

describe("log", () => {
  it("tells every request with its answer, newest last", async () => {
    collector.answer(answers["500"] as never);
    await someone.run("send");
    await until(() => existsSync(someone.places.ledger) && !existsSync(someone.places.lock));
    await track(1);
    await someone.run("opt-out");
    const { out } = await someone.run("log");
    const heads = out.split("\n").filter((line) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}/.test(line));
    expect(heads.map((line) => line.slice(25))).toEqual([
      "not received; kept for a later try (status 500)",
      "not received; kept for a later try (status 500)",
    ]);
    expect(out).toContain(`  to Twilio Segment, ${collector.endpoint}\n`);
    expect(out).toContain(": Thing done\n");
    expect(out).toContain(": Said goodbye\n");
    expect((await someone.run("log", "--json")).out).toBe(readFileSync(someone.places.ledger, "utf8"));
  });

  it("survives a damaged record", async () => {
    mkdirSync(someone.places.state, { recursive: true });
    writeFileSync(
      someone.places.ledger,
      '{"at":1}\nrubbish\n[]\n{"at":"\u001b[2J","messages":[null,{"event":7}]}\n{"torn',
    );
    const { code, out, err } = await someone.run("log");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).not.toContain("\u001b");
    expect(out).toContain("A line of the record is damaged and left out.");
  });

  it("says that there was none", async () => {
    expect((await someone.run("log")).out).toBe("No request was made, or the record was deleted.\n");
  });
});

describe("forget", () => {
  it("deletes everything but the decision and prints a receipt with the old id", async () => {
    await someone.run("grant", "ada@example.org");
    await someone.run("opt-in");
    await someone.run("send");
    await collector.waitForMessages(1);
    await until(() => !existsSync(someone.places.lock));
    await track(2);
    const id = readFileSync(someone.places.installationId, "utf8").trim();
    const { code, out, err } = await someone.run("forget");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`  ${id}\n`);
    expect(out).toContain("2 events deleted unsent");
    expect(out).toContain("of 1 request deleted");
    expect(out).toContain("taken back: Ask for feedback by e-mail");
    expect(existsSync(someone.places.state)).toBe(false);
    expect(settings()).toMatchObject({ decision: "opt-in", purposes: { contact: { granted: false } } });
    expect(readFileSync(someone.places.settings, "utf8")).not.toContain("ada@example.org");
    await track(1);
    expect(readFileSync(someone.places.installationId, "utf8").trim()).not.toBe(id);
  });

  it("on a machine that knows nothing does nothing and says so", async () => {
    const { code, out } = await someone.run("forget");
    expect(code).toBe(0);
    expect(out).toContain("Nothing was ever recorded under an id here.");
    expect(readdirSync(someone.home)).toEqual([]);
  });

  it("leaves what is not ours", async () => {
    await track(1);
    writeFileSync(join(someone.places.state, "notes.txt"), "mine");
    await someone.run("forget");
    expect(readdirSync(someone.places.state)).toEqual(["notes.txt"]);
  });

  it("as JSON, and honest about settings it could not change", async () => {
    await track(1);
    const id = readFileSync(someone.places.installationId, "utf8").trim();
    someone.settings("no json");
    const { code, out, err } = await someone.run("forget", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      installationId: id,
      received: [],
      deleted: { events: 1 },
    });
    expect(flat(err)).toContain("is not valid JSON");
  });
});

describe("all commands", () => {
  const names = ["status", "opt-out", "opt-in", "show", "preview", "log", "forget"];

  it("are listed by --help, alone and behind each name", async () => {
    const { code, out } = await someone.run("--help");
    expect(code).toBe(0);
    for (const name of names) {
      expect(out).toContain(`  ${name}`);
      const own = await someone.run(name, "--help");
      expect(own.code).toBe(0);
      expect(own.out.startsWith(`Usage: demo telemetry ${name}`)).toBe(true);
    }
    expect((await someone.run()).out).toBe(out);
    expect(readdirSync(someone.home)).toEqual([]);
  });

  const wrong: [string[], string][] = [
    [["statsu"], "There is no command “statsu”. Did you mean “status”?"],
    [["delete-everything"], "There is no command “delete-everything”. There are status, opt-out, opt-in,"],
    [["status", "now"], "“status” takes nothing more, but “now” was given."],
    [["status", "--jason"], "There is no option --jason. Did you mean --json?"],
  ];
  it.each(wrong)("%j is wrong usage", async (args, want) => {
    const { code, out, err } = await someone.run(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.split("\n")[0]).toBe(want);
    expect(err).toContain("“demo telemetry --help” explains the commands.");
  });

  it("say so where there is no home directory", async () => {
    someone.set({ HOME: "relative", USERPROFILE: "relative" });
    for (const name of names.filter((one) => one !== "status" && one !== "preview")) {
      const { code, err } = await someone.run(name);
      expect([name, code]).toEqual([name, 1]);
      expect(err).toContain("No home directory is known");
    }
    expect((await someone.launch("status")).out).toContain("no home directory is known");
  });

  it.skipIf(process.getuid?.() === 0)("say so where nothing can be written", async () => {
    chmodSync(someone.home, 0o500);
    const { code, err } = await someone.run("opt-out");
    chmodSync(someone.home, 0o700);
    expect(code).toBe(1);
    expect(err).toContain("Your decision could not be written.");
  });

  it("stay within 80 columns, but for what cannot be broken", async () => {
    someone.set({
      DEMO_TELEMETRY_ENDPOINT: "https://a-rather-long-name.of-a-collector.example.org/with/a/path/v1/batch",
    });
    await track(2);
    const runs = [
      ["--help"],
      ...names.map((name) => [name]),
      ["preview", "THING_DONE"],
      ["preview", "nothing like it at all"],
    ];
    const results = [];
    for (const args of runs.filter(([name]) => name !== "opt-out" && name !== "forget"))
      results.push(await someone.run(...args));
    results.push(await someone.run("opt-out"), await someone.launch("status"), await someone.run("forget"));
    for (const name of names) results.push(await someone.run(name, "--help"));
    const lines = results.flatMap(({ out, err }) => `${out}${err}`.split("\n"));
    // Byte-exact JSON, and lines that hold nothing but a label and one long word.
    const long = lines.filter(
      (line) => line.length > 80 && !line.startsWith("{") && line.trim().split(" ").length > 2,
    );
    expect(long).toEqual([]);
    expect(lines.length).toBeGreaterThan(150);
  });
});
