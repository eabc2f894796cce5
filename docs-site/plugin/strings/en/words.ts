/** Words for the closed lists of the catalogue language, in English. Nothing here is about one catalogue. */

import type { ClosedLists } from "../closed-lists.ts";
import { numbersOf } from "../numbers.ts";

const { count, digits, date } = numbersOf("en-GB");

export const lists: ClosedLists = {
  sensitivity: {
    none: "Not personal",
    pseudonymous: "Pseudonymous",
    personal: "Personal",
    sensitive: "Sensitive",
  },
  sensitivityMeaning: {
    none: "Says nothing about a person by itself.",
    pseudonymous:
      "A number that stands for an installation. It ties reports together without saying whose they are.",
    personal: "Says who somebody is, or comes close to it.",
    sensitive: "Belongs to a category that the law protects in particular.",
  },
  source: {
    "installation-id": "A random number, made once and kept in a file of its own.",
    "product-version": "The version of the product, fixed when it was built.",
    os: "The operating system's own description of itself.",
    "os-name": "The operating system's own name.",
    "os-version": "The operating system's own version.",
    arch: "The processor family that the program runs on.",
    "runtime-version": "The version of the language runtime.",
    ci: "Whether the machine looks like a build server.",
    "consented-email": "The address the person gave, together with the consent to use it.",
    host: "The program itself, each time it reports.",
  },
  basis: {
    consent: "Consent, GDPR Art. 6(1)(a)",
    contract: "Contract, GDPR Art. 6(1)(b)",
    "legal-obligation": "Legal obligation, GDPR Art. 6(1)(c)",
    "vital-interests": "Vital interests, GDPR Art. 6(1)(d)",
    "public-task": "Public task, GDPR Art. 6(1)(e)",
    "legitimate-interests": "Legitimate interests, GDPR Art. 6(1)(f)",
  },
  consent: {
    shared: "Covered by the one decision about telemetry.",
    separate: "Asked for on its own; without a yes the data is not sent.",
  },
  model: {
    "opt-out": "Opt-out: on after a notice, until somebody says no",
    "opt-in": "Opt-in: off until somebody says yes",
  },
  status: {
    planned: "Planned: not sent by this version",
    active: "Active",
    removed: "Removed: no longer sent; the name stays reserved",
  },
  statusTag: { planned: "planned", active: "active", removed: "removed" },
  transform: {
    hash: "Replaced by its hash before anything is written.",
    basename: "Cut to the last part of the path before anything is written.",
    truncate: "Cut to the longest allowed length before anything is written.",
  },
  adapter: {
    segment: "Segment batch format",
    posthog: "PostHog batch format",
    webhook: "JSON to a web address",
    file: "A file on the same machine",
  },
  collects: { more: "More data", less: "Less data", same: "The same data" },
  shell: {
    any: "Any shell",
    sh: "Linux and macOS (sh, bash, zsh)",
    powershell: "PowerShell",
    cmd: "Windows Command Prompt",
  },
  envelopeType: {
    string: "Text",
    number: "Number",
    boolean: "True or false",
    array: "List",
    object: "Object",
  },
  state: { stated: "Stated", "in part": "Stated in part", "not stated": "Not stated" },
  format: {
    uuid: "UUID",
    email: "e-mail address",
    uri: "web address",
    "date-time": "date and time",
    version: "version number",
  },
};

/** Units with their number: `3 events`. */
export const units = {
  digits,
  date,
  bytes: (n: number) => count(n, "byte", "bytes"),
  events: (n: number) => count(n, "event", "events"),
  kindsOfEvent: (n: number) => count(n, "kind of event", "kinds of event"),
  groups: (n: number) => count(n, "group", "groups"),
  properties: (n: number) => count(n, "property", "properties"),
  metadataFields: (n: number) => count(n, "metadata field", "metadata fields"),
  versions: (n: number) => count(n, "version", "versions"),
  sources: (n: number) => count(n, "source", "sources"),
  forms: (n: number) => count(n, "form", "forms"),
  days: (n: number) => count(n, "day", "days"),
  requests: (n: number) => count(n, "request", "requests"),
  milliseconds: (n: number) => count(n, "millisecond", "milliseconds"),
  batches: (n: number) => count(n, "batch", "batches"),
};

/** What a value may be. Without a capital at the start: the first of a line gets one. */
export const types = {
  always: (value: string) => `always ${value}`,
  oneOf: (n: number) => `one of ${count(n, "value", "values")}`,
  boolean: "true or false",
  integer: "whole number",
  number: "number",
  array: "list",
  object: (n: number) => `object with ${count(n, "declared key", "declared keys")}`,
  text: "text",
  textAs: (format: string) => `text: ${format}`,
  minimum: (value: string) => `${value} or more`,
  maximum: (value: string) => `at most ${value}`,
  minLength: (n: number) => `at least ${count(n, "character", "characters")}`,
  maxLength: (n: number) => `at most ${count(n, "character", "characters")}`,
  maxItems: (n: number) => `at most ${count(n, "item", "items")}`,
  pattern: "of a fixed form",
  each: (words: string) => `each: ${words}`,
  orNull: (words: string) => `${words}, or nothing (null)`,
};
