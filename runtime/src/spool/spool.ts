/**
 * Appending to the spool. Each process writes to segments of its own, one open at a time for each destination; a line
 * is with the system when `append` returns, so that even SIGKILL does not lose it. Nothing here throws.
 */
import { closeSync, constants, ftruncateSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { SEGMENT_BYTES, SEGMENT_EVENTS, SEGMENT_MS } from "../limits.ts";
import type { Places } from "../places.ts";
import { ensurePrivateDirectory, randomId } from "../system.ts";
import { formatHeader, type SegmentHeader, type SegmentName, segmentFile } from "./format.ts";
import { reuseSegment } from "./reuse.ts";
import { makeRoom, type RoomDrop } from "./room.ts";

/** `not-stored`: a line that could not be written. The others count older events that made way. */
export type SpoolDrop = "not-stored" | RoomDrop;

export interface SpoolOptions {
  readonly places: Places;
  /** Asked before each segment after the first: a person may have opted out in the meantime. */
  readonly mayGoOn: () => Leave;
  readonly onDrop: (reason: SpoolDrop, count: number) => void;
}

/** `no`: nothing more may be stored. `anew`: what the message says of the person is not true any more. */
export type Leave = "yes" | "no" | "anew";

/** The writer of one process. */
export interface Spool {
  /**
   * Appends one message to its destination's segment. Says whether it is stored; what is not is counted. `anew`:
   * neither; the message is to be made again.
   */
  append(header: SegmentHeader, message: string): boolean | "anew";
  /** Lets go of every segment, so that a flusher may take it. Says whether anything was stored since the last time. */
  close(): boolean;
}

interface OpenSegment {
  readonly descriptor: number;
  readonly directory: string;
  readonly name: SegmentName;
  bytes: number;
  events: number;
}

/** After a failure the disk is left alone for this long, in milliseconds. */
const PAUSE_MS = 60_000;
const FLAGS: number =
  constants.O_WRONLY |
  constants.O_APPEND |
  constants.O_CREAT |
  constants.O_EXCL |
  (constants.O_NOFOLLOW ?? 0);

/** Makes a writer. Touches nothing before the first line. */
export function createSpool({ places, mayGoOn, onDrop }: SpoolOptions): Spool {
  const open = new Map<string, OpenSegment>();
  let begun = 0;
  let stored = 0;
  let failedAt = Number.NEGATIVE_INFINITY;

  function store(header: SegmentHeader, line: string, now: number): boolean | "anew" {
    const bytes = Buffer.byteLength(line);
    let segment = open.get(header.destination);
    if (segment !== undefined && isFull(segment, bytes, now)) {
      closeSegment(segment);
      open.delete(header.destination);
      segment = undefined;
    }
    if (segment !== undefined) return write(segment, line, bytes);
    const leave = begun > 0 ? mayGoOn() : "yes";
    if (leave !== "yes") return leave === "anew" ? leave : false;
    if (!makeRoom(places.spool, now, onDrop)) return false;
    begun++;
    return startSegment(header, line, bytes, now);
  }

  function startSegment(header: SegmentHeader, line: string, bytes: number, now: number): boolean {
    const directory = `${places.spool}/${header.destination}`;
    ensurePrivateDirectory(directory);
    const head = formatHeader(header);
    const reused = reuseSegment(directory, head, bytes, now);
    if (reused !== undefined) {
      const segment = { ...reused, directory };
      open.set(header.destination, segment);
      return write(segment, line, bytes);
    }
    const segment = begin(directory, now);
    // Without its header a segment is worth nothing: the next line would be lost with it.
    if (!writeWhole(segment, head + line, Buffer.byteLength(head) + bytes)) return false;
    open.set(header.destination, segment);
    return true;
  }

  return {
    append(header, message) {
      const now = Date.now();
      let isStored: boolean | "anew" = false;
      try {
        isStored = Math.abs(now - failedAt) > PAUSE_MS && store(header, `${message}\n`, now);
      } catch {
        // Full, read-only or gone.
        failedAt = now;
      }
      if (isStored === "anew") return isStored;
      if (isStored) stored++;
      else onDrop("not-stored", 1);
      return isStored;
    },
    close() {
      for (const segment of open.values()) closeSegment(segment);
      open.clear();
      const hadLines = stored > 0;
      stored = 0;
      return hadLines;
    },
  };
}

function isFull(segment: OpenSegment, bytes: number, now: number): boolean {
  if (segment.events >= SEGMENT_EVENTS || segment.bytes + bytes > SEGMENT_BYTES) return true;
  return Math.abs(now - segment.name.start) > SEGMENT_MS;
}

function begin(directory: string, now: number): OpenSegment {
  const tag = randomId().slice(0, 8);
  const name: SegmentName = { start: now, pid: process.pid, tag };
  const descriptor = openSync(`${directory}/${segmentFile(name)}`, FLAGS, 0o600);
  return { descriptor, directory, name, bytes: 0, events: 0 };
}

/** The first write of a segment: if it fails, so does the segment. */
function writeWhole(segment: OpenSegment, text: string, bytes: number): boolean {
  let isWritten = false;
  try {
    isWritten = write(segment, text, bytes);
  } finally {
    if (!isWritten) {
      closeSync(segment.descriptor);
      rmSync(`${segment.directory}/${segmentFile(segment.name)}`, { force: true });
    }
  }
  return isWritten;
}

/** A full disk may take a part of a line; that part is cut off again, so that the segment stays whole. */
function write(segment: OpenSegment, text: string, bytes: number): boolean {
  const written = writeSync(segment.descriptor, text);
  if (written !== bytes) {
    ftruncateSync(segment.descriptor, segment.bytes);
    return false;
  }
  segment.bytes += bytes;
  segment.events++;
  return true;
}

/** Closes a segment and gives up its place: pid 0 says that nobody appends any more. */
function closeSegment({ descriptor, directory, name }: OpenSegment): void {
  try {
    closeSync(descriptor);
    renameSync(`${directory}/${segmentFile(name)}`, `${directory}/${segmentFile({ ...name, pid: 0 })}`);
  } catch {
    // Deleted in the meantime: the person opted out, and there is nothing left to send.
  }
}
