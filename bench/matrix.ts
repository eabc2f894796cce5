/**
 * `node bench/matrix.ts`: every cell of the fault matrix (server × ending × number of events) with what it adds to the time
 * from the end of the host's work to the end of its process, and what became of the events. Then two floods. Takes about
 * four minutes; writes bench/results/fault-matrix.md. The promises themselves are tests: test/faults.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FloodCost } from "../test/faults/flood.ts";
import type { Ending } from "../test/faults/host.ts";
import {
  CELLS,
  type Cell,
  COUNTS,
  ENDINGS,
  type Fate,
  fateOf,
  type Ran,
  runCell,
} from "../test/faults/matrix.ts";
import {
  flushersEnd,
  makePerson,
  makeRoot,
  removeRoot,
  run,
  runHost,
  sizeBelow,
} from "../test/faults/person.ts";
import { SERVERS, type Servers, startServers } from "../test/faults/servers.ts";
import { hang, startCollector } from "../test/support/collector.ts";
import { machine, median } from "./support/measure.ts";

const TURNS = 3;
const BARE_TURNS = 9;

interface Measured {
  readonly cell: Cell;
  /** Added milliseconds, median of the turns. */
  readonly added: number;
  readonly fate: Fate;
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const number = (value: number): string => value.toLocaleString("en-US");

async function bareTimes(root: string, servers: Servers): Promise<ReadonlyMap<Ending, number>> {
  const bare = makePerson(root, "bare", servers.endpoint("ok"));
  const times = new Map<Ending, number>();
  for (const ending of ENDINGS) {
    const runs: number[] = [];
    for (let turn = 0; turn < BARE_TURNS; turn += 1)
      runs.push((await runHost(bare, ending, 0, false)).exitMs);
    times.set(ending, median(runs));
  }
  return times;
}

async function measure(root: string, servers: Servers): Promise<readonly Measured[]> {
  const bare = await bareTimes(root, servers);
  const cells: { cell: Cell; ran: Ran[] }[] = CELLS.map((cell) => ({ cell, ran: [] }));
  for (let turn = 0; turn < TURNS; turn += 1) {
    const below = join(root, String(turn));
    mkdirSync(below);
    for (const { cell, ran } of cells) ran.push(await runCell(below, servers, cell));
    say(`turn ${turn + 1} of ${TURNS}`);
  }
  const left = await flushersEnd(root, 15_000);
  if (left.length > 0) throw new Error(`${left.length} flushers outlived their deadline`);
  return cells.map(({ cell, ran }) => {
    const fates = ran.map((one) => fateOf(servers, one));
    if (fates.some((fate) => fate.accounted !== cell.events))
      throw new Error(`events lost: ${JSON.stringify(cell)}`);
    const added = median(ran.map((one) => one.ended.exitMs)) - (bare.get(cell.ending) ?? 0);
    return { cell, added, fate: fates[0] as Fate };
  });
}

function fateText({ delivered, kept, drops }: Fate): string {
  const refused = drops["refused"] ?? 0;
  const many = drops["too-many"] ?? 0;
  const parts = [
    [delivered, "d"],
    [kept, "k"],
    [refused, "r"],
    [many, "m"],
  ] as const;
  return parts.flatMap(([count, letter]) => (count > 0 ? [`${number(count)}${letter}`] : [])).join(" ");
}

function tableOf(measured: readonly Measured[], events: number): string {
  const rows = SERVERS.map((server) => {
    const cells = ENDINGS.map((ending) => {
      const found = measured.find(
        ({ cell }) => cell.server === server && cell.ending === ending && cell.events === events,
      );
      if (found === undefined) return "–";
      const sign = found.added < 0 ? "−" : "+";
      return `${sign}${Math.abs(found.added).toFixed(0)} ms, ${fateText(found.fate)}`;
    });
    return `| ${server} | ${cells.join(" | ")} |`;
  });
  return [
    `## ${number(events)} ${events === 1 ? "event" : "events"}`,
    "",
    `| server | ${ENDINGS.join(" | ")} |`,
    `| --- |${" --- |".repeat(ENDINGS.length)}`,
    ...rows,
    "",
  ].join("\n");
}

async function floodRow(root: string, name: string, every: number): Promise<string> {
  const collector = await startCollector(hang);
  const person = makePerson(root, `flood-${every}`, collector.endpoint);
  const flood = fileURLToPath(new URL("../test/faults/flood.ts", import.meta.url));
  const { stdout } = await run([process.execPath, "--expose-gc", flood, "100000", String(every)], person);
  const cost: FloodCost = JSON.parse(stdout);
  const disk = sizeBelow(person.places.state);
  const connections = collector.connections();
  await flushersEnd(root, 15_000);
  await collector.close();
  const mib = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
  return `| ${name} | ${mib(cost.heap)} | ${mib(cost.resident)} | ${mib(disk)} | ${cost.mean.toFixed(1)} | ${connections} |`;
}

const load = loadavg()[1] ?? 0;
const root = makeRoot();
const servers = await startServers();
const measured = await measure(root, servers);
await servers.close();
say("floods");
const floods = [
  await floodRow(root, "command", 0),
  await floodRow(root, "server, delivery every second", 1_000),
];
removeRoot(root);

const added = (wanted: (ending: Ending) => boolean): readonly number[] =>
  measured.filter(({ cell }) => wanted(cell.ending)).map((one) => one.added);
const starting = added((ending) => !ending.startsWith("SIG"));
const killed = added((ending) => ending.startsWith("SIG"));
const text = `# Fault matrix

\`node bench/matrix.ts\`, one run; ${machine()}, load average ${load.toFixed(1)} at the start: medians count, single cells do not. The host is test/faults/host.ts with the product's SDK as shipped.

A cell says what the SDK adds to the time from “work done” to the end of the process (median of ${TURNS} runs, less the median of
${BARE_TURNS} runs of the same host without SDK), and what became of the events: **d** delivered, **k** kept for the next run, **r** refused
by the server, set aside and counted, **m** dropped and counted because at most 1,000 may wait. In each run of each cell these
add up to what was tracked, and no flusher lived longer than its ten seconds.

| endings | median | largest |
| --- | --- | --- |
| natural, exit, throw, rejection: a flusher is started | ${median(starting).toFixed(0)} ms | ${Math.max(...starting).toFixed(0)} ms |
| SIGINT, SIGTERM, SIGKILL: nothing is done | ${median(killed).toFixed(0)} ms | ${Math.max(...killed).toFixed(0)} ms |

${COUNTS.map((events) => tableOf(measured, events)).join("\n")}
## A flood of 100,000 events, server accepts and never answers

| host | heap +MiB | process +MiB | disk MiB | mean of \`track\`, µs | connections |
| --- | --- | --- | --- | --- | --- |
${floods.join("\n")}
`;
writeFileSync(new URL("results/fault-matrix.md", import.meta.url), text);
process.stdout.write(text);
