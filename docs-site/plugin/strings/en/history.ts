/** Strings of the pages about versions and changes, in English. */
import { numbersOf } from "../numbers.ts";

const { count } = numbersOf("en-GB");
const changed = (n: number): string => count(n, "change", "changes");

export const changes = {
  description: (product: string) =>
    `What ${product} collects more, less or differently from version to version.`,
  lead: "Each version's list is kept and compared with the one before, fact by fact. A change is marked “more data” whenever more is collected about people, or when it cannot be shown that it is not.",
  noneYet: (version: string) =>
    `No changes yet. ${version} is the first version that is recorded, so there is nothing to compare it with. From the next version on, everything that is collected more, less or differently stands here. What came before is not known to this list.`,
  canSend: (version: string) => `What ${version} can send`,
  compared: "compared with [{before}](before).",
  everything: (version: string) => `Everything ${version} can send`,
  begins: (version: string) => `The list begins with ${version}. What came before is not known to it.`,
  follow: "Follow it",
  feeds: "The feeds hold all changes but those of words alone.",
  wordsAlone: "words alone",
  decidedBy: (who: string, reason: string) => `Decided by ${who}: ${reason}`,
  more: (n: number) => `${changed(n)} to more data`,
  less: (n: number) => `${changed(n)} to less`,
  same: (n: number) => `${changed(n)} of the same data`,
  words: (n: number) => `${changed(n)} of words alone`,
  nothing: "Nothing changed.",
  notDated: "not dated",
};

export const eventHistory = {
  noEarlier: (version: string) =>
    `No earlier version than ${version} is recorded, so there is nothing to compare with yet.`,
  nothing: (versions: number, first: string) =>
    `Nothing about this event changed in ${count(versions, "recorded version", "recorded versions")}, from ${first} on.`,
  all: "[All changes](changes)",
};

export const versions = {
  description: (product: string) => `What each recorded version of ${product} can send.`,
  lead: "You may not run the newest version. Here stands what yours can send. Every message carries the id of its version's catalogue, so a captured message can be held against the right page.",
  list: "Recorded versions",
  summary: (n: number, product: string) => `${count(n, "version", "versions")} of ${product}, newest first.`,
  thesePages: "these pages",
  firstRecorded: "The first that is recorded.",
};

export const version = {
  description: (product: string) => `Everything that ${product} can send.`,
  lead: (product: string, first: boolean) =>
    `Everything that ${product} can send${first ? "" : ", and how it differs from the version before"}.`,
  isCurrent: "This is the version that [all the other pages](events) describe in full.",
  changes: "Changes",
  changesSince: (before: string) => `Changes since ${before}`,
  released: "Released",
  carries: "Its messages carry",
  before: "The version before",
  after: "The version after",
  first: "The first version that is recorded. What came before is not known to this list.",
  withEvery: "With every event",
  events: "Events",
  toWhom: "To whom",
};
