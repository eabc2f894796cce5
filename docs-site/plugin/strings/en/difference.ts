/** What the browser says of the difference between two versions, in English; a script of its own loads it. */
import { numbersOf } from "../numbers.ts";

const { count, digits } = numbersOf("en-GB");

export const difference = {
  loading: "Reading both versions …",
  failed: (file: string) => `${file} cannot be read. Are you still connected?`,
  same: (from: string, to: string) => `${from} and ${to} can send exactly the same.`,
  sameVersion: "Choose two different versions.",
  whole: (from: string, to: string, n: number) =>
    `From ${from} to ${to}: ${count(n, "difference", "differences")}.`,
  backwards: "The first is the newer one, so this is what going back would change.",
  shownFirst: (n: number) => `Shown are the first ${digits(n)}.`,
  receivers: "Recipients",
  metadata: "With every event",
  traits: "Traits",
  wordsAlone: "words alone",
  isAdded: "is new",
  isRemoved: "is gone",
  eventAdded: "The event is new",
  eventRemoved: "The event is no longer sent",
  renamed: (before: string, after: string) => `Sent as “${after}”, before as “${before}”`,
  moved: (before: string, after: string) => `Goes to ${after}, before to ${before}`,
  placed: (before: string, after: string) => `Stands at ${after}, before at ${before}`,
  values: (before: string, after: string) => `May be: ${after}. Before: ${before}`,
  newValues: "New values",
  goneValues: "Values that are gone",
  required: "is always sent now; it was optional",
  optional: "is optional now; it was always sent",
  sensitivity: (before: string, after: string) => `counts as ${after}, before as ${before}`,
  words: "is described in other words",
  carries: (n: number) => `with ${count(n, "property", "properties")}`,
};
