/**
 * `npm run prove [-- part …]`: runs every test that holds the page and the product against each other, then the deliberate breaks,
 * and writes what was tried and what failed to proof.json. The site shows that file on its page “Proof”.
 * With parts (`test/packages/`, `mutants`) only these are run, and what the others gave is kept, if it belongs to the same
 * catalogue; the day of the result is that of its oldest part.
 * Takes about half an hour. Exit 1 if anything failed; the file is written then too, and says so.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProofRecord } from "../test/proof/record.ts";
import { compile, root, run } from "./run.ts";

/** Where suites of the proof stand, as Vitest finds them. */
const FOLDERS = [
  "test/e2e/",
  "test/proof/",
  "test/faults/",
  "test/hostile/",
  "test/packages/",
  "test/generator/output/",
];

/** Every suite that must have run: one that is missing is a failure, not a success. */
const SUITES = [
  "promise",
  "adapters",
  "facts",
  "off",
  "host",
  "flood",
  "hostile",
  "random",
  "writing",
  "packages",
  "nodes",
  "supply-chain",
  "stranger",
  "mutants",
];

type KeptSuite = Omit<ProofRecord, "catalog"> & { readonly at: string };

const folder = mkdtempSync(join(tmpdir(), "forthright-proof-"));
const env = { FORTHRIGHT_PROOF_OUT: folder };
const parts = process.argv.slice(2);
const folders = parts.length === 0 ? FOLDERS : parts.filter((part) => part !== "mutants");
compile();
const tested = folders.length === 0 ? 0 : run("vitest", ["run", ...folders], env);
const broken =
  parts.length === 0 || parts.includes("mutants") ? run("node", ["test/mutants/run.ts"], env) : 0;
const found = readRecords();
rmSync(folder, { recursive: true, force: true });

const { id, catalog } = JSON.parse(readFileSync(join(root, "generated/catalog.json"), "utf8"));
const today = new Date().toISOString().slice(0, 10);
const kept = parts.length === 0 ? new Map<string, KeptSuite>() : keptSuites(id);
const recorded = [...new Set([...SUITES, ...kept.keys(), ...found.keys()])].map((suite): KeptSuite => {
  const record = found.get(suite);
  const nothing = { suite, at: today, counts: {}, failed: ["did not run"] };
  if (record === undefined) return kept.get(suite) ?? nothing;
  const { counts, table, failed } = record;
  return { suite, at: today, counts, ...(table === undefined ? {} : { table }), failed };
});
// Some tests of these folders record nothing; if one of them fails, the result must not say that everything holds.
const isUnexplained = (tested !== 0 || broken !== 0) && recorded.every(({ failed }) => failed.length === 0);
const other = { suite: "other", at: today, counts: {}, failed: ["a test that records nothing failed"] };
const suites = isUnexplained ? [...recorded, other] : recorded;
const proof = {
  forthright: 1,
  catalog: id,
  version: catalog.product.version,
  at: suites.map(({ at }) => at).sort()[0] ?? today,
  node: process.version,
  platform: process.platform,
  suites,
};
writeFileSync(join(root, "proof.json"), `${JSON.stringify(proof, undefined, 2)}\n`);

for (const { suite, counts, failed } of suites) {
  const numbers = Object.entries(counts).map(([kind, number]) => `${number} ${kind}`);
  process.stdout.write(
    `${failed.length === 0 ? "holds " : "FAILED"}  ${suite.padEnd(10)} ${numbers.join(", ")}\n`,
  );
  for (const failure of failed) process.stdout.write(`        ${" ".repeat(10)} ${failure}\n`);
}
const isProved = suites.every(({ failed }) => failed.length === 0);
process.stdout.write(
  `\n${isProved ? "Everything holds" : "Something does not hold"}; written to proof.json\n`,
);
process.exit(isProved ? 0 : 1);

/** What earlier runs gave for this catalogue. */
function keptSuites(catalog: string): ReadonlyMap<string, KeptSuite> {
  const before: { readonly catalog: string; readonly suites: readonly KeptSuite[] } = JSON.parse(
    readFileSync(join(root, "proof.json"), "utf8"),
  );
  return new Map(before.catalog === catalog ? before.suites.map((suite) => [suite.suite, suite]) : []);
}

function readRecords(): ReadonlyMap<string, ProofRecord> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const records = files.map((name): ProofRecord => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return new Map(records.map((record) => [record.suite, record]));
}
