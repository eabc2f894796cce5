/** Reading the arguments of a telemetry command. Pure. */
import { closest } from "./suggest.ts";

export interface CommandArguments {
  /** The first word; absent: none was given. */
  readonly name?: string;
  readonly operands: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

const OPTIONS = ["--json", "--help"];

/** The arguments, or what is wrong with them. Options may stand anywhere; `--` ends them. */
export function parseArguments(args: readonly string[]): CommandArguments | { readonly problem: string } {
  const words: string[] = [];
  const options = new Set<string>();
  const end = args.indexOf("--");
  for (const [index, argument] of args.entries()) {
    if (index === end) continue;
    const isOption = argument.length > 1 && argument.startsWith("-") && (end === -1 || index < end);
    if (!isOption) words.push(argument);
    else if (argument === "-h") options.add("--help");
    else if (OPTIONS.includes(argument)) options.add(argument);
    else return { problem: unknownOption(argument) };
  }
  const [name, ...operands] = words;
  const flags = { json: options.has("--json"), help: options.has("--help") };
  return name === undefined ? { operands, ...flags } : { name, operands, ...flags };
}

function unknownOption(argument: string): string {
  const near = closest(argument, OPTIONS);
  const hint = near === undefined ? `There are ${OPTIONS.join(" and ")}.` : `Did you mean ${near}?`;
  return `There is no option ${argument}. ${hint}`;
}
