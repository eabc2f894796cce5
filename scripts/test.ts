/**
 * `npm test`: compiles what the end-to-end tests run, then the whole suite. The last line states the counts, alone on
 * its line, so that machines can read it whatever the reporter prints.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, run } from "./run.ts";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

compile();

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
