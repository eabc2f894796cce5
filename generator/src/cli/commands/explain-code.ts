/** `forthright explain-code`: what a diagnostic means, why it is one, and what to do. */
import type { Command } from "commander";
import { printable } from "../../diagnostics/render/printable.ts";
import { EXIT, type Io } from "../io.ts";

const EXAMPLES = `
Examples:
  forthright explain-code                 list every code
  forthright explain-code unknown-key
  forthright explain-code event-added     a change that \`forthright diff\` tells
`;

/** `finish` takes the exit code. */
export function addExplainCode(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command("explain-code")
    .summary("say what a diagnostic means and what to do")
    .description(
      "Say what the code of a diagnostic means, why it is one, and what to do. Without one: list all.",
    )
    .argument("[code]", "the code, as it stands in brackets")
    .addHelpText("after", EXAMPLES)
    .action(async (name: string | undefined) => {
      const { explainCode, listCodes, suggestionFor } = await import("../../reference/explain.ts");
      if (name === undefined) return io.out(listCodes());
      const text = explainCode(name);
      if (text !== undefined) return io.out(text);
      io.err(`error: there is no code ${printable(name)}; ${suggestionFor(name)}\n`);
      finish(EXIT.usage);
    });
}
