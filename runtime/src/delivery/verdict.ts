/** What an answer means, and how long to wait after a bad one. Pure. */
import {
  BREAKER_FAILURES,
  FIRST_PAUSE_MS,
  LONGEST_PAUSE_MS,
  RETRY_AFTER_MAX_MS,
  RETRY_AFTER_MIN_MS,
} from "../limits.ts";

/**
 * `done`: the collector has it. `split`: refused as a whole, halve it to find the bad message. `refused`: the
 * collector will never take it. `later`: keep it for another run.
 */
export type Verdict = "done" | "split" | "refused" | "later";

const SPLIT = new Set([400, 413, 422]);
const LATER = new Set([408, 425, 429]);

/**
 * The status table (DESIGN 6). A redirect is never followed: the destination is what the page names.
 *
 * @param status HTTP status of the answer
 * @param type its content type; a web page with status 200 is a captive portal, no collector
 */
export function judge(status: number, type = ""): Verdict {
  if (status >= 200 && status < 300) return /^\s*text\/html\b/i.test(type) ? "later" : "done";
  if (SPLIT.has(status)) return "split";
  if (status >= 400 && status < 500 && !LATER.has(status)) return "refused";
  return "later";
}

/** Half of the longest pause: from there on half is left to chance. */
const HOUR: number = LONGEST_PAUSE_MS / 2;
/** For a `Retry-After` that says nothing usable. */
const RUBBISH = 60_000;

/**
 * How long a `Retry-After` header asks to wait, in milliseconds: seconds or an HTTP date, between 1 s and 1 h.
 * Absent header: undefined. Unreadable: one minute.
 *
 * @param now milliseconds since 1970
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,15}$/.test(text)) return clamp(Number(text) * 1_000);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? RUBBISH : clamp(date - now);
}

function clamp(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, RETRY_AFTER_MIN_MS), RETRY_AFTER_MAX_MS);
}

/**
 * Pause after a failure, in milliseconds: doubles with each failure in a row, with half of it left to chance so
 * that machines do not return in step; from the fifth on between one and two hours.
 *
 * @param failures in a row, this one included
 * @param random from 0 to 1
 * @param first pause after the first failure
 */
export function pauseMs(failures: number, random: number, first: number = FIRST_PAUSE_MS): number {
  if (failures >= BREAKER_FAILURES) return HOUR * (1 + random);
  return Math.min(first * 2 ** (failures - 1), HOUR) * (0.5 + random / 2);
}
