/** `forthright validate`: reads a catalogue and says all that is wrong with it. Writes no file. */
import { existsSync } from "node:fs";
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { Command } from "commander";
import type { LoadedLanguages } from "../../overlays/load.ts";
import { EXIT, type Io } from "../io.ts";
import { DEFAULT_CATALOG, exitCodeOf, type ReportOptions, render, withReportOptions } from "../report.ts";
import { describeLanguages } from "./languages.ts";

const EXAMPLES = `
Examples:
  forthright validate
  forthright validate telemetry/catalog.yaml --format json
  forthright validate --fix --dry-run     show what --fix would change
  forthright validate --format github     in CI: annotations on the pull request
  forthright validate --format sarif > forthright.sarif
`;

interface ValidateOptions extends ReportOptions {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

/** `finish` takes the exit code. */
export function addValidate(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("validate")
    .summary("check a catalogue")
    .description("Check a catalogue and list everything that is wrong with it. Writes no file without --fix.")
    .argument("[catalog]", "the catalogue", DEFAULT_CATALOG)
    .option("--fix", "mend in place what certainly can be mended, such as a misspelt key")
    .option("--dry-run", "with --fix: say what would be changed, and write nothing")
    .addHelpText("after", EXAMPLES);
  withReportOptions(command).action(async (file: string, options: ValidateOptions) => {
    if (options.dryRun === true && options.fix !== true) {
      io.err("error: --dry-run goes with --fix\n");
      return finish(EXIT.usage);
    }
    const { result, left } = options.fix === true ? await fix(file, options, io) : await look(file, io);
    io.out(render(result, options, io));
    const { catalog, languages } = result;
    if (catalog !== undefined && options.format === "pretty" && options.quiet !== true) {
      io.out(`${file} is sound: ${describe(catalog)}\n${describeLanguages(languages)}`);
    }
    const owner = catalog === undefined ? catalogOf(file) : undefined;
    if (owner !== undefined) io.err(`${file} is an overlay. To check both: forthright validate ${owner}\n`);
    finish(left > 0 ? EXIT.diagnostics : exitCodeOf(result.diagnostics));
  });
}

/** The catalogue of a file that is named like an overlay of it. */
function catalogOf(file: string): string | undefined {
  const owner = file.replace(/\.[a-z]{2,3}(?:-[a-z0-9]+)*(?=\.ya?ml$)/, "");
  return owner !== file && existsSync(owner) ? owner : undefined;
}

interface Looked {
  readonly result: LoadedLanguages;
  /** Faults that a dry run would have fixed. */
  readonly left: number;
}

async function look(file: string, io: Io): Promise<Looked> {
  const { validateLanguages } = await import("../../validate.ts");
  return { result: await validateLanguages(file, io.today), left: 0 };
}

/** What was changed goes to the other stream, so that the formats for programs stay whole. */
async function fix(file: string, options: ValidateOptions, io: Io): Promise<Looked> {
  const [{ fixFile }, { withLanguages }] = await Promise.all([
    import("./fix.ts"),
    import("../../overlays/load.ts"),
  ]);
  const dryRun = options.dryRun === true;
  const { loaded, said, count } = fixFile(file, io.today, dryRun);
  if (options.quiet !== true) io.err(said);
  const result = await withLanguages(loaded, file);
  return { result: dryRun && count > 0 ? withoutSoundness(result) : result, left: dryRun ? count : 0 };
}

/** A dry run says what would be left; the file itself is not sound yet. */
function withoutSoundness({ diagnostics, sources }: LoadedLanguages): LoadedLanguages {
  return { diagnostics, sources, languages: [] };
}

function describe({ groups, metadata, identify }: Catalog): string {
  const events = groups.reduce((sum, group) => sum + group.events.length, 0);
  const counts = [
    count(events, "event"),
    count(groups.length, "group"),
    count(metadata.length, "metadata field"),
    ...(identify === undefined ? [] : [count(identify.traits.length, "trait")]),
  ];
  return `${counts[0]} in ${counts.slice(1).join(", ")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
