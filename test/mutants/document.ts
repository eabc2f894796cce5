/** The list of deliberate breaks as Markdown. */
import type { Mutant } from "./mutant.ts";

const HEAD = `# Deliberate breaks

A test that cannot fail proves nothing. \`npm run test:mutants\` copies the project, breaks it on purpose in one of the
ways below, builds it, and runs the tests named beside it: at least one of them has to fail. The same tests are run
without any break first, and have to pass.

Made from test/mutants/breaks/ by \`npx vitest run test/mutants -u\`.

| mutant | promise | what is broken | where | noticed by |
| --- | --- | --- | --- | --- |
`;

export function describeMutants(mutants: readonly Mutant[]): string {
  return HEAD + mutants.map(row).join("");
}

function row({ id, promise, breaks, edits, suites, diagnostic }: Mutant): string {
  const files = [...new Set(edits.map(({ file }) => file))];
  const noticed =
    diagnostic === undefined ? suites.map(code) : [`\`forthright generate\`: ${code(diagnostic)}`];
  return `| ${[code(id), promise, breaks, files.map(code).join(", "), noticed.join(", ")].join(" | ")} |\n`;
}

function code(text: string): string {
  return `\`${text}\``;
}
