/** How long it is waited between attempts, read off what the flusher notes down. */
import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type Collector, status } from "../../support/collector.ts";
import { type FactCheck, flusherEnds, type Person, queued, type World } from "./world.ts";

/** When a flusher last started, and what it noted of its targets. */
interface Delivery {
  readonly last: string;
  readonly targets: Readonly<Record<string, { readonly notBefore: string; readonly failures: number }>>;
}

const deliveryOf = ({ places }: Person): Delivery =>
  JSON.parse(readFileSync(places.deliveryState, "utf8")) as Delivery;

const CLOCK = new URL("../programs/clock.mjs", import.meta.url).href;

async function flusherInterval(world: World): Promise<void> {
  const collector = await world.collector();
  const person = world.person({ endpoint: collector.endpoint });
  await person.zenml("init");
  await collector.waitForMessages(1);
  await flusherEnds(person.places);
  const last = Date.parse(deliveryOf(person).last);
  const listAt = (now: number): Promise<unknown> =>
    person.zenmlWith({ NODE_OPTIONS: `--import=${CLOCK}`, PROOF_NOW: String(now) }, "pipeline", "list");
  await listAt(last + 999);
  await wait(500);
  assert.equal(collector.connections(), 1);
  assert.equal(queued(person.places).length, 1);
  await listAt(last + 1_000);
  await collector.waitForMessages(3);
}

/** Lets a failure happen; gives the least and the most that the pause after it can be, and how many came before. */
async function pauseAfter(
  person: Person,
  collector: Collector,
  count: number,
): Promise<readonly [number, number, number]> {
  await person.zenml(...(count === 1 ? ["init"] : ["pipeline", "list"]));
  await collector.waitForRequests(count);
  const file = person.places.deliveryState;
  await flusherEnds(person.places);
  const [target] = Object.values(deliveryOf(person).targets);
  assert.ok(target !== undefined);
  const notBefore = Date.parse(target.notBefore);
  return [
    notBefore - statSync(file).mtimeMs,
    notBefore - (collector.requests.at(-1)?.at ?? 0),
    target.failures,
  ];
}

/** As if the pause were over. */
function passPause({ places: { deliveryState } }: Person): void {
  const past = new Date(Date.now() - 60_000).toISOString();
  const text = readFileSync(deliveryState, "utf8").replace(/"(notBefore|last)":"[^"]*"/g, `"$1":"${past}"`);
  writeFileSync(deliveryState, text);
}

/** Half of each pause is left to chance. */
async function pauses(world: World): Promise<void> {
  const collector = await world.collector(status(500));
  const person = world.person({ endpoint: collector.endpoint });
  for (const [failures, least, most] of [
    [1, 7_500, 15_000],
    [2, 15_000, 30_000],
    [3, 30_000, 60_000],
    [4, 60_000, 120_000],
    [5, 3_600_000, 7_200_000],
    [6, 3_600_000, 7_200_000],
  ] as const) {
    const [atMost, atLeast, counted] = await pauseAfter(person, collector, failures);
    assert.equal(counted, failures);
    assert.ok(atLeast >= least && atMost <= most, `${atMost} to ${atLeast} ms after failure ${failures}`);
    passPause(person);
  }
}

async function retryAfter(world: World): Promise<void> {
  const collector = await world.collector(status(429, { "retry-after": "999999" }));
  const person = world.person({ endpoint: collector.endpoint });
  const [atMost, atLeast] = await pauseAfter(person, collector, 1);
  assert.ok(atLeast >= 3_600_000 && atMost <= 3_600_000, `${atMost} to ${atLeast} ms`);
}

export const pauseChecks: readonly FactCheck[] = [
  {
    title: "two commands in a second",
    quotes: ["Least time between two starts of that process: 1,000 milliseconds"],
    run: flusherInterval,
  },
  {
    title: "six failures in a row",
    quotes: [
      "Pause after a first failed request; doubles with each further one: 15,000 milliseconds",
      "Failures in a row after which at most one attempt an hour is made: 5 requests",
      "Longest pause after failures: 7,200,000 milliseconds",
    ],
    run: pauses,
  },
  {
    title: "a server that asks for eleven days",
    quotes: ["Longest pause that a server can ask for: 3,600,000 milliseconds"],
    run: retryAfter,
  },
];
