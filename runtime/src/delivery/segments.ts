/**
 * Reading the spool. A segment belongs to the process in its name, which may still append to it; so it is never
 * renamed or rewritten here, only read from an offset and deleted once it is free and every byte is dealt with.
 */
import { existsSync, lstatSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { EVENT_BYTES, SPOOL_BYTES } from "../limits.ts";
import type { Places } from "../places.ts";
import {
  parseHeader,
  parseSegmentFile,
  type SegmentHeader,
  type SegmentName,
  segmentIsFree,
  segmentFile as segmentName,
} from "../spool/format.ts";
import { readBounded } from "./files.ts";
import { isAlive } from "./process.ts";

/** A file of the spool as it was when listed. */
export interface SegmentFile {
  /** `<destination>/<start>-<tag>`: stays the same when its writer closes it. */
  readonly key: string;
  readonly path: string;
  readonly destination: string;
  readonly name: SegmentName;
  /** Time of the last append: milliseconds since 1970. */
  readonly touched: number;
  readonly bytes: number;
}

/** One message line. */
export interface SpoolLine {
  readonly segment: SegmentFile;
  /** The message, byte for byte. */
  readonly text: string;
  readonly bytes: number;
  /** Offset of the byte after its newline. */
  readonly end: number;
}

/** A line that is no message. */
export interface BadLine {
  readonly segment: SegmentFile;
  readonly text: string;
  readonly reason: "corrupt" | "too-large";
  /** Offset of its first byte. */
  readonly start: number;
  readonly end: number;
}

export interface SegmentContent {
  readonly file: SegmentFile;
  /** `foreign`: written by a newer format, to be left alone. `corrupt`: nothing in it can be sent. */
  readonly header: SegmentHeader | "foreign" | "corrupt" | "empty";
  readonly lines: readonly SpoolLine[];
  readonly bad: readonly BadLine[];
  /** Where reading began: the offset given, or the end of the header. */
  readonly from: number;
  /** Offset after the last complete line. */
  readonly complete: number;
  /** Bytes of a last line without newline: still being written, or torn by a kill. */
  readonly torn: number;
}

const NEWLINE = 0x0a;
/** A larger file was never written by this runtime, whose whole spool is smaller. */
const READ_BYTES: number = 4 * SPOOL_BYTES;

/** All segments, oldest first. Whatever does not look like one is left alone. */
export function listSegments(places: Places): SegmentFile[] {
  const found = names(places.spool).flatMap((destination) =>
    names(join(places.spool, destination)).flatMap(
      (name) => segmentFile(places.spool, destination, name) ?? [],
    ),
  );
  return found.sort((a, b) => a.name.start - b.name.start || (a.key < b.key ? -1 : 1));
}

/** The number of files in the spool, without looking into any. */
export function countSegments(places: Places): number {
  return names(places.spool).reduce(
    (sum, destination) => sum + names(join(places.spool, destination)).length,
    0,
  );
}

/** Reads what was appended to a segment since `offset`. Undefined if it is gone, no file or larger than the limit. */
export function readSegment(file: SegmentFile, offset: number): SegmentContent | undefined {
  const bytes = readBounded(file.path, READ_BYTES);
  if (bytes === undefined) return undefined;
  const complete = bytes.lastIndexOf(NEWLINE) + 1;
  const first = bytes.indexOf(NEWLINE) + 1;
  const header = first === 0 ? "empty" : readHeader(bytes.subarray(0, first - 1), file);
  const lines: SpoolLine[] = [];
  const bad: BadLine[] = [];
  // An offset from elsewhere must not land inside a line.
  const from = offset > first && bytes[offset - 1] === NEWLINE ? offset : first;
  let at = from;
  while (typeof header !== "string" && at < complete) {
    const end = bytes.indexOf(NEWLINE, at) + 1;
    const line = readLine(file, bytes.subarray(at, end - 1), at);
    if ("bytes" in line) lines.push(line);
    else bad.push(line);
    at = end;
  }
  return { file, header, lines, bad, from, complete, torn: bytes.length - complete };
}

/** Deletes a segment, and the folder of its destination if that is empty now. */
export function deleteSegment(places: Places, file: SegmentFile): void {
  try {
    rmSync(file.path, { force: true });
    rmdirSync(join(places.spool, file.destination));
  } catch {
    // Not empty, gone already, or not ours to delete.
  }
}

/** Is it still there, be it that its writer has closed it? A host deletes what a person has taken back. */
export function isThere({ path, name }: SegmentFile): boolean {
  return (
    existsSync(path) || (name.pid !== 0 && existsSync(join(dirname(path), segmentName({ ...name, pid: 0 }))))
  );
}

/** May nobody append to it any more? */
export function isFree(file: SegmentFile, now: number): boolean {
  return segmentIsFree(file.name, now, isAlive);
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function segmentFile(spool: string, destination: string, file: string): SegmentFile | undefined {
  const name = parseSegmentFile(file);
  if (name === undefined) return undefined;
  const path = join(spool, destination, file);
  try {
    const found = lstatSync(path);
    if (!found.isFile()) return undefined;
    const key = `${destination}/${name.start}-${name.tag}`;
    return { key, path, destination, name, touched: found.mtimeMs, bytes: found.size };
  } catch {
    return undefined;
  }
}

function readHeader(line: Buffer, file: SegmentFile): SegmentHeader | "foreign" | "corrupt" {
  const text = decode(line) ?? "";
  const header = parseHeader(text);
  if (header !== undefined) return header.destination === file.destination ? header : "corrupt";
  const format = parseObject(text)?.["forthright"];
  return typeof format === "number" && format > 1 ? "foreign" : "corrupt";
}

function readLine(segment: SegmentFile, line: Buffer, start: number): SpoolLine | BadLine {
  const end = start + line.length + 1;
  if (line.length > EVENT_BYTES) {
    return { segment, text: line.subarray(0, 200).toString("utf8"), reason: "too-large", start, end };
  }
  const text = decode(line);
  if (text === undefined || !isMessage(parseObject(text))) {
    return { segment, text: line.toString("utf8"), reason: "corrupt", start, end };
  }
  return { segment, text, bytes: line.length, end };
}

/** Every message carries its id, under the name that its adapter has for it. */
function isMessage(message: Record<string, unknown> | undefined): boolean {
  return typeof (message?.["messageId"] ?? message?.["uuid"]) === "string";
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(line: Buffer): string | undefined {
  try {
    return UTF8.decode(line);
  } catch {
    return undefined;
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return value as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
