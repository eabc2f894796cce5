/**
 * The spool on disk, format 1: what the writer in the host and the reader in the flusher agree on. Pure.
 *
 * `spool/<destination>/<start ms>-<pid>-<8 hex>.ndjson`; line 1 is the header, each further line one message, byte
 * for byte as it will be sent. The pid names the process that may still append. A writer that is done renames its
 * segment to pid 0; a writer that was killed leaves its pid, which is then dead.
 */
import { SEGMENT_MS } from "../limits.ts";

/** Line 1 of a segment: where its messages go and how they are wrapped. */
export interface SegmentHeader {
  readonly forthright: 1;
  /** Id of the destination. */
  readonly destination: string;
  /** Name of the adapter that encoded the messages. */
  readonly adapter: string;
  readonly endpoint: string;
  readonly writeKey: string;
  /** Id of the catalogue that allowed the messages. */
  readonly catalog: string;
}

export interface SegmentName {
  /** When the segment was begun, in milliseconds since 1970. */
  readonly start: number;
  /** The process that may still append; 0: closed. */
  readonly pid: number;
  /** Eight hexadecimal digits that keep segments of one process apart. */
  readonly tag: string;
}

const NAME = /^(\d{1,15})-(\d{1,10})-([0-9a-f]{8})\.ndjson$/;

/** File name of a segment. */
export function segmentFile(name: SegmentName): string {
  return `${name.start}-${name.pid}-${name.tag}.ndjson`;
}

/** The parts of a segment's file name, or undefined for a file that is none of ours. */
export function parseSegmentFile(file: string): SegmentName | undefined {
  const match = NAME.exec(file);
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) return undefined;
  return { start: Number(match[1]), pid: Number(match[2]), tag: match[3] };
}

/**
 * Whether nobody appends to a segment any more: it is closed, its process is gone, or it is so old that its writer
 * has let go of it (writers begin a new segment after `SEGMENT_MS`; the factor covers a clock that was set).
 */
export function segmentIsFree(name: SegmentName, now: number, isAlive: (pid: number) => boolean): boolean {
  return name.pid === 0 || now - name.start > 2 * SEGMENT_MS || !isAlive(name.pid);
}

/** Line 1 of a segment, with its newline. Keys in a fixed order. */
export function formatHeader(header: SegmentHeader): string {
  const { destination, adapter, endpoint, writeKey, catalog } = header;
  return `${JSON.stringify({ forthright: 1, destination, adapter, endpoint, writeKey, catalog })}\n`;
}

/** Reads line 1 of a segment; undefined if it is torn, of another format or not a header. */
export function parseHeader(line: string): SegmentHeader | undefined {
  const value = parseObject(line);
  if (value?.["forthright"] !== 1) return undefined;
  const { destination, adapter, endpoint, writeKey, catalog } = value;
  if (typeof destination !== "string" || typeof adapter !== "string" || typeof endpoint !== "string")
    return undefined;
  if (typeof writeKey !== "string" || typeof catalog !== "string") return undefined;
  return { forthright: 1, destination, adapter, endpoint, writeKey, catalog };
}

/** Whether a line of a segment is one whole message: a JSON object. Send the line itself, not a re-encoding of it. */
export function isMessageLine(line: string): boolean {
  return parseObject(line) !== undefined;
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return value as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
