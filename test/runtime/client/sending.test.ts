import { encodeBatch } from "@forthright/runtime/encode";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Collector, hang, startCollector } from "../../support/collector.ts";
import { type Machine, machine, OPTIONS } from "../machine.ts";

const ON = { DEMO_TELEMETRY: "on" };

let box: Machine;
let collector: Collector;
beforeEach(async () => {
  box = machine();
  collector = await startCollector();
});
afterEach(async () => {
  await collector.close();
  box.remove();
});

describe("from track to the wire", () => {
  it("the flusher sends what the spool held, byte for byte", async () => {
    box.holdFlusher();
    const plan = {
      options: { ...OPTIONS, endpoint: collector.endpoint },
      steps: [["track"], ["event", "PING"]],
    } as const;
    await box.runAsync(plan, ON);
    const lines = box.spool();
    expect(lines).toHaveLength(2);
    box.releaseFlusher();
    await box.runAsync({ ...plan, steps: [["flush", 10_000]] }, ON);
    expect(collector.requests).toHaveLength(1);
    const { sentAt } = JSON.parse(collector.requests[0]?.body ?? "{}");
    expect(collector.requests[0]?.body).toBe(encodeBatch("segment", lines, sentAt));
    expect(box.spool()).toEqual([]);
  });

  it("an event is sent after the host has ended, without any call", async () => {
    const run = await box.runAsync(
      { options: { ...OPTIONS, endpoint: collector.endpoint }, steps: [["track"], ["exit", 3]] },
      ON,
    );
    expect(run).toMatchObject({ code: 3, stderr: "" });
    await collector.waitForMessages(1);
    expect(collector.messages()[0]).toMatchObject({ event: "Pipeline run" });
  });

  it("the variable sends elsewhere", async () => {
    await box.runAsync(
      { options: OPTIONS, steps: [["track"]] },
      { ...ON, DEMO_TELEMETRY_ENDPOINT: collector.endpoint },
    );
    await collector.waitForMessages(1);
  });

  it("`flush` waits no longer than it is told, and never rejects", async () => {
    collector.answer(hang);
    const steps = [["track"], ["flush", 300], ["flush", -1], ["dropped"]] as const;
    const run = await box.runAsync({ options: { ...OPTIONS, endpoint: collector.endpoint }, steps }, ON);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.results[3]).toEqual({});
  });

  it.each([
    ["off", "off"],
    ["log", "log"],
  ])("nothing reaches the wire in mode %s", async (_name, mode) => {
    await box.runAsync(
      { options: { ...OPTIONS, endpoint: collector.endpoint }, steps: [["track"], ["flush", 500]] },
      { DEMO_TELEMETRY: mode },
    );
    expect(collector.connections()).toBe(0);
  });
});
