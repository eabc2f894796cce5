/** A person's machine for tests: a temporary home directory, and host programs run in it. */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Places, placesOf } from "@forthright/runtime/places";
import type { Plan } from "./host.ts";

export interface HostRun {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the steps of the plan gave. */
  readonly results: readonly unknown[];
}

export interface Machine {
  readonly home: string;
  /** Where the host runs: a directory beside the home directory. */
  readonly work: string;
  readonly places: Places;
  /** Runs a host to its end. */
  run(plan: Plan, env?: Readonly<Record<string, string | undefined>>): HostRun;
  /** Runs a host at a terminal of its own; what it prints there is in `stdout`. `shell`: a redirection. */
  runAtTerminal(plan: Plan, env?: Readonly<Record<string, string | undefined>>, shell?: string): HostRun;
  /** Runs a host as a user who owns nothing here. */
  runAsNobody(plan: Plan, env?: Readonly<Record<string, string | undefined>>): HostRun;
  runAsync(plan: Plan, env?: Readonly<Record<string, string | undefined>>): Promise<HostRun>;
  /** Writes a file below the home directory, with its directories. */
  write(path: string, text: string): void;
  /** Settings of a person who was told of this catalogue. */
  told(more?: Readonly<Record<string, unknown>>): void;
  /** Holds the flusher's lock, so that hosts start none and the spool stays as they left it. */
  holdFlusher(): void;
  releaseFlusher(): void;
  /** Every path below the home directory with type, mode, size and content. */
  snapshot(): readonly string[];
  /** Message lines of the spool, oldest segment first. */
  spool(): readonly string[];
  remove(): void;
}

const HOST = fileURLToPath(new URL("./host.ts", import.meta.url));
/** A port where nobody listens; the write key is public in any case. */
export const OPTIONS = { writeKey: "test-key", endpoint: "http://127.0.0.1:9/v1/batch" } as const;

export function machine(product = "demo"): Machine {
  const root = mkdtempSync(join(tmpdir(), "forthright-machine-"));
  const home = join(root, "home");
  const work = join(root, "work");
  mkdirSync(home);
  mkdirSync(work);
  const places = placesOf("linux", {}, home, product);
  const environment = (env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv => ({
    PATH: process.env["PATH"],
    HOME: home,
    NODE_NO_WARNINGS: "1",
    ...env,
  });
  const run = (command: readonly string[], env: Readonly<Record<string, string | undefined>>): HostRun => {
    if (existsSync(places.lock)) utimesSync(places.lock, new Date(), new Date());
    const [file = "", ...args] = command;
    const child = spawnSync(file, args, {
      cwd: work,
      env: environment(env),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stdout = child.stdout.replaceAll("\r\n", "\n");
    return { code: child.status, signal: child.signal, stdout, stderr: child.stderr, results: parse(stdout) };
  };
  const host = (plan: Plan): readonly string[] => [process.execPath, HOST, JSON.stringify(plan)];
  return {
    home,
    work,
    places,
    run: (plan, env = {}) => run(host(plan), env),
    runAtTerminal: (plan, env = {}, shell = "") =>
      run(["script", "-qec", `${host(plan).map(quote).join(" ")} ${shell}`, "/dev/null"], {
        SHELL: "/bin/sh",
        ...env,
      }),
    runAsNobody(plan, env = {}) {
      for (const directory of [root, home, work]) chmodSync(directory, 0o755);
      return run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", ...host(plan)], env);
    },
    holdFlusher() {
      mkdirSync(places.state, { recursive: true, mode: 0o700 });
      writeFileSync(places.lock, String(process.pid), { mode: 0o600 });
    },
    releaseFlusher: () => rmSync(places.lock),
    runAsync: (plan, env = {}) => runAsync(plan, work, environment(env)),
    write(path, text) {
      const full = join(home, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    },
    told(more = {}) {
      const told = {
        catalog: `sha256-${"ab".repeat(32)}`,
        version: "0.24.0",
        at: "2026-01-01T00:00:00.000Z",
      };
      mkdirSync(dirname(places.settings), { recursive: true });
      writeFileSync(places.settings, JSON.stringify({ forthright: 1, told, ...more }));
    },
    snapshot: () => describe(home),
    spool: () => messages(places),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  };
}

function runAsync(plan: Plan, cwd: string, env: NodeJS.ProcessEnv): Promise<HostRun> {
  const child = spawn(process.execPath, [HOST, JSON.stringify(plan)], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  return new Promise((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr, results: parse(stdout) }));
  });
}

function parse(stdout: string): readonly unknown[] {
  const line = stdout.split("\n").findLast((text) => text.startsWith("["));
  return line === undefined ? [] : JSON.parse(line);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function describe(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const stat = statSync(join(directory, name));
      const mode = (stat.mode & 0o7777).toString(8);
      return stat.isFile()
        ? `${name} ${mode} ${readFileSync(join(directory, name), "utf8")}`
        : `${name}/ ${mode}`;
    });
}

function messages(places: Places): readonly string[] {
  if (!existsSync(places.spool)) return [];
  const files = readdirSync(places.spool, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ndjson"),
  );
  return files
    .sort()
    .flatMap((name) => readFileSync(join(places.spool, name), "utf8").split("\n").slice(1, -1));
}
