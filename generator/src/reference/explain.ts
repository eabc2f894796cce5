/** The reference at a terminal: one code, or the list of all. Pure. */

import { wrap } from "../diagnostics/render/wrap.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { RULES } from "../diff/rules/table.ts";
import { type Explanation, explainedSections } from "./sections.ts";

const WIDTH = 80;

/** Everything about a code or a rule of `forthright diff`; undefined if there is none of this name. */
export function explainCode(name: string): string | undefined {
  const codes = explainedSections().flatMap((section) => section.codes);
  const found = codes.find(({ code }) => code === name);
  if (found !== undefined) return codeText(found);
  const rule = Object.entries(RULES).find(([id]) => id === name);
  return rule === undefined ? undefined : ruleText(...rule);
}

/** Every name that can be explained. */
export function explainable(): readonly string[] {
  const codes = explainedSections().flatMap((section) => section.codes.map(({ code }) => code));
  return [...codes, ...Object.keys(RULES)];
}

/** What to do about a name that does not exist. */
export function suggestionFor(name: string): string {
  return didYouMean(name, explainable(), "`forthright explain-code` lists all codes");
}

function codeText(explanation: Explanation): string {
  const { code, severity, title, cause, fix, bad, good, files = {}, goodFiles = {}, before } = explanation;
  return [
    ...wrap(`${severity}[${code}]: ${title}`, WIDTH, "", "  "),
    "",
    ...labelled("Why", cause),
    ...labelled("Fix", fix),
    ...Object.entries(files).flatMap(([path, text]) => example(`With ${path}`, text)),
    ...(before === undefined ? [] : ["", "Compared with a catalogue that has none of it."]),
    ...(bad === undefined ? [] : example("Bad", bad)),
    ...Object.entries(goodFiles).flatMap(([path, text]) => example(`With ${path}`, text)),
    ...(good === undefined ? [] : example("Good", good)),
    "",
  ].join("\n");
}

function ruleText(id: string, rule: (typeof RULES)[keyof typeof RULES]): string {
  const kinds = [...rule.kinds, ...(rule.direction === undefined ? [] : [`collects: ${rule.direction}`])];
  return [
    ...wrap(`${id}: ${rule.title} (${kinds.join(", ")})`, WIDTH, "", "  "),
    "",
    ...labelled("Why", rule.why),
    ...example("Before", rule.bad.before),
    ...example("After", rule.bad.after),
    "",
    ...wrap(`\`forthright diff\` says: ${rule.bad.says}`, WIDTH, "", ""),
    "",
  ].join("\n");
}

function labelled(label: string, text: string): readonly string[] {
  return wrap(text, WIDTH, `${label}  `, "     ");
}

function example(label: string, text: string): readonly string[] {
  return [
    "",
    `${label}:`,
    "",
    ...text
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`.trimEnd()),
  ];
}

/** Every code with its title, by section, and the rules of `forthright diff`. */
export function listCodes(): string {
  const sections = explainedSections().map(({ title, codes }) => ({
    title,
    entries: codes.map(({ code, title: words }): readonly [string, string] => [code, words]),
  }));
  const rules = Object.entries(RULES).map(([id, rule]): readonly [string, string] => [id, rule.title]);
  const all = [...sections, { title: "Changes that `forthright diff` tells", entries: rules }];
  return all
    .map(({ title, entries }) => {
      const lines = entries.flatMap(([name, words]) =>
        wrap(words, WIDTH, `  ${name.padEnd(32)}`, " ".repeat(34)),
      );
      return `${[title, ...lines].join("\n")}\n`;
    })
    .join("\n");
}
