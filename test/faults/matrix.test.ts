/** Whatever the server does and however the host ends: the host is unharmed, and no event is lost uncounted. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordSuite } from "../proof/record.ts";
import type { Ending } from "./host.ts";
import { CELLS, COUNTS, ENDINGS, fateOf, type Ran, runCells } from "./matrix.ts";
import {
  type Ended,
  flushersEnd,
  installationOf,
  keptBy,
  makePerson,
  makeRoot,
  removeRoot,
  runHost,
} from "./person.ts";
import { REJECTS, SERVERS, type ServerKind, type Servers, startServers, TAKES } from "./servers.ts";

/** A flusher lives ten seconds at most; the rest is for the machine to notice. */
const FLUSHERS_GONE_MS = 15_000;
/** The spool's bound (limits.ts), which 2,000 events reach. */
const MOST_KEPT = 1_000;

const proof = recordSuite("host");
proof.count("servers", SERVERS.length);
proof.count("endings", ENDINGS.length);
proof.count("runs", CELLS.length);

let root: string;
let servers: Servers;
let without: ReadonlyMap<Ending, Ended>;
let ran: ReadonlyMap<string, Ran>;
let left: readonly number[];

const key = (server: ServerKind, ending: Ending, events: number): string => `${server} ${ending} ${events}`;
const cellAt = (server: ServerKind, ending: Ending, events: number): Ran => {
  const found = ran.get(key(server, ending, events));
  if (found === undefined) throw new Error(`no cell ${key(server, ending, events)}`);
  return found;
};
const seen = ({ code, signal, stdout, stderr }: Ended): object => ({ code, signal, stdout, stderr });

beforeAll(async () => {
  root = makeRoot();
  servers = await startServers();
  const bare = makePerson(root, "bare", servers.endpoint("ok"));
  without = new Map(
    await Promise.all(
      ENDINGS.map(async (ending) => [ending, await runHost(bare, ending, 0, false)] as const),
    ),
  );
  const cells = await runCells(root, servers, CELLS, 4);
  ran = new Map(cells.map((one) => [key(one.cell.server, one.cell.ending, one.cell.events), one]));
  left = await flushersEnd(root, FLUSHERS_GONE_MS);
}, 300_000);

afterAll(async () => {
  await servers.close();
  removeRoot(root);
});

describe.each(SERVERS)("server: %s", (server) => {
  it.each(ENDINGS)("%s: same exit code, signal, stdout and stderr as without the SDK", (ending) => {
    const bare = without.get(ending);
    expect(bare?.stdout).toBe("work begins\nwork done\n");
    for (const events of COUNTS) {
      expect(seen(cellAt(server, ending, events).ended), `${events} events`).toEqual(seen(bare as Ended));
    }
  });

  it.each(ENDINGS)("%s: each event is delivered, kept, or counted as dropped", (ending) => {
    for (const events of COUNTS) {
      const fate = fateOf(servers, cellAt(server, ending, events));
      const stored = Math.min(events, MOST_KEPT);
      const tooMany = events > stored ? { "too-many": events - stored } : {};
      expect(fate.accounted, `${events} events: ${JSON.stringify(fate)}`).toBe(events);
      expect(fate.twice).toBe(0);
      // A signal leaves no time to start a flusher: the next run's delivers.
      if (ending.startsWith("SIG") || !(TAKES.has(server) || REJECTS.has(server))) {
        expect(fate).toMatchObject({ delivered: 0, kept: stored, drops: tooMany });
      } else if (TAKES.has(server)) {
        expect(fate).toMatchObject({ delivered: stored, kept: 0, drops: tooMany });
      } else {
        // So many refusals in a run that one server is left alone before all are tried one by one.
        expect(fate.drops["refused"]).toBeGreaterThan(0);
        if (events < MOST_KEPT) expect(fate).toMatchObject({ kept: 0, drops: { refused: events } });
      }
    }
  });
});

it("no process is left after the deadline", () => {
  expect(left).toEqual([]);
});

it("the server with a bad certificate was asked, and got nothing", () => {
  expect(servers.tlsFailures()).toBeGreaterThan(0);
});

it("what was kept arrives with the next run, once the server works", async () => {
  servers.recover();
  for (const server of ["ok", "slow", "hangs", "400", "413", "429", "500"] as const) {
    const { person } = cellAt(server, "SIGKILL", 20);
    const kept = keptBy(person);
    await runHost(person, "natural", 1);
    expect(await flushersEnd(person.home, FLUSHERS_GONE_MS)).toEqual([]);
    const taken = servers.taken(server, installationOf(person));
    expect(taken, server).toHaveLength(21);
    expect(taken, server).toEqual(expect.arrayContaining([...kept]));
    expect(keptBy(person)).toEqual([]);
  }
});
