/** `forthright init`: a first catalogue, its scripts, and the first lines of code, for an existing project. */
import { createInterface } from "node:readline";
import type { Catalog } from "@forthright/runtime/catalog-document";
import { type Command, Option } from "commander";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { Key } from "../../init/answers.ts";
import type { Ask } from "../../init/ask.ts";
import type { NewFile, PackageFacts } from "../../init/project.ts";
import type { Scripts, Setup } from "../../init/setup.ts";
import { EXIT, type Io, UsageError } from "../io.ts";
import { exitCodeOf, type Outcome, type ReportOptions, render, withReportOptions } from "../report.ts";

const EXAMPLES = `
Run it in the folder of a project with a package.json. It makes catalog.yaml, a
module that sets up the SDK, a first test, and the scripts \`generate\` and
\`validate\`. What exists is left alone, so it can be run again.

Examples:
  forthright init
  forthright init --yes
  forthright init --product kiln --name Kiln --consent opt-in \\
    --destination-endpoint https://events.kiln.example/v1/batch
`;

interface InitOptions extends ReportOptions {
  readonly product?: string;
  readonly name?: string;
  readonly consent?: string;
  readonly destinationEndpoint?: string;
  readonly yes?: boolean;
}

/** `finish` takes the exit code. */
export function addInit(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("init")
    .summary("set up a project")
    .description("Make a first catalogue, scripts, and the first lines of code. Never overwrites a file.")
    .option("--product <id>", "short name: small letters, digits, hyphens")
    .option("--name <name>", "the name as people know it")
    .addOption(new Option("--consent <model>", "how people decide").choices(["opt-out", "opt-in"]))
    .option("--destination-endpoint <url>", "where events go, in Segment's batch format")
    .option("-y, --yes", "ask nothing: take what is suggested; consent is then opt-in")
    .addHelpText("after", EXAMPLES);
  withReportOptions(command).action(async (options: InitOptions) => finish(await run(options, io)));
}

async function run(options: InitOptions, io: Io): Promise<number> {
  const files = await import("./init-files.ts");
  const { CATALOG, packageObject, setUp } = await import("../../init/setup.ts");
  const { packageFacts } = await import("../../init/project.ts");
  const packageText = files.readPackage();
  if (typeof packageText !== "string") return failed([packageText], options, io);
  const manifest = packageObject(packageText);
  if (!("manifest" in manifest)) return failed([manifest], options, io);
  const facts = packageFacts(manifest.manifest);
  const found = files.isFile(CATALOG) ? await existing(CATALOG, io) : await asked(facts, options, io);
  if (found === undefined) {
    io.err("\nNothing was written.\n");
    return EXIT.diagnostics;
  }
  const { catalog, text } = found;
  if (catalog === undefined || hasErrors(found.diagnostics)) {
    io.out(render(found, options, io));
    io.err("Nothing was written.\n");
    return EXIT.diagnostics;
  }
  const folder = files.folderFacts();
  const setup = setUp({
    catalog,
    packageText,
    facts,
    folder,
    ...(text === undefined ? {} : { newCatalogue: text }),
  });
  return report(write(setup, files, text === undefined ? CATALOG : undefined), setup, options, io);
}

interface Found extends Outcome {
  readonly catalog?: Catalog;
  /** Of a catalogue that does not exist yet. */
  readonly text?: string;
}

/** A catalogue that is there decides; nobody is asked. */
async function existing(file: string, io: Io): Promise<Found> {
  const { validateFile } = await import("../../validate.ts");
  return validateFile(file, io.today);
}

/** Undefined if the person left. */
async function asked(facts: PackageFacts, options: InitOptions, io: Io): Promise<Found | undefined> {
  const { questionsFor, suggestName, suggestProduct } = await import("../../init/answers.ts");
  const { getAnswers } = await import("../../init/ask.ts");
  const { firstCatalogue } = await import("../../init/setup.ts");
  const product = options.product ?? suggestProduct(facts.name);
  const flags: readonly (readonly [Key, string | undefined])[] = [
    ["product", options.product],
    ["name", options.name],
    ["consent", options.consent],
    ["endpoint", options.destinationEndpoint],
  ];
  const given = new Map(
    flags.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
  const questions = questionsFor({ product, name: suggestName(product) });
  const terminal =
    process.stdin.isTTY === true && process.stderr.isTTY === true ? openTerminal(io) : undefined;
  try {
    const yes = options.yes === true;
    const ask = terminal === undefined ? {} : { ask: terminal.ask };
    const answered = await getAnswers({ questions, given, yes, ...ask });
    if ("wrong" in answered) throw new UsageError(answered.wrong);
    return "left" in answered ? undefined : firstCatalogue(answered.answers, facts, io.today);
  } finally {
    terminal?.close();
  }
}

/** Questions go to stderr: stdout is for results. Ctrl+C and Ctrl+D leave. What is typed ahead is not lost. */
function openTerminal(io: Io): { readonly ask: Ask; readonly close: () => void } {
  let intro = "Enter takes what stands in [ ]. Ctrl+C leaves, and nothing is written.\n\n";
  const input = createInterface({ input: process.stdin, terminal: false });
  const lines = input[Symbol.asyncIterator]();
  const ask: Ask = async (text) => {
    io.err(intro + text);
    intro = "";
    const next = await lines.next();
    return next.done === true ? undefined : next.value;
  };
  return { ask, close: () => input.close() };
}

interface Written {
  readonly made: readonly { readonly path: string; readonly about: string }[];
  readonly kept: readonly { readonly path: string; readonly about: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

type Files = typeof import("./init-files.ts");

/** New files first, package.json last: a run that was ended in between is finished by the next one. */
function write(
  { files, scripts }: Setup,
  { makeFile, replacePackage }: Files,
  catalogue: string | undefined,
): Written {
  const made: NewFile[] = [];
  const kept: { path: string; about: string }[] = [];
  const diagnostics: Diagnostic[] = [];
  if (catalogue !== undefined) kept.push({ path: catalogue, about: "exists already" });
  for (const file of files) {
    const result = makeFile(file);
    if (result === "made") made.push(file);
    else if (result === "exists") kept.push({ path: file.path, about: "exists already" });
    else diagnostics.push(result);
  }
  const fault =
    scripts === undefined || scripts.added.length === 0 ? undefined : replacePackage(scripts.text);
  if (fault !== undefined) diagnostics.push(fault);
  return {
    made: [...made, ...(fault === undefined ? addedScripts(scripts) : [])],
    kept: [...kept, ...keptScripts(scripts)],
    diagnostics,
  };
}

function addedScripts(scripts: Scripts | undefined): Written["made"] {
  if (scripts === undefined || scripts.added.length === 0) return [];
  const names = scripts.added.map((name) => `\`${name}\``).join(" and ");
  return [{ path: "package.json", about: `script${scripts.added.length === 1 ? "" : "s"} ${names}` }];
}

function keptScripts(scripts: Scripts | undefined): Written["kept"] {
  if (scripts === undefined) return [{ path: "package.json", about: "its `scripts` is no object" }];
  return [...scripts.kept].map(([name, command]) => ({
    path: "package.json",
    about: `script \`${name}\` exists already: ${command}`,
  }));
}

function report({ made, kept, diagnostics }: Written, { next }: Setup, options: InitOptions, io: Io): number {
  const results = { made: made.map(({ path }) => path), kept: kept.map(({ path }) => path), next };
  io.out(render({ diagnostics, sources: new Map() }, options, io, results));
  if (options.format === "pretty" && options.quiet !== true) {
    const list = (rows: Written["made"]): readonly string[] =>
      rows.map(({ path, about }) => `  ${path.padEnd(26)} ${about}`);
    const steps = next.map((step, index) => `  ${index + 1}. ${step}`);
    const parts = [
      ...(made.length === 0 ? ["Nothing new was made."] : ["Made:", ...list(made)]),
      ...(kept.length === 0 ? [] : ["", "Left alone:", ...list(kept)]),
      ...(diagnostics.length === 0 ? ["", "Next:", ...steps] : []),
    ];
    io.out(`${parts.join("\n")}\n`);
  }
  return exitCodeOf(diagnostics);
}

function failed(diagnostics: readonly Diagnostic[], options: InitOptions, io: Io): number {
  io.out(render({ diagnostics, sources: new Map() }, options, io));
  io.err("Nothing was written.\n");
  return EXIT.diagnostics;
}
