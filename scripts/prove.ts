/**
 * `npm run prove`: runs every test that holds the page and the product against each other, then the deliberate breaks,
 * and writes what was tried and what failed to proof.json. The site shows that file on its page “Proof”.
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

const folder = mkdtempSync(join(tmpdir(), "forthright-proof-"));
const env = { FORTHRIGHT_PROOF_OUT: folder };
compile();
const tested = run("vitest", ["run", ...FOLDERS], env);
const broken = run("node", ["test/mutants/run.ts"], env);
const found = readRecords();
rmSync(folder, { recursive: true, force: true });

const { id, catalog } = JSON.parse(readFileSync(join(root, "generated/catalog.json"), "utf8"));
const suites = [...new Set([...SUITES, ...found.keys()])].map((suite) => {
  const record = found.get(suite);
  if (record === undefined) return { suite, counts: {}, failed: ["did not run"] };
  const { counts, table, failed } = record;
  return { suite, counts, ...(table === undefined ? {} : { table }), failed };
});
const proof = {
  forthright: 1,
  catalog: id,
  version: catalog.product.version,
  at: new Date().toISOString().slice(0, 10),
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
const isProved = tested === 0 && broken === 0 && suites.every(({ failed }) => failed.length === 0);
process.stdout.write(
  `\n${isProved ? "Everything holds" : "Something does not hold"}; written to proof.json\n`,
);
process.exit(isProved ? 0 : 1);

function readRecords(): ReadonlyMap<string, ProofRecord> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const records = files.map((name): ProofRecord => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return new Map(records.map((record) => [record.suite, record]));
}
