/** The telemetry commands, for generated code to bind and for a host to mount. */
import { parseArguments } from "./commands/arguments.ts";
import { type CommandContext, type CommandOptions, createContext } from "./commands/context.ts";
import { help } from "./commands/help.ts";
import { closest } from "./commands/suggest.ts";
import { COMMANDS } from "./commands/table.ts";
import { clean } from "./commands/text.ts";
import type { CommandBinding } from "./contract.ts";

export type { CommandOptions } from "./commands/context.ts";
export type { CommandStream } from "./commands/output.ts";
export type { CommandBinding } from "./contract.ts";

/**
 * Runs one telemetry command: `status`, `opt-out`, `opt-in`, `show`, `preview`, `log` or `forget`.
 *
 * @param args what follows the place where the host mounts the commands
 * @param options the same as for `createAnalytics`
 * @returns the exit code: 0 done, 1 not done, 2 wrong arguments. Never rejects; what went wrong is on the error stream.
 */
export async function runCommand(
  binding: CommandBinding,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<number> {
  const parsed = parseArguments(args);
  const given = "problem" in parsed ? { json: false, operands: [] } : parsed;
  const context = createContext(binding, options, given);
  if ("problem" in parsed) return wrong(context, parsed.problem);
  try {
    return await dispatch(context, parsed.name, parsed.help);
  } catch (error) {
    context.output.complain(`The command failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function dispatch(
  context: CommandContext,
  name: string | undefined,
  wantsHelp: boolean,
): number | Promise<number> {
  if (name === undefined || name === "help") return help(context);
  const entry = COMMANDS.find((command) => command.name === name);
  if (entry === undefined) return wrong(context, unknownCommand(name));
  if (wantsHelp) return help(context, entry);
  if (entry.operand === "" && context.operands.length > 0) {
    return wrong(
      context,
      `“${name}” takes nothing more, but “${clean(context.operands.join(" "))}” was given.`,
    );
  }
  return entry.run(context);
}

function unknownCommand(name: string): string {
  const names = COMMANDS.map((command) => command.name);
  const near = closest(name, names);
  const hint = near === undefined ? `There are ${names.join(", ")}.` : `Did you mean “${near}”?`;
  return `There is no command “${clean(name)}”. ${hint}`;
}

function wrong({ output, command }: CommandContext, problem: string): number {
  output.complain(problem);
  output.complain(`“${command} --help” explains the commands.`);
  return 2;
}
