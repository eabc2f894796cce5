/** `forthright audit`: a code base held against the catalogue, in both directions. Writes no file. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { AuditResult } from "../../audit/audit.ts";
import { CODES } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { EXIT, type Io } from "../io.ts";
import { DEFAULT_CATALOG, type Outcome, type ReportOptions, render, withReportOptions } from "../report.ts";

const EXAMPLES = `
What is found:
  events of the catalogue that the code never records
  calls that go round the SDK: other analytics packages, their globals, requests
  to their hosts and to those of the catalogue's destinations
  expired, deprecated, planned and removed events that are still used
  in JavaScript: unknown events, unknown and missing properties, wrong values

Below a folder these are left out: node_modules, dist, coverage, __tests__,
hidden folders, generated output, *.d.ts, *.min.js, *.test.* and *.spec.*.
Nothing is run, nothing is sent, and no package has to be installed.

A comment on the line before a finding suppresses it; it has to say why. In code
and in the catalogue:
  // forthright-ignore audit-undeclared-call: billing needs its own record
  # forthright-ignore audit-event-unused: the server records it

Examples:
  forthright audit src
  forthright audit packages/cli/src packages/server/src --format github
  forthright audit src --fail-on warning
  forthright audit src --fail-on audit-undeclared-call
`;

/** Decides whether a diagnostic makes the exit code 1. */
type FailOn = (diagnostic: Diagnostic) => boolean;

interface AuditOptions extends ReportOptions {
  readonly catalog: string;
  readonly failOn: FailOn;
}

/** `finish` takes the exit code. */
export function addAudit(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("audit")
    .summary("compare code with a catalogue")
    .description("Find events that are never recorded, and calls that go round the SDK. Writes no file.")
    .argument("<paths...>", "folders and files of TypeScript and JavaScript")
    .option("--catalog <file>", "the catalogue", DEFAULT_CATALOG)
    .addOption(
      new Option("--fail-on <what>", "error, warning, none, or codes with commas between them")
        .argParser(parseFailOn)
        .default(parseFailOn("error"), "error"),
    )
    .addHelpText("after", EXAMPLES);
  withReportOptions(command).action(async (paths: readonly string[], options: AuditOptions) =>
    finish(await run(paths, options, io)),
  );
}

function parseFailOn(text: string): FailOn {
  if (text === "none") return () => false;
  if (text === "warning") return () => true;
  if (text === "error") return ({ severity }) => severity === "error";
  const codes = new Set(text.split(",").map((code) => code.trim()));
  const known = Object.keys(CODES).filter((code) => code.startsWith("audit-"));
  if ([...codes].some((code) => !known.includes(code))) {
    throw new InvalidArgumentError(`Use error, warning, none, or codes of ${known.join(", ")}.`);
  }
  return ({ code }) => codes.has(code);
}

async function run(paths: readonly string[], options: AuditOptions, io: Io): Promise<number> {
  const { readSource } = await import("../../source/read.ts");
  const read = readSource(options.catalog);
  if (read.text === undefined) return broken(read, options, io);
  const { loadForAudit } = await import("../../audit/load.ts");
  const { diskIncludes } = await import("../../source/read-includes.ts");
  const file = options.catalog;
  const loaded = loadForAudit({ text: read.text, file, today: io.today, includes: diskIncludes(file) });
  const { catalog } = loaded;
  if (catalog === undefined) {
    const code = broken(loaded, options, io);
    io.err(`error: ${file} has errors, so there is nothing to hold the code against\n`);
    return code;
  }
  const { generatedFolders, readCode } = await import("./audit-files.ts");
  const isGenerated = generatedFolders();
  const code = readCode(paths, isGenerated);
  const missing = code.diagnostics.some(({ severity }) => severity === "error");
  if (missing) return broken({ diagnostics: code.diagnostics, sources: loaded.sources }, options, io);
  const { audit } = await import("../../audit/audit.ts");
  const result = audit({
    catalog,
    catalogSources: loaded.sources,
    placeOfEvent: loaded.placeOfEvent,
    code: code.files,
    isGenerated,
    today: io.today,
  });
  const diagnostics = [...loaded.diagnostics, ...code.diagnostics, ...result.diagnostics];
  const results = { files: code.files.length, events: result.events, recorded: result.used };
  io.out(render({ diagnostics, sources: result.sources }, options, io, results));
  if (options.format === "pretty" && options.quiet !== true) io.out(summary(result, code.files.length));
  return diagnostics.some(options.failOn) ? EXIT.diagnostics : EXIT.fine;
}

/** Without a catalogue or code there is no audit: that fails whatever `--fail-on` says. */
function broken(outcome: Outcome, options: AuditOptions, io: Io): number {
  io.out(render(outcome, options, io));
  return EXIT.diagnostics;
}

function summary({ events, used, diagnostics }: AuditResult, files: number): string {
  const round = diagnostics.some(({ code }) => code === "audit-undeclared-call");
  const rest = round ? "" : "; nothing goes round the SDK";
  return `${used} of ${events} events are recorded in ${files} ${files === 1 ? "file" : "files"}${rest}\n`;
}
