/** Runs a host program in a home directory of its own, with what it cost. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { flushersEnd } from "../../test/faults/person.ts";
import { node, root } from "./project.ts";

/** A host that has not ended by then is ended. */
export const GIVE_UP_MS = 30_000;

export interface Ran {
  readonly output: string;
  readonly code: number | null;
  /** User and system time with children that were waited for, in milliseconds. */
  readonly cpu: number;
  /** From the first byte on stdout to the end of the process; undefined: killed after `GIVE_UP_MS`. */
  readonly exitMs: number | undefined;
  readonly stderrBytes: number;
}

/** Runs a module in a home directory of its own. The shell's `time` counts the processor. */
export function run(code: string, home: string): Promise<Ran> {
  const script = `TIMEFORMAT='CPU %U %S'; time "$0" --input-type=module --eval "$1"`;
  const child = spawn("bash", ["-c", script, node, code], {
    cwd: join(root, "bench"),
    env: { PATH: process.env["PATH"], HOME: home, ZENML_TELEMETRY: "on", NODE_NO_WARNINGS: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let [output, stderr, doneAt] = ["", "", performance.now()];
  child.stdout.on("data", (chunk: Buffer) => {
    if (output === "") doneAt = performance.now();
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  let isKilled = false;
  const timer = setTimeout(() => {
    isKilled = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, GIVE_UP_MS + 2_000);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(timer);
      const exitMs = isKilled ? undefined : performance.now() - doneAt;
      const [, user, system] = /CPU (\S+) (\S+)\n$/.exec(stderr) ?? [];
      const cpu = (Number(user) + Number(system)) * 1_000;
      resolve({ output, code, cpu, exitMs, stderrBytes: stderr.replace(/CPU \S+ \S+\n$/, "").length });
    });
  });
}

export async function inHome<Result>(work: (home: string) => Promise<Result>): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), "forthright-peers-"));
  try {
    return await work(home);
  } finally {
    await flushersEnd(home, 12_000);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
