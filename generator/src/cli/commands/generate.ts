/** `forthright generate`: makes the output from the catalogue, checks it, or keeps making it. */
import { join } from "node:path";
import type { Command } from "commander";
import type { GenerateResult } from "../../pipeline.ts";
import { EXIT, type Io } from "../io.ts";
import { DEFAULT_CATALOG, exitCodeOf, type ReportOptions, render, withReportOptions } from "../report.ts";
import { describeChanges, describeNotice } from "./generate-summary.ts";
import { describeLanguages } from "./languages.ts";
import { watchFiles } from "./watch-files.ts";

const EXAMPLES = `
Everything in the output folder is made from the catalogue: deleting the folder and
generating again is always possible. Files that are not ours are never touched.

When the catalogue declares a newer version, the version before is kept in a folder
beside it (catalog.history), and the changes between versions become part of the
output. Commit that folder. If a version was never released after all, delete its file.

Examples:
  forthright generate
  forthright generate telemetry/catalog.yaml --out telemetry/generated
  forthright generate --check             for CI: write nothing, fail if not up to date
  forthright generate --check --format github   the same, as annotations
  forthright generate --watch             generate again whenever the catalogue changes
`;

interface GenerateOptions extends ReportOptions {
  readonly out: string;
  readonly check?: boolean;
  readonly watch?: boolean;
}

/** `finish` takes the exit code. */
export function addGenerate(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("generate")
    .summary("write SDK, schemas and pages from a catalogue")
    .description(
      "Write the SDK, the schemas and the pages that a catalogue gives. With an error nothing is written.",
    )
    .argument("[catalog]", "the catalogue", DEFAULT_CATALOG)
    .option("-o, --out <folder>", "the output folder; it holds nothing else", "generated")
    .option("--check", "write nothing; fail if the output is not what the catalogue gives")
    .option("--watch", "generate again whenever the catalogue changes; end with Ctrl+C")
    .addHelpText("after", EXAMPLES);
  withReportOptions(command).action(async (file: string, options: GenerateOptions) => {
    if (options.check === true && options.watch === true) {
      io.err("error: --check and --watch do not go together\n");
      return finish(EXIT.usage);
    }
    const { createSession, generate } = await import("../../pipeline.ts");
    const session = createSession();
    let files: readonly string[] = [file];
    const run = async (): Promise<number> => {
      const input = { file, out: options.out, check: options.check === true, today: io.today, session };
      const result = await generate(input);
      files = [...new Set([file, ...(result.inputs ?? [])])];
      return report(result, file, options, io);
    };
    const code = await run();
    if (options.watch !== true) return finish(code);
    if (options.quiet !== true) io.err(`Watching ${file}. End with Ctrl+C.\n`);
    await watchFiles(() => files, run);
    finish(EXIT.fine);
  });
}

function report(result: GenerateResult, file: string, options: GenerateOptions, io: Io): number {
  io.out(render(result, options, io, result.notice === undefined ? {} : { notice: result.notice }));
  const code = exitCodeOf(result.diagnostics);
  if (options.format !== "pretty" || options.quiet === true) return code;
  if (code !== EXIT.fine) {
    io.err(options.check === true ? "" : "Nothing was written.\n");
  } else if (result.done === undefined) {
    io.out(`${options.out} is what ${file} gives.\n`);
  } else {
    io.out(describeChanges(options.out, result.done));
    if (result.recorded !== undefined)
      io.out(`${result.recorded} is new: it keeps what that version sent. Commit it.\n`);
    if (result.done.changes.length > 0)
      io.out(`What is collected stands in ${join(options.out, "docs", "TELEMETRY.md")}.\n`);
    if (result.notice !== undefined) io.out(describeNotice(result.notice));
    const open = (result.languages ?? []).filter(({ untranslated }) => untranslated.length > 0);
    if (open.length > 0) io.out(`Overlays:\n${describeLanguages(open)}`);
  }
  return code;
}
