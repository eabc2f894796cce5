import { createTestClient, type TrackingMatchers, trackingMatchers } from "@forthright/runtime/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { RUN_PIPELINE } from "zenml-analytics";
import { createTestAnalytics, trackingMatchers as generatedMatchers } from "zenml-analytics/testing";
import { BINDING, PING, RUN } from "../binding.ts";
import { IDENTIFYING } from "../traits.ts";

declare module "vitest" {
  // The three lines that a host writes; the names and bounds of the parameters are the runner's.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown>
    extends TrackingMatchers<R> {}
}

expect.extend(trackingMatchers);

const analytics = createTestClient(BINDING);
beforeEach(() => analytics.clear());

function messageOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "it passed";
}

describe("toHaveTracked", () => {
  it("passes on the event, on some of its properties, on all of them, and on asymmetric matchers", () => {
    analytics.track(RUN, { total_steps: 3, kinds: ["data"] });
    analytics.track(RUN, { total_steps: 4, orchestrator: "local" });
    expect(analytics).toHaveTracked(RUN);
    expect(analytics).toHaveTracked(RUN, {});
    expect(analytics).toHaveTracked(RUN, { total_steps: 4 });
    expect(analytics).toHaveTracked(RUN, { total_steps: 4, orchestrator: "local" });
    expect(analytics).toHaveTracked(RUN, { kinds: ["data"], orchestrator: undefined });
    expect(analytics).toHaveTracked(RUN, { total_steps: expect.any(Number) });
    expect(analytics).not.toHaveTracked(PING);
    // Both values were seen, but not in one event.
    expect(analytics).not.toHaveTracked(RUN, { total_steps: 3, orchestrator: "local" });
  });

  it("takes only the event's own properties with their types", () => {
    analytics.track(RUN, { total_steps: 3 });
    // @ts-expect-error no such property
    expect(analytics).not.toHaveTracked(RUN, { steps: 3 });
    // @ts-expect-error another type
    expect(analytics).not.toHaveTracked(RUN, { total_steps: "3" });
  });

  it("says what was tracked instead", () => {
    expect(messageOf(() => expect(analytics).toHaveTracked(PING))).toBe(
      "expected PING (“Ping”) to be tracked\nno event was tracked",
    );
    analytics.track(RUN, { total_steps: 3 });
    expect(messageOf(() => expect(analytics).toHaveTracked(PING))).toBe(
      [
        "expected PING (“Ping”) to be tracked",
        "it was not; these events were:",
        '  1. RUN_PIPELINE {"total_steps":3}',
      ].join("\n"),
    );
  });

  it("says which property of which event differs, and how", () => {
    analytics.track(RUN, { total_steps: 3 });
    analytics.track(RUN, { total_steps: 4, orchestrator: "local" });
    const act = (): void =>
      expect(analytics).toHaveTracked(RUN, { total_steps: expect.any(String), orchestrator: "kubeflow" });
    expect(messageOf(act)).toBe(
      [
        'expected RUN_PIPELINE (“Pipeline run”) to be tracked with total_steps: Any<String>, orchestrator: "kubeflow"',
        "it was tracked, but with other properties:",
        '  1. RUN_PIPELINE {"total_steps":3}',
        "     total_steps is 3, wanted Any<String>",
        '     orchestrator is absent, wanted "kubeflow"',
        '  2. RUN_PIPELINE {"total_steps":4,"orchestrator":"local"}',
        "     total_steps is 4, wanted Any<String>",
        '     orchestrator is "local", wanted "kubeflow"',
      ].join("\n"),
    );
  });

  it("says which event should not have been tracked", () => {
    analytics.track(RUN, { total_steps: 3 });
    analytics.track(RUN, { total_steps: 4 });
    expect(messageOf(() => expect(analytics).not.toHaveTracked(RUN, { total_steps: 4 }))).toBe(
      [
        "expected RUN_PIPELINE (“Pipeline run”) not to be tracked with total_steps: 4",
        "tracked:",
        '  1. RUN_PIPELINE {"total_steps":4}',
      ].join("\n"),
    );
  });

  it("lists ten events and counts the others", () => {
    for (let step = 0; step < 12; step += 1) analytics.track(RUN, { total_steps: step });
    const lines = messageOf(() => expect(analytics).toHaveTracked(PING)).split("\n");
    expect([lines.length, lines.at(-1)]).toEqual([13, "  and 2 more"]);
  });

  it("says so when it is given something else", () => {
    const matchers: unknown = expect([]);
    const loose = matchers as { toHaveTracked(event: unknown): void };
    expect(messageOf(() => loose.toHaveTracked(RUN))).toContain("createTestAnalytics()");
    const named = expect(analytics) as unknown as { toHaveTracked(event: unknown): void };
    expect(messageOf(() => named.toHaveTracked("Pipeline run"))).toContain("not its name");
  });

  it("comes with the generated package", () => {
    expect(generatedMatchers).toBe(trackingMatchers);
    const product = createTestAnalytics();
    product.track(RUN_PIPELINE, { total_steps: 4 });
    expect(product).toHaveTracked(RUN_PIPELINE);
  });
});

describe("toHaveIdentified", () => {
  const own = createTestClient(IDENTIFYING);
  beforeEach(() => own.clear());

  it("passes on a call of identify, on some of its traits and on all of them", () => {
    own.identify({ edition: "studio", seats: 3 });
    expect(own).toHaveIdentified();
    expect(own).toHaveIdentified({ edition: "studio" });
    expect(own).toHaveIdentified({ seats: expect.any(Number), newer: undefined });
    expect(own).not.toHaveIdentified({ seats: 4 });
  });

  it("says what was said instead, and refuses what has no traits", () => {
    expect(messageOf(() => expect(own).toHaveIdentified({ seats: 4 }))).toBe(
      "expected identify to be called with seats: 4\nit was not",
    );
    own.identify({ edition: "studio", seats: 3 });
    expect(messageOf(() => expect(own).toHaveIdentified({ seats: 4 }))).toBe(
      [
        "expected identify to be called with seats: 4",
        "it was called, but with other traits:",
        '  1. identify {"edition":"studio","seats":3}',
        "     seats is 3, wanted 4",
      ].join("\n"),
    );
    expect(messageOf(() => expect(own).not.toHaveIdentified())).toContain(
      "expected identify not to be called",
    );
    expect(messageOf(() => expect(analytics).toHaveIdentified())).toContain("of a catalogue with traits");
  });
});
