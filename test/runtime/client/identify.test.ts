import { adapterOf } from "@forthright/runtime/encode";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../runtime/src/codegen.ts";
import { startCollector } from "../../support/collector.ts";
import { BINDING } from "../binding.ts";
import { CANARY } from "../hostile-values.ts";
import { type Machine, machine, OPTIONS } from "../machine.ts";

const ON = { DEMO_TELEMETRY: "on" };
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let box: Machine;
beforeEach(() => {
  box = machine();
});
afterEach(() => box.remove());

interface Identify {
  readonly type: string;
  readonly messageId: string;
  readonly timestamp: string;
  readonly anonymousId: string;
  readonly context: { readonly os: { readonly name: string } };
  readonly traits: Readonly<Record<string, unknown>>;
}

function stored(): readonly Identify[] {
  return box.spool().map((line) => JSON.parse(line) as Identify);
}

describe("identify, when sending is on", () => {
  beforeEach(() => box.holdFlusher());

  it("stores the message byte for byte as it will be sent, with the id of the installation and no user id", () => {
    const given = { edition: "studio", seats: 3 };
    const plan = { options: { ...OPTIONS }, steps: [["identify", given], ["track"]] } as const;
    expect(box.run(plan, ON)).toMatchObject({ code: 0, stderr: "" });
    const [message, event] = stored();
    if (message === undefined) throw new Error("nothing was stored");
    expect(message).toMatchObject({ type: "identify", traits: given, anonymousId: event?.anonymousId });
    expect(message.messageId).toMatch(UUID);
    expect(Object.keys(message)).toEqual([
      "type",
      "messageId",
      "timestamp",
      "anonymousId",
      "context",
      "traits",
    ]);
    const encode = adapterOf("segment")?.prepareIdentify({
      catalog: BINDING.catalog,
      metadata: [
        { path: "anonymousId", value: message.anonymousId },
        { path: "context.app.version", value: "0.24.0" },
        { path: "context.os.name", value: message.context.os.name },
        // Stands among the properties of events, which this message does not have.
        { path: "properties.plan", value: "free" },
      ],
    });
    expect(box.spool()[0]).toBe(encode?.({ ...message, traits: given as never }));
  });

  it("keeps what it was given when the host is killed at once", () => {
    const steps = [["identify", { edition: "hobby" }], ["kill"]] as const;
    expect(box.run({ options: OPTIONS, steps }, ON)).toMatchObject({ signal: "SIGKILL" });
    expect(stored().map(({ traits }) => traits)).toEqual([{ edition: "hobby" }]);
  });

  it.each([
    [
      "an undeclared key",
      { edition: "hobby", user: CANARY },
      [{ edition: "hobby" }],
      { "undeclared-field": 1 },
    ],
    [
      "a value that is not allowed",
      { edition: "hobby", seats: 0 },
      [{ edition: "hobby" }],
      { "invalid-field": 1 },
    ],
    ["no required trait", { seats: 3 }, [], { "invalid-field": 1, "invalid-event": 1 }],
    ["a path", { edition: "hobby", folder: `/${CANARY}/kiln` }, [{ edition: "hobby", folder: "kiln" }], {}],
    ["a value without consent", { edition: "hobby", contact: "a@b.example" }, [{ edition: "hobby" }], {}],
  ])("lets only what is declared through: %s", (_name, given, want, drops) => {
    const { results } = box.run({ options: OPTIONS, steps: [["identify", given], ["dropped"]] }, ON);
    expect(stored().map(({ traits }) => traits)).toEqual(want);
    expect(results[1]).toEqual(drops);
    expect(box.snapshot().join("\n")).not.toContain(CANARY);
  });

  it("never throws and stores nothing undeclared, whatever it is given", () => {
    const steps = [["hostile-traits"], ["dropped"]] as const;
    const { code, stderr, results } = box.run({ options: OPTIONS, steps }, ON);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(results[1]).not.toHaveProperty("failed");
    expect(stored()).toEqual([]);
    expect(box.snapshot().join("\n")).not.toContain(CANARY);
  });

  it("sends a value with a consent of its own from the moment on that the consent is given, and not after it is taken back", () => {
    const both = { edition: "hobby", contact: "ada@example.org" } as const;
    const steps = [
      ["identify", both],
      ["grant", "email-contact", "ada@example.org"],
      ["identify", both],
      ["withdraw", "email-contact"],
      ["identify", both],
    ] as const;
    const sent = { options: OPTIONS, steps: steps.slice(0, 3) };
    box.run(sent, ON);
    expect(stored().map(({ traits }) => traits)).toEqual([{ edition: "hobby" }, both]);
    box.run({ options: OPTIONS, steps: steps.slice(3) }, ON);
    // The queue that held the address went with the consent.
    expect(stored().at(-1)?.traits).toEqual({ edition: "hobby" });
    expect(box.spool().join("\n")).not.toContain("ada@example.org");
  });

  it("takes values out of the queue that were said under a consent that is taken back", () => {
    const said = { edition: "hobby", contact: "other@example.org" };
    const steps = [
      ["grant", "email-contact"],
      ["identify", said],
    ] as const;
    box.run({ options: OPTIONS, steps }, ON);
    expect(stored().map(({ traits }) => traits)).toEqual([said]);
    box.run({ options: OPTIONS, steps: [["withdraw", "email-contact"]] }, ON);
    expect(box.snapshot().join("\n")).not.toContain("other@example.org");
  });

  it("holds back what is newer than the person was told of", () => {
    const given = { edition: "hobby", newer: true };
    const plan = { options: OPTIONS, steps: [["identify", given]] } as const;
    box.told({ told: { catalog: "sha256-before", version: "0.23.0", at: "2026-01-01T00:00:00.000Z" } });
    expect(box.runAtTerminal(plan).stdout).toContain("reports more than you were told of");
    expect(stored().map(({ traits }) => traits)).toEqual([{ edition: "hobby" }]);
    box.runAtTerminal(plan);
    expect(stored().at(-1)?.traits).toEqual(given);
  });
});

it("does nothing at all when sending is off", () => {
  const steps = [["identify", { edition: "hobby" }]] as const;
  const run = box.run({ options: OPTIONS, steps }, { ...ON, DO_NOT_TRACK: "1" });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(box.snapshot()).toEqual([]);
});

it("arrives at the recipient like an event", async () => {
  const collector = await startCollector();
  try {
    const options = { ...OPTIONS, endpoint: collector.endpoint };
    await box.runAsync({ options, steps: [["identify", { edition: "studio" }]] }, ON);
    await collector.waitForMessages(1);
    expect(collector.messages()[0]).toMatchObject({ type: "identify", traits: { edition: "studio" } });
  } finally {
    await collector.close();
  }
});

it("is not there where the catalogue declares no traits", () => {
  expect(createClient(BINDING)).not.toHaveProperty("identify");
});
