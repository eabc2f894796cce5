/** Too much and too odd: floods and hostile values, with the whole product. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DROPS_BYTES, LEDGER_BYTES, SPOOL_BYTES, SPOOL_EVENTS } from "@forthright/runtime/limits";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordSuite } from "../proof/record.ts";
import { CANARY } from "../runtime/hostile-values.ts";
import { hang, type ReceivedMessage, startCollector } from "../support/collector.ts";
import type { FloodCost } from "./flood.ts";
import { dropsOf, flushersEnd, keptBy, makePerson, makeRoot, removeRoot, run, sizeBelow } from "./person.ts";

const FLOOD = fileURLToPath(new URL("./flood.ts", import.meta.url));
const HOSTILE = fileURLToPath(new URL("./hostile.ts", import.meta.url));
const EVENTS = 100_000;
/** What the process may remember of a flood: next to nothing; the rest is the engine's own to and fro. */
const HEAP_BYTES = 5_000_000;

const proof = recordSuite("flood");
proof.count("events", EVENTS);

let root: string;
beforeAll(() => {
  root = makeRoot();
});
afterAll(async () => {
  expect(await flushersEnd(root, 15_000)).toEqual([]);
  removeRoot(root);
});

describe("a flood of 100,000 events with a server that hangs", () => {
  it.concurrent.each([
    ["a command", 0],
    ["a server that delivers every second", 1_000],
  ])("%s: memory and disk stay within bounds, and every event is accounted for", async (_what, every) => {
    const collector = await startCollector(hang);
    try {
      const person = makePerson(root, `flood-${every}`, collector.endpoint);
      const command = [process.execPath, "--expose-gc", FLOOD, String(EVENTS), String(every)];
      const { code, stdout, stderr } = await run(command, person);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const cost: FloodCost = JSON.parse(stdout);
      expect(cost.heap).toBeLessThan(HEAP_BYTES);
      expect(sizeBelow(person.places.spool)).toBeLessThanOrEqual(SPOOL_BYTES);
      expect(keptBy(person).length).toBeLessThanOrEqual(SPOOL_EVENTS);
      expect(collector.connections()).toBeLessThanOrEqual(1);
      expect(await flushersEnd(person.home, 15_000)).toEqual([]);
      const drops = dropsOf(person);
      const dropped = Object.values(drops).reduce((sum, count) => sum + count, 0);
      expect(keptBy(person).length + dropped, JSON.stringify(drops)).toBe(EVENTS);
      expect(sizeBelow(person.places.state)).toBeLessThan(SPOOL_BYTES + LEDGER_BYTES + DROPS_BYTES + 10_000);
    } finally {
      await collector.close();
    }
  });
});

it("hostile values: nothing is thrown, nothing undeclared reaches disk or wire, and the next event arrives", async () => {
  const collector = await startCollector();
  try {
    const person = makePerson(root, "hostile", collector.endpoint);
    const { code, stdout, stderr } = await run([process.execPath, HOSTILE], person);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "[]", stderr: "" });
    expect(await flushersEnd(person.home, 15_000)).toEqual([]);
    const bodies = collector.requests.map(({ body }) => body).join("\n");
    expect(bodies).not.toContain(CANARY);
    for (const file of readdirSync(person.home, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect(readFileSync(join(file.parentPath, file.name), "utf8"), file.name).not.toContain(CANARY);
    }
    const messages = collector.messages();
    expect(new Set(messages.flatMap(propertyNames))).toEqual(new Set(["total_steps"]));
    expect(messages.at(-1)).toMatchObject({ properties: { total_steps: 77 } });
  } finally {
    await collector.close();
  }
});

function propertyNames({ properties }: ReceivedMessage): readonly string[] {
  return Object.keys(properties as object);
}
