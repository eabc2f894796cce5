/** A throw-away machine for the example program: its own home, project directory and environment. */
import { spawnSync } from "node:child_process";
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
  /** Runs `zenml …` as a person would. */
  zenml(...args: string[]): Ended;
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
  return {
    home,
    project,
    zenml: (...args) => {
      const { status, stdout, stderr } = spawnSync(node, [program, ...args], {
        cwd: project,
        env: environment,
        encoding: "utf8",
        timeout: 20_000,
      });
      return { status, stdout, stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
