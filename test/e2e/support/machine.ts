/** A throw-away machine for the example program: its own home, project directory and environment. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../../", import.meta.url));
const program: string = join(root, "example/bin/zenml.js");

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Machine {
  readonly home: string;
  readonly project: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs `zenml …` as a person would. */
  zenml(...args: string[]): Promise<Ended>;
  /** Runs a program of Node in the same home, project and environment. */
  node(...args: string[]): Promise<Ended>;
  remove(): void;
}

export interface MachineOptions {
  readonly endpoint: string;
  /** Added to the environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The Node that runs the program; default: the one that runs the tests. */
  readonly node?: string;
}

export function startMachine({ endpoint, env = {}, node = process.execPath }: MachineOptions): Machine {
  const folder = mkdtempSync(join(tmpdir(), "forthright-e2e-"));
  const home = join(folder, "home");
  const project = join(folder, "project");
  for (const path of [home, project]) mkdirSync(path);
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"],
    HOME: home,
    ZENML_SEGMENT_WRITE_KEY: "test-key",
    ZENML_TELEMETRY: "on",
    ZENML_TELEMETRY_ENDPOINT: endpoint,
    ...env,
  };
  const run = (args: readonly string[]): Promise<Ended> => runIn(node, args, project, environment);
  return {
    home,
    project,
    env: environment,
    zenml: (...args) => run([program, ...args]),
    node: (...args) => run(args),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** Runs a program to its end, with nothing on standard input. The collector of the same process goes on answering. */
export function runIn(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, stdout, stderr }));
  });
}
