/** Runs the compiler on a file in a process of its own that may use 5 seconds of CPU and 512 MB. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What one catalogue may cost, however wrong it is. */
export const CAP = { cpuSeconds: 5, megabytes: 512 } as const;

/** The heap may not take all: the program itself and buffers outside of the heap need some. */
const HEAP_MEGABYTES = 400;

export interface CappedRun {
  /** Null: ended by a signal, as when the CPU seconds are used up. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** CPU seconds, user and system. */
  readonly cpu: number;
  /** Largest resident set. */
  readonly megabytes: number;
}

const REPORT = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("\\nUSED " + (userCPUTime + systemCPUTime) / 1e6 + " " + maxRSS / 1024 + "\\n");
});`;

/** `entry`: the script of the command line. `folder`: its working folder, for files of ours as well. */
export function runCapped(entry: string, folder: string, args: readonly string[]): CappedRun {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, "report.mjs");
  writeFileSync(report, REPORT);
  const command = `ulimit -t ${CAP.cpuSeconds}; exec "$@"`;
  const node = [
    process.execPath,
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    "--no-warnings",
    "--import",
    report,
  ];
  const result = spawnSync("bash", ["-c", command, "bash", ...node, entry, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  const [, cpu = "NaN", megabytes = "NaN"] = /USED (\S+) (\S+)/u.exec(result.stderr) ?? [];
  const err = result.stderr.replace(/\n?USED .*\n/u, "");
  return { code: result.status, out: result.stdout, err, cpu: Number(cpu), megabytes: Number(megabytes) };
}
