/** What waits to be sent, for the person to look at and to delete. */
import { rmSync } from "node:fs";
import type { Places } from "../places.ts";
import type { SegmentHeader } from "../spool/format.ts";
import { type Lock, lockOwner, waitForLock } from "./lock.ts";
import { listSegments, readSegment } from "./segments.ts";
import { readState } from "./state.ts";

/** The messages of one segment that are still to be sent. */
export interface QueuedSegment {
  readonly header: SegmentHeader;
  /** Byte for byte as they will be sent, oldest first. */
  readonly messages: readonly string[];
  /** Of all messages (UTF-8). */
  readonly bytes: number;
}

/** The queue, oldest first, without what is sent already and without lines that will never be sent. */
export function readQueue(places: Places): QueuedSegment[] {
  const { offsets } = readState(places.deliveryState);
  return listSegments(places).flatMap((file) => {
    const content = readSegment(file, offsets.get(file.key) ?? 0);
    if (content === undefined || typeof content.header === "string" || content.lines.length === 0) return [];
    const bytes = content.lines.reduce((sum, line) => sum + line.bytes, 0);
    return { header: content.header, messages: content.lines.map((line) => line.text), bytes };
  });
}

/** Number and size of what waits. */
export function sizeOf(queue: readonly QueuedSegment[]): { readonly events: number; readonly bytes: number } {
  return {
    events: queue.reduce((sum, { messages }) => sum + messages.length, 0),
    bytes: queue.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Makes sure that no flusher is at work and none begins: takes its lock. One that is at work gets `patienceMs`
 * milliseconds to see that consent is gone; then it is killed, which loses nothing that is not to be deleted anyway.
 * Undefined if the lock is not to be had, for example because nothing can be written there.
 */
export async function stopFlusher(places: Places, patienceMs: number): Promise<Lock | undefined> {
  const isHeld = lockOwner(places.lock) !== undefined;
  const lock = await waitForLock(places.lock, isHeld ? patienceMs : 0);
  if (lock !== undefined || !isHeld) return lock;
  const owner = lockOwner(places.lock);
  if (owner !== undefined && owner > 0 && owner !== process.pid) kill(owner);
  return waitForLock(places.lock, patienceMs);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}

/** Deletes all that waits to be sent and all that was refused. False: something could not be deleted. */
export function deleteQueue(places: Places): boolean {
  return deleteAll([places.spool, places.quarantine]);
}

/** Deletes files and directories; false if one of them could not be. */
export function deleteAll(paths: readonly string[]): boolean {
  return paths.map(remove).every((gone) => gone);
}

function remove(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}
