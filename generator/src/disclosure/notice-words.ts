/** The words of the first-run notice: a table for each language. Each text goes onto lines of 80 columns. */
import type { Catalog, MetadataSource } from "@forthright/runtime/catalog-document";

export interface NoticeWords {
  /** "a, b and c" */
  readonly and: string;
  /** The one sentence on what is sent and to whom. `things`: what rides along, empty if nothing does. */
  readonly reports: (said: {
    readonly name: string;
    readonly model: Catalog["consent"]["model"];
    readonly recipients: string;
    readonly kinds: number;
    readonly things: string;
  }) => string;
  /** How metadata is called, by its source. */
  readonly things: Readonly<Record<Exclude<MetadataSource, "host">, string>>;
  /** Starts with a blank; each is a sentence of its own. */
  readonly sensitivity: Readonly<Record<"sensitive" | "personal" | "pseudonymous", string>>;
  /** Starts with a blank. */
  readonly separate: (things: string) => string;
  /** What may be said once, beside events. Starts with a blank. */
  readonly traits: (names: string) => string;
  readonly why: string;
  readonly stop: string;
  readonly or: string;
  readonly inEnvironment: string;
  readonly optingOutSendsNothing: string;
  readonly lastEvent: (name: string) => string;
  readonly allow: string;
  readonly more: string;
  readonly list: string;
}

export const ENGLISH_NOTICE: NoticeWords = {
  and: "and",
  reports: ({ name, model, recipients, kinds, things }) => {
    const verb = model === "opt-out" ? "reports" : "can report";
    const count = kinds === 1 ? "1 kind of event" : `${kinds} kinds of event`;
    const along = things === "" ? "" : `, each with ${things}`;
    return `${name} ${verb} how it is used to ${recipients}: ${count}${along}.`;
  },
  things: {
    "installation-id": "a random installation id",
    "product-version": "its version",
    os: "the operating system",
    "os-name": "the operating system",
    "os-version": "the operating system's version",
    arch: "the kind of processor",
    "runtime-version": "the version of Node.js",
    ci: "whether it runs in CI",
    "consented-email": "your e-mail address",
  },
  sensitivity: {
    sensitive: " Some of it is sensitive personal data.",
    personal: " Some of it is personal data.",
    pseudonymous: " The data is pseudonymous.",
  },
  separate: (things) => ` Only if you agree separately: ${things}.`,
  traits: (names) => ` It also says: ${names}.`,
  why: "Why",
  stop: "Nothing has been sent yet. To stop it, use any one of these:",
  or: "or",
  inEnvironment: "in the environment",
  optingOutSendsNothing: "Opting out sends nothing.",
  lastEvent: (name) => `If sending was on, opting out sends one last event: "${name}".`,
  allow: "Nothing has been sent, and nothing is sent unless you allow it.",
  more: "More",
  list: "The list of all events",
};
