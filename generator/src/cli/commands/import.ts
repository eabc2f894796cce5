/** `forthright import`: makes a catalogue from the plan of another tool. Writes one new file, or to standard output. */
import { opendirSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { Argument, type Command, Option } from "commander";
import { type Diagnostic, diagnostic, type Sources } from "../../diagnostics/diagnostic.ts";
import { IMPORT_FORMATS, isImportFormat } from "../../imports/formats.ts";
import type { ImportResult } from "../../imports/import-plan.ts";
import { isName, NAME_RULES } from "../../language/names.ts";
import { readSource } from "../../source/read.ts";
import { type Io, UsageError } from "../io.ts";
import { exitCodeOf, type ReportOptions, render, withReportOptions } from "../report.ts";

interface Options extends ReportOptions {
  readonly out?: string;
  readonly product?: string;
  readonly consent?: "opt-in" | "opt-out";
}

/** Bounds on a folder: a plan is thousands of files at most, and no program's whole source. */
const MAX_FILES = 5_000;
const MAX_FOLDER_BYTES: number = 64 * 1024 * 1024;
const MAX_FOLDER_DEPTH = 16;

/** Warnings that are written out on a terminal; all of them are in the catalogue as comments, and in JSON. */
const MAX_SHOWN = 10;

const formatHelp = Object.entries(IMPORT_FORMATS).map(([name, { help }]) => `  ${name.padEnd(12)} ${help}`);

const HELP = `
Formats:
${formatHelp.join("\n")}

Examples:
  forthright import glean app/metrics.yaml --product my-app > catalog.yaml
  forthright import segment plan.json --consent opt-out --out catalog.yaml

The catalogue is valid and a draft: search it for "to decide".
`;

/** `finish` takes the exit code. */
export function addImport(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("import")
    .summary("make a catalogue from another tool's plan")
    .description(
      "Make a catalogue from the tracking plan of another tool. Nothing of the plan is dropped: what has no place in the catalogue is kept as a comment.",
    )
    .addArgument(new Argument("<plan>", "format of the plan").choices(Object.keys(IMPORT_FORMATS)))
    .argument("<file>", "the plan: a file, or a folder of files")
    .option("--out <file>", "write a new file; default: standard output")
    .option("--product <id>", "short name of the product")
    .addOption(
      new Option("--consent <model>", "how people decide (default: opt-in)").choices(["opt-in", "opt-out"]),
    )
    .addHelpText("after", HELP);
  withReportOptions(command).action(async (format: string, source: string, options: Options) => {
    if (options.product !== undefined && !isName("id", options.product)) {
      throw new UsageError(`--product takes ${NAME_RULES.id.words}`);
    }
    finish(await run(format, source, options, io));
  });
}

async function run(format: string, source: string, options: Options, io: Io): Promise<number> {
  if (!isImportFormat(format)) throw new UsageError(`there is no format ${format}`);
  const read = readPlan(source, IMPORT_FORMATS[format].endings);
  if (read.diagnostics.length > 0) return report(read, options, io);
  const { importPlan } = await import("../../imports/import-plan.ts");
  const { product, consent, out } = options;
  const result = importPlan({
    format,
    source,
    files: [...read.sources].map(([file, text]) => ({ file, text })),
    today: io.today,
    ...(product === undefined ? {} : { product }),
    ...(consent === undefined ? {} : { consent }),
  });
  if (result.yaml === undefined) return report(result, options, io);
  const fault = out === undefined ? undefined : writeNew(out, result.yaml);
  if (fault !== undefined) return report({ diagnostics: [fault], sources: new Map() }, options, io);
  if (out === undefined) io.out(result.yaml);
  const code = report(shortened(result, options), options, io);
  if (options.format === "pretty" && options.quiet !== true) io.err(summary(result, out));
  return code;
}

interface Read {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Diagnostics go to standard error: standard output is for the catalogue. */
function report(outcome: Read, options: Options, io: Io): number {
  io.err(render(outcome, options, io));
  return exitCodeOf(outcome.diagnostics);
}

function shortened({ diagnostics, sources }: ImportResult, { format }: Options): Read {
  const shown = format === "pretty" ? diagnostics.slice(0, MAX_SHOWN) : diagnostics;
  return { diagnostics: shown, sources };
}

/** Reads a file, or the files of a folder that end as the format's do, in the order of their names. */
function readPlan(source: string, endings: readonly string[]): Read {
  const listed = filesOf(source, endings);
  if (!Array.isArray(listed)) return { diagnostics: [listed as Diagnostic], sources: new Map() };
  const sources = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  let bytes = 0;
  for (const file of listed as readonly string[]) {
    const read = readSource(file);
    diagnostics.push(...read.diagnostics);
    for (const [name, text] of read.sources) sources.set(name, text);
    bytes += read.text?.length ?? 0;
    if (bytes > MAX_FOLDER_BYTES)
      return { diagnostics: [tooMuch(source, "the files are too large")], sources };
  }
  return { diagnostics, sources };
}

function filesOf(source: string, endings: readonly string[]): readonly string[] | Diagnostic {
  if (!isFolder(source)) return [source];
  const files: string[] = [];
  const fault = list(source, endings, files);
  if (fault !== undefined) return fault;
  if (files.length > 0) return files.toSorted(compare);
  const wanted = endings.filter((one) => one !== "").join(", ");
  const hint = "name the file itself, or the folder that holds the plan";
  return diagnostic("file-not-readable", {
    message: `${source} has no file that ends with ${wanted}`,
    file: source,
    hint,
  });
}

/** What does not exist or cannot be looked at is reported where it is read as a file. */
function isFolder(source: string): boolean {
  try {
    return statSync(source).isDirectory();
  } catch {
    return false;
  }
}

function list(source: string, endings: readonly string[], files: string[]): Diagnostic | undefined {
  try {
    return collect(source, endings, files, 0);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    const hint = "check the folder and its permissions";
    return diagnostic("file-not-readable", {
      message: `${source} cannot be listed (${code})`,
      file: source,
      hint,
    });
  }
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Symbolic links, hidden folders and node_modules are not followed. */
function collect(
  folder: string,
  endings: readonly string[],
  files: string[],
  depth: number,
): Diagnostic | undefined {
  if (depth > MAX_FOLDER_DEPTH) return tooMuch(folder, "folders are nested too deeply");
  const opened = opendirSync(folder);
  try {
    for (let entry = opened.readSync(); entry !== null; entry = opened.readSync()) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const fault = collect(path, endings, files, depth + 1);
        if (fault !== undefined) return fault;
      } else if (entry.isFile() && endsAs(entry.name, endings)) {
        files.push(path);
        if (files.length > MAX_FILES) return tooMuch(folder, `there are more than ${MAX_FILES} files`);
      }
    }
    return undefined;
  } finally {
    opened.closeSync();
  }
}

/** Schemas in a registry are named after their version, `1-0-0`, and have no ending. */
function endsAs(name: string, endings: readonly string[]): boolean {
  return (
    endings.includes(extname(name).toLowerCase()) && (extname(name) !== "" || /^\d+-\d+-\d+$/.test(name))
  );
}

function tooMuch(source: string, reason: string): Diagnostic {
  const hint = "name the folder that holds the plan and nothing else";
  return diagnostic("file-too-large", { message: `${source}: ${reason}`, file: source, hint });
}

/** Writes a file that does not exist yet. */
function writeNew(file: string, text: string): Diagnostic | undefined {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    const exists = code === "EEXIST";
    const message = exists ? `${file} exists already` : `${file} cannot be written (${code})`;
    const hint = exists
      ? "choose another name, or move the file away"
      : "check the folder and its permissions";
    return diagnostic("import-not-written", { message, file, hint });
  }
}

function summary({ counts, diagnostics }: ImportResult, out: string | undefined): string {
  const { events, properties, decisions, leftOut, leftovers, personal } = counts;
  const more = diagnostics.length - MAX_SHOWN;
  const lines = [
    ...(more > 0 ? [`… and ${more} more; the catalogue marks each of them.`, ""] : []),
    `${count(events, "event")} and ${count(properties, "property", "properties")} imported${out === undefined ? "" : ` to ${basename(out)}`}.`,
    `${count(decisions, "place")} to decide: search for "to decide".`,
    `${count(leftOut, "entry", "entries")} of the plan left out, as comments: search for "left out".`,
    `${count(leftovers, "other value")} of the plan kept as comments.`,
    ...(personal > 0
      ? [`${count(personal, "value")} may be about a person: not sent without separate consent.`]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

function count(number: number, noun: string, plural: string = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
