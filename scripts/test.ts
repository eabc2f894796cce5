/**
 * `npm test`: compiles what the end-to-end tests run, then the whole suite. The last line states the counts, alone on
 * its line, so that machines can read it whatever the reporter prints.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function run(program: string, args: readonly string[]): number {
  const outcome = spawnSync(program, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return outcome.status ?? 1;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const compiled = run("tsc", ["-b"]);
if (compiled !== 0) process.exit(compiled);
const bundled = run("node", ["scripts/bundle-runtime.ts"]);
if (bundled !== 0) process.exit(bundled);

const folder = mkdtempSync(join(tmpdir(), "forthright-test-"));
const report = join(folder, "report.json");
const status = run("vitest", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
try {
  const counts = JSON.parse(readFileSync(report, "utf8")) as Report;
  process.stdout.write(
    `\n${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped\n`,
  );
} catch {
  process.stderr.write("\nvitest wrote no report\n");
}
rmSync(folder, { recursive: true, force: true });
process.exit(status);
