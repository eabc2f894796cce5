/** `forthright diff`: what a catalogue collects more, less or differently than another version of it. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { FailOn } from "../../diff/judge.ts";
import type { DiffFormat } from "../../diff/render/formats.ts";
import type { DiffReport } from "../../diff/render/report.ts";
import { EXIT, type Io } from "../io.ts";
import { DEFAULT_CATALOG, exitCodeOf, render } from "../report.ts";

const EXAMPLES = `
Each change has a rule and is of one or more kinds:
  PRIVACY  more or less is collected, or people are told something else
  WIRE     stored data changes its shape or meaning
  CODE     callers stop compiling
  DOCS     words alone

A change that collects more needs an entry in the catalogue's list \`acknowledge\`
that says who decided it, why, and where; without it the exit code is 1.

Examples:
  forthright diff                         against the last commit
  forthright diff --base origin/main      against another branch
  forthright diff --base old.yaml         against a file
  forthright diff --format markdown       for a comment on a pull request
`;

const FORMATS: readonly DiffFormat[] = ["pretty", "json", "github", "sarif", "markdown"];

interface DiffOptions {
  readonly base: string;
  readonly failOn: FailOn;
  readonly format: DiffFormat;
  readonly quiet?: boolean;
}

/** `finish` takes the exit code. */
export function addDiff(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command("diff")
    .summary("compare a catalogue with an earlier version")
    .description("Say what a catalogue collects more, less or differently than an earlier version of it.")
    .argument("[catalog]", "the catalogue", DEFAULT_CATALOG)
    .option("--base <ref or file>", "what to compare with", "HEAD")
    .addOption(
      new Option("--fail-on <kinds>", "kinds that need somebody who answers: privacy, wire, code, none")
        .argParser(parseFailOn)
        .default(parseFailOn("privacy"), "privacy"),
    )
    .addOption(
      new Option("--format <format>", "how the changes are written").choices(FORMATS).default("pretty"),
    )
    .option("--quiet", "write only what fails")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: DiffOptions) => finish(await run(file, options, io)));
}

const KINDS = { privacy: "PRIVACY", wire: "WIRE", code: "CODE" } as const;

function parseFailOn(text: string): FailOn {
  if (text === "none") return new Set();
  return new Set(
    text.split(",").map((word) => {
      const kind = Object.entries(KINDS).find(([name]) => name === word.trim().toLowerCase())?.[1];
      if (kind === undefined) {
        throw new InvalidArgumentError(`Use privacy, wire and code with commas between them, or none.`);
      }
      return kind;
    }),
  );
}

async function run(file: string, options: DiffOptions, io: Io): Promise<number> {
  const { readSource } = await import("../../source/read.ts");
  const { diskIncludes } = await import("../../source/read-includes.ts");
  const { readBase } = await import("./diff-base.ts");
  const next = readSource(file);
  if (next.text === undefined) return broken(next, options, io);
  const base = readBase(options.base, file);
  if (base.read.text === undefined) return broken(base.read, options, io);
  const { diffCatalogs } = await import("../../diff/diff.ts");
  const result = diffCatalogs({
    file,
    text: next.text,
    includes: diskIncludes(file),
    base: { label: base.label, file: base.file, text: base.read.text, includes: base.includes },
    today: io.today,
    failOn: options.failOn,
  });
  if ("broken" in result) {
    const code = broken(result.loaded, options, io);
    if (result.broken === "base") {
      io.err(`error: the base ${base.file} does not load, so there is nothing to compare with\n`);
    }
    return code;
  }
  const { DIFF_FORMATS } = await import("../../diff/render/formats.ts");
  const report: DiffReport = { ...result.report, color: io.color, width: io.width };
  const shown = options.quiet === true ? failing(report) : report;
  if (shown !== undefined) io.out(DIFF_FORMATS[options.format](shown));
  return exitCodeOf(report.diagnostics);
}

/** What fails, or undefined where nothing does. */
function failing(report: DiffReport): DiffReport | undefined {
  const changes = report.changes.filter(({ fails }) => fails);
  const diagnostics = report.diagnostics.filter(({ severity }) => severity === "error");
  return diagnostics.length === 0 ? undefined : { ...report, changes, diagnostics };
}

/** Faults of one of the two catalogues, in a format that diagnostics have. */
function broken(outcome: Parameters<typeof render>[0], { format, quiet }: DiffOptions, io: Io): number {
  const own = format === "markdown" ? "pretty" : format;
  io.out(render(outcome, { format: own, ...(quiet === undefined ? {} : { quiet }) }, io));
  return EXIT.diagnostics;
}
