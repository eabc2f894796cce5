/** Limits of what lies on the disk, driven to their edges by real processes. */
import assert from "node:assert/strict";
import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { status } from "../../support/collector.ts";
import {
  ALL,
  type FactCheck,
  filesBelow,
  holdFlusher,
  type Person,
  queued,
  releaseFlusher,
  repeat,
  type World,
} from "./world.ts";

const DAY = 24 * 60 * 60 * 1_000;

/** So long that it goes on in a second property. */
const LONG = 21_000;

/** What a message of a long note weighs beyond it. */
async function weightOf(person: Person): Promise<number> {
  holdFlusher(person.notePlaces);
  await person.notes([LONG]);
  const [line = ""] = queued(person.notePlaces);
  return Buffer.byteLength(line) - LONG;
}

async function eventBytes(world: World): Promise<void> {
  const person = world.person({ endpoint: (await world.collector()).endpoint });
  const weight = await weightOf(person);
  const dropped = await person.notes([32_000 - weight, 32_001 - weight]);
  assert.deepEqual(
    queued(person.notePlaces).map((line) => Buffer.byteLength(line)),
    [weight + LONG, 32_000],
  );
  assert.equal(
    Object.values(dropped).reduce((sum, one) => sum + one, 0),
    1,
  );
}

async function spoolEvents(world: World): Promise<void> {
  const person = world.person({ endpoint: (await world.collector()).endpoint });
  holdFlusher(person.notePlaces);
  assert.deepEqual(await person.notes(repeat(1_000, 6)), {});
  assert.equal(queued(person.notePlaces).length, 1_000);
  const dropped = await person.notes([7]);
  const left = queued(person.notePlaces);
  assert.ok(left.length <= 1_000);
  assert.deepEqual(dropped, { "too-many": 1_001 - left.length });
  assert.ok(!left.some((line) => line.includes('"note":"0 xxxx"')), "the oldest is still there");
  assert.ok(left.at(-1)?.includes('"note":"0 xxxxx"'), "the newest is not there");
}

async function spoolBytes(world: World): Promise<void> {
  const person = world.person({ endpoint: (await world.collector()).endpoint });
  holdFlusher(person.notePlaces);
  const dropped = await person.notes(repeat(60, 29_000));
  const left = queued(person.notePlaces);
  const bytes = filesBelow(person.notePlaces.spool).reduce((sum, file) => sum + file.bytes, 0);
  assert.ok(bytes <= 1_000_000 && bytes > 800_000, `${bytes} bytes wait`);
  assert.equal(left.length + (dropped["too-many"] ?? 0), 60);
  assert.ok(left.at(-1)?.includes('"note":"59 x'), "the newest is not there");
}

async function spoolDays(world: World): Promise<void> {
  const collector = await world.collector();
  for (const [age, arrives] of [
    [7 * DAY - 60_000, 1],
    [7 * DAY + 60_000, 0],
  ] as const) {
    const before = collector.messages().length;
    const person = world.person({ endpoint: collector.endpoint });
    holdFlusher(person.notePlaces);
    await person.notes([10]);
    const then = new Date(Date.now() - age);
    for (const { path } of filesBelow(person.notePlaces.spool)) utimesSync(path, then, then);
    releaseFlusher(person.notePlaces);
    await person.notes([], ALL);
    assert.equal(collector.messages().length - before, arrives);
    assert.equal(queued(person.notePlaces).length, 0);
  }
}

/** A file of lines, a hundred bytes each, that is so long. */
function fill(path: string, bytes: number): void {
  const line = `${"{}".padEnd(99)}\n`;
  const rest = bytes % 100;
  const last = rest === 0 ? "" : `${"{}".padEnd(Math.max(2, rest - 1))}\n`;
  writeFileSync(path, line.repeat(Math.floor(bytes / 100)) + last, { mode: 0o600 });
}

/** What is written behind a file that is full but for so many bytes: everything where it fits, else the oldest goes. */
async function bounded(path: string, limit: number, write: () => Promise<void>): Promise<void> {
  await write();
  const line = statSync(path).size;
  // Times and sizes in it can take a few more bytes.
  fill(path, limit - line - 50);
  await write();
  assert.ok(statSync(path).size > limit - 100 && statSync(path).size <= limit, "it was cut too early");
  fill(path, limit - 10);
  await write();
  const { size } = statSync(path);
  assert.ok(size <= limit, `${size} bytes`);
  assert.ok(size > limit / 2, "more was lost than had to be");
  assert.ok(
    readFileSync(path, "utf8").trimEnd().split("\n").at(-1)?.includes('"at":'),
    "the newest is not there",
  );
}

async function ledgerBytes(world: World): Promise<void> {
  const collector = await world.collector();
  const person = world.person({ endpoint: collector.endpoint });
  await bounded(person.notePlaces.ledger, 1_000_000, async () => {
    await person.notes([10], ALL);
  });
}

async function quarantineBytes(world: World): Promise<void> {
  const collector = await world.collector(status(400));
  const person = world.person({ endpoint: collector.endpoint });
  const { quarantine } = person.notePlaces;
  await bounded(join(quarantine, "own.ndjson"), 262_144, async () => {
    await person.notes([10], ALL);
  });
}

export const diskChecks: readonly FactCheck[] = [
  {
    title: "an event at the edge of what fits",
    quotes: ["Longest event; a longer one is dropped: 32,000 bytes"],
    run: eventBytes,
  },
  {
    title: "1,001 events that wait",
    quotes: ["Most events that wait on disk to be sent: 1,000 events"],
    run: spoolEvents,
  },
  {
    title: "1.7 MB that wait",
    quotes: ["Most that waits on disk to be sent; the oldest goes first: 1,000,000 bytes"],
    run: spoolBytes,
  },
  {
    title: "a week by file time",
    quotes: [
      "Longest time that an event waits: 7 days",
      "Waiting on your machine: 7 days",
      "A file on your disk takes it, exactly as it will be sent, and keeps it for at most 7 days.",
      "for at most 7 days",
    ],
    run: spoolDays,
  },
  {
    title: "a ledger that is nearly full",
    quotes: ["Largest record of what was sent; the oldest goes first: 1,000,000 bytes"],
    run: ledgerBytes,
  },
  {
    title: "a quarantine that is nearly full",
    quotes: ["Largest record of what a recipient refused; the oldest goes first: 262,144 bytes"],
    run: quarantineBytes,
  },
];
