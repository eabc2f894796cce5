/** Building and testing a work tree that may be broken on purpose. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

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
export function build(tree: string): string | undefined {
  for (const [program, ...args] of steps) {
    const outcome = spawnSync(join(tree, "node_modules/.bin", program), args, options(tree));
    if (outcome.status !== 0)
      return `${program} ${args.join(" ")}: ${outcome.stdout}${outcome.stderr}`.trim();
  }
  return undefined;
}

/** Runs test files; `caught` if a test failed, or could not even begin. */
export function runSuites(tree: string, suites: readonly string[]): Verdict {
  const report = join(tree, "mutant-report.json");
  rmSync(report, { force: true });
  const args = ["run", "--reporter=json", `--outputFile=${report}`, ...suites];
  const outcome = spawnSync(join(tree, "node_modules/.bin/vitest"), args, options(tree));
  if (!existsSync(report)) return { caught: false, failed: 0, by: `no report: ${outcome.stderr}` };
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

function options(tree: string): {
  cwd: string;
  encoding: "utf8";
  env: NodeJS.ProcessEnv;
  maxBuffer: number;
  shell: boolean;
} {
  return {
    cwd: tree,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    shell: process.platform === "win32",
    env: { ...process.env, PATH: `${join(tree, "node_modules/.bin")}:${process.env["PATH"] ?? ""}` },
  };
}
