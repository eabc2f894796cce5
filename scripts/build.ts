/**
 * `npm run build`: everything a newcomer wants to look at, in order, and then says what it made and where.
 * Each step is a command that can be run alone; this file only strings them together and times them.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Step {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd?: string;
}

const steps: readonly Step[] = [
  { title: "compile runtime and generator", command: ["tsc", "-b", "runtime", "generator"] },
  { title: "bundle the runtime", command: ["node", "scripts/bundle-runtime.ts"] },
  { title: "generate SDK, schemas and Markdown from catalog.yaml", command: ["forthright", "generate"] },
  { title: "compile the SDK and the example program", command: ["tsc", "-b"] },
  { title: "build the site", command: ["npm", "run", "--silent", "build"], cwd: "docs-site" },
];

interface Result {
  readonly what: string;
  readonly where: string;
}

const results: readonly Result[] = [
  { what: "SDK", where: "generated" },
  { what: "JSON Schemas", where: "generated/schemas" },
  { what: "Markdown", where: "generated/docs" },
  { what: "site", where: "docs-site/dist" },
];

function run(step: Step, number: number): void {
  process.stdout.write(`\n[${number}/${steps.length}] ${step.title}\n`);
  const started = Date.now();
  const [program, ...args] = step.command;
  const outcome = spawnSync(program, args, {
    cwd: join(root, step.cwd ?? "."),
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (outcome.status !== 0) {
    process.stderr.write(
      `\nbuild stopped: "${step.command.join(" ")}" ended with ${outcome.status ?? outcome.signal}\n`,
    );
    process.exit(1);
  }
  process.stdout.write(`      done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Files and bytes below a folder, without build output and installed packages. */
function measure(folder: string): { files: number; bytes: number } {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name === "node_modules" || (entry.name === "dist" && folder.endsWith("generated"))) continue;
      const inside = measure(path);
      files += inside.files;
      bytes += inside.bytes;
    } else {
      files += 1;
      bytes += statSync(path).size;
    }
  }
  return { files, bytes };
}

function line({ what, where }: Result): string {
  const { files, bytes } = measure(join(root, where));
  return `  ${what.padEnd(14)} ${where.padEnd(20)} ${String(files).padStart(5)} files ${(bytes / 1024).toFixed(0).padStart(6)} KB\n`;
}

for (const [index, step] of steps.entries()) run(step, index + 1);
process.stdout.write("\nMade:\n");
for (const result of results) process.stdout.write(line(result));
process.stdout.write(`
Look at it:
  npm run docs                                   the site, live, while you edit catalog.yaml
  generated/docs/TELEMETRY.md                    everything in one file
  npm exec zenml -- config analytics status      the example program
`);
