/** Who receives data, and where. */
import type { Destination } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { pairBy } from "../keyed.ts";
import { code, joined, name, type Phrase, say } from "../phrase.ts";
import type { Direction } from "../rules/rule.ts";
import { retentionChange } from "./care.ts";
import { entryTarget, type Target } from "./scope.ts";

export function compareDestinations(
  before: readonly Destination[],
  after: readonly Destination[],
): readonly Change[] {
  const { both, added, removed } = pairBy(before, after, (destination) => destination.id);
  return [
    ...added.map((one) => {
      const words = say`Data also goes to ${name(one.name)}, at ${code(one.endpoint)}.`;
      return change("destination-added", targetOf(one).where, words, { after: one.id });
    }),
    ...removed.map((one) => {
      const words = say`Data no longer goes to ${name(one.name)}.`;
      return change("destination-removed", targetOf(one).where, words, { before: one.id });
    }),
    ...both.flatMap((pair) => compareDestination(pair.before, pair.after)),
  ];
}

function targetOf(destination: Destination): Target {
  return entryTarget("destination", ["destinations", destination.id]);
}

function compareDestination(before: Destination, after: Destination): readonly Change[] {
  const target = targetOf(after);
  return [
    ...endpointChange(before, after, target),
    ...adapterChange(before, after, target),
    ...receiverChange(before, after, target),
    ...retentionChange(before.retention, after.retention, target),
  ];
}

/** Another host is another machine that receives the data; another path on it is not. */
function endpointChange(before: Destination, after: Destination, target: Target): readonly Change[] {
  if (before.endpoint === after.endpoint) return [];
  const sameHost =
    originOf(before.endpoint) !== undefined && originOf(before.endpoint) === originOf(after.endpoint);
  const words = say`${target.the} receives data at ${code(after.endpoint)} now; it was ${code(before.endpoint)}.`;
  return [
    change("destination-endpoint-changed", target.where, words, {
      key: "endpoint",
      direction: sameHost ? "same" : "more",
      before: before.endpoint,
      after: after.endpoint,
    }),
  ];
}

function originOf(endpoint: string): string | undefined {
  return URL.canParse(endpoint) ? new URL(endpoint).origin : undefined;
}

/** The adapter decides the form of the message. A file on the person's disk is no receiver. */
function adapterChange(before: Destination, after: Destination, target: Target): readonly Change[] {
  if (before.adapter === after.adapter) return [];
  const direction: Direction = after.adapter === "file" ? "less" : "more";
  const words = say`${target.the} is written in the form of ${code(after.adapter)} now; it was ${code(before.adapter)}.`;
  const parts = { key: "adapter", direction, before: before.adapter, after: after.adapter };
  return [change("destination-adapter-changed", target.where, words, parts)];
}

/** What people are told about the receiver. To say more than before is no change of what happens. */
function receiverChange(before: Destination, after: Destination, target: Target): readonly Change[] {
  const keys = (["name", "country", "safeguard"] as const).filter((key) => before[key] !== after[key]);
  const [first] = keys;
  if (first === undefined) return [];
  const words = joined(
    keys.map((key) => receiverWords(key, before[key], after[key])),
    "; ",
  );
  const weaker = keys.some((key) => key !== "name" && before[key] !== undefined && !isSafer(key, after[key]));
  return [
    change("destination-receiver-changed", target.where, say`${target.the}: ${words}.`, {
      key: first,
      direction: weaker ? "more" : "same",
      before: Object.fromEntries(keys.map((key) => [key, before[key] ?? null])),
      after: Object.fromEntries(keys.map((key) => [key, after[key] ?? null])),
    }),
  ];
}

/** Another country counts as more; a safeguard in other words does not, as long as there is one. */
function isSafer(key: "country" | "safeguard", now: string | undefined): boolean {
  return key === "safeguard" && now !== undefined;
}

function receiverWords(key: string, old: string | undefined, now: string | undefined): Phrase {
  if (now === undefined) return say`the ${key} is not stated any more, was ${name(old ?? "")}`;
  if (old === undefined) return say`the ${key} is stated now, ${name(now)}`;
  return say`the ${key} is ${name(now)} now, was ${name(old)}`;
}
