/** `forthright explain`: what captured messages hold, by the catalogue. The same code as the page “Check it yourself”. */
import { type Command, Option } from "commander";
import { EXIT, type Io } from "../io.ts";
import { DEFAULT_CATALOG } from "../report.ts";

interface ExplainOptions {
  readonly format: "pretty" | "json";
  readonly quiet?: boolean;
}

const HELP = `
FILE may be a captured request body (also compressed), a message, a list of
messages, one message a line, the ledger or a segment of the spool, or what
\`show\`, \`log\` and \`preview\` print with --json.

Examples:
  forthright explain captured.json
  zenml config analytics log --json | forthright explain -
  forthright explain ledger.ndjson generated/catalog.json --format json

Exit codes: 0 everything is declared and allowed, 1 something is not,
2 wrong usage
`;

/** `finish` takes the exit code. */
export function addExplain(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command("explain")
    .summary("say what captured messages hold")
    .description(
      "Match captured messages to the catalogue: what each field is, and what nobody declared. Sends nothing.",
    )
    .argument("<file>", "what was captured; `-` for standard input")
    .argument("[catalog]", "the catalogue, or its published catalog.json", DEFAULT_CATALOG)
    .addOption(
      new Option("--format <format>", "how the explanation is written")
        .choices(["pretty", "json"])
        .default("pretty"),
    )
    .option("--quiet", "write only what is not declared or not allowed")
    .addHelpText("after", HELP)
    .action(async (file: string, catalog: string, options: ExplainOptions) => {
      finish(await run(file, catalog, options, io));
    });
}

async function run(file: string, catalog: string, options: ExplainOptions, io: Io): Promise<number> {
  const { readCapturedText, readExplainingCatalog } = await import("./explain-input.ts");
  const document = readExplainingCatalog(catalog, io);
  if (document === undefined) return EXIT.diagnostics;
  const { explain } = await import("@forthright/runtime/explain");
  const explanation = explain(document, await readCapturedText(file));
  if (options.format === "json") {
    const { jsonText } = await import("../../exports/text/json-text.ts");
    io.out(jsonText(explanation));
  } else {
    const { explanationText } = await import("./explain-text.ts");
    io.out(explanationText(explanation, { color: io.color, width: io.width, quiet: options.quiet === true }));
  }
  return explanation.clear ? EXIT.fine : EXIT.diagnostics;
}
