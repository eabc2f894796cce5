/**
 * `npm run test:mutants [id …]`: breaks a copy of the project on purpose, one break at a time, and runs the tests that
 * have to notice. Prints a table; exit 1 if a break went unnoticed, or if the tests fail without any break.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, runSuites, type Verdict } from "./judge.ts";
import { MUTANTS } from "./list.ts";
import { applyEdit, type Mutant } from "./mutant.ts";
import { copyWorkTree, removeWorkTree } from "./work-tree.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !MUTANTS.some((mutant) => mutant.id === id));
if (unknown.length > 0) {
  process.stderr.write(`there is no mutant ${unknown.join(", ")}; there are:\n`);
  for (const { id } of MUTANTS) process.stderr.write(`  ${id}\n`);
  process.exit(2);
}
const chosen = MUTANTS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));

const tree = copyWorkTree(root);
process.once("exit", () => removeWorkTree(tree));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

say(`control: building and testing the project as it is, in ${tree}`);
const control = await tryControl();
if (control !== undefined) {
  say(`The tests fail without any break, so they cannot judge one:\n${control}`);
  process.exit(1);
}
const results: { readonly mutant: Mutant; readonly verdict: Verdict }[] = [];
for (const mutant of chosen) {
  const verdict = await tryMutant(mutant);
  results.push({ mutant, verdict });
  const place = `[${results.length}/${chosen.length}]`;
  say(`${place} ${verdict.caught ? "caught  " : "SURVIVED"} ${mutant.id}`);
  say(`${" ".repeat(place.length)} ${shorten(verdict.by)}`);
}
const survived = results.filter(({ verdict }) => !verdict.caught);
say(`\n${results.length} mutants, ${results.length - survived.length} caught, ${survived.length} survived`);
record();
process.exit(survived.length === 0 ? 0 : 1);

async function tryControl(): Promise<string | undefined> {
  const problem = await build(tree);
  if (problem !== undefined) return problem;
  const suites = [...new Set(chosen.flatMap((mutant) => mutant.suites))];
  const { caught, by } = await runSuites(tree, suites);
  return caught ? by : undefined;
}

/** Breaks, builds, tests, and puts everything back. */
async function tryMutant({ edits, suites, diagnostic }: Mutant): Promise<Verdict> {
  const originals = edits.map(({ file }) => [file, readFileSync(join(tree, file), "utf8")] as const);
  try {
    for (const edit of edits) {
      const path = join(tree, edit.file);
      writeFileSync(path, applyEdit(readFileSync(path, "utf8"), edit));
    }
    const problem = await build(tree);
    if (diagnostic !== undefined) {
      const caught = problem?.includes(`[${diagnostic}]`) === true;
      return {
        caught,
        failed: caught ? 1 : 0,
        by: caught ? `generate stops: ${diagnostic}` : (problem ?? "generate went through"),
      };
    }
    // A break that does not compile proves nothing about the tests.
    if (problem !== undefined) return { caught: false, failed: 0, by: `does not build: ${problem}` };
    return await runSuites(tree, suites);
  } finally {
    for (const [file, text] of originals.toReversed()) writeFileSync(join(tree, file), text);
  }
}

function shorten(text: string): string {
  const line = text.split("\n").slice(0, 3).join(" ");
  return line.length > 150 ? `${line.slice(0, 149)}…` : line;
}

/** For `npm run prove`: counts for the published result. */
function record(): void {
  const folder = process.env["FORTHRIGHT_PROOF_OUT"];
  if (folder === undefined) return;
  const summary = {
    suite: "mutants",
    counts: { mutants: results.length, caught: results.length - survived.length },
    failed: survived.map(({ mutant }) => mutant.id),
  };
  writeFileSync(join(folder, "mutants.json"), `${JSON.stringify(summary, null, 2)}\n`);
}
