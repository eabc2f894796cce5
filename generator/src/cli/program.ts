/** The command line as a whole: its commands, help and usage errors. One file per command in `commands/`. */
import { Command, CommanderError } from "commander";
import { addAudit } from "./commands/audit.ts";
import { addDiff } from "./commands/diff.ts";
import { addExplain } from "./commands/explain.ts";
import { addExplainCode } from "./commands/explain-code.ts";
import { addExport } from "./commands/export.ts";
import { addGenerate } from "./commands/generate.ts";
import { addImport } from "./commands/import.ts";
import { addInit } from "./commands/init.ts";
import { addOverlay } from "./commands/overlay.ts";
import { addReceive } from "./commands/receive.ts";
import { addValidate } from "./commands/validate.ts";
import { EXIT, type Io } from "./io.ts";
import { programVersion } from "./version.ts";

const ABOUT =
  "Turn one YAML catalogue into a typed tracking SDK that can send nothing else, and a public page of all of it.";

const HELP = `
The catalogue is ./catalog.yaml unless another file is named.

Examples:
  forthright validate                     check catalog.yaml
  forthright validate other.yaml          check another catalogue
  forthright generate                     write generated/ from catalog.yaml
  forthright generate --check             fail if generated/ is not up to date

Exit codes: 0 fine, 1 errors in the catalogue or the output, 2 wrong usage
`;

/** Each command adds itself; what is costly to load it imports only when it runs. */
const COMMANDS: readonly ((program: Command, io: Io, finish: (code: number) => void) => void)[] = [
  addValidate,
  addGenerate,
  addDiff,
  addAudit,
  addInit,
  addExport,
  addImport,
  addOverlay,
  addReceive,
  addExplain,
  addExplainCode,
];

/** Runs one command line (without `node` and the program's name) and resolves with its exit code. */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  let exitCode: number = EXIT.fine;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  if (args.length === 0) {
    io.err(program.helpInformation() + HELP);
    return EXIT.usage;
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.fine;
    explainFileAsCommand(error, args, io);
    return EXIT.usage;
  }
}

function createProgram(io: Io, finish: (code: number) => void): Command {
  const program = new Command("forthright");
  // Subcommands copy these settings when they are added, so they come first.
  program
    .description(ABOUT)
    .version(programVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureHelp({ helpWidth: Math.min(io.width, 80) })
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError("Run `forthright --help` for the commands and their options.")
    .addHelpText("after", HELP);
  for (const add of COMMANDS) add(program, io, finish);
  return program;
}

/** `forthright catalog.yaml` most likely means `forthright validate catalog.yaml`. */
function explainFileAsCommand(error: CommanderError, args: readonly string[], io: Io): void {
  const [first = ""] = args;
  if (error.code === "commander.unknownCommand" && /\.ya?ml$/.test(first)) {
    io.err(`To check a catalogue: forthright validate ${first}\n`);
  }
}
