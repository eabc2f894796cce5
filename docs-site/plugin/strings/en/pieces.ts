/** Strings of the cards, of the filter of changes, and of the comparison of versions, in English. */
import { numbersOf } from "../numbers.ts";

const { count, digits } = numbersOf("en-GB");

/** On a picture of 1,200 × 630 pixels: short. */
export const card = {
  over: (product: string) => `${product} telemetry`,
  label: "Telemetry facts",
  events: "Events",
  properties: "Properties",
  metadata: "Metadata fields",
  strongest: "Most personal",
  stop: (command: string) => `To stop it: ${command}`,
  alt: (title: string, product: string) => `Telemetry facts of ${product}: ${title}`,
  /** On the page of data. */
  name: "Pictures",
  about: (n: number) =>
    `One for all of it and one for each group, ${digits(n)} in all, to be shown where somebody links here:`,
};

export const changesFilter = {
  label: "Filter changes",
  find: "Find",
  collects: "Collects",
  words: "Words alone",
  /** Filled in by the browser. */
  shownAll: "All {all} changes",
  shown: "{shown} of {all} changes",
};

/** On the page of data. */
export const versionSets = {
  name: "Sent by a version",
  about: (n: number) =>
    `Exactly what one version can send, and to whom; ${n === 1 ? "there is one file" : `there are ${digits(n)} files`}:`,
};

/** Long lists of a version, cut into pages. */
export const sentPages = {
  title: (product: string, page: number, all: number) => `${product}, page ${digits(page)} of ${digits(all)}`,
  pages: "Pages of events",
  more: "More pages of events",
  page: (page: number, events: number) => `Page ${digits(page)} (${count(events, "event", "events")})`,
  traits: "Said once of a person or installation",
};

export const compare = {
  title: "Compare two versions",
  description: (product: string) => `What one recorded version of ${product} can send that another cannot.`,
  lead: "You updated over several versions at once? Choose the one you had and the one you have. The difference is made in your browser, from the published sets of both.",
  more: "[Compare any two versions](compare)",
  from: "From",
  to: "To",
  swap: "Swap",
  result: "Difference",
  steps: "Step by step",
  stepsLead:
    "What was recorded from each version to the next. There stand also changes of purposes, retention and consent, which the comparison above leaves out: it compares what can be sent, and to whom.",
  step: (before: string, version: string) => `${before} to ${version}`,
  noScript:
    "Choosing two versions needs JavaScript, as the comparison is made in your browser. The steps below are complete without it.",
  onlyOne: (version: string) =>
    `${version} is the only version that is recorded, so there is nothing to compare yet.`,
};
