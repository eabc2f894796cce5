/** How long an SDK holds a host that is done, and what becomes of its event. */

import { placesOf } from "../../runtime/src/places.ts";
import { flushersEnd, keptBy } from "../../test/faults/person.ts";
import { hang, refusedEndpoint, startCollector } from "../../test/support/collector.ts";
import { median } from "./measure.ts";
import { origin, received } from "./peer-costs.ts";
import { PEERS, type Peer } from "./peers.ts";
import { inHome, run } from "./run-host.ts";

export const EXITS = 5;
/** Above this a run is slow, and is not repeated. */
export const SLOW_MS = 2_000;

export const SERVERS = ["ok", "refuses", "hangs"] as const;
export const ENDINGS = ["natural", "flush", "process.exit"] as const;
export type ServerName = (typeof SERVERS)[number];
export type EndingName = (typeof ENDINGS)[number];

export interface Exit {
  readonly ms: number | undefined;
  readonly fate: string;
}

async function exitOnce(peer: Peer, server: ServerName, ending: EndingName): Promise<Exit> {
  const collector = await startCollector(server === "hangs" ? hang : undefined);
  const endpoint = server === "refuses" ? new URL(await refusedEndpoint()).origin : origin(collector);
  const end = { natural: "", flush: peer.flush, "process.exit": "process.exit(0);" }[ending];
  const code = `import { writeSync } from "node:fs"; const endpoint = ${JSON.stringify(endpoint)}; const i = 4;
${peer.load} ${peer.create} ${peer.track} writeSync(1, "done"); ${end}`;
  const {
    exitMs,
    code: exitCode,
    stderrBytes,
    kept,
  } = await inHome(async (home) => {
    const ran = await run(code, home);
    await flushersEnd(home, 12_000);
    return { ...ran, kept: keptBy({ home, places: placesOf("linux", {}, home, "zenml"), env: {} }).length };
  });
  const arrived = server === "ok" && received(collector) > 0;
  const fate = arrived ? "sent" : kept > 0 ? "kept" : "lost";
  const notes = [
    ...(exitCode === 0 || exitMs === undefined ? [] : [`exit code ${exitCode}`]),
    ...(stderrBytes > 0 && exitMs !== undefined ? [`${stderrBytes} B on stderr`] : []),
  ];
  await collector.close();
  return { ms: exitMs, fate: [fate, ...notes].join(", ") };
}

async function exitOf(peer: Peer, server: ServerName, ending: EndingName): Promise<Exit> {
  const runs: Exit[] = [];
  for (let turn = 0; turn < EXITS; turn += 1) {
    const one = await exitOnce(peer, server, ending);
    runs.push(one);
    if (one.ms === undefined || one.ms > SLOW_MS) return one;
  }
  const ms = median(runs.map((one) => one.ms ?? Number.POSITIVE_INFINITY));
  const fates = new Set(runs.map((one) => one.fate));
  return { ms, fate: [...fates].join(" / ") };
}

export type Exits = ReadonlyMap<string, Exit>;
export const keyOf = (peer: Peer, server: ServerName, ending: EndingName): string =>
  `${peer.name} ${server} ${ending}`;

/** One after the other per SDK; the SDKs side by side, because most of the time is waiting. */
export async function exits(say: (line: string) => void): Promise<Exits> {
  const found = new Map<string, Exit>();
  const all = async (peer: Peer): Promise<void> => {
    for (const server of SERVERS) {
      for (const ending of ENDINGS) {
        found.set(keyOf(peer, server, ending), await exitOf(peer, server, ending));
        say(`  ${peer.name}, ${server}, ${ending}`);
      }
    }
  };
  const [ours, ...others] = PEERS;
  if (ours !== undefined) await all(ours);
  await Promise.all(others.map(all));
  return found;
}
