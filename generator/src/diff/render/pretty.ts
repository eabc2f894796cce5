/** The comparison for a person at a terminal, in the order in which a reviewer asks. */
import { type LineIndex, lineIndexes } from "../../diagnostics/lines.ts";
import { renderPretty } from "../../diagnostics/render/pretty.ts";
import { printable } from "../../diagnostics/render/printable.ts";
import { type Style, styleFor } from "../../diagnostics/render/style.ts";
import { wrap } from "../../diagnostics/render/wrap.ts";
import { acknowledgementSnippet } from "../acknowledge.ts";
import type { JudgedChange } from "../judge.ts";
import { plain } from "../phrase.ts";
import { count, type DiffReport, headlineOf, notesOf, type Section, sectionsOf } from "./report.ts";

/** More than these of one section nobody reads at once; the formats for programs have all of them. */
const MAX_SHOWN = 100;

interface Page {
  readonly file: string;
  readonly linesOf: (file: string) => LineIndex;
  readonly style: Style;
  readonly width: number;
}

export function renderPrettyDiff(report: DiffReport): string {
  const { file, base, changes, sources, color = false, width = 80 } = report;
  const faults = otherFaults(report);
  if (changes.length === 0) return `${faults}${printable(file)} says the same as ${printable(base)}.\n`;
  const page: Page = { file, linesOf: lineIndexes(sources), style: styleFor(color), width };
  const blocks = [
    wrap(headlineOf(changes), width, "", "").map(page.style.strong),
    ...sectionsOf(changes).map((section) => sectionLines(section, page)),
    ...notesOf(changes).map(({ note, count: times }) =>
      wrap(`Note on ${count(times, "change")}: ${plain(note)}`, width, "", ""),
    ),
    ...snippetBlock(report, page),
    [summaryLine(report)],
  ];
  return `${faults}${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** What is wrong beside the changes themselves: those stand below, with what to do about them. */
function otherFaults({ diagnostics, sources, color = false, width = 80 }: DiffReport): string {
  const others = diagnostics.filter(({ code }) => code !== "unacknowledged-change");
  return others.length === 0 ? "" : `${renderPretty({ diagnostics: others, sources, color, width })}\n`;
}

function sectionLines({ title, kind, changes }: Section, page: Page): readonly string[] {
  const hidden = changes.length - MAX_SHOWN;
  const more = hidden > 0 ? [`  ... and ${hidden} more; \`--format json\` shows all of them`] : [];
  const items = changes.slice(0, MAX_SHOWN).map((one) => changeLines(one, kind, page).join("\n"));
  return [page.style.strong(`${title} (${kind})`), ...items, ...more];
}

function changeLines(one: JudgedChange, kind: string, page: Page): readonly string[] {
  const { change, span, acknowledgement, fails, file = page.file } = one;
  const { style, width, linesOf } = page;
  const line = span === undefined ? "" : `:${linesOf(file).positionAt(span.start).line}`;
  const others = change.kinds.filter((other) => other !== kind);
  const tags = [
    change.rule,
    `${printable(file)}${line}`,
    ...(others.length > 0 ? [`also ${others.join(", ")}`] : []),
  ];
  return [
    ...wrap(change.sentence, width, "  - ", "    "),
    ...wrap(tags.join(" · "), width, "    ", "      ").map(style.hint),
    ...(acknowledgement === undefined
      ? []
      : wrap(
          `acknowledged by ${printable(acknowledgement.by)}: ${printable(acknowledgement.reason)} ${printable(acknowledgement.link)}`,
          width,
          "    ",
          "      ",
        )),
    ...(fails ? [style.error("    nobody answers for it yet")] : []),
  ];
}

/** What to paste, so that the only work left is to decide and to say so. */
function snippetBlock(
  { changes, hasAcknowledgements, file }: DiffReport,
  page: Page,
): readonly (readonly string[])[] {
  const failing = changes.filter(({ fails }) => fails);
  if (failing.length === 0) return [];
  const [them, entry] =
    failing.length === 1
      ? ["this change", "this entry"]
      : [`these ${failing.length} changes`, "these entries"];
  const where = hasAcknowledgements ? "to the list `acknowledge`" : "at the top level";
  const intro = `If ${them} ${failing.length === 1 ? "is" : "are"} meant, add ${entry} ${where} of ${printable(file)}, say who decided it, why, and where:`;
  const shown = failing.slice(0, MAX_SHOWN).map(({ change }) => acknowledgementSnippet(change).trimEnd());
  return [wrap(intro, page.width, "", ""), [...(hasAcknowledgements ? [] : ["acknowledge:"]), ...shown]];
}

function summaryLine({ changes, file, base }: DiffReport): string {
  const failing = changes.filter(({ fails }) => fails).length;
  const open = failing === 0 ? "" : `, ${failing} without an answer`;
  return `${count(changes.length, "change")} in ${printable(file)} since ${printable(base)}${open}`;
}
