/** `forthright export`: the catalogue in the formats of other tools. */
import { Argument, type Command } from "commander";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { wrap } from "../../disclosure/visible-text.ts";
import type { ExportFile, ExportFormat } from "../../exports/export-format.ts";
import { exportCatalog, FORMATS, findFormat } from "../../exports/formats.ts";
import { kindWords } from "../../exports/losses.ts";
import { EXIT, type Io, UsageError } from "../io.ts";
import { DEFAULT_CATALOG, type ReportOptions, render, withReportOptions } from "../report.ts";
import { writeExport } from "./export-files.ts";

interface ExportOptions extends ReportOptions {
  readonly out?: string;
  readonly force?: boolean;
}

/** `finish` takes the exit code. */
export function addExport(program: Command, io: Io, finish: (code: number) => void): void {
  const names = FORMATS.map(({ name }) => name);
  const command = program
    .command("export")
    .summary("write the catalogue in the format of another tool")
    .description("Write the catalogue in the format of another tool, and say what that format cannot hold.")
    .addArgument(new Argument("<format>", "see below").choices(names))
    .argument("[catalog]", "the catalogue", DEFAULT_CATALOG)
    .option("-o, --out <path>", "the file, or the folder of a format of many files; default: print")
    .option("--force", "overwrite files that are there")
    .addHelpText("after", help());
  withReportOptions(command).action(async (name: string, file: string, options: ExportOptions) => {
    const format = findFormat(name);
    if (format === undefined) throw new UsageError(`there is no format ${name}`);
    finish(await run(format, file, options, io));
  });
}

async function run(format: ExportFormat, file: string, options: ExportOptions, io: Io): Promise<number> {
  const { validateFile } = await import("../../validate.ts");
  const result = validateFile(file, io.today);
  // Standard output is for the export itself, so diagnostics go to the other stream, whatever their format.
  io.err(render(result, options, io));
  if (result.catalog === undefined || hasErrors(result.diagnostics)) return EXIT.diagnostics;
  const { disclose } = await import("../../disclosure/disclose.ts");
  const { files, losses } = await exportCatalog(format, disclose(result.catalog));
  if (options.out === undefined) {
    io.out(printed(format, files));
  } else {
    const written = writeExport(format, files, options.out, options.force === true);
    if (options.quiet !== true) io.out(`${describeWritten(written)}\n`);
  }
  if (options.quiet !== true) io.err(lossText(losses, io.width));
  return EXIT.fine;
}

/** Several files follow one another, each under its name, as `head` and `tail` print them. */
function printed(format: ExportFormat, files: readonly ExportFile[]): string {
  if (format.files === "one") return files.map(({ content }) => content).join("");
  return files.map(({ path, content }) => `==> ${path} <==\n${content}`).join("\n");
}

function describeWritten(paths: readonly string[]): string {
  const [first = ""] = paths;
  return paths.length === 1 ? `Wrote ${first}.` : `Wrote ${paths.length} files, ${first} and others.`;
}

/** Ends with a newline, if there is anything to say. */
function lossText(losses: readonly string[], width: number): string {
  if (losses.length === 0) return "";
  const items = losses.flatMap((loss) => hanging(loss, width));
  return `${["What the format does not hold of this catalogue:", ...items].join("\n")}\n`;
}

/** An item of a list, broken at blanks, its further lines under the first. */
function hanging(text: string, width: number): readonly string[] {
  return wrap(text, width - 4).map((line, index) => (index === 0 ? `  * ${line}` : `    ${line}`));
}

/** What formats lack for any catalogue stands here; what that means for one catalogue, an export prints. */
function help(): string {
  const width = Math.max(...FORMATS.map(({ name }) => name.length)) + 2;
  const list = FORMATS.map(({ name, title, files }) => {
    return `  ${name.padEnd(width)}${title}${files === "many" ? ", a folder" : ""}`;
  });
  const lacking = FORMATS.filter(({ lacks }) => lacks.length > 0).flatMap(({ name, lacks }) =>
    hanging(`${name}: ${lacks.map(kindWords).join(", ")}`, 80),
  );
  return `
Formats:
${list.join("\n")}

No place for:
${lacking.join("\n")}

Files that are there are not overwritten without --force. What a format cannot
hold of your catalogue is listed on standard error.

Examples:
  forthright export segment > plan.json
  forthright export rudderstack --out rudderstack/
  forthright export gdpr-30 telemetry/catalog.yaml --out record.md
`;
}
