import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDeliveryLoop } from "../../../runtime/src/client/loop.ts";
import type { LaunchOutcome } from "../../../runtime/src/delivery/job.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A loop, and how often it delivered. */
function loop(
  every: number | undefined,
  outcomes: readonly LaunchOutcome[] = [],
): [wake: () => void, count: () => number] {
  let calls = 0;
  return [createDeliveryLoop(every, () => outcomes[calls++] ?? "nothing-to-send"), () => calls];
}

describe("the delivery loop", () => {
  it.each([undefined, 0, -1, Number.NaN, "1000" as unknown as number])(
    "does nothing without a time: %s",
    (every) => {
      const [wake, count] = loop(every);
      wake();
      expect(vi.getTimerCount()).toBe(0);
      vi.advanceTimersByTime(1e9);
      expect(count()).toBe(0);
    },
  );

  it("rests until something is stored, goes on while something waits, and rests again", () => {
    const [wake, count] = loop(5_000, ["launched", "not-due", "locked", "failed", "nothing-to-send"]);
    expect(vi.getTimerCount()).toBe(0);
    wake();
    wake();
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(4_999);
    expect(count()).toBe(0);
    vi.advanceTimersByTime(20_001);
    expect([count(), vi.getTimerCount()]).toEqual([5, 0]);
    wake();
    vi.advanceTimersByTime(5_000);
    expect(count()).toBe(6);
  });

  it.each([
    [1, 1_000],
    [Number.POSITIVE_INFINITY, 2_147_483_647],
  ])("%s milliseconds are %s", (every, pause) => {
    const [wake, count] = loop(every);
    wake();
    vi.advanceTimersByTime(pause - 1);
    expect(count()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(count()).toBe(1);
  });

  it("keeps no process alive", () => {
    vi.useRealTimers();
    // Timers that keep the process alive are listed here.
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    const [wake] = loop(60_000);
    wake();
    expect(timers()).toBe(before);
  });
});
