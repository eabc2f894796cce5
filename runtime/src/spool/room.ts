/** The bounds of the whole spool: before a segment begins, the oldest ones go until it fits. */
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { isAlive } from "../delivery/process.ts";
import { DAY_MS, SEGMENT_BYTES, SEGMENT_EVENTS, SPOOL_BYTES, SPOOL_DAYS, SPOOL_EVENTS } from "../limits.ts";
import { parseSegmentFile, type SegmentName, segmentIsFree } from "./format.ts";

/** `too-many`: the oldest made way for the newest. `expired`: waited too long. */
export type RoomDrop = "too-many" | "expired";

interface Stored {
  readonly path: string;
  readonly name: SegmentName;
  readonly bytes: number;
}

/** No message is shorter, so that few bytes mean few events and no file has to be read. */
const SHORTEST_MESSAGE = 200;

/** Number of events of closed segments, by path: they do not change. */
const counts = new Map<string, number>();

/** Makes room for one more segment. False if segments that other processes are still writing take it all. */
export function makeRoom(
  spool: string,
  now: number,
  onDrop: (reason: RoomDrop, count: number) => void,
): boolean {
  const kept: Stored[] = [];
  for (const segment of listSegments(spool)) {
    if (now - segment.name.start > SPOOL_DAYS * DAY_MS) remove(segment, "expired", onDrop);
    else kept.push(segment);
  }
  let bytes = kept.reduce((sum, segment) => sum + segment.bytes, 0);
  const few = bytes / SHORTEST_MESSAGE < SPOOL_EVENTS - SEGMENT_EVENTS;
  let events = few ? 0 : kept.reduce((sum, segment) => sum + countEvents(segment), 0);
  const fits = (): boolean => bytes + SEGMENT_BYTES <= SPOOL_BYTES && events + SEGMENT_EVENTS <= SPOOL_EVENTS;
  for (const segment of kept) {
    if (fits()) break;
    if (!segmentIsFree(segment.name, now, isAlive)) continue;
    bytes -= segment.bytes;
    events -= few ? 0 : countEvents(segment);
    remove(segment, "too-many", onDrop);
  }
  return fits();
}

/** Removes every segment that holds a text, whoever writes to it: a consent was taken back. */
export function removeSegmentsWith(
  spool: string,
  text: string,
  onDrop: (reason: "withdrawn", count: number) => void,
): void {
  for (const segment of listSegments(spool)) {
    try {
      if (readFileSync(segment.path, "utf8").includes(text)) remove(segment, "withdrawn", onDrop);
    } catch {
      // Gone in the meantime.
    }
  }
}

/** Every segment, oldest first. */
function listSegments(spool: string): readonly Stored[] {
  const found = list(spool).flatMap((destination) =>
    list(`${spool}/${destination}`).flatMap((file) => {
      const name = parseSegmentFile(file);
      const path = `${spool}/${destination}/${file}`;
      const bytes = name === undefined ? undefined : statSync(path, { throwIfNoEntry: false })?.size;
      return name === undefined || bytes === undefined ? [] : [{ path, name, bytes }];
    }),
  );
  return found.sort((a, b) => a.name.start - b.name.start);
}

function list(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function remove<Reason>(
  segment: Stored,
  reason: Reason,
  onDrop: (reason: Reason, count: number) => void,
): void {
  const count = countEvents(segment);
  rmSync(segment.path, { force: true, recursive: true });
  counts.delete(segment.path);
  onDrop(reason, count);
}

/** Lines after the header. */
function countEvents({ path, name, bytes }: Stored): number {
  const known = counts.get(path);
  if (known !== undefined) return known;
  // A larger file is none of ours; it is not worth reading.
  if (bytes > SPOOL_BYTES) return 0;
  let events = 0;
  try {
    const content = readFileSync(path);
    // The first newline ends the header.
    for (let at = content.indexOf(NEWLINE); at !== -1; at = content.indexOf(NEWLINE, at + 1)) events++;
    events = Math.max(0, events - 1);
  } catch {
    // Gone in the meantime.
  }
  if (name.pid === 0) counts.set(path, events);
  return events;
}

const NEWLINE = 0x0a;
