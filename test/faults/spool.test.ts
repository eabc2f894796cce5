/** The spool when machines are as they are. What single functions do stands in test/runtime/spool and …/delivery. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SEGMENT_BYTES, SEGMENT_MS, SPOOL_EVENTS } from "@forthright/runtime/limits";
import { formatHeader, type SegmentHeader, segmentFile } from "@forthright/runtime/spool/format";
import { createSpool, type Spool } from "@forthright/runtime/spool/spool";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Collector, hang, refusedEndpoint, startCollector } from "../support/collector.ts";
import {
  dropsOf,
  flushersEnd,
  keptBy,
  makePerson,
  makeRoot,
  type Person,
  removeRoot,
  runHost,
} from "./person.ts";

const HEADER: SegmentHeader = {
  forthright: 1,
  destination: "segment",
  adapter: "segment",
  endpoint: "https://collector.invalid/",
  writeKey: "k",
  catalog: "sha256-a",
};

let root: string;
let person: Person;
let drops: Record<string, number>;
beforeEach(() => {
  root = makeRoot();
  person = makePerson(root, "person", HEADER.endpoint);
  drops = {};
});
afterEach(async () => {
  expect(await flushersEnd(root, 15_000)).toEqual([]);
  removeRoot(root);
});

const directory = (): string => join(person.places.spool, "segment");
const files = (): readonly string[] => readdirSync(directory()).sort();
const message = (id: string | number): string =>
  JSON.stringify({ type: "track", event: "Thing done", messageId: `id-${id}`, pad: "x".repeat(300) });

function writer(): Spool {
  const onDrop = (reason: string, count: number): void => {
    drops[reason] = (drops[reason] ?? 0) + count;
  };
  return createSpool({ places: person.places, mayGoOn: () => "yes", onDrop });
}

/** One run of a command: appends, then lets go. */
function append(header: SegmentHeader, ...ids: readonly (string | number)[]): void {
  const spool = writer();
  for (const id of ids) spool.append(header, message(id));
  spool.close();
}

/** Many segments of one event each, as left by commands without a network. */
function leaveSegments(count: number, endpoint: string = HEADER.endpoint): void {
  mkdirSync(directory(), { recursive: true });
  const header = formatHeader({ ...HEADER, endpoint });
  for (let i = 0; i < count; i += 1) {
    const name = {
      start: Date.now() - 2 * SEGMENT_MS - count + i,
      pid: 0,
      tag: i.toString(16).padStart(8, "0"),
    };
    writeFileSync(join(directory(), segmentFile(name)), `${header}${message(i)}\n`);
  }
}

describe("commands one after the other", () => {
  it("share a segment: a hundred commands without a network leave one file", () => {
    for (let i = 0; i < 100; i += 1) append(HEADER, i);
    expect(files()).toHaveLength(1);
    expect(keptBy(person)).toEqual(Array.from({ length: 100 }, (_, i) => `id-${i}`));
    append(HEADER, 100);
    expect(files()).toHaveLength(2);
    expect(keptBy(person)).toHaveLength(101);
  });

  const others: readonly (readonly [string, () => void])[] = [
    ["another endpoint", () => append({ ...HEADER, endpoint: "https://other.invalid/" }, "old")],
    ["another catalogue", () => append({ ...HEADER, catalog: "sha256-b" }, "old")],
    [
      "a segment older than an hour",
      () => {
        append(HEADER, "old");
        const name = segmentFile({ start: Date.now() - SEGMENT_MS - 1, pid: 0, tag: "00000000" });
        renameSync(join(directory(), files()[0] ?? ""), join(directory(), name));
      },
    ],
    [
      "a segment of a living process",
      () => {
        append(HEADER, "old");
        const name = segmentFile({ start: Date.now(), pid: process.ppid, tag: "00000000" });
        renameSync(join(directory(), files()[0] ?? ""), join(directory(), name));
      },
    ],
    [
      "a torn last line",
      () => {
        append(HEADER, "old");
        appendFileSync(join(directory(), files()[0] ?? ""), '{"type":"tr');
      },
    ],
    ["too little room", () => append(HEADER, "old", "x".repeat(SEGMENT_BYTES - 1_000))],
  ];
  it.each(others)("%s is not shared, and stays as it is", (_what, leave) => {
    leave();
    const before = files().map((file) => [file, readFileSync(join(directory(), file), "utf8")]);
    append(HEADER, "new");
    for (const [file, text] of before) expect(readFileSync(join(directory(), file ?? ""), "utf8")).toBe(text);
    expect(files()).toHaveLength(before.length + 1);
    expect(keptBy(person)).toContain("id-new");
    expect(drops).toEqual({});
  });

  it("two writers at once never share", () => {
    append(HEADER, "before");
    const [one, two] = [writer(), writer()];
    one.append(HEADER, message(1));
    two.append(HEADER, message(2));
    one.append(HEADER, message(3));
    expect(files()).toHaveLength(2);
    one.close();
    two.close();
    expect([...keptBy(person)].sort()).toEqual(["id-1", "id-2", "id-3", "id-before"]);
  });
});

describe("10,000 waiting segments", () => {
  it("a host looks after a hundred of them, and its flusher after the rest; each event is counted", async () => {
    const endpoint = await refusedEndpoint();
    person = makePerson(root, "hoarder", endpoint);
    leaveSegments(10_000, endpoint);
    const spool = writer();
    spool.append({ ...HEADER, endpoint }, message("new"));
    spool.close();
    expect(drops).toEqual({ "too-many": 100 });
    await runHost(person, "natural", 1);
    expect(await flushersEnd(root, 15_000)).toEqual([]);
    const kept = keptBy(person);
    expect(kept.length).toBeLessThanOrEqual(SPOOL_EVENTS);
    expect(kept).toContain("id-new");
    expect(kept.length + (dropsOf(person)["too-many"] ?? 0) + 100).toBe(10_002);
    expect(files().length).toBeLessThanOrEqual(SPOOL_EVENTS);
  });
});

describe("a full disk", () => {
  const namespace = ["unshare", "-rm", "sh", "-c"];
  const mount = (size: string, then: string): string =>
    `mount -t tmpfs -o size=${size} none "$HOME" && ${then}`;
  const hasMounts =
    spawnSync(namespace[0] ?? "", [...namespace.slice(1), mount("64k", "true")], {
      env: { ...process.env, HOME: "/mnt" },
    }).status === 0;

  it.skipIf(!hasMounts)("loses and counts what does not fit, and no other event", () => {
    const host = fileURLToPath(new URL("./disk.ts", import.meta.url));
    const command = mount("256k", `cd / && exec '${process.execPath}' '${host}'`);
    const out = execFileSync(namespace[0] ?? "", [...namespace.slice(1), command], {
      env: { ...person.env, ZENML_TELEMETRY_ENDPOINT: "https://nx.invalid/" },
      encoding: "utf8",
    });
    const { tracked, stored, dropped, ids, lostAtEnd } = JSON.parse(out);
    expect(tracked).toBe(70);
    expect(stored + dropped["not-stored"]).toBe(tracked);
    expect(ids).toBe(stored);
    // Most of the sixty are lost, the three as well; when there is room again, nothing is.
    expect(dropped["not-stored"]).toBeGreaterThan(20);
    expect(lostAtEnd).toBe(0);
  });
});

it.skipIf(process.getuid?.() !== 0)(
  "a folder that belongs to somebody else: silent, nothing written",
  async () => {
    mkdirSync(person.places.state, { recursive: true });
    chmodSync(person.places.state, 0o500);
    chmodSync(root, 0o755);
    const script = `import("zenml-analytics").then(({ createAnalytics, trackRunPipeline }) => {
    const analytics = createAnalytics({ writeKey: "k" });
    trackRunPipeline(analytics, { total_steps: 1 });
    console.log(JSON.stringify(analytics.dropped()));
  });`;
    const args = ["--reuid=65534", "--regid=65534", "--clear-groups", process.execPath, "-e", script];
    const cwd = fileURLToPath(new URL("../..", import.meta.url));
    const ended = spawnSync("setpriv", args, { cwd, env: person.env, encoding: "utf8" });
    expect({ code: ended.status, stderr: ended.stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(ended.stdout)).toMatchObject({ "not-stored": 1 });
    expect(readdirSync(person.places.state)).toEqual([]);
  },
);

describe("two hosts that share a spool", () => {
  it("with a server that works: every event arrives, also of a host that was killed", async () => {
    const collector: Collector = await startCollector();
    try {
      person = makePerson(root, "shared", collector.endpoint);
      const endings = ["natural", "SIGKILL", "exit", "throw", "SIGTERM", "natural"] as const;
      await Promise.all(endings.map((ending) => runHost(person, ending, 40)));
      expect(await flushersEnd(root, 15_000)).toEqual([]);
      utimesSync(person.places.deliveryState, new Date(), new Date());
      // Deliveries are at least a second apart.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await runHost(person, "natural", 1);
      expect(await flushersEnd(root, 15_000)).toEqual([]);
      const ids = collector.messages().map((one) => one.messageId);
      expect(new Set(ids).size).toBe(241);
      expect(keptBy(person)).toEqual([]);
      expect(dropsOf(person)).toEqual({});
    } finally {
      await collector.close();
    }
  });

  it("with a server that hangs: one flusher, and nothing is lost", async () => {
    const collector = await startCollector(hang);
    try {
      person = makePerson(root, "shared", collector.endpoint);
      await Promise.all(Array.from({ length: 6 }, () => runHost(person, "natural", 20)));
      expect(collector.connections()).toBeLessThanOrEqual(1);
      expect(await flushersEnd(root, 15_000)).toEqual([]);
      expect(new Set(keptBy(person)).size).toBe(120);
    } finally {
      await collector.close();
    }
  });
});

describe("a clock that jumps", () => {
  const HOUR = 3_600_000;
  const jumps = [365 * 24 * HOUR, -365 * 24 * HOUR, Number.NEGATIVE_INFINITY, 2 * HOUR, -2 * HOUR];
  it.each(jumps)("by %d ms while a host runs: every event is kept or counted", (jump) => {
    const now = Date.now;
    const spool = writer();
    try {
      for (let i = 0; i < 10; i += 1) spool.append(HEADER, message(i));
      Date.now = () => (Number.isFinite(jump) ? now() + jump : 0);
      for (let i = 10; i < 20; i += 1) spool.append(HEADER, message(i));
      Date.now = now;
      for (let i = 20; i < 30; i += 1) spool.append(HEADER, message(i));
    } finally {
      Date.now = now;
      spool.close();
    }
    const dropped = Object.values(drops).reduce((sum, count) => sum + count, 0);
    expect(new Set(keptBy(person)).size + dropped).toBe(30);
    expect(keptBy(person)).toContain("id-29");
    rmSync(directory(), { recursive: true });
  });
});
