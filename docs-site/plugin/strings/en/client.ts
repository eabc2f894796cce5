/** Strings of the check page, in English; its script loads them too. */
import type { EngineWords } from "../../libs/engine-words.ts";
import { numbersOf } from "../numbers.ts";
import { lists } from "./words.ts";

const { count, digits } = numbersOf("en-GB");

/** The page around the form. */
export const checkPage = {
  description: (product: string) =>
    `Hold messages that ${product} sent against this catalogue, in your own browser.`,
  lead: (product: string) =>
    `Paste what ${product} sent, or drop a file: every field is looked up in the catalogue of these pages, and what nobody declared is flagged. It happens in your browser. Once this page is loaded it asks for nothing more, so it works with the network unplugged; nothing is uploaded and nothing is kept.`,
  given: "Captured messages",
  text: "Text to check",
  forms:
    "A request body, one message, a list, one message a line, or the local record. You can also drop a file anywhere on this page.",
  file: "Or choose a file",
  check: "Check",
  example: "Try an example",
  noScript:
    "This needs JavaScript, as the checking happens in your browser. [Without it](without), one command does the same.",
  result: "Result",
  nothingYet: "Nothing checked yet.",
  where: "Where to get them",
  whereMore:
    "With `--json` each prints text that can be checked here. A recording of your network will do as well: take the body of a request.",
  without: "Without this page",
  withoutLead: "The command line has the same check, made by the same code, and needs no network either:",
  catalog: "[catalog.json](catalog) is the catalogue of these pages.",
};

/** What the browser says about messages. */
export const check = {
  sensitivity: lists.sensitivity,
  /** A word of a list inside a sentence. */
  inSentence: (words: string) => words.toLowerCase(),
  tooLarge: (file: string, bytes: number) =>
    `“${file}” is larger than ${digits(bytes)} bytes. Check it in parts.`,
  empty: "There is nothing to check yet. Paste a message, or choose a file.",
  cannotUnpack: "The file is compressed and cannot be unpacked.",
  whole: (messages: number, fields: number) =>
    `${count(messages, "message", "messages")}, ${count(fields, "field", "fields")}`,
  clear: "everything is declared and allowed",
  undeclared: (n: number) => count(n, "field that is not declared", "fields that are not declared"),
  notAllowed: (n: number) => count(n, "value that is not allowed", "values that are not allowed"),
  unknownEvents: (n: number) =>
    count(n, "event that this catalogue does not have", "events that this catalogue does not have"),
  missing: (n: number) => count(n, "required property missing", "required properties missing"),
  broken: (n: number) => count(n, "part that is no message", "parts that are no message"),
  otherCatalog: (n: number) =>
    `${count(n, "message does not carry", "messages do not carry")} the id of this page's catalogue.`,
  shownOf: (shown: number, all: number) =>
    `Shown are ${digits(shown)} of ${count(all, "message", "messages")}, those with something wrong first.`,
  line: (n: number) => `Line ${digits(n)}`,
  noMessage: "What is no message",
  andMore: (n: number) => `And ${digits(n)} more.`,
  around: (line: number) => `Around the messages, line ${digits(line)}`,
  fieldsOfRequest: (n: number) => `Fields of request ${digits(n)}`,
  fieldsOfMessage: (n: number) => `Fields of message ${digits(n)}`,
  match: {
    same: "Allowed by the catalogue of this page",
    another: "Allowed by another edition of the catalogue",
    none: "Does not say which catalogue allowed it",
  },
  /** In place of “another”, where the id is that of a recorded version. */
  matchVersion: (version: string) => `Allowed by the catalogue of version ${version}`,
  thatVersion: "what that version can send",
  withoutEvent: "A message without an event",
  /** Messages that are no event. */
  messageKinds: { identify: "Said once, of you or your installation", delete: "A request to be forgotten" },
  missingProperty: (path: string) => `Missing: ${path}, which is required.`,
  noSuchEvent: "No event of this catalogue has this name.",
  notSent: {
    planned: "It is planned: this version does not send it.",
    removed: "It is removed: this version does not send it.",
  },
  fieldAndValue: "Field and value",
  whatItIs: "What it is",
  kinds: {
    property: "Property",
    metadata: "Rides along",
    envelope: "Added by the transport",
    trait: "Trait, said once",
  },
  notDeclared: "Not declared. The catalogue knows nothing of it.",
  purpose: (title: string) => `for: ${title}`,
  requires: (title: string) => `only with consent to: ${title}`,
  /** The engine's own words follow. */
  problem: "Not allowed: the value",
  /** The engine speaks English. */
  engine: { phrases: [], kinds: {} } as EngineWords,
};

export const search = {
  find: "Find an event or a property",
  close: "Close",
  missing: "The search index is part of the built site; it is not there while the site is being written.",
  /** Filled in by the browser. */
  nothing: "Nothing found for “{words}”",
  found: "{n} found",
  language: "Language",
};
