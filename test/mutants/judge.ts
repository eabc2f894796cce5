/** Building and testing a work tree that may be broken on purpose. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Verdict {
  /** The break was noticed. */
  readonly caught: boolean;
  /** Which test or diagnostic noticed it, or what went wrong. */
  readonly by: string;
  readonly failed: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const steps: readonly (readonly [string, ...string[]])[] = [
  ["tsc", "-b", "runtime", "generator"],
  ["node", "scripts/bundle-runtime.ts"],
  ["forthright", "generate"],
  ["tsc", "-b"],
];

/** Builds everything as `npm run build` does, without the site: tests build it themselves. Undefined: it works. */
export async function build(tree: string): Promise<string | undefined> {
  for (const [program, ...args] of steps) {
    const { status, output } = await runIn(tree, program, args);
    if (status !== 0) return `${program} ${args.join(" ")}: ${output}`.trim();
  }
  return undefined;
}

/** Runs test files; `caught` if a test failed, or could not even begin. */
export async function runSuites(tree: string, suites: readonly string[]): Promise<Verdict> {
  const report = join(tree, "mutant-report.json");
  rmSync(report, { force: true });
  const args = ["run", "--reporter=json", `--outputFile=${report}`, ...suites];
  const { output } = await runIn(tree, "vitest", args);
  if (!existsSync(report)) return { caught: false, failed: 0, by: `no report: ${output}` };
  const { testResults, numFailedTests, numPassedTests } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName.trim()),
  );
  const broken = testResults.filter(({ status, assertionResults }) => {
    return status === "failed" && !assertionResults.some((one) => one.status === "failed");
  });
  const names = [...failed, ...broken.map(({ message }) => reasonIn(message))];
  if (names.length === 0 && numPassedTests === 0) return { caught: false, failed: 0, by: "no test was run" };
  return { caught: names.length > 0, failed: Math.max(numFailedTests, broken.length), by: names[0] ?? "" };
}

/** Of a hook that failed: the line that names the error, not the command line that was run. */
function reasonIn(message: string): string {
  const lines = message.split("\n").map((line) => line.trim());
  return lines.find((line) => /\berror\b/i.test(line)) ?? lines[0] ?? "";
}

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a program of the tree. Not synchronous: a signal has to reach this process between two programs. */
function runIn(tree: string, program: string, args: readonly string[]): Promise<Ended> {
  const bin = join(tree, "node_modules/.bin");
  // What suites of a broken project say is not part of the proof.
  const { FORTHRIGHT_PROOF_OUT: _, ...inherited } = process.env;
  const child = spawn(join(bin, program), args, {
    cwd: tree,
    shell: process.platform === "win32",
    env: { ...inherited, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output }));
  });
}
