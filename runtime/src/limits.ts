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

/** Most requests to one endpoint in one run: a collector that refuses every message is not asked for each of them. */
export const RUN_REQUESTS = 50;
/** Least time between two starts of the process that sends, in milliseconds: a loop of commands starts one a second. */
export const FLUSHER_INTERVAL_MS = 1_000;
/** Pause after a first failure, in milliseconds; doubles with each further one, with half of it left to chance. */
export const FIRST_PAUSE_MS = 15_000;
/** From this many failures in a row on the pause lasts one to two hours. */
export const BREAKER_FAILURES = 5;
/** Longest pause of our own making, in milliseconds. */
export const LONGEST_PAUSE_MS = 7_200_000;

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
/** Size of what each destination refused, in bytes. */
export const QUARANTINE_BYTES = 262_144;
/** Size of a file that is a destination, in bytes; the oldest lines go first. */
export const FILE_BYTES = 10_000_000;
/** Largest settings, administrator's or project file that is read, in bytes. */
export const SETTINGS_BYTES = 64_000;

/** Shortest pause that a server's `Retry-After` can ask for, in milliseconds. */
export const RETRY_AFTER_MIN_MS = 1_000;
/** Longest pause that a server's `Retry-After` can ask for, in milliseconds. */
export const RETRY_AFTER_MAX_MS = 3_600_000;

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;
