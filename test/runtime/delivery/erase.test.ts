import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { consentedValues, eraseValue, eraseWithdrawn } from "@forthright/runtime/delivery/erase";
import { writeLedger, writeQuarantine } from "@forthright/runtime/delivery/records";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Machine, machine } from "./support.ts";

/** Quotes and a backslash: the value stands escaped in messages, and escaped twice in the quarantine. */
const VALUE = 'a"\\b@example.com';
const MESSAGE = JSON.stringify({ messageId: "1", properties: { email: VALUE, note: "x" } });
const OTHER = JSON.stringify({ messageId: "2", properties: { email: "other@example.com" } });

let here: Machine;
beforeEach(() => {
  here = machine();
  const entry = {
    at: "2026-01-01T00:00:00.000Z",
    destination: "segment",
    endpoint: "https://x/",
    bytes: 1,
    outcome: "delivered",
    status: 200,
  } as const;
  writeLedger(here.places, { ...entry, messages: [MESSAGE, OTHER] });
  writeQuarantine(here.places, "segment", "refused", MESSAGE);
  writeQuarantine(here.places, "segment", "refused", OTHER);
  writeQuarantine(here.places, "segment", "corrupt", `torn ${JSON.stringify(VALUE)}`);
});
afterEach(() => here.remove());

const granted = (value?: string): Readonly<Record<string, unknown>> => ({
  purposes: {
    mail: {
      granted: value !== undefined,
      at: "2026-01-01T00:00:00.000Z",
      ...(value === undefined ? {} : { value }),
    },
  },
});
const ledger = (): unknown[] => JSON.parse(readFileSync(here.places.ledger, "utf8")).messages;
const quarantine = (): string[] =>
  readFileSync(`${here.places.quarantine}/segment.ndjson`, "utf8").split("\n").slice(0, -1);

const CLEAN = [
  { messageId: "1", properties: { email: "(withdrawn)", note: "x" } },
  { messageId: "2", properties: { email: "other@example.com" } },
];

it("the ledger keeps the request without the value, the quarantine loses what held it", () => {
  eraseValue(here.places, VALUE);
  expect(ledger()).toEqual(CLEAN);
  expect(quarantine().map((line) => JSON.parse(line).line)).toEqual([OTHER]);
});

it("a value that is not there changes nothing", () => {
  const before = [readFileSync(here.places.ledger, "utf8"), quarantine()];
  eraseValue(here.places, "nobody@example.com");
  expect([readFileSync(here.places.ledger, "utf8"), quarantine()]).toEqual(before);
});

it("a lock that is not let go of does not keep the value here", () => {
  writeFileSync(here.places.lock, `${process.pid} 0 0`);
  eraseValue(here.places, VALUE);
  expect(ledger()).toEqual(CLEAN);
});

it.each([
  ["was taken back", (): void => here.settings(granted()), true],
  ["was replaced", (): void => here.settings(granted("new@example.com")), true],
  ["is on file", (): void => here.settings(granted(VALUE)), false],
  [
    "stands in a file that nobody can read any more",
    (): void => writeFileSync(here.places.settings, "{"),
    false,
  ],
])("a flusher erases a value only if it is gone: it %s", (_name, change, want) => {
  here.settings(granted(VALUE));
  const before = consentedValues(here.places);
  change();
  eraseWithdrawn(here.places, before);
  expect(JSON.stringify(ledger()).includes("(withdrawn)")).toBe(want);
});

it("survives a quarantine that is no folder", () => {
  rmSync(here.places.quarantine, { recursive: true });
  writeFileSync(here.places.quarantine, "a file in the way");
  eraseValue(here.places, VALUE);
  expect(ledger()).toEqual(CLEAN);
});
