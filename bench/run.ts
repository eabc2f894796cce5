/** `npm run bench`: measures, prints the table and writes it to bench/results/. Figures are of this machine and this run. */
import { writeFileSync } from "node:fs";
import { arch, cpus, release } from "node:os";
import { compilerBench, growthBench } from "./compiler.ts";
import { runtimeBench } from "./runtime.ts";
import { table } from "./support/measure.ts";
import { watchBench } from "./watch.ts";

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const rows = [
  ...(await compilerBench(say)),
  ...growthBench(say),
  ...(await watchBench(say)),
  ...(await runtimeBench(say)),
];
const machine = `Node ${process.versions.node}, ${process.platform} ${release().split("-")[0]} ${arch()}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"})`;
const text = `# Benchmarks

One run of \`npm run bench\`. CPU seconds are user + system of the whole process, medians. ${machine}.

${table(rows)}`;
writeFileSync(new URL("results/main-job.md", import.meta.url), text);
process.stdout.write(text);
process.exitCode = rows.some((row) => row.met === false) ? 1 : 0;
