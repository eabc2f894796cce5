/** Markdown for the pages of the reference; its texts are our own. */

export const NOTE = "<!-- Made by scripts/reference.ts from the tables of the generator; do not edit. -->";

export function code(text: string): string {
  const fence = text.includes("`") ? "``" : "`";
  const space = text.includes("`") ? " " : "";
  return `${fence}${space}${text.replaceAll("|", "\\|")}${space}${fence}`;
}

export function fenced(language: string, text: string): readonly string[] {
  return [`\`\`\`${language}`, ...text.trimEnd().split("\n"), "```"];
}

/** Characters that nobody would see, as escapes. */
export function visible(text: string): string {
  return text.replaceAll(/[^\P{C}\n]/gu, (one) => {
    return `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
