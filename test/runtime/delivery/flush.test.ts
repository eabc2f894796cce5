import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { flush } from "@forthright/runtime/delivery/flush";
import { readDrops } from "@forthright/runtime/delivery/records";
import { readState } from "@forthright/runtime/delivery/state";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Answer,
  answers,
  type Collector,
  messagesOf,
  refusedEndpoint,
  startCollector,
  status,
} from "../../support/collector.ts";
import { ledger, type Machine, machine, message, OPT_IN } from "./support.ts";

let collector: Collector;
let here: Machine;
beforeEach(async () => {
  collector = await startCollector();
  here = machine();
});
afterEach(async () => {
  here.remove();
  await collector.close();
});

const run = (more = {}): Promise<void> =>
  flush(here.job(collector.endpoint, more), new AbortController().signal);
const received = (): string[] => collector.messages().map((one) => one.messageId);
const drops = (): object => Object.fromEntries(readDrops(here.places));

describe("a flusher with a collector that works", () => {
  it("sends all segments of one endpoint in one request, oldest first, byte for byte", async () => {
    const second = here.spool(collector.endpoint, 2, { start: 2_000 });
    const first = here.spool(collector.endpoint, 3, { start: 1_000 });
    const lines = here
      .segments()
      .flatMap((name) => readFileSync(join(here.places.spool, name), "utf8").split("\n").slice(1, -1));
    await run();
    expect(received()).toEqual([...first, ...second]);
    expect(collector.requests.length).toBe(1);
    for (const line of lines) expect(collector.requests[0]?.body).toContain(line);
    expect(here.segments()).toEqual([]);
    expect(existsSync(here.places.lock)).toBe(false);
  });

  it("keeps a ledger from which the body can be made again", async () => {
    here.spool(collector.endpoint, 2);
    await run();
    const [entry] = readFileSync(here.places.ledger, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const [request] = collector.requests;
    expect(entry).toMatchObject({
      destination: "segment",
      endpoint: collector.endpoint,
      outcome: "delivered",
      status: 200,
    });
    expect(entry.bytes).toBe(request?.bytes);
    expect(JSON.stringify({ batch: entry.messages, sentAt: entry.at })).toBe(request?.body);
  });

  it("separates endpoints, write keys and destinations", async () => {
    here.spool(collector.endpoint, 1);
    here.spool(collector.endpoint, 1, { writeKey: "other" });
    here.spool(collector.endpoint, 1, { destination: "second" });
    here.spool(collector.endpoint.replace("/v1/", "/v2/"), 1);
    await run();
    const seen = collector.requests.map(
      ({ path, headers }) => `${path} ${atob(headers["authorization"]?.slice(6) ?? "")}`,
    );
    expect(seen.sort()).toEqual(["/v1/batch key:", "/v1/batch key:", "/v1/batch other:", "/v2/batch key:"]);
  });

  it("splits 250 events into three requests", async () => {
    const ids = here.spool(collector.endpoint, 250);
    await run();
    expect(collector.requests.map((request) => messagesOf(request).length)).toEqual([100, 100, 50]);
    expect(received()).toEqual(ids);
  });

  it("leaves a segment to a process that lives, and sends from it what is new", async () => {
    const ids = here.spool(collector.endpoint, 2, { pid: process.pid });
    await run();
    const [name = ""] = here.segments();
    const path = join(here.places.spool, name);
    writeFileSync(path, `${message("11111111-1111-4111-8111-111111111111")}\n{"half":`, { flag: "a" });
    await run();
    expect(received()).toEqual([...ids, "11111111-1111-4111-8111-111111111111"]);
    expect(here.segments().length).toBe(1);
    expect(drops()).toEqual({});
  });

  it("deletes a segment that its writer closed in the meantime, without sending it again", async () => {
    here.spool(collector.endpoint, 2, { pid: process.pid });
    await run();
    const [name = ""] = here.segments();
    const closed = name.replace(`-${process.pid}-`, "-0-");
    writeFileSync(join(here.places.spool, closed), readFileSync(join(here.places.spool, name)));
    rmSync(join(here.places.spool, name));
    await run();
    expect(received().length).toBe(2);
    expect(here.segments()).toEqual([]);
  });
});

describe("the status table on the wire", () => {
  type Want = { left: number; dropped?: object; requests: number; quarantined?: number };
  const table: [string, Answer, Want][] = [
    ["200", status(200), { left: 0, requests: 1 }],
    ["204", status(204), { left: 0, requests: 1 }],
    ["200 truncated", answers["truncated"] as Answer, { left: 0, requests: 1 }],
    ["200 without end", answers["endless"] as Answer, { left: 0, requests: 1 }],
    ["200 of a captive portal", status(200, { "content-type": "text/html" }), { left: 3, requests: 1 }],
    ["301", status(301, { location: "/elsewhere" }), { left: 3, requests: 1 }],
    ["307", status(307, { location: "/elsewhere" }), { left: 3, requests: 1 }],
    ["400", status(400), { left: 0, requests: 5, dropped: { refused: 3 }, quarantined: 3 }],
    ["413", status(413), { left: 0, requests: 5, dropped: { refused: 3 }, quarantined: 3 }],
    ["401", status(401), { left: 0, requests: 1, dropped: { "destination-refused": 3 } }],
    ["403", status(403), { left: 0, requests: 1, dropped: { "destination-refused": 3 } }],
    ["404", status(404), { left: 0, requests: 1, dropped: { "destination-refused": 3 } }],
    ["408", status(408), { left: 3, requests: 1 }],
    ["429", status(429), { left: 3, requests: 1 }],
    ["500", status(500), { left: 3, requests: 1 }],
    ["503", status(503), { left: 3, requests: 1 }],
    ["reset", answers["reset"] as Answer, { left: 3, requests: 1 }],
    ["garbage", answers["garbage"] as Answer, { left: 3, requests: 1 }],
  ];
  it.each(table)("%s", async (_title, answer, want) => {
    collector.answer(answer);
    const ids = here.spool(collector.endpoint, 3);
    await run();
    expect(collector.requests.length).toBe(want.requests);
    expect(drops()).toEqual(want.dropped ?? {});
    const quarantine = join(here.places.quarantine, "segment.ndjson");
    const lines = existsSync(quarantine) ? readFileSync(quarantine, "utf8").trimEnd().split("\n") : [];
    expect(lines.map((line) => JSON.parse(JSON.parse(line).line).messageId)).toEqual(
      want.quarantined ? ids : [],
    );

    // The next run, after every pause, delivers exactly what was kept, under the same ids.
    collector.answer(answers["ok"] as Answer);
    here.pausesEnd();
    const before = collector.requests.length;
    await run();
    const later = collector.requests
      .slice(before)
      .flatMap((request) => messagesOf(request).map((one) => one.messageId));
    expect(later).toEqual(want.left === 0 ? [] : ids);
    expect(here.segments()).toEqual([]);
  });

  it("finds the one bad message among a hundred and delivers the others once", async () => {
    const ids = here.spool(collector.endpoint, 100);
    const bad = ids[37];
    collector.answer((request) =>
      request.body.includes(bad ?? "?") ? status(400) : (answers["ok"] as Answer),
    );
    await run();
    const delivered = collector.requests.filter(({ body }) => !body.includes(bad ?? "?")).flatMap(messagesOf);
    expect(delivered.map((one) => one.messageId)).toEqual(ids.filter((id) => id !== bad));
    expect(drops()).toEqual({ refused: 1 });
    expect(collector.requests.length).toBeLessThanOrEqual(15);
  });

  it("keeps its place when the collector fails in the middle of a split", async () => {
    const ids = here.spool(collector.endpoint, 4);
    const script = [status(413), answers["ok"], status(500)] as Answer[];
    collector.answer((_request, index) => script[index] ?? (answers["ok"] as Answer));
    await run();
    here.pausesEnd();
    await run();
    expect(
      collector.requests.map((request) => messagesOf(request).map((one) => ids.indexOf(one.messageId))),
    ).toEqual([
      [0, 1, 2, 3],
      [0, 1],
      [2, 3],
      [2, 3],
    ]);
  });

  it("does not ask a collector that refuses everything for each message", async () => {
    collector.answer(status(400));
    here.spool(collector.endpoint, 100);
    await run();
    expect(collector.requests.length).toBe(50);
    await run();
    expect(collector.requests.length).toBe(50);
  });

  it("one endpoint's failure does not hold up another's events", async () => {
    const refused = await refusedEndpoint();
    here.spool(refused, 2, { destination: "dead", start: 1 });
    const ids = here.spool(collector.endpoint, 2);
    await run();
    expect(received()).toEqual(ids);
    expect(here.segments().length).toBe(1);
  });
});

describe("pauses", () => {
  it("asked for by Retry-After hold for the next flusher too", async () => {
    collector.answer(status(429, { "retry-after": "120" }));
    here.spool(collector.endpoint, 1);
    await run();
    await run();
    expect(collector.requests.length).toBe(1);
    const [target] = readState(here.places.deliveryState).targets.values();
    expect(target?.failures).toBe(1);
    expect(Math.round(((target?.notBefore ?? 0) - Date.now()) / 1_000)).toBeGreaterThan(110);
    expect((target?.notBefore ?? 0) - Date.now()).toBeLessThanOrEqual(120_000);
  });

  it("grow with each failure in a row and are forgotten after a success", async () => {
    collector.answer(status(500));
    here.spool(collector.endpoint, 1);
    for (let failures = 1; failures <= 5; failures += 1) {
      await run();
      expect([...readState(here.places.deliveryState).targets.values()]).toMatchObject([{ failures }]);
      here.pausesEnd();
    }
    collector.answer(answers["ok"] as Answer);
    await run();
    expect(readState(here.places.deliveryState).targets.size).toBe(0);
  });

  it("that a wrong clock made longer than any pause can be are over", async () => {
    const key = `segment ${collector.endpoint}`;
    const notBefore = new Date(Date.now() + 365 * 86_400_000).toISOString();
    writeFileSync(
      here.places.deliveryState,
      JSON.stringify({ forthright: 1, targets: { [key]: { notBefore, failures: 1 } } }),
    );
    here.spool(collector.endpoint, 1);
    await run();
    expect(received().length).toBe(1);
  });
});

describe("consent is read again", () => {
  const off: [string, () => void][] = [
    ["a project file", () => writeFileSync(join(here.home, ".demo-telemetry.json"), '{"enabled":false}')],
    ["a project file that is no JSON", () => writeFileSync(join(here.home, ".demo-telemetry.json"), "no")],
    ["settings that are no JSON", () => writeFileSync(here.places.settings, "no")],
    ["settings of a newer format", () => writeFileSync(here.places.settings, '{"forthright":2}')],
    ["settings without a decision, the person not told", () => here.settings({})],
    ["no settings", () => rmSync(here.places.settings)],
  ];
  it.each(off)("%s: nothing is sent, what is queued stays", async (_title, change) => {
    here.spool(collector.endpoint, 1);
    change();
    await run();
    expect(collector.connections()).toBe(0);
    expect(here.segments().length).toBe(1);
  });

  it("an opt-out: nothing is sent, and what is queued is deleted", async () => {
    here.spool(collector.endpoint, 1);
    here.settings({ decision: "opt-out" });
    await run();
    expect(collector.connections()).toBe(0);
    expect(here.segments()).toEqual([]);
  });

  it("between two requests", async () => {
    here.spool(collector.endpoint, 150);
    collector.answer(() => {
      here.settings({ decision: "opt-out" });
      return answers["ok"] as Answer;
    });
    await run();
    expect(collector.requests.length).toBe(1);
    expect(here.segments()).toEqual([]);
  });

  it("while a request is under way, which is then ended", async () => {
    here.spool(collector.endpoint, 1);
    collector.answer(() => {
      here.settings({ decision: "opt-out" });
      return answers["hang"] as Answer;
    });
    await run();
    expect(ledger(here.places)).toMatchObject([{ outcome: "kept", error: "no answer in time" }]);
    expect(readState(here.places.deliveryState).targets.size).toBe(0);
  });

  it("told is enough under opt-out, a decision is needed under opt-in", async () => {
    here.settings({ told: { catalog: "sha256-0", version: "1.0.0", at: "2026-01-01T00:00:00.000Z" } });
    here.spool(collector.endpoint, 1);
    await run({
      consent: { product: "demo", rules: OPT_IN, projectDirectory: here.home, answered: false },
    });
    expect(received().length).toBe(0);
    await run();
    expect(received().length).toBe(1);
  });

  it("ZENML_TELEMETRY=on of the host answers for a person not told, but for no other source", async () => {
    const consent = {
      product: "demo",
      rules: OPT_IN,
      projectDirectory: here.home,
      answered: true,
    } as const;
    rmSync(here.places.settings);
    here.spool(collector.endpoint, 1);
    await run({ consent });
    expect(received().length).toBe(1);
    here.spool(collector.endpoint, 1);
    here.settings({ decision: "opt-out" });
    await run({ consent });
    expect(received().length).toBe(1);
  });
});

describe("what a person takes back while a flusher is at work", () => {
  it("is not sent any more", async () => {
    const first = here.spool(collector.endpoint, 100, { start: 1, pid: process.pid });
    const second = here.spool(collector.endpoint, 100, { start: 2 });
    const third = here.spool(collector.endpoint, 100, { start: 3, pid: process.pid });
    const pathOf = (start: number): string =>
      join(here.places.spool, here.segments().find((name) => name.startsWith(`segment/${start}-`)) ?? "?");
    collector.answer((_request, index) => {
      if (index > 0) return answers["ok"] as Answer;
      rmSync(pathOf(2));
      // Closing a segment is no taking back.
      renameSync(pathOf(3), pathOf(3).replace(`-${process.pid}-`, "-0-"));
      return answers["ok"] as Answer;
    });
    await run();
    expect(received()).toEqual([...first, ...third]);
    expect(received()).not.toContain(second[0]);
  });
});

describe("a spool in bad shape", () => {
  const bad: [string, string | Buffer, object][] = [
    ["a torn last line", '{"type":"track","ev', { torn: 1 }],
    ["a hole of zeros", Buffer.concat([Buffer.alloc(5_000), Buffer.from("\n")]), { corrupt: 1 }],
    ["binary rubbish", Buffer.from([0xff, 0xfe, 0x80, 0x0a]), { corrupt: 1 }],
    ["lines that are no messages", 'null\n[]\n"x"\n1\n{}\n\n{"messageId":1}\n', { corrupt: 7 }],
    ["a line of 5 MB", `{"messageId":"x","text":"${"x".repeat(3_000_000)}"}\n`, { "too-large": 1 }],
    [
      "a message larger than an event may be",
      `{"messageId":"x","text":"${"x".repeat(32_000)}"}\n`,
      { "too-large": 1 },
    ],
  ];
  it.each(bad)("%s is counted once, and the good lines go out", async (_title, tail, want) => {
    const ids = here.spool(collector.endpoint, 2, { tail });
    await run();
    await run();
    expect(received()).toEqual(ids);
    expect(drops()).toEqual(want);
    expect(here.segments()).toEqual([]);
  });

  it("bad lines between good ones are set aside once, even across a failure", async () => {
    const last = message("22222222-2222-4222-8222-222222222222");
    const ids = here.spool(collector.endpoint, 1, { tail: `rubbish\n${last}\nmore rubbish\n` });
    collector.answer(status(500));
    await run();
    here.pausesEnd();
    collector.answer(answers["ok"] as Answer);
    await run();
    expect(
      messagesOf(collector.requests[1] ?? (collector.requests[0] as never)).map((one) => one.messageId),
    ).toEqual([...ids, "22222222-2222-4222-8222-222222222222"]);
    expect(drops()).toEqual({ corrupt: 2 });
    const lines = readFileSync(join(here.places.quarantine, "segment.ndjson"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).line)).toEqual(["rubbish", "more rubbish"]);
  });

  it("a file of 2 GB is not read, but counted and deleted; a link is not followed", async () => {
    const ids = here.spool(collector.endpoint, 1);
    const directory = join(here.places.spool, "segment");
    writeFileSync(join(directory, "1-0-00000000.ndjson"), "");
    truncateSync(join(directory, "1-0-00000000.ndjson"), 2_000_000_000);
    writeFileSync(join(here.home, "secret"), `${message()}\n`);
    symlinkSync(join(here.home, "secret"), join(directory, "2-0-00000000.ndjson"));
    await run();
    expect(received()).toEqual(ids);
    expect(drops()).toEqual({ "too-large": 1 });
    expect(here.segments()).toEqual(["segment/2-0-00000000.ndjson"]);
    expect(existsSync(join(here.home, "secret"))).toBe(true);
  });

  it("files that are not ours stay, whatever they are", async () => {
    const directory = join(here.places.spool, "segment");
    mkdirSync(join(directory, "1-0-00000000.ndjson"), { recursive: true });
    writeFileSync(join(directory, "notes.txt"), "mine");
    writeFileSync(join(here.places.spool, "loose"), "mine");
    writeFileSync(
      join(directory, "2-0-00000000.ndjson"),
      '{"forthright":2,"other":"format"}\n{"messageId":"x"}\n',
    );
    await run();
    expect(collector.connections()).toBe(0);
    expect(readdirSync(directory).sort()).toEqual([
      "1-0-00000000.ndjson",
      "2-0-00000000.ndjson",
      "notes.txt",
    ]);
  });

  it("a segment without a usable header is counted and goes", async () => {
    mkdirSync(join(here.places.spool, "segment"), { recursive: true });
    writeFileSync(join(here.places.spool, "segment", "1-0-00000000.ndjson"), `rubbish\n${message()}\n`);
    writeFileSync(join(here.places.spool, "segment", "2-0-00000000.ndjson"), "");
    await run();
    expect(collector.connections()).toBe(0);
    expect(drops()).toEqual({ corrupt: 1 });
    expect(here.segments()).toEqual([]);
  });

  it.each(["", "no json", '{"forthright":2}', '{"forthright":1,"targets":7,"offsets":{"a":"b"},"last":[]}'])(
    "a delivery record %j counts as none",
    async (text) => {
      writeFileSync(here.places.deliveryState, text);
      const ids = here.spool(collector.endpoint, 1);
      await run();
      expect(received()).toEqual(ids);
    },
  );

  it("sends nothing where its progress cannot be written down", async () => {
    here.spool(collector.endpoint, 1);
    mkdirSync(here.places.deliveryState);
    await run();
    expect(collector.connections()).toBe(0);
    expect(here.segments().length).toBe(1);
  });
});

describe("bounds", () => {
  it("beyond 1,000 events the oldest go, and are counted", async () => {
    collector.answer(status(500));
    const ids = Array.from({ length: 12 }, (_, index) =>
      here.spool(collector.endpoint, 100, { start: index + 1 }),
    ).flat();
    await run();
    here.pausesEnd();
    collector.answer(answers["ok"] as Answer);
    const before = collector.requests.length;
    await run();
    const later = collector.requests
      .slice(before)
      .flatMap(messagesOf)
      .map((one) => one.messageId);
    expect(later).toEqual(ids.slice(200));
    expect(drops()).toEqual({ "too-many": 200 });
  });

  it("beyond 1 MB the oldest go", async () => {
    const ids = Array.from({ length: 60 }, (_, index) =>
      here.spool(collector.endpoint, 1, { start: index + 1, size: 30_000 }),
    ).flat();
    await run();
    expect(received()).toEqual(ids.slice(-received().length));
    expect(received().length).toBe(33);
    expect(drops()).toEqual({ "too-many": 27 });
    for (const { body } of collector.requests) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(500_000);
  });

  it("what waited for more than seven days goes", async () => {
    here.spool(collector.endpoint, 2, { start: 1 });
    const [name = ""] = here.segments();
    const then = Date.now() / 1_000 - 8 * 86_400;
    utimesSync(join(here.places.spool, name), then, then);
    const ids = here.spool(collector.endpoint, 1);
    await run();
    expect(received()).toEqual(ids);
    expect(drops()).toEqual({ expired: 2 });
    expect(here.segments()).toEqual([]);
  });

  it("the ledger stays within 1 MB and keeps the newest lines whole", async () => {
    for (let round = 0; round < 4; round += 1) {
      here.spool(collector.endpoint, 15, { size: 25_000 });
      await run();
    }
    const text = readFileSync(here.places.ledger, "utf8");
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    const ids = ledger(here.places)
      .flatMap((entry) => entry.messages as { messageId: string }[])
      .map((one) => one.messageId);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual(received().slice(-ids.length));
  });

  it("every file is the person's alone", async () => {
    const old = process.umask(0);
    try {
      collector.answer(status(400));
      here.spool(collector.endpoint, 1);
      chmodSync(here.places.state, 0o700);
      await run();
    } finally {
      process.umask(old);
    }
    const { statSync } = await import("node:fs");
    const files = [
      here.places.ledger,
      here.places.deliveryState,
      here.places.drops,
      join(here.places.quarantine, "segment.ndjson"),
    ];
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600, 0o600]);
    expect(statSync(here.places.quarantine).mode & 0o777).toBe(0o700);
  });
});
