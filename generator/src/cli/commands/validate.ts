/** `forthright validate`: reads a catalogue and says all that is wrong with it. Writes no file. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { Command } from "commander";
import type { Io } from "../io.ts";
import { DEFAULT_CATALOG, exitCodeOf, type ReportOptions, render, withReportOptions } from "../report.ts";

const EXAMPLES = `
Examples:
  forthright validate
  forthright validate telemetry/catalog.yaml --format json
  forthright validate --format github     in CI: annotations on the pull request
  forthright validate --format sarif > forthright.sarif
`;

/** `finish` takes the exit code. */
export function addValidate(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("validate")
    .summary("check a catalogue")
    .description("Check a catalogue and list everything that is wrong with it. Writes no file.")
    .argument("[catalog]", "the catalogue", DEFAULT_CATALOG)
    .addHelpText("after", EXAMPLES);
  withReportOptions(command).action(async (file: string, options: ReportOptions) => {
    const { validateFile } = await import("../../validate.ts");
    const result = validateFile(file, io.today);
    io.out(render(result, options, io));
    const { catalog } = result;
    if (catalog !== undefined && options.format === "pretty" && options.quiet !== true) {
      io.out(`${file} is sound: ${describe(catalog)}\n`);
    }
    finish(exitCodeOf(result.diagnostics));
  });
}

function describe({ groups, metadata }: Catalog): string {
  const events = groups.reduce((sum, group) => sum + group.events.length, 0);
  const counts = [
    count(events, "event"),
    count(groups.length, "group"),
    count(metadata.length, "metadata field"),
  ];
  return `${counts[0]} in ${counts[1]}, ${counts[2]}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
