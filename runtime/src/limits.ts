/**
 * Every fixed bound of the runtime. The code uses these constants and the public page prints them, so neither can
 * drift from the other. A kilobyte is 1,000 bytes here: the stricter reading of what services publish.
 */

/** Longest message, in bytes of UTF-8 JSON. Segment refuses more than 32 KB. */
export const EVENT_BYTES = 32_000;
/** Largest request body before compression, in bytes. Segment refuses more than 500 KB. */
export const BATCH_BYTES = 500_000;
/** Most events in one request. */
export const BATCH_EVENTS = 100;
/** How much of a server's answer is read, in bytes. */
export const ANSWER_BYTES = 4_000;
/** Life of the process that sends, in milliseconds, name resolution included. */
export const FLUSHER_MS = 10_000;
/** How long opting out waits for its one last event, in milliseconds. */
export const OPT_OUT_MS = 2_000;

/** Size of everything that waits to be sent, in bytes, over all destinations. */
export const SPOOL_BYTES = 1_000_000;
/** Number of events that may wait to be sent. */
export const SPOOL_EVENTS = 1_000;
/** How long an event may wait, in days. */
export const SPOOL_DAYS = 7;
/** A segment is closed at this size, so that dropping the oldest one costs a part of the spool only. */
export const SEGMENT_BYTES = 100_000;
/** A segment is closed at this number of events. */
export const SEGMENT_EVENTS = 100;
/** A segment is closed at this age, in milliseconds; long-running hosts then let go of it. */
export const SEGMENT_MS = 3_600_000;

/** Size of the local record of requests, in bytes. */
export const LEDGER_BYTES = 1_000_000;
/** Size of the local record of drops, in bytes. */
export const DROPS_BYTES = 100_000;
/** Largest settings, administrator's or project file that is read, in bytes. */
export const SETTINGS_BYTES = 64_000;

/** Shortest pause that a server's `Retry-After` can ask for, in milliseconds. */
export const RETRY_AFTER_MIN_MS = 1_000;
/** Longest pause that a server's `Retry-After` can ask for, in milliseconds. */
export const RETRY_AFTER_MAX_MS = 3_600_000;

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;
