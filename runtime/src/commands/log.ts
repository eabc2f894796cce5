/** `log`: every request that was made, newest last. */
import { readLedger } from "../delivery/records.ts";
import { type CommandContext, destinationName, placesOrComplain } from "./context.ts";
import { clean, count, paragraph, readableTime, rows, wrap } from "./text.ts";
import { messageNoun } from "./traits.ts";

/** With `--json` the ledger's lines as they are. */
export function log(context: CommandContext): number {
  const places = placesOrComplain(context);
  if (places === undefined) return 1;
  const lines = readLedger(places);
  if (context.json) for (const line of lines) context.output.print(`${line}\n`);
  else if (lines.length === 0)
    context.output.print(paragraph(`No request was made, or the record was deleted.`));
  else {
    for (const line of lines) context.output.print(textOf(context, line));
    const more: [string, string][] = [
      ["with every message", `${context.command} log --json`],
      ["file", places.ledger],
    ];
    context.output.print(`\n${rows(more)}`);
  }
  return 0;
}

interface Entry {
  readonly at?: unknown;
  readonly destination?: unknown;
  readonly endpoint?: unknown;
  readonly bytes?: unknown;
  readonly outcome?: unknown;
  readonly status?: unknown;
  readonly error?: unknown;
  readonly messages?: unknown;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  delivered: "received",
  kept: "not received; kept for a later try",
  split: "refused as a whole; sent again in halves",
  dropped: "refused; not sent again",
};

function textOf(context: CommandContext, line: string): string {
  const entry = parse(line);
  if (entry === undefined) return paragraph("A line of the record is damaged and left out.");
  const { at, destination, endpoint, bytes, outcome, status, error, messages } = entry;
  const answer = status === undefined ? text(error ?? "written to the file") : `status ${text(status)}`;
  const events = Array.isArray(messages) ? messages.map(nameOf) : [];
  const size = typeof bytes === "number" ? `, ${count(bytes, "byte")}` : "";
  const head = `${readableTime(text(at))}  ${OUTCOMES[text(outcome)] ?? text(outcome)} (${answer})`;
  const where = `to ${destinationName(context, text(destination))}, ${text(endpoint)}`;
  const what = `${count(events.length, messageNoun(context.binding))}${size}: ${summary(events)}`;
  return `${[head, ...indented(where), ...indented(what)].join("\n")}\n`;
}

function indented(line: string): string[] {
  return wrap(line, 78).map((part) => `  ${part}`);
}

/** `Pipeline run ×3, Stack set` */
function summary(events: readonly string[]): string {
  const sums = new Map<string, number>();
  for (const event of events) sums.set(event, (sums.get(event) ?? 0) + 1);
  return [...sums].map(([event, number]) => (number === 1 ? event : `${event} ×${number}`)).join(", ");
}

function nameOf(message: unknown): string {
  if (typeof message !== "object" || message === null) return "?";
  if ("event" in message) return text(message.event);
  return "type" in message ? text(message.type) : "?";
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? clean(String(value)) : "?";
}

function parse(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
