import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SEGMENT_EVENTS, SPOOL_BYTES, SPOOL_EVENTS } from "@forthright/runtime/limits";
import {
  formatHeader,
  isMessageLine,
  parseHeader,
  parseSegmentFile,
  type SegmentHeader,
  segmentFile,
  segmentIsFree,
} from "@forthright/runtime/spool/format";
import { createSpool, type Leave, type Spool } from "@forthright/runtime/spool/spool";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Machine, machine } from "../machine.ts";

const HEADER: SegmentHeader = {
  forthright: 1,
  destination: "segment",
  adapter: "segment",
  endpoint: "https://collector.invalid/",
  writeKey: "k",
  catalog: "sha256-a",
};
const DAY = 86_400_000;

let box: Machine;
let drops: Record<string, number>;
let mayGoOn: Leave;
let spool: Spool;
beforeEach(() => {
  box = machine();
  drops = {};
  mayGoOn = "yes";
  spool = createSpool({
    places: box.places,
    mayGoOn: () => mayGoOn,
    onDrop: (reason, count) => {
      drops[reason] = (drops[reason] ?? 0) + count;
    },
  });
});
afterEach(() => {
  spool.close();
  box.remove();
});

const message = (text: string): string => JSON.stringify({ text, pad: "x".repeat(300) });
const files = (): readonly string[] => readdirSync(join(box.places.spool, "segment")).sort();

/** Puts a segment there as another process left it. */
function leave(start: number, pid: number, events: number, bytes = 300): void {
  const directory = join(box.places.spool, "segment");
  mkdirSync(directory, { recursive: true });
  const name = segmentFile({ start, pid, tag: start.toString(16).slice(-8).padStart(8, "0") });
  const line = `${JSON.stringify({ pad: "x".repeat(bytes) })}\n`;
  writeFileSync(join(directory, name), formatHeader(HEADER) + line.repeat(events));
}

describe("append", () => {
  it("touches nothing before the first line", () => {
    expect(spool.close()).toBe(false);
    expect(box.snapshot()).toEqual([]);
  });

  it("is on disk when it returns", () => {
    expect(spool.append(HEADER, message("a"))).toBe(true);
    expect(box.spool()).toEqual([message("a")]);
    expect(parseSegmentFile(files()[0] ?? "")?.pid).toBe(process.pid);
  });

  it("has one segment for each destination", () => {
    spool.append(HEADER, message("a"));
    spool.append({ ...HEADER, destination: "other" }, message("b"));
    expect(readdirSync(box.places.spool).sort()).toEqual(["other", "segment"]);
  });

  it("begins a new segment when one is full, and gives up the old one's place", () => {
    for (let i = 0; i <= SEGMENT_EVENTS; i++) spool.append(HEADER, message(String(i)));
    expect(
      files()
        .map((file) => parseSegmentFile(file)?.pid)
        .sort(),
    ).toEqual([0, process.pid].sort());
    expect(box.spool()).toHaveLength(SEGMENT_EVENTS + 1);
  });

  it("says whether there is something new, once", () => {
    spool.append(HEADER, message("a"));
    expect([spool.close(), spool.close()]).toEqual([true, false]);
    expect(files().map((file) => parseSegmentFile(file)?.pid)).toEqual([0]);
  });

  it("begins no further segment once it may not", () => {
    spool.append(HEADER, message("a"));
    spool.close();
    mayGoOn = "no";
    expect(spool.append(HEADER, message("b"))).toBe(false);
    expect(drops).toEqual({ "not-stored": 1 });
    mayGoOn = "anew";
    expect(spool.append(HEADER, message("b"))).toBe("anew");
    expect(drops).toEqual({ "not-stored": 1 });
    expect(box.spool()).toEqual([message("a")]);
  });

  it("does not mind that its segment was deleted", () => {
    spool.append(HEADER, message("a"));
    rmSync(box.places.spool, { recursive: true });
    expect(spool.append(HEADER, message("b"))).toBe(true);
    spool.close();
    expect(spool.append(HEADER, message("c"))).toBe(true);
    expect(box.spool()).toEqual([message("c")]);
  });

  it("counts what it cannot store, and leaves the disk alone for a while", () => {
    box.write(".local", "a file in the way");
    expect([spool.append(HEADER, "{}"), spool.append(HEADER, "{}")]).toEqual([false, false]);
    rmSync(join(box.home, ".local"));
    expect(spool.append(HEADER, "{}")).toBe(false);
    expect(drops).toEqual({ "not-stored": 3 });
  });
});

describe("bounds", () => {
  const now = Date.now();

  it("the oldest segments make way for the newest events", () => {
    for (let i = 0; i < 10; i++) leave(now - 1_000 + i, 0, 100);
    spool.append(HEADER, message("new"));
    expect(box.spool()).toHaveLength(901);
    expect(box.spool().at(-1)).toBe(message("new"));
    expect(drops).toEqual({ "too-many": 100 });
    expect(files().some((file) => file.startsWith(`${now - 1_000}-`))).toBe(false);
  });

  it("also by size", () => {
    for (let i = 0; i < 12; i++) leave(now - 1_000 + i, 0, 3, 30_000);
    spool.append(HEADER, message("new"));
    const size = files().reduce(
      (sum, file) => sum + statSync(join(box.places.spool, "segment", file)).size,
      0,
    );
    expect(size).toBeLessThanOrEqual(SPOOL_BYTES);
    expect(drops["too-many"]).toBeGreaterThan(0);
  });

  it("what waited a week goes", () => {
    leave(now - 8 * DAY, 0, 5);
    leave(now - 6 * DAY, 0, 7);
    spool.append(HEADER, message("new"));
    expect(box.spool()).toHaveLength(8);
    expect(drops).toEqual({ expired: 5 });
  });

  it("a segment that a living process writes to stays, and then the new event goes", () => {
    leave(now - 1_000, process.ppid, SPOOL_EVENTS);
    expect(spool.append(HEADER, message("new"))).toBe(false);
    expect(drops).toEqual({ "not-stored": 1 });
    expect(box.spool()).toHaveLength(SPOOL_EVENTS);
  });

  it("the segment of a process that was killed may go", () => {
    leave(now - 1_000, 2_147_483_646, SPOOL_EVENTS);
    expect(spool.append(HEADER, message("new"))).toBe(true);
    expect(drops).toEqual({ "too-many": SPOOL_EVENTS });
  });

  it("files that are none of ours are left alone", () => {
    mkdirSync(join(box.places.spool, "segment"), { recursive: true });
    writeFileSync(join(box.places.spool, "segment", "notes.txt"), "mine");
    spool.append(HEADER, message("new"));
    expect(readFileSync(join(box.places.spool, "segment", "notes.txt"), "utf8")).toBe("mine");
  });
});

describe("the format", () => {
  it("reads the names and headers that it writes", () => {
    const name = fc.record({
      start: fc.maxSafeNat().map((n) => n % 10 ** 14),
      pid: fc.nat(),
      tag: fc.nat(0xffffffff).map((n) => n.toString(16).padStart(8, "0")),
    });
    fc.assert(
      fc.property(name, (parts) => {
        expect(parseSegmentFile(segmentFile(parts))).toEqual(parts);
      }),
    );
    const text = fc.string({ unit: "binary" });
    const header = fc.record({
      destination: text,
      adapter: text,
      endpoint: text,
      writeKey: text,
      catalog: text,
    });
    fc.assert(
      fc.property(header, (parts) => {
        const line = formatHeader({ forthright: 1, ...parts });
        expect(line.indexOf("\n")).toBe(line.length - 1);
        expect(parseHeader(line)).toEqual({ forthright: 1, ...parts });
      }),
    );
  });

  it.each([
    "",
    "1-2-3.ndjson",
    "1-2-abcdef0.ndjson",
    "x-2-abcdef01.ndjson",
    "1-2-abcdef01.ndjson.tmp",
    "../1-2-abcdef01.ndjson",
  ])("%j is no segment", (file) => {
    expect(parseSegmentFile(file)).toBeUndefined();
  });

  it.each([
    "",
    "{",
    "[]",
    "null",
    "1",
    '{"forthright":2}',
    '{"forthright":1}',
    '{"forthright":1,"destination":1}',
  ])("%j is no header", (line) => {
    expect(parseHeader(line)).toBeUndefined();
  });

  it("a message line is a whole JSON object", () => {
    expect(["{}", '{"a":1}', "", "{", "[1]", '"a"', "\0\0"].map(isMessageLine)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ["closed", 0, 0, true],
    ["of a living process", 7, 0, false],
    ["of a dead process", 8, 0, true],
    ["of a process that let go of it long ago", 7, 3 * 3_600_000, true],
  ])("a segment %s", (_name, pid, age, want) => {
    expect(segmentIsFree({ start: 1_000, pid, tag: "00000000" }, 1_000 + age, (id) => id === 7)).toBe(want);
  });
});
