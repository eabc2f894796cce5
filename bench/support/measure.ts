/** CPU time of child processes, by the shell's own `time`: user and system seconds, children included. */
import { spawnSync } from "node:child_process";
import { arch, cpus, release } from "node:os";

export interface Cost {
  /** Median of user + system CPU seconds. */
  readonly cpu: number;
  readonly runs: readonly number[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("median of nothing");
  return middle;
}

/**
 * Runs a command `times` times and returns its CPU seconds. `before` runs ahead of each run and is not measured.
 * Throws when the command does not end with the expected exit code.
 */
export function cpuOf(
  command: readonly string[],
  options: {
    times?: number;
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    before?: () => void;
    exitCode?: number;
  } = {},
): Cost {
  const runs: number[] = [];
  for (let turn = 0; turn < (options.times ?? 5); turn += 1) {
    options.before?.();
    const quoted = command.map((part) => `'${part.replaceAll("'", "'\\''")}'`).join(" ");
    const result = spawnSync(
      "bash",
      ["-c", `TIMEFORMAT='CPU %U %S'; time ${quoted} >/dev/null 2>/tmp/forthright-bench-stderr`],
      {
        cwd: options.cwd,
        env: options.env ?? process.env,
        encoding: "utf8",
      },
    );
    if (result.status !== (options.exitCode ?? 0)) {
      throw new Error(`${command.join(" ")} ended with ${result.status}: ${result.stderr}`);
    }
    const match = /CPU (\S+) (\S+)/.exec(result.stderr);
    if (!match) throw new Error(`no time in: ${result.stderr}`);
    runs.push(Number(match[1]) + Number(match[2]));
  }
  return { cpu: median(runs), runs };
}

export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean | undefined;
}

/** What the figures were measured on. */
export function machine(): string {
  const { node } = process.versions;
  return `Node ${node}, ${process.platform} ${release().split("-")[0]} ${arch()}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"})`;
}

/** A Markdown table of results. */
export function table(rows: readonly Row[]): string {
  const mark = (met: boolean | undefined): string => (met === undefined ? "–" : met ? "yes" : "**no**");
  return [
    "| what | measured | target | met |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row.what} | ${row.measured} | ${row.target} | ${mark(row.met)} |`),
    "",
  ].join("\n");
}
