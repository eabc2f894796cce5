/** `forthright receive`: a collector in a box, to see what a program sends and whether it is what the catalogue says. */
import { closeSync, openSync, writeSync } from "node:fs";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { JudgedBatch } from "../../receive/judge.ts";
import type { Reception } from "../../receive/server.ts";
import type { Tally } from "../../receive/tally.ts";
import { EXIT, type Io, UsageError } from "../io.ts";
import { DEFAULT_CATALOG } from "../report.ts";

interface ReceiveOptions {
  readonly port: number;
  readonly catalog?: string;
  readonly out?: string;
  readonly format: "pretty" | "json";
  readonly failOnUndeclared?: boolean;
}

const HELP = `
Answers like Segment's tracking API, on this computer alone, and sends nothing
on. Each message is held against the catalogue; what it does not declare or
allow is marked with !!. End with Ctrl+C.

Examples:
  forthright receive
  forthright receive --port 8000 --out received.ndjson
  forthright receive generated/catalog.json --format json --fail-on-undeclared

Exit codes: 0 fine, 1 something was flagged (with --fail-on-undeclared), or
errors in the catalogue, 2 wrong usage
`;

/** `finish` takes the exit code. */
export function addReceive(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command("receive")
    .summary("collect what a program sends, and check it")
    .description(
      "Collect what a program sends on this computer, check it against the catalogue and print it.",
    )
    .argument("[catalog]", "the catalogue, or its published catalog.json", DEFAULT_CATALOG)
    .addOption(new Option("--catalog <file>", "the same").hideHelp())
    .option("--port <number>", "port on 127.0.0.1; 0: any free one", portOf, 0)
    .option("-o, --out <file>", "append each message to this file, one JSON value a line")
    .addOption(
      new Option("--format <format>", "how messages are printed")
        .choices(["pretty", "json"])
        .default("pretty"),
    )
    .option("--fail-on-undeclared", "exit with 1 if anything was flagged")
    .addHelpText("after", HELP)
    .action(async (file: string, options: ReceiveOptions) => {
      finish(await run(options.catalog ?? file, options, io));
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}

async function run(file: string, options: ReceiveOptions, io: Io): Promise<number> {
  const { readExplainingCatalog } = await import("./explain-input.ts");
  const document = readExplainingCatalog(file, io);
  if (document === undefined) return EXIT.diagnostics;
  const store = openStore(options.out);
  try {
    const tally = await collect(document, options, store, io);
    return options.failOnUndeclared === true && tally.flagged + tally.refused > 0
      ? EXIT.diagnostics
      : EXIT.fine;
  } finally {
    store.close();
  }
}

async function collect(
  document: CatalogDocument,
  options: ReceiveOptions,
  store: Store,
  io: Io,
): Promise<Tally> {
  const [{ startReceiver }, { limitsOf }, { judge }, { add, NOTHING }] = await Promise.all([
    import("../../receive/server.ts"),
    import("../../receive/body.ts"),
    import("../../receive/judge.ts"),
    import("../../receive/tally.ts"),
  ]);
  const printer = await createPrinter(options.format, io);
  let tally = NOTHING;
  const ending = untilStopped();
  const receiver = await startReceiver(options.port, limitsOf(document), (reception) => {
    const { result } = reception;
    const batch = "problem" in result ? undefined : judge(document, result);
    tally = add(tally, batch);
    printer.request(reception, batch);
    for (const { message } of batch?.messages ?? []) store.append(`${JSON.stringify(message)}\n`);
  }).catch((error: unknown) => {
    throw new UsageError(`cannot listen on port ${options.port}: ${messageOf(error)}`);
  });
  printer.greeting(document, receiver.endpoint);
  try {
    await Promise.race([ending, receiver.failed]);
  } finally {
    await receiver.close();
  }
  printer.summary(tally, options.out);
  return tally;
}

interface Printer {
  greeting(document: CatalogDocument, endpoint: string): void;
  /** Without a batch the request was refused. */
  request(reception: Reception, batch: JudgedBatch | undefined): void;
  summary(tally: Tally, stored: string | undefined): void;
}

async function createPrinter(format: ReceiveOptions["format"], io: Io): Promise<Printer> {
  const { batchAsJson, renderBatch, renderRefused, renderSummary } = await import("../../receive/render.ts");
  const now = (): string => new Date().toISOString();
  const json = (line: object): void => io.out(`${JSON.stringify(line)}\n`);
  if (format === "json") {
    return {
      greeting: (document, endpoint) =>
        json({
          kind: "listening",
          endpoint,
          environment: environmentOf(document, endpoint),
          catalog: document.id,
        }),
      request(reception, batch) {
        const { number, result } = reception;
        if (batch !== undefined) io.out(batchAsJson(reception, batch, now()));
        else if ("problem" in result) json({ kind: "refused", at: now(), request: number, ...result });
      },
      summary: (tally) => json({ kind: "summary", ...tally }),
    };
  }
  return {
    greeting: (document, endpoint) => io.out(greetingOf(document, endpoint)),
    request(reception, batch) {
      const { result } = reception;
      if (batch !== undefined) io.out(renderBatch(io, reception, batch, now()));
      else if ("problem" in result) io.out(renderRefused(io, reception, result.status, result.problem));
    },
    summary(tally, stored) {
      io.out(renderSummary(io, tally));
      if (stored !== undefined && tally.messages > 0) io.out(`The messages stand in ${stored}.\n`);
    },
  };
}

function greetingOf(document: CatalogDocument, endpoint: string): string {
  const line = environmentOf(document, endpoint);
  const [variable = ""] = line.split("=", 1);
  return `Collecting what ${document.catalog.product.name} sends. Start it with this in its environment:

  ${line}

Only what it may send arrives: where telemetry is off, it stays off. Without a
write key it is; any will do here. In CI, and where nobody was told yet,
${variable.replace(/_ENDPOINT$/, "=on")} answers those two questions.
Nothing is sent on. End with Ctrl+C.

`;
}

/** The line that makes the program report here. */
function environmentOf({ catalog }: CatalogDocument, endpoint: string): string {
  return `${catalog.product.id.toUpperCase().replaceAll("-", "_")}_TELEMETRY_ENDPOINT=${endpoint}`;
}

/** Resolves at the first of the signals that end a program; a second one ends it at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

interface Store {
  append(line: string): void;
  close(): void;
}

/** Private to the person: captured messages may hold what should never have been sent. */
function openStore(path: string | undefined): Store {
  if (path === undefined) return { append: () => {}, close: () => {} };
  try {
    const descriptor = openSync(path, "a", 0o600);
    return {
      append(line) {
        try {
          writeSync(descriptor, line);
        } catch (error) {
          throw new UsageError(`cannot write ${path}: ${messageOf(error)}`);
        }
      },
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
