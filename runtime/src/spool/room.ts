/** The bounds of the whole spool: before a segment begins, the oldest ones go until it fits. */
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { isAlive } from "../delivery/process.ts";
import { DAY_MS, SEGMENT_BYTES, SEGMENT_EVENTS, SPOOL_BYTES, SPOOL_DAYS, SPOOL_EVENTS } from "../limits.ts";
import { parseSegmentFile, type SegmentName, segmentIsFree } from "./format.ts";

/** `too-many`: the oldest made way for the newest. `expired`: waited too long. */
export type RoomDrop = "too-many" | "expired";

interface Named {
  readonly path: string;
  readonly name: SegmentName;
}

interface Stored extends Named {
  readonly bytes: number;
}

/** No message and no header is shorter, so that few bytes mean few events and no file has to be read. */
const SHORTEST_MESSAGE = 200;
const SHORTEST_HEADER = 150;
/** So many files at most are deleted at once: a host must not be held up by what a machine left behind in months. */
const MOST_AT_ONCE = 100;

/** Number of events of closed segments, by path; good as long as the size is the same. */
const counts = new Map<string, { readonly bytes: number; readonly events: number }>();

/** Makes room for one more segment. False if segments that other processes are still writing take it all. */
export function makeRoom(
  spool: string,
  now: number,
  onDrop: (reason: RoomDrop, count: number) => void,
): boolean {
  const names = listNames(spool);
  if (names.length > SPOOL_EVENTS) return thinOut(names, now, onDrop);
  const kept: Stored[] = [];
  for (const segment of names.flatMap(withSize)) {
    if (now - segment.name.start > SPOOL_DAYS * DAY_MS) remove(segment, "expired", onDrop);
    else kept.push(segment);
  }
  let bytes = kept.reduce((sum, segment) => sum + segment.bytes, 0);
  const few = (bytes - kept.length * SHORTEST_HEADER) / SHORTEST_MESSAGE < SPOOL_EVENTS - SEGMENT_EVENTS;
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

/**
 * Many more files than there may be events: the oldest go, a few at a time, and no other is looked at. The next flusher,
 * which is started whether or not it may send, does the rest.
 */
function thinOut(
  names: readonly Named[],
  now: number,
  onDrop: (reason: RoomDrop, count: number) => void,
): boolean {
  const free = names.slice(0, MOST_AT_ONCE).filter(({ name }) => segmentIsFree(name, now, isAlive));
  for (const segment of free.flatMap(withSize)) remove(segment, "too-many", onDrop);
  return free.length > 0;
}

/** Removes every segment that holds a text, whoever writes to it: a consent was taken back. */
export function removeSegmentsWith(
  spool: string,
  text: string,
  onDrop: (reason: "withdrawn", count: number) => void,
): void {
  for (const segment of listNames(spool).flatMap(withSize)) {
    try {
      if (readFileSync(segment.path, "utf8").includes(text)) remove(segment, "withdrawn", onDrop);
    } catch {
      // Gone in the meantime.
    }
  }
}

/** Every segment, oldest first. */
function listNames(spool: string): readonly Named[] {
  const found = list(spool).flatMap((destination) =>
    list(`${spool}/${destination}`).flatMap((file): readonly Named[] => {
      const name = parseSegmentFile(file);
      return name === undefined ? [] : [{ path: `${spool}/${destination}/${file}`, name }];
    }),
  );
  return found.sort((a, b) => a.name.start - b.name.start);
}

/** Nothing for a segment that is gone. */
function withSize(segment: Named): readonly Stored[] {
  const bytes = statSync(segment.path, { throwIfNoEntry: false })?.size;
  return bytes === undefined ? [] : [{ ...segment, bytes }];
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
  if (known?.bytes === bytes) return known.events;
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
  if (name.pid === 0) counts.set(path, { bytes, events });
  return events;
}

const NEWLINE = 0x0a;
