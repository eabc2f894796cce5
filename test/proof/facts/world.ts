/** What the checks of printed facts work with: persons with homes of their own, and a registry of what was checked. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Places, placesOf } from "@forthright/runtime/places";
import {
  type Ended,
  type Machine,
  type MachineOptions,
  root,
  runIn,
  startMachine,
} from "../../e2e/support/machine.ts";
import { type Behaviour, type Collector, startCollector, until } from "../../support/collector.ts";
import type { FixtureProduct } from "../support/fixture.ts";

/** A check of facts that are printed somewhere. It throws where one of them is not true. */
export interface FactCheck {
  readonly title: string;
  /** Exactly as the pages print them: marked facts, or whole rows. */
  readonly quotes: readonly string[];
  /** In the catalogue's own words: no page marks it, and a check has it all the same. */
  readonly words?: readonly string[];
  /** `false`: this machine cannot do it, and says so by a skipped test. */
  readonly canRun?: boolean;
  readonly run: (world: World) => Promise<void>;
}

export interface World {
  /** The fixture's SDK: it has an event that can be as long as one likes. */
  readonly fixture: FixtureProduct;
  /** Ends when everything that was opened is closed; call it once, after all checks. */
  close(): Promise<void>;
  /** A collector that is closed with the world. */
  collector(behaviour?: Behaviour): Promise<Collector>;
  /** A person of the example product. Their runs may send: `ZENML_TELEMETRY=on` stands in for a terminal. */
  person(options: MachineOptions): Person;
}

export interface Person extends Machine {
  readonly places: Places;
  /** `zenml` with more variables; `undefined` takes one away. */
  zenmlWith(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ended>;
  /** Text typed into `sh`, in the project; `zenml` is the example program there. */
  shell(text: string, env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** The same at a terminal, in whose output both streams are one. */
  terminal(text: string, env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Tracks notes by the fixture's SDK, and flushes for so many milliseconds. Gives what was dropped. */
  notes(lengths: readonly number[], flushMs?: number): Promise<Readonly<Record<string, number>>>;
  /** Places of the fixture's product. */
  readonly notePlaces: Places;
}

/** Longer than any run of the flusher, in milliseconds. */
export const ALL = 15_000;

/** A list of one value. */
export function repeat(count: number, value: number): readonly number[] {
  return new Array<number>(count).fill(value);
}

const PROGRAM = join(root, "example/bin/zenml.js");
const NOTES = fileURLToPath(new URL("../programs/notes.ts", import.meta.url));

export function openWorld(fixture: FixtureProduct): World {
  const collectors: Collector[] = [];
  const persons: Person[] = [];
  return {
    fixture,
    async close() {
      for (const one of collectors) await one.close();
      for (const { places, notePlaces } of persons) {
        for (const { lock } of [places, notePlaces]) await until(() => isLockFree(lock), 12_000);
      }
      for (const one of persons) one.remove();
    },
    async collector(behaviour) {
      const one = await startCollector(behaviour);
      collectors.push(one);
      return one;
    },
    person(options) {
      const one = personOf(fixture, options);
      persons.push(one);
      return one;
    },
  };
}

function personOf(fixture: FixtureProduct, options: MachineOptions): Person {
  const { endpoint, env = {} } = options;
  const probe = { PROBE_TELEMETRY: "on", PROBE_TELEMETRY_ENDPOINT: endpoint };
  const machine = startMachine({ ...options, env: { ...probe, TERM: "xterm", ...env } });
  const bin = join(dirname(machine.home), "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "zenml"), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`, {
    mode: 0o755,
  });
  const withZenml = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
    ...machine.env,
    PATH: `${bin}:${machine.env["PATH"] ?? ""}`,
    ...more,
  });
  return {
    ...machine,
    places: placesOf("linux", {}, machine.home, "zenml"),
    notePlaces: placesOf("linux", {}, machine.home, "probe"),
    zenmlWith: (more, ...args) =>
      runIn(process.execPath, [PROGRAM, ...args], machine.project, { ...machine.env, ...more }),
    shell: (text, more = {}) => runIn("sh", ["-c", text], machine.project, withZenml(more)),
    terminal: (text, more = {}) =>
      runIn("script", ["-qec", text, "/dev/null"], machine.project, withZenml(more)),
    async notes(lengths, flushMs = 0) {
      const { status, stdout, stderr } = await machine.node(
        NOTES,
        fixture.sdk,
        JSON.stringify(lengths),
        String(flushMs),
      );
      if (status !== 0) throw new Error(`the host ended with ${status}: ${stderr}`);
      return JSON.parse(stdout) as Readonly<Record<string, number>>;
    },
  };
}

/** Nobody sends, or only this process pretends to. */
function isLockFree(lock: string): boolean {
  return !existsSync(lock) || readFileSync(lock, "utf8").startsWith(`${process.pid} `);
}

/** Waits until the flusher of a product has ended. */
export async function flusherEnds({ lock }: Places): Promise<void> {
  await until(
    () => !existsSync(lock),
    15_000,
    () => "the flusher still holds its lock",
  );
}

/** Keeps every flusher of a product from starting. */
export function holdFlusher({ lock }: Places): void {
  mkdirSync(dirname(lock), { recursive: true, mode: 0o700 });
  writeFileSync(lock, `${process.pid} held`);
}

export function releaseFlusher({ lock }: Places): void {
  rmSync(lock, { force: true });
}

/** Files below a directory, with their sizes. */
export function filesBelow(directory: string): readonly { readonly path: string; readonly bytes: number }[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .map((path) => ({ path, bytes: statSync(path).size }));
}

/** Message lines of the queue, oldest first. */
export function queued({ spool }: Places): readonly string[] {
  return filesBelow(spool)
    .map(({ path }) => path)
    .sort()
    .flatMap((path) => readFileSync(path, "utf8").split("\n").slice(1, -1));
}

/** `status --json` of the example. */
export async function stateOf(
  person: Person,
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly state: string; readonly decidedBy: string }> {
  const { stdout } = await person.zenmlWith(env, "config", "analytics", "status", "--json");
  return JSON.parse(stdout) as { readonly state: string; readonly decidedBy: string };
}
