/** Host programs of many kinds, run in a home of their own. They find the SDK as any host does: by its package name. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "../support/collector.ts";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export type Variables = Readonly<Record<string, string>>;

export interface Home {
  readonly path: string;
  /** Directory of id, spool and lock. */
  readonly state: string;
  /** A run of a program to its end. The collector's address goes into its environment. */
  run(program: readonly string[], endpoint: string, env?: Variables, input?: string): Ended;
  start(program: readonly string[], endpoint: string, env?: Variables): ChildProcess;
  /** Message lines of the spool. */
  spool(): readonly string[];
  /** Paths of the segments. */
  segments(): readonly string[];
  /** Holds the flusher's lock in the name of this process. */
  holdFlusher(): void;
  releaseFlusher(): void;
  /** Waits for a flusher that is still at work there. */
  remove(): Promise<void>;
}

/** A program of `test/hosts/programs`. */
export function program(name: string): string {
  return fileURLToPath(new URL(`./programs/${name}`, import.meta.url));
}

/** A person's home where sending is not off. */
export function makeHome(): Home {
  const path = mkdtempSync(join(tmpdir(), "forthright-host-"));
  const state = join(path, ".local/state/zenml/telemetry");
  const spool = join(state, "spool");
  const segments = (): readonly string[] =>
    existsSync(spool)
      ? readdirSync(spool, { recursive: true, encoding: "utf8" })
          .filter((name) => name.endsWith(".ndjson"))
          .map((name) => join(spool, name))
      : [];
  const environment = (endpoint: string, env: Variables): NodeJS.ProcessEnv => ({
    PATH: process.env["PATH"],
    HOME: path,
    // The tests have no terminal; this answers that question, and no other.
    ZENML_TELEMETRY: "on",
    ZENML_TELEMETRY_ENDPOINT: endpoint,
    ...env,
  });
  const lock = join(state, "delivery.lock");
  return {
    path,
    state,
    segments,
    spool: () => segments().flatMap((file) => readFileSync(file, "utf8").split("\n").slice(1, -1)),
    run(command, endpoint, env = {}, input = "") {
      const child = spawnSync(process.execPath, command, {
        cwd: path,
        env: environment(endpoint, env),
        encoding: "utf8",
        input,
        timeout: 30_000,
      });
      return { code: child.status, out: child.stdout, err: child.stderr };
    },
    start: (command, endpoint, env = {}) =>
      spawn(process.execPath, command, {
        cwd: path,
        env: environment(endpoint, env),
        stdio: ["pipe", "pipe", "pipe"],
      }),
    holdFlusher() {
      mkdirSync(dirname(lock), { recursive: true });
      writeFileSync(lock, `${process.pid} held`);
    },
    releaseFlusher: () => rmSync(lock, { force: true }),
    async remove() {
      await until(() => !existsSync(lock) || readFileSync(lock, "utf8").startsWith(`${process.pid} `));
      rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** What a process prints, and a way to wait for it. */
export function listen(child: ChildProcess): { readonly out: () => string; readonly err: () => string } {
  let out = "";
  let err = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return { out: () => out, err: () => err };
}
