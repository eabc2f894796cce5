/** The comparison as a comment on a pull request. What comes from the catalogue is shown as code or escaped. */
import { printable } from "../../diagnostics/render/printable.ts";
import { acknowledgementSnippet } from "../acknowledge.ts";
import type { JudgedChange } from "../judge.ts";
import type { Part, Phrase } from "../phrase.ts";
import { count, type DiffReport, headlineOf, notesOf, type Section, sectionsOf } from "./report.ts";

/** A comment holds 65,536 characters; this many changes of a section fit. */
const MAX_SHOWN = 50;

export function renderMarkdownDiff(report: DiffReport): string {
  const { changes, file, base } = report;
  const blocks = [
    headlineOf(changes),
    ...(changes.length === 0 ? [`${code(file)} says the same as ${code(base)}.`] : []),
    ...sectionsOf(changes).map(sectionText),
    ...notesOf(changes).map(
      ({ note, count: times }) => `Note on ${count(times, "change")}: ${phraseText(note)}`,
    ),
    ...snippetText(report),
    ...faultsText(report),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function sectionText({ title, kind, changes }: Section): string {
  const items = changes.slice(0, MAX_SHOWN).map((one) => changeText(one, kind));
  const hidden = changes.length - MAX_SHOWN;
  const list = [...items, ...(hidden > 0 ? [`- … and ${hidden} more`] : [])].join("\n");
  // Words alone matter least in a review, and are often many.
  if (kind === "DOCS")
    return `<details><summary>${title} (${changes.length})</summary>\n\n${list}\n\n</details>`;
  return `### ${title}\n\n${list}`;
}

function changeText({ change, acknowledgement, fails }: JudgedChange, kind: string): string {
  const others = change.kinds.filter((other) => other !== kind);
  const also = others.length === 0 ? "" : `, also ${others.join(", ")}`;
  const answer =
    acknowledgement !== undefined
      ? `\n  - Acknowledged by ${code(acknowledgement.by)}: ${escaped(acknowledgement.reason)} ${link(acknowledgement.link)}`
      : fails
        ? "\n  - **Nobody answers for it yet.**"
        : "";
  return `- ${phraseText(change.phrase)} (${code(change.rule)}${also})${answer}`;
}

function snippetText({ changes, hasAcknowledgements, file }: DiffReport): readonly string[] {
  const failing = changes.filter(({ fails }) => fails);
  if (failing.length === 0) return [];
  const shown = failing.slice(0, MAX_SHOWN).map(({ change }) => acknowledgementSnippet(change));
  const where = hasAcknowledgements ? "to the list `acknowledge` of" : "to";
  return [
    `To say who answers for what is new, add ${where} ${code(file)} and fill in:`,
    `\`\`\`yaml\n${hasAcknowledgements ? "" : "acknowledge:\n"}${shown.join("")}\`\`\``,
  ];
}

/** What is wrong with acknowledgements themselves. */
function faultsText({ diagnostics }: DiffReport): readonly string[] {
  const others = diagnostics.filter(({ code: id }) => id !== "unacknowledged-change");
  if (others.length === 0) return [];
  return [others.map(({ severity, message }) => `- ${severity}: ${escaped(message)}`).join("\n")];
}

function phraseText(phrase: Phrase): string {
  return phrase.map(partText).join("");
}

/** Names are set as code as well: there neither mentions nor links nor markup work. */
function partText(part: Part): string {
  if (typeof part === "string") return part;
  return code("code" in part ? part.code : part.name);
}

/** A code span that holds any text. */
export function code(text: string): string {
  const content = printable(text);
  if (content.trim() === "") return "` `";
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(content) ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** Prose of the catalogue's author, kept from being markup, a mention or a link. */
function escaped(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]()<>#+!|~$&-]/g, "\\$&")
    .replaceAll("@", "@<!-- -->")
    .replaceAll("://", ":<!-- -->//");
}

/** A link if it is one that may be followed, else its text. */
function link(target: string): string {
  if (!URL.canParse(target) || new URL(target).protocol !== "https:") return code(target);
  return `<${new URL(target).href.replace(/[<>\s]/g, encodeURIComponent)}>`;
}
