/** What was received so far, and the sentence that sums it up. */
import type { JudgedBatch } from "./judge.ts";

export interface Tally {
  readonly requests: number;
  readonly refused: number;
  readonly messages: number;
  /** Messages and requests with something that the catalogue does not declare or allow. */
  readonly flagged: number;
  /** Wire name, or the kind of what is no event → number of messages. */
  readonly events: Readonly<Record<string, number>>;
}

export const NOTHING: Tally = { requests: 0, refused: 0, messages: 0, flagged: 0, events: {} };
/** Different names that are counted one by one; strangers may send any number of them. */
const NAMES = 1_000;

/** Without a batch the request was refused. Pure. */
export function add(tally: Tally, batch: JudgedBatch | undefined): Tally {
  const requests = tally.requests + 1;
  if (batch === undefined) return { ...tally, requests, refused: tally.refused + 1 };
  const events = new Map(Object.entries(tally.events));
  for (const { explained } of batch.messages) {
    const name = explained?.name ?? explained?.kind ?? "";
    if (name !== "" && (events.has(name) || events.size < NAMES))
      events.set(name, (events.get(name) ?? 0) + 1);
  }
  const flagged = [batch, ...batch.messages].filter(({ flags }) => flags.length > 0).length;
  return {
    requests,
    refused: tally.refused,
    messages: tally.messages + batch.messages.length,
    flagged: tally.flagged + flagged,
    events: Object.fromEntries(events),
  };
}
