/** An explanation for people: message by message, field by field, at the width of the terminal. */
import type { BrokenPart, ExplainedField, ExplainedMessage, Explanation } from "@forthright/runtime/explain";
import { type Style, styleFor } from "../../diagnostics/render/style.ts";
import { oneLine, wrap } from "../../disclosure/visible-text.ts";

export interface ExplainTextOptions {
  readonly color: boolean;
  readonly width: number;
  /** Only what the catalogue does not explain. */
  readonly quiet: boolean;
}

interface Page {
  readonly style: Style;
  readonly width: number;
  readonly quiet: boolean;
  /** Events whose fields were shown in full. */
  readonly shown: Set<string>;
}

/** Ends with a newline. */
export function explanationText(explanation: Explanation, options: ExplainTextOptions): string {
  const page: Page = {
    style: styleFor(options.color),
    width: options.width,
    quiet: options.quiet,
    shown: new Set(),
  };
  const blocks = [
    ...explanation.messages.map((message) => messageBlock(page, message)),
    ...explanation.requests.map(({ line, fields }) =>
      fields.some(isFaulty) || !page.quiet
        ? [`line ${line}  around the messages`, ...fieldLines(page, fields)]
        : [],
    ),
    explanation.broken.flatMap((part) => brokenLines(page, part)),
  ].filter((lines) => lines.length > 0);
  return [...blocks.map((lines) => `${lines.join("\n")}\n`), summary(page, explanation)].join("\n");
}

function messageBlock(page: Page, message: ExplainedMessage): readonly string[] {
  const { event, kind, fields, missing } = message;
  const isFine =
    (event !== undefined || kind !== undefined) && missing.length === 0 && !fields.some(isFaulty);
  if (isFine && page.quiet) return [];
  const head = headLines(page, message);
  const shownAs = event?.constant ?? kind;
  if (isFine && shownAs !== undefined && page.shown.has(shownAs))
    return [...head, `  as above: ${count(fields.length, "field")}, all declared`];
  if (shownAs !== undefined) page.shown.add(shownAs);
  return [
    ...head,
    ...(event === undefined ? [] : indented(page, event.description, 2)),
    ...fieldLines(page, fields),
    ...missing.map((name) =>
      fault(
        page,
        `${kind === undefined ? "properties." : "trait "}${oneLine(name)}`,
        "is required and is not there",
      ),
    ),
  ];
}

/** What a message is that is no event. */
const KINDS = {
  identify: "traits, which “identify” says of an installation or a person",
  delete: "a request to be forgotten, which holds the installation id",
} as const;

function headLines(
  { style, width }: Page,
  { line, name, kind, event, match }: ExplainedMessage,
): readonly string[] {
  const title = name === undefined ? "a message without an event" : `“${oneLine(name)}”`;
  const who = event === undefined ? "which this catalogue does not have" : event.constant;
  const what = kind === undefined ? `${title}, ${who}` : KINDS[kind];
  const status =
    event === undefined || event.status === "active"
      ? ""
      : ` (${event.status}: this version sends no such event)`;
  const of = {
    same: "of this catalogue",
    another: "of another version of the catalogue",
    none: "which does not say its catalogue",
  };
  const text = `line ${line}  ${what}${status}, ${of[match]}`;
  return folded(text, width - 2).map((part, index) => (index === 0 ? style.strong(part) : `  ${part}`));
}

function fieldLines(page: Page, fields: readonly ExplainedField[]): readonly string[] {
  return fields.filter((field) => !page.quiet || isFaulty(field)).flatMap((field) => oneField(page, field));
}

function oneField(page: Page, field: ExplainedField): readonly string[] {
  const { kind, problem, description, purpose, sensitivity, requires } = field;
  const path = oneLine(field.path);
  const value = oneLine(field.value);
  if (kind === "undeclared") return [fault(page, path, "is not declared"), ...indented(page, value, 6)];
  const consent = requires === undefined ? [] : [`only with consent to “${requires}”`];
  const about = [
    kind,
    ...(sensitivity === undefined || sensitivity === "none" ? [] : [sensitivity]),
    ...consent,
  ];
  const forWhat = purpose === undefined ? "" : ` For: ${oneLine(purpose)}.`;
  return [
    ...(problem === undefined
      ? pair(page, path, value)
      : [fault(page, path, oneLine(problem)), ...indented(page, value, 6)]),
    ...indented(page, `${about.join(", ")}: ${oneLine(description ?? "")}${forWhat}`, 6),
  ];
}

function pair(page: Page, path: string, value: string): readonly string[] {
  const both = `  ${page.style.strong(path)}  ${value}`;
  return 4 + path.length + value.length <= page.width
    ? [both]
    : [`  ${page.style.strong(path)}`, ...indented(page, value, 6)];
}

function brokenLines({ style, width }: Page, { line, problem }: BrokenPart): readonly string[] {
  return wrap(`line ${line}  ${problem}`, width).map((part) => style.error(part));
}

function fault({ style, width }: Page, path: string, problem: string): string {
  return folded(`! ${path} ${problem}`, width - 2)
    .map((line, index) => style.error(index === 0 ? line : `  ${line}`))
    .join("\n");
}

function indented({ width }: Page, text: string, indent: number): readonly string[] {
  return folded(text, width - indent).map((line) => " ".repeat(indent) + line);
}

/** Broken at blanks, and within a word that is too long, as a value of a stranger may be. */
function folded(text: string, width: number): readonly string[] {
  const pieces = new RegExp(`.{1,${width}}`, "gu");
  return wrap(text, width).flatMap((line) => line.match(pieces) ?? [""]);
}

function isFaulty({ problem }: ExplainedField): boolean {
  return problem !== undefined;
}

function summary({ style, width }: Page, { counts, clear, catalog }: Explanation): string {
  const { messages, fields, otherCatalog } = counts;
  const what = `${count(messages, "message")}, ${count(fields, "field")}`;
  const faults = [
    [counts.undeclared, "undeclared", "undeclared"],
    [counts.notAllowed, "with a value that is not allowed", "with a value that is not allowed"],
    [counts.unknownEvents, "message of an unknown event", "messages of unknown events"],
    [counts.missing, "required property missing", "required properties missing"],
    [counts.broken, "part that is no message", "parts that are no message"],
  ] as const;
  const found = faults
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}`);
  const verdict = clear ? "all declared and allowed" : found.join(", ");
  const lines = [
    ...wrap(`${what}: ${verdict}.`, width).map((line) => (clear ? style.strong(line) : style.error(line))),
    ...(otherCatalog === 0 ? [] : wrap(otherNote(otherCatalog), width)),
    `Catalogue ${catalog}`,
  ];
  return `${lines.join("\n")}\n`;
}

function otherNote(number: number): string {
  const [subject, verb] = number === 1 ? ["1 message", "does"] : [`${number} messages`, "do"];
  return `${subject} ${verb} not carry this catalogue's id; what is said here is what this catalogue says.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
