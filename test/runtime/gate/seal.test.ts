import { describe, expect, it } from "vitest";
import { binding } from "../../../generated/analytics.ts";
import { commandBinding } from "../../../generated/examples.ts";
import { GET_PIPELINE, RUN_PIPELINE, STORE_TYPE_VALUES } from "../../../generated/index.ts";
import type { Analytics, EventDescriptor, Gate } from "../../../runtime/src/contract.ts";
import { sealedCopy } from "../../../runtime/src/gate/seal.ts";
import { createTestClient } from "../../../runtime/src/testing.ts";

const everything = (gate: Gate): void => gate.string("secret", false);

/** What a caller can make of a descriptor, with the types switched off. */
const forged: readonly (readonly [string, unknown])[] = [
  ["an event of its own", { constant: "EVIL", name: "Evil", check: everything }],
  ["another validator", { ...GET_PIPELINE, check: everything }],
  [
    "one more question",
    { ...RUN_PIPELINE, check: (gate: Gate) => [RUN_PIPELINE.check, everything].map((one) => one(gate)) },
  ],
  ["a wider rule", { ...GET_PIPELINE, check: (gate: Gate) => gate.integer("total_steps", false) }],
  ["another wire name", { ...RUN_PIPELINE, name: "Pipeline runs" }],
  ["other destinations", { ...RUN_PIPELINE, destinations: ["elsewhere"] }],
  ["no consent needed", { ...RUN_PIPELINE, requires: "email-contact" }],
];

describe("seals", () => {
  it("every generated descriptor has a seal of the binding, and no two share one", () => {
    const seals = commandBinding.examples.map(({ event }) => sealedCopy(event).seal);
    expect(seals).toHaveLength(36);
    expect(seals).toEqual(binding.seals);
    expect(new Set(seals).size).toBe(36);
  });

  it.each(forged)("refuses a descriptor with %s", (_, event) => {
    const client = createTestClient(binding);
    const { track } = client as Analytics;
    expect(() => track(event as EventDescriptor, { secret: "x" } as never)).toThrow(
      "is no event of this catalogue",
    );
    expect(client.events).toEqual([]);
  });

  it("asks what was sealed, even if the descriptor or a list of values is changed afterwards", () => {
    const client = createTestClient(binding);
    const event = { ...RUN_PIPELINE };
    client.track(event, { total_steps: 1 });
    event.check = everything;
    expect(() => client.track(event, { total_steps: 1, secret: "x" } as never)).toThrow("does not declare");
    const values = STORE_TYPE_VALUES as unknown as string[];
    values.push("secret");
    try {
      expect(() => client.track(event, { total_steps: 1, store_type: "secret" } as never)).toThrow(
        "store_type",
      );
    } finally {
      values.pop();
    }
  });
});
