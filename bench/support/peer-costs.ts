/** What importing an SDK, tracking and delivering cost, for each of the SDKs. */
import { type Collector, messagesOf, startCollector } from "../../test/support/collector.ts";
import { median } from "./measure.ts";
import { PEERS, type Peer } from "./peers.ts";
import { inHome, run } from "./run-host.ts";

export const IMPORTS = 11;
export const TRACKS = 5;
export const EVENTS = 900;

export const origin = (collector: Collector): string => new URL(collector.endpoint).origin;

/** Events that a collector got, whatever the SDK's batch looks like. */
export function received(collector: Collector): number {
  return new Set(
    collector.requests.flatMap(messagesOf).map((one) => one.messageId ?? (one["uuid"] as string | undefined)),
  ).size;
}

export async function importCpu(): Promise<ReadonlyMap<Peer, number>> {
  const runs = new Map<Peer, number[]>(PEERS.map((peer) => [peer, []]));
  for (let turn = 0; turn < IMPORTS; turn += 1) {
    for (const [peer, times] of runs) {
      const code = `const before = process.cpuUsage(); ${peer.load}
const used = process.cpuUsage(before); console.log((used.user + used.system) / 1000); process.exit(0);`;
      times.push(Number((await inHome((home) => run(code, home))).output));
    }
  }
  return new Map([...runs].map(([peer, times]) => [peer, median(times)]));
}

export interface TrackTimes {
  readonly first: number;
  readonly p50: number;
  readonly p99: number;
}

export async function trackTimes(collector: Collector): Promise<ReadonlyMap<Peer, TrackTimes>> {
  const runs = new Map<Peer, TrackTimes[]>(PEERS.map((peer) => [peer, []]));
  for (let turn = 0; turn < TRACKS; turn += 1) {
    for (const [peer, times] of runs) {
      const code = `const endpoint = ${JSON.stringify(origin(collector))}; ${peer.load} ${peer.create}
const times = [];
for (let i = 0; i < ${EVENTS}; i += 1) {
  const start = performance.now(); ${peer.track} times.push((performance.now() - start) * 1000);
  if (i % 20 === 19) await new Promise((resolve) => setTimeout(resolve, 1));
}
const [first, ...rest] = times; rest.sort((a, b) => a - b);
console.log(JSON.stringify({ first, p50: rest[${EVENTS / 2}], p99: rest[${Math.floor(EVENTS * 0.99)}] })); process.exit(0);`;
      times.push(JSON.parse((await inHome((home) => run(code, home))).output));
    }
  }
  const middle = (times: readonly TrackTimes[], key: keyof TrackTimes): number =>
    median(times.map((one) => one[key]));
  return new Map(
    [...runs].map(([peer, times]) => [
      peer,
      { first: middle(times, "first"), p50: middle(times, "p50"), p99: middle(times, "p99") },
    ]),
  );
}

export interface Delivery {
  /** Microseconds of processor for each event that arrived. */
  readonly cpu: number;
  readonly arrived: number;
  readonly requests: number;
}

export async function deliveries(): Promise<ReadonlyMap<Peer, Delivery>> {
  const empty = median(
    await Promise.all(Array.from({ length: 3 }, () => inHome(async (home) => (await run("", home)).cpu))),
  );
  const found = new Map<Peer, Delivery>();
  for (const peer of PEERS) {
    const runs: Delivery[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const collector = await startCollector();
      const code = `const endpoint = ${JSON.stringify(origin(collector))}; ${peer.load} ${peer.create}
for (let i = 0; i < ${EVENTS}; i += 1) { ${peer.track} } ${peer.flush}`;
      const { cpu } = await inHome((home) => run(code, home));
      const arrived = received(collector);
      runs.push({ cpu: ((cpu - empty) * 1_000) / arrived, arrived, requests: collector.requests.length });
      await collector.close();
    }
    runs.sort((a, b) => a.cpu - b.cpu);
    found.set(peer, runs[1] as Delivery);
  }
  return found;
}
