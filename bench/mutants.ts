/**
 * What wrong catalogues cost the compiler at most: hostile shapes and seeded mutants, each in a process of its own that
 * may use 5 CPU seconds and 512 MB. `node bench/mutants.ts [count]`; about two minutes on a quiet machine.
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { CAP, runCapped } from "../test/support/capped.ts";
import { type Mutant, mutants, seedCatalogues, shapes } from "../test/support/mutants.ts";
import { machine, type Row, table } from "./support/measure.ts";
import { forthright } from "./support/project.ts";

interface Measured {
  readonly name: string;
  readonly cpu: number;
  readonly megabytes: number;
  /** Within the cap, exit code 0 or 1, and diagnostics alone on the output. */
  readonly fine: boolean;
}

const folder = mkdtempSync(join(realpathSync(tmpdir()), "forthright-mutants-"));
const count = Number(process.argv[2] ?? 100);

function measure({ name, bytes }: Mutant): Measured {
  writeFileSync(join(folder, "catalog.yaml"), bytes);
  const { code, out, err, cpu, megabytes } = runCapped(forthright, folder, ["validate", "--format", "json"]);
  const fine = (code === 0 || code === 1) && err === "" && out.startsWith("{") && megabytes <= CAP.megabytes;
  if (!fine) process.stderr.write(`${name}: code ${code}, ${cpu} s, ${megabytes} MB\n${err.slice(0, 300)}\n`);
  return { name, cpu, megabytes, fine };
}

function rowOf(what: string, list: readonly Mutant[]): Row {
  process.stderr.write(`${what} …\n`);
  const found = list.map(measure);
  const most = (key: "cpu" | "megabytes"): Measured | undefined =>
    found.toSorted((a, b) => b[key] - a[key])[0];
  const [cpu, memory] = [most("cpu"), most("megabytes")];
  const said = (one: Measured | undefined): string =>
    one === undefined || !what.includes("shapes") ? "" : ` (${one.name})`;
  return {
    what: `${what}: ${found.length}`,
    measured: `at most ${cpu?.cpu.toFixed(2)} s${said(cpu)}, ${memory?.megabytes.toFixed(0)} MB${said(memory)}; ${found.filter(({ fine }) => !fine).length} beyond the cap or without diagnostics`,
    target: `≤ ${CAP.cpuSeconds} s, ≤ ${CAP.megabytes} MB`,
    met: found.every(({ fine }) => fine),
  };
}

try {
  const [own = "", big = ""] = seedCatalogues();
  const rows = [
    rowOf("hostile shapes", shapes()),
    rowOf("mutants of this repository's catalogue", mutants(own, 1, count)),
    rowOf("mutants of a catalogue of 1,000 events", mutants(big, 10_001, Math.ceil(count / 2))),
  ];
  const text = `# Wrong catalogues

\`node bench/mutants.ts ${count}\`: \`forthright validate\` of each in a process of its own, ended at ${CAP.cpuSeconds} CPU
seconds. CPU seconds are user + system, memory is the largest resident set, both of the whole process. ${machine()};
load average at the end ${(loadavg()[0] ?? 0).toFixed(1)}.

${table(rows)}`;
  writeFileSync(new URL("results/mutants.md", import.meta.url), text);
  process.stdout.write(text);
  process.exitCode = rows.some((row) => row.met === false) ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
