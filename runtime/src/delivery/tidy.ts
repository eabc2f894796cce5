/** Keeping the spool within its bounds, and deleting what is done. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DAY_MS, SPOOL_BYTES, SPOOL_DAYS, SPOOL_EVENTS } from "../limits.ts";
import type { Places } from "../places.ts";
import { writeDrop } from "./records.ts";
import {
  deleteSegment,
  isFree,
  listSegments,
  readSegment,
  type SegmentContent,
  type SegmentFile,
} from "./segments.ts";
import { advance, dropRest, type Session } from "./session.ts";

/** Reads all that is not dealt with, oldest first, sets aside what is no message and drops what is beyond the bounds. */
export function readSpool(session: Session): SegmentContent[] {
  const contents = listSegments(session.job.places).flatMap((file) => {
    const content = readSegment(file, session.state.offsets.get(file.key) ?? 0);
    if (content === undefined) dropUnreadable(session, file);
    return content ?? [];
  });
  const now = Date.now();
  for (const content of contents) {
    if (typeof content.header === "string") continue;
    advance(session, content, content.from);
    if (now - content.file.touched > SPOOL_DAYS * DAY_MS) dropRest(session, content, "expired");
  }
  dropOldest(session, contents);
  return contents;
}

/** Lines beyond the bounds of size and number go, oldest first. */
function dropOldest(session: Session, contents: readonly SegmentContent[]): void {
  const lines = contents.flatMap((content) => pending(session, content).map((line) => ({ content, line })));
  let events = lines.length;
  let bytes = lines.reduce((sum, { line }) => sum + line.bytes + 1, 0);
  let dropped = 0;
  for (const { content, line } of lines) {
    if (events <= SPOOL_EVENTS && bytes <= SPOOL_BYTES) break;
    advance(session, content, line.end);
    events -= 1;
    bytes -= line.bytes + 1;
    dropped += 1;
  }
  writeDrop(session.job.places, "too-many", dropped);
}

/** Lines of a segment that are still to be sent. */
export function pending(session: Session, content: SegmentContent): SegmentContent["lines"] {
  const offset = session.state.offsets.get(content.file.key) ?? 0;
  return content.lines.filter((line) => line.end > offset);
}

/** Deletes each segment that is free and done with, and forgets offsets of segments that are gone. */
export function tidy(session: Session): void {
  const { places } = session.job;
  const files = listSegments(places);
  const left = new Set(files.filter((file) => !finish(session, file)).map((file) => file.key));
  for (const key of session.state.offsets.keys()) if (!left.has(key)) session.state.offsets.delete(key);
  reapTemporaryFiles(places);
}

/** Says whether the segment is gone. */
function finish(session: Session, file: SegmentFile): boolean {
  const { places } = session.job;
  if (!isFree(file, Date.now())) return false;
  const content = readSegment(file, session.state.offsets.get(file.key) ?? 0);
  if (content === undefined || content.header === "foreign") return false;
  if (typeof content.header !== "string" && pending(session, content).length > 0) return false;
  if (content.header === "corrupt") writeDrop(places, "corrupt", 1);
  else if (content.torn > 0) writeDrop(places, "torn", 1);
  deleteSegment(places, file);
  return true;
}

/** Too large for anything that this runtime writes, or not readable at all; the latter stays, there is no way to judge it. */
function dropUnreadable(session: Session, file: SegmentFile): void {
  if (file.bytes <= 4 * SPOOL_BYTES) return;
  writeDrop(session.job.places, "too-large", 1);
  deleteSegment(session.job.places, file);
}

const ORPHAN_MS = 60_000;

/** Half-written files of flushers that were killed. */
function reapTemporaryFiles(places: Places): void {
  for (const name of readdirSync(places.state)) {
    if (!/^(delivery|ledger|drops)\.[a-z]+\.\d{1,10}\.tmp$/.test(name)) continue;
    const path = join(places.state, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ORPHAN_MS) rmSync(path, { force: true });
  }
}
