/**
 * Compiles random catalogues in child processes with little memory and a time limit for each catalogue, and makes what
 * went wrong as small as it can. Kinds of findings: TIMEOUT (hangs), SLOW, OOM, STACK, THREW, INVALID_TS, COLLISION (two files of one
 * name), SILENT (refused without an error).
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { randomCatalogue } from "./catalogue.ts";

export interface Finding {
  readonly seed: number;
  /** `THREW message`, `TIMEOUT` … */
  readonly what: string;
}

export interface Outcome {
  readonly accepted: readonly number[];
  readonly refused: number;
  readonly findings: readonly Finding[];
}

export interface Limits {
  /** Megabytes of heap. */
  readonly memory: number;
  /** Milliseconds for one catalogue. */
  readonly time: number;
}

/** So long only what hangs takes, on a machine that is busy with something else too; see the limit of CPU time in `child.ts`. */
export const LIMITS: Limits = { memory: 512, time: 120_000 };

const program = fileURLToPath(new URL("./child.ts", import.meta.url));

/** Tries the seeds from `first` on. Code of accepted catalogues goes to `folder`, in one folder for each seed. */
export async function tryCatalogues(
  first: number,
  count: number,
  folder: string,
  limits: Limits = LIMITS,
): Promise<Outcome> {
  const accepted: number[] = [];
  const findings: Finding[] = [];
  let refused = 0;
  for (let seed = first; seed < first + count; ) {
    const { ended, died } = await runChild(seed, first + count - seed, folder, limits);
    for (const one of ended) {
      if (one.what === "accepted") accepted.push(one.seed);
      else if (one.what === "refused") refused += 1;
      else findings.push(one);
    }
    if (died === undefined) break;
    findings.push(died);
    seed = died.seed + 1;
  }
  return { accepted, refused, findings };
}

interface Run {
  readonly ended: readonly Finding[];
  /** The catalogue amid which the process ended. */
  readonly died?: Finding;
}

function runChild(first: number, count: number, folder: string, { memory, time }: Limits): Promise<Run> {
  const args = [
    "--no-warnings",
    `--max-old-space-size=${memory}`,
    program,
    String(first),
    String(count),
    folder,
  ];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  const ended: Finding[] = [];
  let open: number | undefined = first;
  let late = false;
  let rest = "";
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, time);
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    timer.refresh();
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const [, word, seed, what] = /^(begin|end) (\d+) ?(.*)$/u.exec(line) ?? [];
      open = word === "begin" ? Number(seed) : undefined;
      if (word === "end") ended.push({ seed: Number(seed), what: what ?? "" });
    }
  });
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0 || open === undefined) return resolve({ ended });
      const what = late
        ? "TIMEOUT"
        : signal === "SIGABRT" || code === 134
          ? "OOM"
          : `THREW exit ${code ?? signal}`;
      resolve({ ended, died: { seed: open, what } });
    });
  });
}

/** The catalogue of a finding with as few lines as show it. At most so many tries, each a process. */
export function minimised({ seed, what }: Finding, tries = 30, limits: Limits = LIMITS): string {
  const folder = mkdtempSync(join(tmpdir(), "forthright-random-"));
  const file = join(folder, "a.yaml");
  let left = tries;
  const shows = (lines: readonly string[]): boolean => {
    left -= 1;
    writeFileSync(file, lines.join("\n"));
    const args = ["--no-warnings", `--max-old-space-size=${limits.memory}`, program, "--file", file];
    const run = spawnSync(process.execPath, args, { encoding: "utf8", timeout: limits.time });
    const now =
      run.error !== undefined
        ? "TIMEOUT"
        : run.status === 134 || run.signal === "SIGABRT"
          ? "OOM"
          : run.stdout.trim();
    return now.split(" ")[0] === what.split(" ")[0];
  };
  let lines = randomCatalogue(seed).split("\n");
  for (
    let size = Math.ceil(lines.length / 2);
    size >= 1 && left > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < lines.length && left > 0; ) {
      const fewer = lines.toSpliced(at, size);
      if (fewer.length > 0 && shows(fewer)) lines = fewer;
      else at += size;
    }
  }
  rmSync(folder, { recursive: true });
  return lines.join("\n");
}
