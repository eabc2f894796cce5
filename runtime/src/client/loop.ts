/** Delivery while a long-running host runs. */
import type { LaunchOutcome } from "../delivery/job.ts";

/** Shorter times would start processes all the time. */
const SHORTEST_MS = 1_000;
/** A longer timer would fire at once. */
const LONGEST_MS = 2_147_483_647;

/**
 * Calls `deliver` every so many milliseconds as long as something waits to be sent, and rests otherwise: an idle host has
 * no timer. The timer keeps no process alive. Without a time, or with one that is no positive number, nothing happens.
 *
 * @returns to be called whenever something was stored
 */
export function createDeliveryLoop(everyMs: number | undefined, deliver: () => LaunchOutcome): () => void {
  if (typeof everyMs !== "number" || !(everyMs > 0)) return () => {};
  const pause = Math.min(Math.max(everyMs, SHORTEST_MS), LONGEST_MS);
  let isArmed = false;
  const look = (): void => {
    isArmed = false;
    if (deliver() !== "nothing-to-send") arm();
  };
  const arm = (): void => {
    if (isArmed) return;
    isArmed = true;
    setTimeout(look, pause).unref();
  };
  return arm;
}
