/** The edge to the process: streams, terminal, clock, exit code. */
import { wrap } from "../diagnostics/render/wrap.ts";
import { type Io, UsageError } from "./io.ts";
import { runProgram } from "./program.ts";

const DEFAULT_WIDTH = 80;

/** Runs the command line of this process. Ends by setting the exit code, so that all output is written first. */
export async function runInProcess(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", leaveOnClosedPipe);
  try {
    process.exitCode = await runProgram(process.argv.slice(2), processIo());
  } catch (error) {
    process.exitCode = 2;
    process.stderr.write(describeCrash(error, process.env["FORTHRIGHT_DEBUG"] === "1"));
  }
}

/** `forthright validate | head` closes the pipe early; that is no failure of ours. */
function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

function processIo(): Io {
  const { env, stdout } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void process.stderr.write(text),
    color: stdout.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb",
    width: Math.min(Math.max(stdout.columns ?? DEFAULT_WIDTH, 40), 120),
    today: new Date().toISOString().slice(0, 10),
  };
}

/** What a person sees when this program has a bug. */
export function describeCrash(error: unknown, debug: boolean): string {
  if (error instanceof UsageError)
    return `${wrap(error.message, DEFAULT_WIDTH, "error: ", "  ").join("\n")}\n`;
  const message = error instanceof Error ? error.message : String(error);
  const first = message.split("\n", 1)[0] ?? "";
  const help =
    "This is a bug in forthright, not in your catalogue. Please report it with the catalogue and the command.";
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : String(error);
  const more = debug ? stack : "Set FORTHRIGHT_DEBUG=1 to see where it happened.";
  return `error: internal error: ${first}\n${help}\n${more}\n`;
}
