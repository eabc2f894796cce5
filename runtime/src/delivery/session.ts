/** What one flusher knows and changes while it holds the lock. */
import type { DropReason } from "../drop-reason.ts";
import { LONGEST_PAUSE_MS } from "../limits.ts";
import type { FlushJob } from "./job.ts";
import type { Lock } from "./lock.ts";
import { writeDrop, writeQuarantine } from "./records.ts";
import type { SegmentContent } from "./segments.ts";
import { type DeliveryState, writeState } from "./state.ts";
import { pauseMs } from "./verdict.ts";

export interface Session {
  readonly job: FlushJob;
  readonly lock: Lock;
  /** Ends a request that is under way: the deadline is near, or `stopped`. */
  readonly signal: AbortSignal;
  /** Nothing more may be sent: consent is gone, or another flusher took over. Looks at the files each time. */
  readonly stopped: () => boolean;
  readonly state: DeliveryState;
}

/** Writes down how far delivery has come. False: it could not be written, so nothing more may be sent. */
export function save(session: Session): boolean {
  return writeState(session.job.places.deliveryState, session.state);
}

/**
 * Everything in a segment before `end` is dealt with. Lines that are no messages are set aside on the way, and those that
 * stand right behind `end` too, so that each is set aside once.
 */
export function advance(session: Session, content: SegmentContent, end: number): void {
  const { places } = session.job;
  const before = session.state.offsets.get(content.file.key) ?? 0;
  let offset = Math.max(end, before);
  for (const bad of content.bad) {
    if (bad.start < before || bad.start > offset) continue;
    writeQuarantine(places, content.file.destination, bad.reason, bad.text);
    writeDrop(places, bad.reason, 1);
    offset = Math.max(offset, bad.end);
  }
  session.state.offsets.set(content.file.key, offset);
}

/** Gives up on the rest of what was read of a segment. */
export function dropRest(session: Session, content: SegmentContent, reason: DropReason): void {
  const offset = session.state.offsets.get(content.file.key) ?? content.from;
  const left = content.lines.filter((line) => line.end > offset).length;
  const bad = content.bad.filter((line) => line.end > offset).length;
  writeDrop(session.job.places, reason, left + bad);
  session.state.offsets.set(content.file.key, content.complete);
}

/** The target answered well: all is forgiven. */
export function recordSuccess(session: Session, key: string): void {
  session.state.targets.delete(key);
}

/**
 * The target is to be left alone for a while.
 *
 * @param asked what its `Retry-After` asked for, in milliseconds
 */
export function recordFailure(session: Session, key: string, asked: number | undefined): void {
  const failures = (session.state.targets.get(key)?.failures ?? 0) + 1;
  const ours = pauseMs(failures, Math.random(), session.job.firstPauseMs);
  const pause = Math.min(asked ?? ours, LONGEST_PAUSE_MS);
  session.state.targets.set(key, { notBefore: Date.now() + pause, failures });
}
