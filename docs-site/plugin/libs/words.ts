/** Words for the closed lists of the catalogue language. Nothing here is about one catalogue. */
import type {
  Catalog,
  Destination,
  EnvelopeField,
  HistoryChange,
  LimitFact,
  MetadataSource,
  Purpose,
  Sensitivity,
  ShellExample,
  Status,
  Transform,
} from "@forthright/runtime/catalog-document";

/** Weakest first, as the catalogue language orders them. */
export const SENSITIVITIES: readonly Sensitivity[] = ["none", "pseudonymous", "personal", "sensitive"];

export const SENSITIVITY_WORDS: Readonly<Record<Sensitivity, string>> = {
  none: "Not personal",
  pseudonymous: "Pseudonymous",
  personal: "Personal",
  sensitive: "Sensitive",
};

export const SENSITIVITY_MEANING: Readonly<Record<Sensitivity, string>> = {
  none: "Says nothing about a person by itself.",
  pseudonymous:
    "A number that stands for an installation. It ties reports together without saying whose they are.",
  personal: "Says who somebody is, or comes close to it.",
  sensitive: "Belongs to a category that the law protects in particular.",
};

export const SOURCE_WORDS: Readonly<Record<MetadataSource, string>> = {
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
};

export const BASIS_WORDS: Readonly<Record<Purpose["basis"], string>> = {
  consent: "Consent, GDPR Art. 6(1)(a)",
  contract: "Contract, GDPR Art. 6(1)(b)",
  "legal-obligation": "Legal obligation, GDPR Art. 6(1)(c)",
  "vital-interests": "Vital interests, GDPR Art. 6(1)(d)",
  "public-task": "Public task, GDPR Art. 6(1)(e)",
  "legitimate-interests": "Legitimate interests, GDPR Art. 6(1)(f)",
};

export const CONSENT_WORDS: Readonly<Record<Purpose["consent"], string>> = {
  shared: "Covered by the one decision about telemetry.",
  separate: "Asked for on its own; without a yes the data is not sent.",
};

export const MODEL_WORDS: Readonly<Record<Catalog["consent"]["model"], string>> = {
  "opt-out": "Opt-out: on after a notice, until somebody says no",
  "opt-in": "Opt-in: off until somebody says yes",
};

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  planned: "Planned: not sent by this version",
  active: "Active",
  removed: "Removed: no longer sent; the name stays reserved",
};

export const TRANSFORM_WORDS: Readonly<Record<Transform, string>> = {
  hash: "Replaced by its hash before anything is written.",
  basename: "Cut to the last part of the path before anything is written.",
  truncate: "Cut to the longest allowed length before anything is written.",
};

export const ADAPTER_WORDS: Readonly<Record<Destination["adapter"], string>> = {
  segment: "Segment batch format",
  posthog: "PostHog batch format",
  webhook: "JSON to a web address",
  file: "A file on the same machine",
};

export const COLLECTS_WORDS: Readonly<Record<HistoryChange["collects"], string>> = {
  more: "More data",
  less: "Less data",
  same: "The same data",
};

/** `15 June 2025`; the same on every machine, whatever its language. */
export function dateWords(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

const MONTHS: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export const SHELL_WORDS: Readonly<Record<ShellExample["shell"], string>> = {
  any: "Any shell",
  sh: "Linux and macOS (sh, bash, zsh)",
  powershell: "PowerShell",
  cmd: "Windows Command Prompt",
};

export const ENVELOPE_TYPE_WORDS: Readonly<Record<EnvelopeField["type"], string>> = {
  string: "Text",
  number: "Number",
  boolean: "True or false",
  array: "List",
  object: "Object",
};

export const NOT_STATED: string = "not stated";
export const NOT_STATED_BY_CONTROLLER: string = "not stated by the controller";

/** `3 events`, `1 event` */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${groupDigits(number)} ${number === 1 ? one : many}`;
}

/** `32,768`; the same on every machine, whatever its language. */
export function groupDigits(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** `32,768 bytes` */
export function limitWords(limit: LimitFact): string {
  const one = limit.unit === "batches" ? "batch" : limit.unit.slice(0, -1);
  return count(limit.value, one, limit.unit);
}
