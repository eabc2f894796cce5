/** Rules about traits: what `identify` may say once of an installation or a person. */
import type { Rule } from "./rule.ts";

const traits = (...lines: readonly string[]): string =>
  `traits:\n${lines.map((line) => `  ${line}, description: What it is. }\n`).join("")}`;
const EDITION = "edition: { type: boolean";
const SEATS = "seats: { type: integer, maximum: 10";

const sentTo = (ids: string): string => `destinations:
  segment: { name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch }
  own: { name: Collector, adapter: webhook, endpoint: https://collect.example.org/v1 }
defaults: { purpose: improve, sensitivity: none, destinations: [${ids}] }
${traits(EDITION)}groups: { runs: { title: Runs, events: { RUN: { name: Run ended, description: A run ended., destinations: [segment] } } } }
`;

export type TraitRule =
  | "trait-added"
  | "trait-removed"
  | "trait-renamed"
  | "traits-destination-added"
  | "traits-destination-removed";

export const TRAIT_RULES: Readonly<Record<TraitRule, Rule>> = {
  "trait-added": {
    title: "A new trait",
    kinds: ["CODE", "PRIVACY"],
    direction: "more",
    why: "More is said of an installation or a person, and it holds for all of their events. A required one must be given by callers.",
    bad: {
      before: traits(EDITION),
      after: traits(EDITION, SEATS),
      says: "The call `identify` also sends `seats` (a whole number).",
    },
    good: { before: traits(EDITION, SEATS), after: traits(EDITION) },
  },
  "trait-removed": {
    title: "A trait less",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "less",
    why: "Callers that give it stop compiling, and it is not said any more.",
    bad: {
      before: traits(EDITION, SEATS),
      after: traits(EDITION),
      says: "The call `identify` no longer sends `seats`.",
    },
    good: { before: traits(EDITION), after: traits(EDITION, SEATS) },
  },
  "trait-renamed": {
    title: "A trait has another name",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "depends",
    why: "Equal in all but the name, so it is the same data under another key; with another description it may not be, which counts as more.",
    bad: {
      before: traits(SEATS),
      after: traits(SEATS.replace("seats", "places")),
      says: "The call `identify` sends `places` in place of `seats`.",
    },
    good: { before: traits(SEATS), after: traits("places: { type: boolean") },
  },
  "traits-destination-added": {
    title: "Somebody else gets the traits",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "A recipient learns what only others were told.",
    bad: {
      before: sentTo("segment"),
      after: sentTo("segment, own"),
      says: "The traits also go to `own`.",
    },
    good: { before: sentTo("segment, own"), after: sentTo("segment") },
  },
  "traits-destination-removed": {
    title: "Somebody does not get the traits any more",
    kinds: ["WIRE", "PRIVACY"],
    direction: "less",
    why: "A recipient learns less; its data lacks them from then on.",
    bad: {
      before: sentTo("segment, own"),
      after: sentTo("segment"),
      says: "The traits no longer go to `own`.",
    },
    good: { before: sentTo("segment"), after: sentTo("segment, own") },
  },
};
