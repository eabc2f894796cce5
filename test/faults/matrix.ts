/** The fault matrix: server × ending × number of events. The test asserts it, the benchmark measures it. */
import type { Ending } from "./host.ts";
import { dropsOf, type Ended, installationOf, keptBy, makePerson, type Person, runHost } from "./person.ts";
import { SERVERS, type ServerKind, type Servers } from "./servers.ts";

export const ENDINGS: readonly Ending[] = [
  "natural",
  "exit",
  "throw",
  "rejection",
  "SIGINT",
  "SIGTERM",
  "SIGKILL",
];
export const COUNTS: readonly number[] = [1, 20, 2_000];

export interface Cell {
  readonly server: ServerKind;
  readonly ending: Ending;
  readonly events: number;
}

/** Each combination once. */
export const CELLS: readonly Cell[] = SERVERS.flatMap((server) =>
  ENDINGS.flatMap((ending) => COUNTS.map((events) => ({ server, ending, events }))),
);

export interface Ran {
  readonly cell: Cell;
  readonly person: Person;
  readonly ended: Ended;
}

/** What became of a cell's events; to be asked when its flusher has ended. */
export interface Fate {
  /** Different events that the server took. */
  readonly delivered: number;
  /** Events that the server took once more. */
  readonly twice: number;
  readonly kept: number;
  readonly drops: Readonly<Record<string, number>>;
  /** Delivered, kept and counted drops together. */
  readonly accounted: number;
}

/** Runs the host of one cell to its end. Its flusher may be at work for longer. */
export async function runCell(root: string, servers: Servers, cell: Cell): Promise<Ran> {
  const name = `${cell.server}-${cell.ending}-${cell.events}`;
  const person = makePerson(root, name, servers.endpoint(cell.server));
  return { cell, person, ended: await runHost(person, cell.ending, cell.events) };
}

/** Runs cells, so many at a time. */
export async function runCells(
  root: string,
  servers: Servers,
  cells: readonly Cell[],
  atOnce: number,
): Promise<readonly Ran[]> {
  const waiting = [...cells];
  const ran: Ran[] = [];
  const worker = async (): Promise<void> => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
      ran.push(await runCell(root, servers, cell));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return ran;
}

export function fateOf(servers: Servers, { cell, person }: Ran): Fate {
  const taken = servers.taken(cell.server, installationOf(person));
  const delivered = new Set(taken).size;
  const kept = keptBy(person).length;
  const drops = dropsOf(person);
  const dropped = Object.values(drops).reduce((sum, count) => sum + count, 0);
  return { delivered, twice: taken.length - delivered, kept, drops, accounted: delivered + kept + dropped };
}
