/** Received messages for people, at the width of the terminal, and for programs, one JSON value a line. */
import type { ExplainedField } from "@forthright/runtime/explain";
import { printable, widthOf } from "../diagnostics/render/printable.ts";
import { styleFor } from "../diagnostics/render/style.ts";
import { wrap } from "../diagnostics/render/wrap.ts";
import type { JudgedBatch, JudgedMessage } from "./judge.ts";
import type { Reception } from "./server.ts";
import type { Tally } from "./tally.ts";

export interface Page {
  readonly color: boolean;
  readonly width: number;
}

/** A request and its messages. `at`: ISO 8601. Ends with an empty line. */
export function renderBatch(
  page: Page,
  { number, bytes }: Reception,
  batch: JudgedBatch,
  at: string,
): string {
  const style = styleFor(page.color);
  const count = plural(batch.messages.length, "message");
  const head = `request ${number}  ${at.slice(11, 19)} UTC  ${count}, ${bytes} bytes on the wire`;
  const lines = [
    style.frame(head),
    ...flagLines(page, batch.flags, "  "),
    ...batch.messages.flatMap((message) => messageLines(page, message)),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** A request that was not taken. */
export function renderRefused(
  page: Page,
  { number, bytes }: Reception,
  status: number,
  problem: string,
): string {
  const text = `request ${number}  refused with ${status}: ${printable(problem)} (${bytes} bytes)`;
  return `${wrap(text, page.width, "", "  ").map(styleFor(page.color).error).join("\n")}\n\n`;
}

function messageLines(page: Page, { explained, flags }: JudgedMessage): readonly string[] {
  const style = styleFor(page.color);
  const name =
    explained?.kind ??
    (explained?.name === undefined ? "a message without an event" : `“${printable(explained.name)}”`);
  const constant = explained?.event === undefined ? "" : `  ${explained.event.constant}`;
  const mark = flags.length === 0 ? "ok" : style.error("!!");
  const fields = (explained?.fields ?? []).filter(({ kind }) => kind !== "envelope");
  const column = Math.min(
    Math.max(0, ...fields.map(({ path }) => widthOf(printable(path)))),
    page.width >> 1,
  );
  return [
    ...folded(`${name}${constant}`, page.width, 6, 4).map((line, index) =>
      style.strong(index === 0 ? `${" ".repeat(2)}${mark}  ${line.slice(6)}` : line),
    ),
    ...flagLines(page, flags, "      "),
    ...fields.flatMap((field) => fieldLines(page, field, column)),
  ];
}

function flagLines(page: Page, flags: readonly string[], indent: string): readonly string[] {
  return flags.flatMap((flag) =>
    folded(`! ${printable(flag)}`, page.width, indent.length, 2).map(styleFor(page.color).error),
  );
}

function fieldLines(page: Page, { path, value }: ExplainedField, column: number): readonly string[] {
  const name = printable(path);
  return folded(
    `${name}${" ".repeat(Math.max(0, column - widthOf(name)))}  ${printable(value)}`,
    page.width,
    6,
    2,
  );
}

/** Cut at the width; a value of a stranger has no blanks to break at. Further lines stand deeper by `more`. */
function folded(text: string, width: number, indent: number, more: number): readonly string[] {
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let columns = indent;
  for (const character of text) {
    const wide = widthOf(character);
    if (columns + wide > width) {
      lines.push(line.trimEnd());
      line = " ".repeat(indent + more);
      columns = indent + more;
    }
    line += character;
    columns += wide;
  }
  return [...lines, line];
}

/** What was received in all. */
export function renderSummary(page: Page, tally: Tally): string {
  const style = styleFor(page.color);
  const { requests, refused, messages, flagged } = tally;
  const parts = [plural(requests, "request"), plural(messages, "message")];
  if (refused > 0) parts.push(`${refused} refused`);
  const verdict = flagged === 0 ? "all declared and allowed" : `${flagged} flagged`;
  const events = Object.entries(tally.events).flatMap(([name, number]) =>
    folded(`${String(number).padStart(6)}  ${printable(name)}`, page.width, 0, 8),
  );
  const head = messages === 0 ? parts.join(", ") : `${parts.join(", ")}: ${verdict}`;
  return `${[flagged === 0 ? head : style.error(head), ...events].join("\n")}\n`;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** One line for each message, and one for what is wrong around them. */
export function batchAsJson({ number }: Reception, batch: JudgedBatch, at: string): string {
  const around =
    batch.flags.length === 0 ? [] : [{ kind: "request", at, request: number, flags: batch.flags }];
  const messages = batch.messages.map(({ message, explained, flags }) => ({
    kind: "message",
    at,
    request: number,
    event: explained?.event?.constant ?? null,
    ...(explained?.kind === undefined ? {} : { is: explained.kind }),
    flags,
    message,
  }));
  return [...around, ...messages].map((line) => `${JSON.stringify(line)}\n`).join("");
}
