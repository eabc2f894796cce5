import type { EventDescriptor, Gate } from "@forthright/runtime/codegen";
import { sealOf } from "@forthright/runtime/encode";
import { questionsOf } from "@forthright/runtime/gate/seal";
import { EVENT_BYTES } from "@forthright/runtime/limits";
import { createTestClient } from "@forthright/runtime/testing";
import { describe, expect, it } from "vitest";
import { BINDING, CONTACT, PING, RUN } from "./binding.ts";
import { IDENTIFYING } from "./traits.ts";

describe("the test client", () => {
  it("records what passes, with fixed clock and ids", () => {
    const analytics = createTestClient(BINDING, { host: { plan: () => "free" } });
    analytics.track(RUN, { total_steps: 4, stack: { is_shared: true } });
    analytics.track(PING);
    expect(analytics.events).toEqual([
      {
        constant: "RUN_PIPELINE",
        name: "Pipeline run",
        properties: { total_steps: 4, stack: { is_shared: true } },
        messageId: "00000000-0000-4000-8000-000000000001",
        timestamp: "2026-01-01T00:00:00.000Z",
        messages: {
          segment: {
            type: "track",
            event: "Pipeline run",
            messageId: "00000000-0000-4000-8000-000000000001",
            timestamp: "2026-01-01T00:00:00.000Z",
            anonymousId: "00000000-0000-4000-8000-000000000000",
            context: {
              app: { version: "0.24.0" },
              os: { name: "Ubuntu Linux 16.04" },
              library: { name: "forthright", version: "1" },
              ip: "0.0.0.0",
              catalog: BINDING.catalog,
            },
            properties: { total_steps: 4, stack: { is_shared: true }, plan: "free" },
          },
        },
      },
      expect.objectContaining({ constant: "PING", messageId: "00000000-0000-4000-8000-000000000002" }),
    ]);
  });

  it.each([
    ["a missing property", {}, "Demo telemetry: event “Pipeline run”: “total_steps” is required"],
    ["a wrong one", { total_steps: "4" }, "“total_steps” must be a number, not string"],
    ["an undeclared one", { total_steps: 4, note: "x" }, "has keys that the catalogue does not declare"],
    ["no object", 4, "properties must be a plain object"],
  ])("throws for %s", (_name, properties, message) => {
    const analytics = createTestClient(BINDING);
    expect(() => analytics.track(RUN, properties as unknown as { total_steps: number })).toThrow(message);
    expect(analytics.events).toEqual([]);
  });

  it("throws for a metadata value of the host that breaks its rule", () => {
    const analytics = createTestClient(BINDING, { host: { plan: () => "secret plan" } });
    expect(() => analytics.track(PING)).toThrow("metadata field “plan” must be one of the values");
  });

  it("calls the host's functions at most once", () => {
    let calls = 0;
    const plan = (): string => {
      calls++;
      return "paid";
    };
    const analytics = createTestClient(BINDING, { host: { plan } });
    analytics.track(PING);
    analytics.grant("email-contact", "a@b.co");
    analytics.track(PING);
    expect(calls).toBe(1);
  });

  it("knows separate consent", () => {
    const analytics = createTestClient(BINDING);
    analytics.track(CONTACT);
    expect(analytics.grant("email-contact", "a@b.co")).toBe(true);
    expect(analytics.grant("newsletter")).toBe(false);
    analytics.track(CONTACT);
    expect(analytics.events.map(({ messages }) => messages["segment"])).toEqual([
      expect.objectContaining({ event: "Contact wanted", properties: { email: "a@b.co" } }),
    ]);
    expect(analytics.dropped()).toEqual({ "no-consent-event": 1 });
  });

  it("wraps, and clears", async () => {
    const analytics = createTestClient(BINDING);
    const run = analytics.wrap(
      RUN,
      async (steps: number) => steps * 2,
      (total_steps) => ({ total_steps }),
    );
    expect(await run(2)).toBe(4);
    expect(analytics.events[0]?.properties).toEqual({ total_steps: 4 });
    analytics.clear();
    expect([analytics.events, analytics.dropped()]).toEqual([[], {}]);
    analytics.track(PING);
    expect(analytics.events[0]?.messageId).toBe("00000000-0000-4000-8000-000000000001");
  });

  it("refuses an event that is larger than a message may be", () => {
    const BIG: EventDescriptor<{ readonly text: string }> = {
      constant: "BIG",
      name: "Big",
      check: (gate) => gate.string("text", true),
    };
    const analytics = createTestClient(BINDING);
    expect(() => analytics.track(BIG, { text: "é".repeat(EVENT_BYTES / 2) })).toThrow(
      "event “Big” is too large",
    );
    analytics.track(BIG, { text: "é".repeat(EVENT_BYTES / 4) });
    expect(analytics.dropped()).toEqual({ "too-large": 1 });
  });

  it("refuses everything while a built-in prototype has a toJSON: it could add what it likes", () => {
    const analytics = createTestClient(BINDING);
    Object.defineProperty(Array.prototype, "toJSON", { value: () => "leak", configurable: true });
    try {
      expect(() => analytics.track(RUN, { total_steps: 1, kinds: ["data"] })).toThrow("cannot be encoded");
    } finally {
      Reflect.deleteProperty(Array.prototype, "toJSON");
    }
    expect(analytics.events).toEqual([]);
  });
});

describe("the test client of a catalogue with traits", () => {
  it("records what identify said, with ids that go on from those of events", () => {
    const analytics = createTestClient(IDENTIFYING);
    analytics.track(PING);
    analytics.identify({ edition: "studio", folder: "/home/ada/kiln", contact: "ada@example.org" });
    const messageId = "00000000-0000-4000-8000-000000000002";
    expect(analytics.identified).toEqual([
      {
        traits: { edition: "studio", folder: "kiln" },
        messageId,
        timestamp: "2026-01-01T00:00:00.000Z",
        messages: {
          segment: expect.objectContaining({
            type: "identify",
            messageId,
            traits: { edition: "studio", folder: "kiln" },
          }),
        },
      },
    ]);
    expect(analytics.events).toHaveLength(1);
    analytics.clear();
    expect(analytics.identified).toEqual([]);
  });

  it("throws for what the catalogue does not have", () => {
    const analytics = createTestClient(IDENTIFYING);
    const given: readonly (readonly [unknown, string])[] = [
      [
        { edition: "studio", user: "ada" },
        "Demo telemetry: identify: has keys that the catalogue does not declare",
      ],
      [
        { edition: "palace" },
        "Demo telemetry: identify: “edition” must be one of the values that the catalogue lists",
      ],
      [{}, "Demo telemetry: identify: “edition” is required"],
    ];
    for (const [traits, want] of given) expect(() => analytics.identify(traits as never)).toThrow(want);
    expect(analytics.identified).toEqual([]);
  });

  it("gets a value with a consent of its own once that is given", () => {
    const analytics = createTestClient(IDENTIFYING);
    const traits = { edition: "hobby", contact: "ada@example.org" } as const;
    analytics.grant("email-contact", "ada@example.org");
    analytics.identify(traits);
    expect(analytics.identified[0]?.traits).toEqual(traits);
  });

  it("says nothing where nothing may be said, and counts it", () => {
    const binding = {
      ...BINDING,
      traits: { check: (gate: Gate) => gate.string("contact", false, { requires: "email-contact" }) },
    };
    const analytics = createTestClient(binding);
    analytics.identify({ contact: "ada@example.org" });
    expect([analytics.identified, analytics.dropped()]).toEqual([[], { "no-traits": 1 }]);
  });

  it("takes neither traits that the seals do not know, nor the traits as an event", () => {
    const { check } = IDENTIFYING.traits;
    const seal = sealOf({ constant: "identify", name: "identify", questions: questionsOf(check) });
    const sealed = createTestClient({ ...IDENTIFYING, seals: [seal] });
    sealed.identify({ edition: "hobby" });
    expect(sealed.identified).toHaveLength(1);
    const forged: EventDescriptor<unknown> = { constant: "identify", name: "identify", check };
    expect(() => sealed.track(forged, { edition: "hobby" })).toThrow("is no event of this catalogue");
    const other = createTestClient({ ...IDENTIFYING, seals: ["another"] });
    expect(() => other.identify({ edition: "hobby" })).toThrow("is no event of this catalogue");
  });
});
