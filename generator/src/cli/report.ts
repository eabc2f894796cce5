/** Options and output that all commands with diagnostics share. */
import { type Command, Option } from "commander";
import type { Diagnostic, Sources } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { FORMATS, type FormatName } from "../diagnostics/render/formats.ts";
import { EXIT, type Io } from "./io.ts";

export interface ReportOptions {
  readonly format: FormatName;
  readonly quiet?: boolean;
}

/** The catalogue that commands read when none is named. */
export const DEFAULT_CATALOG = "catalog.yaml";

const WRITTEN =
  "how diagnostics are written: for people, for programs, as annotations on GitHub, as SARIF 2.1.0";

/** Adds `--format` and `--quiet` to a command. */
export function withReportOptions(command: Command): Command {
  const format = new Option("--format <format>", WRITTEN);
  return command
    .addOption(format.choices(Object.keys(FORMATS)).default("pretty"))
    .option("--quiet", "write errors only");
}

export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Diagnostics in the wanted format; without warnings if quiet. `results` stand beside them in JSON. */
export function render(
  { diagnostics, sources }: Outcome,
  options: ReportOptions,
  io: Io,
  results: Readonly<Record<string, unknown>> = {},
): string {
  const shown = options.quiet === true ? diagnostics.filter((one) => one.severity === "error") : diagnostics;
  return FORMATS[options.format]({ diagnostics: shown, sources, color: io.color, width: io.width, results });
}

export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  return hasErrors(diagnostics) ? EXIT.diagnostics : EXIT.fine;
}
