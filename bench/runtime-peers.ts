/**
 * `node bench/runtime-peers.ts`: what an SDK costs its host, ours and three others in one run on one machine. Writes
 * bench/results/runtime-peers.md. Needs `npm install --prefix bench`. Takes about five minutes.
 */
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { startCollector } from "../test/support/collector.ts";
import { machine } from "./support/measure.ts";
import {
  type Delivery,
  deliveries,
  EVENTS,
  IMPORTS,
  importCpu,
  TRACKS,
  type TrackTimes,
  trackTimes,
} from "./support/peer-costs.ts";
import { ENDINGS, EXITS, type Exits, exits, keyOf, SERVERS, SLOW_MS } from "./support/peer-exits.ts";
import { PEERS, type Peer } from "./support/peers.ts";
import { GIVE_UP_MS } from "./support/run-host.ts";

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const ms = (value: number | undefined): string =>
  value === undefined
    ? `> ${(GIVE_UP_MS / 1_000).toFixed(0)} s`
    : value >= 1_000
      ? `${(value / 1_000).toFixed(1)} s`
      : `${value.toFixed(0)} ms`;

function costTable(
  cpu: ReadonlyMap<Peer, number>,
  track: ReadonlyMap<Peer, TrackTimes>,
  sent: ReadonlyMap<Peer, Delivery>,
): string {
  const rows = PEERS.map((peer) => {
    const times = track.get(peer);
    const delivery = sent.get(peer);
    const { dependencies, files, bytes } = peer.size;
    return `| ${[
      peer.name,
      `${cpu.get(peer)?.toFixed(1)} ms`,
      `${((times?.first ?? 0) / 1_000).toFixed(1)} ms`,
      `${times?.p50.toFixed(1)} µs`,
      `${times?.p99.toFixed(0)} µs`,
      `${delivery?.cpu.toFixed(0)} µs (${delivery?.arrived} of ${EVENTS}, ${delivery?.requests} requests)`,
      `${(bytes / 1_024).toFixed(0)} KiB, ${files} files, ${dependencies} dependencies`,
    ].join(" | ")} |`;
  });
  const head = [
    "SDK",
    "import, CPU",
    "first call",
    "track p50",
    "track p99",
    "CPU for an event",
    "installed",
  ];
  return [`| ${head.join(" | ")} |`, `| --- |${" --- |".repeat(head.length - 1)}`, ...rows].join("\n");
}

function exitTable(found: Exits): string {
  const rows = SERVERS.flatMap((server) =>
    ENDINGS.map((ending) => {
      const cells = PEERS.map((peer) => {
        const exit = found.get(keyOf(peer, server, ending));
        return `${ms(exit?.ms)}, ${exit?.fate}`;
      });
      return `| ${server} | ${ending} | ${cells.join(" | ")} |`;
    }),
  );
  return [
    `| server | host ends by | ${PEERS.map((peer) => peer.name).join(" | ")} |`,
    `| --- | --- |${" --- |".repeat(PEERS.length)}`,
    ...rows,
  ].join("\n");
}

/** The promise “five times better than the best”, as far as this run bears it out. */
function verdicts(cpu: ReadonlyMap<Peer, number>, found: Exits): string {
  const [ours, ...others] = PEERS as readonly [Peer, ...Peer[]];
  const best = Math.min(...others.map((peer) => cpu.get(peer) ?? Number.POSITIVE_INFINITY));
  const own = cpu.get(ours) ?? Number.NaN;
  const slowest = (ending: "natural" | "flush"): string =>
    PEERS.map((peer) => {
      const times = SERVERS.map(
        (server) => found.get(keyOf(peer, server, ending))?.ms ?? Number.POSITIVE_INFINITY,
      );
      const time = Math.max(...times);
      return `${peer.name} ${ms(Number.isFinite(time) ? time : undefined)}`;
    }).join(", ");
  const lost = PEERS.map((peer) => {
    const all = SERVERS.flatMap((server) => ENDINGS.map((ending) => found.get(keyOf(peer, server, ending))));
    return `${peer.name} ${all.filter((one) => one?.fate.startsWith("lost")).length} of ${all.length}`;
  });
  return `* Import: ${(best / own).toFixed(1)} times less processor than the best of the three.
* A host that ends by itself, slowest of the three servers: ${slowest("natural")}. posthog-node ends
  no later than ours, because it sends nothing; with a healthy server rudder-sdk-node ends as soon, and has sent. So “five times” holds against the SDKs that try to
  deliver, with a server that does not work; with one that works there is nothing to gain.
* With the documented flush: ${slowest("flush")}. Ours was given 30 s; its flusher ends after ten, and a host may name any time.
* Rows above in which the event was lost: ${lost.join(", ")}.
* \`track\` of ours includes the write to disk, the others only queue. Its first call is the dearest of all: it decides about
  consent, makes the installation id, the spool and its segment. The 99th percentile is the beginning of a new segment.`;
}

const load = loadavg()[1] ?? 0;
say("import …");
const cpu = await importCpu();
say("track …");
const healthy = await startCollector();
const track = await trackTimes(healthy);
await healthy.close();
say("delivery …");
const sent = await deliveries();
say("end of the process …");
const found = await exits(say);
const text = `# What the SDK costs its host, beside three others

\`node bench/runtime-peers.ts\`, one run; ${machine()}, load average ${load.toFixed(1)} at the start: ratios count, single times do not.

## Cost

Medians: import of ${IMPORTS} runs, \`track\` of ${TRACKS} runs of ${EVENTS} events with a healthy server on loopback. CPU for an event: the whole
process with its documented flush and then its natural end (for ours with the flusher), less an empty Node process, divided by
the events that arrived.

${costTable(cpu, track, sent)}

## End of the process

From “work done” with one event tracked to the end of the process, median of ${EXITS} (a run over ${SLOW_MS / 1_000} s is not repeated, one over
${GIVE_UP_MS / 1_000} s is ended), and the fate of the event. \`flush\`: the documented call is awaited.

${exitTable(found)}

## So

${verdicts(cpu, found)}
`;
writeFileSync(new URL("results/runtime-peers.md", import.meta.url), text);
process.stdout.write(text);
