/** `--help` */
import type { CommandContext } from "./context.ts";
import { COMMANDS, type CommandEntry } from "./table.ts";
import { paragraph, rows } from "./text.ts";

const OPTIONS: readonly (readonly [string, string])[] = [
  ["--json", "print JSON, for programs"],
  ["--help", "print this"],
];

/** Of one command, or of all. */
export function help({ output, command, product }: CommandContext, entry?: CommandEntry): number {
  const usage =
    entry === undefined ? "<command>" : `${entry.name}${entry.operand === "" ? "" : ` ${entry.operand}`}`;
  const commands = COMMANDS.map(({ name, operand, summary }): [string, string] => [
    `${name} ${operand}`.trim(),
    summary,
  ]);
  const parts = [
    `${output.strong("Usage:")} ${command} ${usage} [--json]\n`,
    paragraph(entry?.help ?? `What ${product} reports about its use, and how to stop it.`),
    ...(entry === undefined ? [`${output.strong("Commands")}\n${rows(commands)}`] : []),
    `${output.strong("Options")}\n${rows(OPTIONS)}`,
  ];
  output.print(parts.join("\n"));
  return 0;
}
