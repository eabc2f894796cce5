/** `docs/diagnostics.md`: every code in Markdown. Pure. */
import { RULES } from "../diff/rules/table.ts";
import { code, fenced, NOTE, visible } from "./markdown.ts";
import { type Explanation, explainedSections } from "./sections.ts";

export function diagnosticsPage(): string {
  const sections = explainedSections();
  const lines = [
    "# Diagnostics",
    "",
    NOTE,
    "",
    "What `forthright` can say about a catalogue, by its code. `forthright explain-code <code>` prints an entry.",
    "Examples are parts of a catalogue, and tests run them.",
    "",
    ...sections.map(
      ({ title, codes }) => `- ${title}: ${codes.map((one) => `[${one.code}](#${one.code})`).join(", ")}`,
    ),
    "- [Changes that `forthright diff` tells](#changes)",
    ...sections.flatMap(({ title, codes }) => ["", `## ${title}`, ...codes.flatMap(entry)]),
    "",
    '<a id="changes"></a>',
    "",
    "## Changes that `forthright diff` tells",
    "",
    "| rule | what it is | kind | collects |",
    "| --- | --- | --- | --- |",
    ...Object.entries(RULES).map(([id, { title, kinds, direction = "" }]) => {
      return `| ${code(id)} | ${title.replaceAll("|", "\\|")} | ${kinds.join(", ")} | ${direction} |`;
    }),
    "",
  ];
  return lines.join("\n");
}

function entry(one: Explanation): readonly string[] {
  const { severity, title, cause, fix, bad, good, files = {}, goodFiles = {}, before } = one;
  return [
    "",
    `### ${one.code}`,
    "",
    `**${title}** (${severity}). ${cause}`,
    "",
    `*Fix:* ${fix}`,
    ...Object.entries(files).flatMap(withFile),
    ...(before === undefined ? [] : ["", "Compared with a catalogue that has none of it:"]),
    ...(bad === undefined ? [] : ["", "Bad:", "", ...fenced("yaml", visible(bad))]),
    ...Object.entries(goodFiles).flatMap(withFile),
    ...(good === undefined ? [] : ["", "Good:", "", ...fenced("yaml", visible(good))]),
  ];
}

function withFile([path, text]: readonly [string, string]): readonly string[] {
  return ["", `With ${code(path)}:`, "", ...fenced("yaml", text)];
}
