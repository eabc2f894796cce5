/** Where commands write, and how loudly. */
import type { Environment } from "../places.ts";
import { WIDTH, wrap } from "./text.ts";

/** What a command needs of a stream; `process.stdout` fits. */
export interface CommandStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  on?(event: "error", listener: (error: Error) => void): unknown;
}

export interface Output {
  /** Results. */
  print(text: string): void;
  /** One JSON document on one line. */
  json(value: unknown): void;
  /** What went wrong and what to do; on the error stream, wrapped. */
  complain(text: string): void;
  /** Heavier on a terminal that shows weight; the same text elsewhere. For parts of lines and for whole lines. */
  strong(text: string): string;
}

/** Weight only on a terminal, and not where `NO_COLOR` is set (no-color.org) or the terminal is dumb. */
export function createOutput(stdout: CommandStream, stderr: CommandStream, env: Environment): Output {
  for (const stream of [stdout, stderr]) letGo(stream);
  const plain = stdout.isTTY !== true || (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
  return {
    print: (text) => void stdout.write(text),
    json: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
    complain: (text) =>
      void stderr.write(
        `${text
          .split("\n")
          .flatMap((line) => wrap(line, WIDTH))
          .join("\n")}\n`,
      ),
    strong: (text) => (plain ? text : text.replaceAll(/.+/g, "\u001b[1m$&\u001b[22m")),
  };
}

/** A host may run many commands in one process. */
const letGoOf = new WeakSet<CommandStream>();

/** Whoever reads may stop, as `head` does: that is no fault, and no reason to end the host with one. */
function letGo(stream: CommandStream): void {
  if (letGoOf.has(stream)) return;
  letGoOf.add(stream);
  stream.on?.("error", (error) => {
    if (!("code" in error) || error.code !== "EPIPE") throw error;
  });
}
