/** Rules about what events and fields say of themselves: purpose, sensitivity, consent, retention, end. */
import type { Rule } from "./rule.ts";
import { property, runEvent } from "./snippets.ts";

const PURPOSES = `purposes:
  improve: { title: Find bugs, basis: legitimate-interests }
  pricing: { title: Set prices, basis: legitimate-interests }
  feedback: { title: Ask for feedback, basis: consent, consent: separate }
`;

const kept = (retention: string): string => runEvent(`retention: ${retention}`);
const ends = (expires: string): string => property(`type: boolean, expires: "${expires}"`);
const since = (version: string): string => property(`type: boolean, since: "${version}"`);
const plain: string = property("type: boolean");

export type PrivacyRule =
  | "purpose-changed"
  | "sensitivity-raised"
  | "sensitivity-lowered"
  | "requires-added"
  | "requires-removed"
  | "retention-lengthened"
  | "retention-shortened"
  | "retention-unstated"
  | "retention-stated"
  | "expiry-removed"
  | "expiry-extended"
  | "expiry-shortened"
  | "since-changed"
  | "category-changed";

export const PRIVACY_RULES: Readonly<Record<PrivacyRule, Rule>> = {
  "purpose-changed": {
    title: "Data is used for something else",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "Data that was collected for one thing is collected for another.",
    bad: {
      before: PURPOSES + runEvent("purpose: improve"),
      after: PURPOSES + runEvent("purpose: pricing"),
      says: "The event ‘Run ended’ serves the purpose `pricing` now; it was `improve`.",
    },
    good: { before: PURPOSES + runEvent(), after: PURPOSES + runEvent("purpose: improve") },
  },
  "sensitivity-raised": {
    title: "Something is tied more strongly to a person",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "The value says more about a person than was stated.",
    bad: {
      before: plain,
      after: property("type: boolean, sensitivity: pseudonymous"),
      says: "`steps` of ‘Run ended’ is rated `pseudonymous` now; it was `none`.",
    },
    good: { before: plain, after: property("type: boolean, sensitivity: none") },
  },
  "sensitivity-lowered": {
    title: "Something is rated as less tied to a person",
    kinds: ["PRIVACY"],
    direction: "same",
    why: "Only the rating changed. The data is the same, so this does not count as less.",
    bad: {
      before: property("type: boolean, sensitivity: pseudonymous"),
      after: plain,
      says: "`steps` of ‘Run ended’ is rated `none` only; it was `pseudonymous`, and the data is the same.",
    },
    good: { before: plain, after: property("type: boolean, sensitivity: pseudonymous") },
  },
  "requires-added": {
    title: "Something waits for a separate consent",
    kinds: ["WIRE", "PRIVACY"],
    direction: "less",
    why: "It is sent only from people who agreed to that purpose.",
    bad: {
      before: plain,
      after: property("type: boolean, requires: feedback"),
      says: "`steps` of ‘Run ended’ is sent only with the separate consent to `feedback` now.",
    },
    good: {
      before: property("type: boolean, requires: feedback"),
      after: plain,
    },
  },
  "requires-removed": {
    title: "Something no longer waits for a separate consent",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "It is sent from people who did not agree to that purpose, be it that none is needed or another one.",
    bad: {
      before: property("type: boolean, requires: feedback"),
      after: plain,
      says: "`steps` of ‘Run ended’ no longer waits for the separate consent to `feedback`.",
    },
    good: {
      before: property("type: boolean, requires: feedback"),
      after: property("type: integer, requires: feedback"),
    },
  },
  "retention-lengthened": {
    title: "Data is kept longer",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "Data is held longer than people were told. Words that cannot be compared count as longer.",
    bad: {
      before: kept("13 months"),
      after: kept("2 years"),
      says: "The event ‘Run ended’ is kept for ‘2 years’ now; it was ‘13 months’.",
    },
    good: { before: kept("12 months"), after: kept("1 year") },
  },
  "retention-shortened": {
    title: "Data is kept for a shorter time",
    kinds: ["PRIVACY"],
    direction: "less",
    why: "Data is deleted earlier than before.",
    bad: {
      before: kept("13 months"),
      after: kept("90 days"),
      says: "The event ‘Run ended’ is kept for ‘90 days’ now; it was ‘13 months’.",
    },
    good: { before: kept("90 days"), after: kept("13 months") },
  },
  "retention-unstated": {
    title: "It is no longer said how long data is kept",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "What is not stated has no limit.",
    bad: {
      before: kept("13 months"),
      after: runEvent(),
      says: "The event ‘Run ended’ no longer says how long data is kept; it was ‘13 months’.",
    },
    good: { before: runEvent(), after: kept("13 months") },
  },
  "retention-stated": {
    title: "It is said how long data is kept",
    kinds: ["PRIVACY"],
    direction: "less",
    why: "There was no limit; now there is one.",
    bad: {
      before: runEvent(),
      after: kept("13 months"),
      says: "The event ‘Run ended’ now says how long data is kept: ‘13 months’.",
    },
    good: { before: kept("13 months"), after: kept("13 months") },
  },
  "expiry-removed": {
    title: "Something no longer ends",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "It was to be collected for a while, and is collected for good.",
    bad: {
      before: ends("9.0.0"),
      after: plain,
      says: "`steps` of ‘Run ended’ no longer ends; it was to end with ‘9.0.0’.",
    },
    good: { before: plain, after: ends("9.0.0") },
  },
  "expiry-extended": {
    title: "Something ends later",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "It is collected for longer than was said. A date in place of a version, or the other way, counts as later.",
    bad: {
      before: ends("9.0.0"),
      after: ends("9.2.0"),
      says: "`steps` of ‘Run ended’ ends with ‘9.2.0’ now; it was to end with ‘9.0.0’.",
    },
    good: { before: ends("9.2.0"), after: ends("9.0.0") },
  },
  "expiry-shortened": {
    title: "Something ends earlier",
    kinds: ["PRIVACY"],
    direction: "less",
    why: "It is collected for a shorter time than was said, or has an end for the first time.",
    bad: {
      before: ends("9.2.0"),
      after: ends("9.0.0"),
      says: "`steps` of ‘Run ended’ ends with ‘9.0.0’ now; it was to end with ‘9.2.0’.",
    },
    good: { before: ends("9.0"), after: ends("9.0.0") },
  },
  "since-changed": {
    title: "Another first version",
    kinds: ["PRIVACY"],
    direction: "depends",
    why: "What is newer than what a person was told of is held back until they are told again. With an earlier version, or none, it is held back from fewer people (more).",
    bad: {
      before: since("1.4.0"),
      after: since("1.2.0"),
      says: "`steps` of ‘Run ended’ is recorded since ‘1.2.0’; it was ‘1.4.0’. It is held back from fewer people.",
    },
    good: { before: since("1.4.0"), after: since("1.4.0") },
  },
  "category-changed": {
    title: "Another category",
    kinds: ["PRIVACY", "DOCS"],
    direction: "same",
    why: "The label that people and stores read changed; the data did not.",
    bad: {
      before: property("type: boolean, category: usage"),
      after: property("type: boolean, category: performance"),
      says: "`steps` of ‘Run ended’ has the category `performance` now; it had the category `usage`.",
    },
    good: { before: plain, after: property("type: integer") },
  },
};
