/** A host that runs for days, while other processes forget the person or take back a consent. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Collector, startCollector } from "../../support/collector.ts";
import { type Machine, machine } from "../machine.ts";

const ON = { DEMO_TELEMETRY: "on" };
const STATE = ".local/state/demo/telemetry";

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

const grants = (value: string | undefined): string =>
  JSON.stringify({
    forthright: 1,
    purposes: {
      "email-contact": {
        granted: value !== undefined,
        at: "2026-01-01T00:00:00.000Z",
        ...(value === undefined ? {} : { value }),
      },
    },
  });

const idOf = (index: number): unknown => collector.messages()[index]?.["anonymousId"];
const properties = (index: number): Record<string, unknown> =>
  (collector.messages()[index]?.["properties"] ?? {}) as Record<string, unknown>;

describe("after each delivery the host looks again", () => {
  const options = (): { writeKey: string; endpoint: string } => ({
    writeKey: "key",
    endpoint: collector.endpoint,
  });

  it("a forgotten id is not used again, and no event is lost for it", async () => {
    const secret = { total_steps: 4, secret: "x" };
    const run = await box.runAsync(
      {
        options: options(),
        steps: [
          ["track", secret],
          ["flush", 10_000],
          ["remove", `${STATE}/installation-id`],
          ["remove", `${STATE}/salt`],
          ["track", secret],
          ["flush", 10_000],
          ["track", secret],
          ["flush", 10_000],
          ["dropped"],
        ],
      },
      ON,
    );
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.results.at(-1)).toEqual({});
    expect(collector.messages()).toHaveLength(3);
    expect(idOf(1)).not.toBe(idOf(0));
    expect(idOf(2)).toBe(idOf(1));
    expect(properties(1)["secret"]).not.toBe(properties(0)["secret"]);
    expect(properties(2)["secret"]).toBe(properties(1)["secret"]);
  });

  it("an address rides along from the moment it is given to the moment it is taken back", async () => {
    const steps = [undefined, "ada@example.com", "new@example.com", undefined].flatMap(
      (value) => [["settings", grants(value)], ["track"], ["flush", 10_000]] as const,
    );
    box.write(".config/demo/telemetry.json", grants(undefined));
    await box.runAsync({ options: options(), steps }, ON);
    const sent = collector.messages().map((_, index) => properties(index)["email"]);
    expect(sent).toEqual([undefined, "ada@example.com", "new@example.com", undefined]);
    expect(new Set(collector.messages().map((_, index) => idOf(index))).size).toBe(1);
  });

  it("an opt-out ends it, and nothing waits afterwards", async () => {
    const optOut = JSON.stringify({ forthright: 1, decision: "opt-out" });
    await box.runAsync(
      {
        options: options(),
        steps: [["track"], ["flush", 10_000], ["settings", optOut], ["track"], ["flush", 10_000]],
      },
      ON,
    );
    expect(collector.messages()).toHaveLength(1);
    expect(box.spool()).toEqual([]);
  });
});
