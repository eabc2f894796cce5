/** Events: which ones are collected, under which names, and what each sends to whom. */
import type { Catalog, CatalogEvent } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { equal } from "../equal.ts";
import { compareVersions } from "../measure.ts";
import { code, listing, name, say } from "../phrase.ts";
import { compareCare } from "./care.ts";
import { matchEvents, type Placed, type PlacedPair } from "./event-pairs.ts";
import { compareFields, newFieldWords } from "./fields.ts";
import { eventOwner, eventsOf, eventTarget, notHeldBack, type Scope } from "./scope.ts";
import { compareTexts } from "./texts.ts";

export function compareEvents(before: Catalog, after: Catalog, scope: Scope): readonly Change[] {
  const { both, added, removed } = matchEvents(eventsOf(before), eventsOf(after));
  const shared = sharedDestinations(before, after);
  return [
    ...added.flatMap((placed) => eventAppears(placed, scope)),
    ...removed.flatMap(eventDisappears),
    ...both.flatMap((pair) => comparePair(pair, shared, scope)),
  ];
}

function isActive({ event }: Placed): boolean {
  return event.status === "active";
}

function eventAppears(placed: Placed, scope: Scope): readonly Change[] {
  if (isActive(placed)) return [eventAdded(placed, scope)];
  return placed.event.status === "planned"
    ? [planChanged(placed, say`is planned; nothing is sent yet.`)]
    : [];
}

function eventDisappears(placed: Placed): readonly Change[] {
  if (isActive(placed)) return [eventRemoved(placed, placed)];
  if (placed.event.status === "planned") return [planChanged(placed, say`is no longer planned.`)];
  return [wireNameReleased(placed)];
}

function comparePair(
  { before, after }: PlacedPair,
  shared: ReadonlySet<string>,
  scope: Scope,
): readonly Change[] {
  if (isActive(before) && isActive(after)) return compareActive(before, after, shared, scope);
  if (isActive(before)) return [eventRemoved(before, after)];
  if (isActive(after)) {
    return [before.event.status === "planned" ? eventActivated(after, scope) : eventAdded(after, scope)];
  }
  if (equal(before.event, after.event)) return [];
  return [planChanged(after, say`is not collected; its entry changed.`)];
}

function compareActive(
  before: Placed,
  after: Placed,
  shared: ReadonlySet<string>,
  scope: Scope,
): readonly Change[] {
  const [old, now] = [before.event, after.event];
  if (old === now && before.group === after.group) return [];
  const target = eventTarget(after.group, now);
  const owner = eventOwner(target, old, now);
  return [
    ...constantChange(old, after),
    ...wireNameChange(old, after),
    ...groupChange(before, after),
    ...destinationChanges(old, after, shared),
    ...compareCare(old, now, target),
    ...compareFields(old.properties, now.properties, owner, scope),
    ...compareTexts(old, now, ["description", "trigger", "owner", "review"], target),
  ];
}

function eventAdded(placed: Placed, scope: Scope): Change {
  const words = say`The event ${name(placed.event.name)} is new; it sends ${contents(placed)}.`;
  return change("event-added", eventTarget(placed.group, placed.event).where, words, {
    after: placed.event.name,
    ...held(placed.event, scope),
  });
}

function eventActivated(placed: Placed, scope: Scope): Change {
  const words = say`The event ${name(placed.event.name)} was planned and is sent from now on; it sends ${contents(placed)}.`;
  return change("event-activated", eventTarget(placed.group, placed.event).where, words, {
    key: "status",
    before: "planned",
    after: "active",
    ...held(placed.event, scope),
  });
}

function held(event: CatalogEvent, scope: Scope): ReturnType<typeof notHeldBack> {
  return notHeldBack(event.since !== undefined && compareVersions(event.since, scope.told) > 0);
}

function contents({ group, event }: Placed): ReturnType<typeof listing> {
  if (event.properties.length === 0) return say`no properties of its own`;
  const owner = eventOwner(eventTarget(group, event), event, event);
  return listing(event.properties.map((field) => newFieldWords(field, owner)));
}

/** `now`: the entry in the new catalogue if it is still there, as planned or removed; else the old one. */
function eventRemoved(before: Placed, now: Placed): Change {
  const words = say`The event ${name(before.event.name)} is not collected any more.`;
  return change("event-removed", eventTarget(now.group, now.event).where, words, {
    before: before.event.name,
    ...(now === before ? {} : { key: "status" }),
  });
}

function planChanged(placed: Placed, words: ReturnType<typeof say>): Change {
  const target = eventTarget(placed.group, placed.event);
  return change("plan-changed", target.where, say`${target.the} ${words}`);
}

function wireNameReleased(placed: Placed): Change {
  const target = eventTarget(placed.group, placed.event);
  const words = say`The wire name ${name(placed.event.name)} of a removed event is free to be used for something else.`;
  return change("wire-name-released", target.where, words, { before: placed.event.name });
}

function constantChange(old: CatalogEvent, { group, event }: Placed): readonly Change[] {
  if (old.constant === event.constant) return [];
  const words = say`The event ${name(event.name)} is ${code(event.constant)} in code now; it was ${code(old.constant)}.`;
  const parts = { before: old.constant, after: event.constant };
  return [change("event-constant-renamed", eventTarget(group, event).where, words, parts)];
}

/** Another name for the same words is the same event; where the words changed too, it may be another event. */
function wireNameChange(old: CatalogEvent, { group, event }: Placed): readonly Change[] {
  if (old.name === event.name) return [];
  const sameWords = old.description === event.description && old.trigger === event.trigger;
  const doubt = sameWords ? "" : "; what is said about it changed too, so it may be another event";
  const words = say`The event ${code(event.constant)} is sent as ${name(event.name)} now; it was ${name(old.name)}${doubt}.`;
  return [
    change("event-wire-name-changed", eventTarget(group, event).where, words, {
      key: "name",
      direction: sameWords ? "same" : "more",
      before: old.name,
      after: event.name,
    }),
  ];
}

function groupChange(before: Placed, after: Placed): readonly Change[] {
  if (before.group === after.group) return [];
  const target = eventTarget(after.group, after.event);
  const words = say`${target.the} stands in the group ${code(after.group)} now; it was in ${code(before.group)}.`;
  return [change("event-moved", target.where, words, { before: before.group, after: after.group })];
}

/** Destinations of both catalogues: one that is new or gone as a whole is a change of its own. */
function sharedDestinations(before: Catalog, after: Catalog): ReadonlySet<string> {
  const old = new Set(before.destinations.map(({ id }) => id));
  return new Set(after.destinations.map(({ id }) => id).filter((id) => old.has(id)));
}

function destinationChanges(
  old: CatalogEvent,
  { group, event }: Placed,
  shared: ReadonlySet<string>,
): readonly Change[] {
  const target = eventTarget(group, event);
  const added = event.destinations.filter((id) => shared.has(id) && !old.destinations.includes(id));
  const removed = old.destinations.filter((id) => shared.has(id) && !event.destinations.includes(id));
  const key = "destinations";
  const parts = { key, before: old.destinations, after: event.destinations };
  const list = (ids: readonly string[]): ReturnType<typeof listing> => listing(ids.map((id) => code(id)));
  return [
    ...(added.length === 0
      ? []
      : [
          change(
            "event-destination-added",
            target.where,
            say`${target.the} also goes to ${list(added)}.`,
            parts,
          ),
        ]),
    ...(removed.length === 0
      ? []
      : [
          change(
            "event-destination-removed",
            target.where,
            say`${target.the} no longer goes to ${list(removed)}.`,
            parts,
          ),
        ]),
  ];
}
