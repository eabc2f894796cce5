/** `show`: what waits to be sent, byte for byte. */
import { type QueuedSegment, readQueue, sizeOf } from "../delivery/queue.ts";
import { type CommandContext, decisionOf, destinationName, placesOrComplain } from "./context.ts";
import { clean, count, paragraph } from "./text.ts";
import { messageNoun } from "./traits.ts";

/** With `--json` the messages alone, one a line. */
export function show(context: CommandContext): number {
  const places = placesOrComplain(context);
  if (places === undefined) return 1;
  const queue = readQueue(places);
  if (context.json) {
    for (const message of queue.flatMap(({ messages }) => messages)) context.output.print(`${message}\n`);
    return 0;
  }
  if (queue.length === 0) {
    context.output.print(paragraph("Nothing waits to be sent."));
    return 0;
  }
  context.output.print(heading(context, queue));
  for (const [where, segments] of byTarget(context, queue)) {
    context.output.print(`\n${context.output.strong(paragraph(where))}`);
    for (const message of segments.flatMap(({ messages }) => messages)) context.output.print(`${message}\n`);
  }
  return 0;
}

function heading(context: CommandContext, queue: readonly QueuedSegment[]): string {
  const { events, bytes } = sizeOf(queue);
  const waits = `${count(events, messageNoun(context.binding))} (${count(bytes, "byte")}) ${events === 1 ? "waits" : "wait"} to be sent.`;
  const isOn = decisionOf(context).state === "on";
  return paragraph(
    isOn
      ? `${waits} Each line below is one, exactly as it will be sent.`
      : `${waits} Sending is off at the moment, so nothing happens to them. Each line below is one.`,
  );
}

/** Grouped under `Twilio Segment, https://…`. */
function byTarget(context: CommandContext, queue: readonly QueuedSegment[]): Map<string, QueuedSegment[]> {
  const groups = new Map<string, QueuedSegment[]>();
  for (const segment of queue) {
    const where = `${destinationName(context, segment.header.destination)}, ${clean(segment.header.endpoint)}`;
    groups.set(where, [...(groups.get(where) ?? []), segment]);
  }
  return groups;
}
