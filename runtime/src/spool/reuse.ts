/**
 * Going on with a segment that an earlier run closed. Without it a person who is offline would have a file for each
 * command, and every further command would have to look at all of them.
 */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, renameSync } from "node:fs";
import { SEGMENT_BYTES, SEGMENT_EVENTS, SEGMENT_MS } from "../limits.ts";
import { parseSegmentFile, type SegmentName, segmentFile } from "./format.ts";

export interface Reused {
  readonly descriptor: number;
  /** With the pid of this process. */
  readonly name: SegmentName;
  readonly bytes: number;
  readonly events: number;
}

const FLAGS: number = constants.O_RDWR | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);
const NEWLINE = 0x0a;

/**
 * Takes over the newest closed segment of a directory if it began within the hour, has room and has this header. The
 * renaming decides: of two processes one gets it, and a flusher that knows the closed name cannot delete it any more.
 *
 * @param head line 1 with its newline
 * @param room bytes that must still fit
 */
export function reuseSegment(directory: string, head: string, room: number, now: number): Reused | undefined {
  const closed = newestClosed(directory, now);
  if (closed === undefined) return undefined;
  const name: SegmentName = { ...closed, pid: process.pid };
  const path = (of: SegmentName): string => `${directory}/${segmentFile(of)}`;
  try {
    renameSync(path(closed), path(name));
  } catch {
    return undefined;
  }
  const segment = openWhole(path(name), head, SEGMENT_BYTES - room);
  if (segment !== undefined) return { ...segment, name };
  try {
    renameSync(path(name), path(closed));
  } catch {
    // Deleted in the meantime.
  }
  return undefined;
}

/** Older ones count as free whatever pid they have: nobody may append to them (`segmentIsFree`). */
function newestClosed(directory: string, now: number): SegmentName | undefined {
  const young = readdirSync(directory).flatMap((file) => {
    const name = parseSegmentFile(file);
    return name?.pid === 0 && Math.abs(now - name.start) < SEGMENT_MS ? [name] : [];
  });
  return young.reduce<SegmentName | undefined>(
    (newest, name) => (newest === undefined || name.start > newest.start ? name : newest),
    undefined,
  );
}

function openWhole(path: string, head: string, limit: number): Omit<Reused, "name"> | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, FLAGS);
    const found = fstatSync(descriptor);
    const bytes = found.isFile() && found.size <= limit ? found.size : 0;
    const content = Buffer.alloc(bytes);
    const isRead = bytes > 0 && readSync(descriptor, content, 0, bytes, 0) === bytes;
    const events = linesOf(content) - 1;
    const isWhole = isRead && content.at(-1) === NEWLINE && content.indexOf(head) === 0;
    if (isWhole && events < SEGMENT_EVENTS) return { descriptor, bytes, events };
  } catch {
    // Deleted in the meantime, or not readable.
  }
  if (descriptor !== undefined) closeSync(descriptor);
  return undefined;
}

function linesOf(content: Buffer): number {
  let lines = 0;
  for (let at = content.indexOf(NEWLINE); at !== -1; at = content.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
