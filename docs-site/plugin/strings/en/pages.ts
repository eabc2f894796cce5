/** Strings of the pages, in English. Texts for `<Say>` may hold `[links](name)`, `{values}`, `**strong**` and `` `code` ``. */
import { numbersOf } from "../numbers.ts";

const { count, digits } = numbersOf("en-GB");
const events = (n: number): string => count(n, "event", "events");

/** Labels and short words that more than one page shows. */
export const common = {
  notStated: "not stated",
  notStatedByController: "not stated by the controller",
  product: "Product",
  responsible: "Responsible",
  contact: "Contact",
  officer: "Data protection officer",
  catalogId: "Catalogue id",
  purpose: "Purpose",
  keptFor: "Kept for",
  consentTo: "Only with consent to",
  since: "Since",
  group: "Group",
  sensitivity: "Sensitivity",
  address: "Address",
  form: "Form",
  deprecated: "deprecated",
  optional: "optional",
  any: "Any",
  clear: "Clear",
  none: "None.",
  linux: "Linux",
  macos: "macOS",
  windows: "Windows",
  noticeWords: "The notice, word for word",
  noticeLead: "The program prints this, word for word, before anything is sent.",
  noticeTranslated: "In the language of this page it says:",
  noticeTranslation: "The notice in the language of this page",
};

export const frame = {
  siteTitle: (product: string) => `${product} telemetry`,
  section: "Telemetry",
  eventsByGroup: "Events by group",
  allGroups: (n: number) => `All ${digits(n)} groups`,
  aboutPage: "About this page",
  describes: "Describes",
  foot: "Every message carries the catalogue id, so a captured message can be held against these pages: [what rides along](metadata).",
};

export const names = {
  overview: "Overview",
  events: "All events",
  properties: "All properties",
  metadata: "What rides along",
  optOut: "How to stop it",
  where: "Where it goes",
  notice: "Legal notice",
  changes: "Changes",
  versions: "Versions",
  check: "Check it yourself",
  proof: "Proof",
  data: "Data",
};

export const overview = {
  title: (product: string) => `What ${product} reports about its use`,
  summary: (n: number, fields: number) =>
    `${events(n)} and ${count(fields, "metadata field", "metadata fields")}, each with every value it can carry.`,
  lead: (product: string, summary: string) =>
    `Everything that ${product} can send stands on these pages: ${summary} The program's own sending code is made from the same list, and what is not in the list cannot be sent.`,
  glance: "At a glance",
  why: "Why",
  otherWays: "Every other way, for one run, one shell, one project or a whole machine",
  look: "See for yourself",
  lookMore: "[All commands](commands), and [what lies on your disk](disk).",
  purposes: "What for",
  basis: "Legal basis",
  consent: "Consent",
  who: "Who",
  place: "Place",
  representative: "Representative",
  sourceCode: "Source code",
  whereMore: "[The way there, and how long it is kept](where).",
  told: "What you are told first",
  noticeMore: "[The legal notice, row by row](notice).",
};

/** The summary in the manner of a label on food. */
export const label = {
  events: (n: number): string => (n === 1 ? "Event" : "Events"),
  properties: (n: number): string => (n === 1 ? "Property" : "Properties"),
  metadata: (n: number): string => (n === 1 ? "Metadata field" : "Metadata fields"),
  recipients: (n: number): string => (n === 1 ? "Recipient" : "Recipients"),
  howPersonal: "How personal",
  whoDecides: "Who decides",
  toStop: "To stop it",
  model: "Model",
  scope: "Scope",
  scopeWords: "One decision for all projects of a person",
  buildServers: "Build servers",
  maySend: "May send",
  sendNothing: "Send nothing",
  optOutSends: "Opting out sends",
  nothing: "Nothing",
  oneLast: (event: string) => `One last event, “${event}”`,
  askedSeparately: "Asked separately",
  notSent: "Declared, not sent",
};

export const eventList = {
  summary: (n: number, groups: number) => `${events(n)} in ${count(groups, "group", "groups")}`,
  description: (summary: string, product: string) => `All ${summary} that ${product} declares.`,
  lead: "{summary}. The mark at the end of a line is the strongest of the event's own properties; [what rides along with each event](metadata) comes on top.",
  filter: "Filter events",
  find: "Find",
  allGroups: "All groups",
  /** Filled in by the browser. */
  shownAll: "All {all} events",
  shown: "{shown} of {all} events",
  since: (version: string) => `since ${version}`,
};

export const event = {
  properties: "Properties",
  wire: "On the wire",
  history: "History",
  recordedWhen: "Recorded when",
  howPersonal: "How personal",
  byOwn: "by its own properties,",
  withRest: "with [what rides along](metadata)",
  withConsent: "once you agreed to more",
  goesTo: "Goes to",
  status: "Status",
  noProperties: "None. The event says only that it happened.",
  noBytes: "There are no bytes to show.",
  isOptOut:
    "This is the one event that opting out sends, and the last. It goes out only if sending was on at that moment.",
  otherWays: "[All the other ways](optOut).",
  forPrograms:
    "This page for programs: [JSON](json), [Markdown](markdown). [Check a message that you captured](check).",
  forExample: ", for example",
  onlySeparate: "only with separate consent",
  transport: "[What the transport adds to each message, and the headers](envelope).",
};

export const field = {
  alwaysSent: "Always sent",
  optional: "Optional",
  onTheWire: "on the wire",
  allowed: "Allowed values",
  form: "Form",
  example: "Example",
  examples: "Examples",
  comesFrom: "Comes from",
  freeText: "Why free text",
  changedFirst: "Changed first",
  category: "Category",
  carriedBy: "Carried by",
  deprecated: "Deprecated",
  deprecatedSince: (version: string) => `Since ${version}.`,
  replacedBy: "Replaced by",
  goneBy: "Must be gone by",
  owner: "Owner",
  review: "Review",
};

export const wire = {
  to: (name: string) => `To ${name}`,
  lead: (bytes: number) =>
    `The request to **{name}** for the example values above, made by the encoder that the product itself uses: ${count(bytes, "byte", "bytes")} before compression. Each key leads to its explanation.`,
  leadFile: (bytes: number) =>
    `The line that is appended to **{name}** for the example values above, made by the encoder that the product itself uses: ${count(bytes, "byte", "bytes")}. Nothing is sent: the file stays on your machine. Each key leads to its explanation.`,
  region: (name: string) => `Request to ${name}, for reading`,
  regionFile: (name: string) => `Line in ${name}, for reading`,
  exact: "The exact bytes",
  exactLead: (bytes: number) =>
    `The same body with nothing added, ${count(bytes, "byte", "bytes")} of UTF-8.`,
  exactLeadFile: (bytes: number) =>
    `The same line with nothing added, ${count(bytes, "byte", "bytes")} of UTF-8.`,
};

export const metadata = {
  description: (product: string) =>
    `Metadata, envelope and headers of every report of ${product}, and the files it keeps.`,
  lead: "An event never travels alone. This is the rest of each message and of each request, where each value comes from, and what stays on your machine.",
  fields: "On every event",
  envelope: "Added by the transport",
  different: "Recipients take different forms, so what is added differs too.",
  /** Where recipients differ, with the name of one. */
  toMessage: (name: string) => (name === "" ? "To each message" : `${name}: to each message`),
  toLine: (name: string) => (name === "" ? "To each line" : `${name}: to each line`),
  toRequest: (name: string) => (name === "" ? "To each request" : `${name}: to each request`),
  noHeaders: "None: a file on your machine is no request.",
  headers: "Headers",
  ties: "What ties reports together",
  disk: "On your disk",
  limits: "Limits",
  typeExample: (type: string) => `${type}, for example`,
};

/** What ties reports together. */
export const ties = {
  none: "No value that is sent is more than “not personal”.",
  label: "Ties together",
  reset: "How to end it",
  all: (n: number) => `All ${events(n)}, for as long as the value stays the same.`,
  whileConsent: (n: number) => `All ${events(n)} that are sent while the separate consent holds.`,
  sameValue: (n: number) => `${events(n)} that ${n === 1 ? "carries" : "carry"} the same value.`,
};

export const optOut = {
  description: (product: string, sources: number) =>
    `Every way to stop ${product} from reporting: ${count(sources, "source", "sources")} in order of precedence.`,
  lead: (sources: number) =>
    `${count(sources, "source is", "sources are")} asked. The strictest answer wins, and a yes never overrides a no.`,
  short: "The short way",
  check: "How to check",
  order: "Every way, in order",
  orderLead: "They are asked from the top. The first that says “off” decides.",
  covers: "Covers:",
  sent: "What was sent already",
  residue: "What may still be sent",
  residueNone: "Nothing. Opting out sends no event, and deletes what was queued.",
  residueOne:
    "One event, [“{event}”](event), and only by the command above, and only if sending was on at that moment{size}. The other ways send nothing.",
  residueSize: (bytes: number) =>
    ` (${count(bytes, "byte", "bytes")} before compression with the example values)`,
  commands: "Commands",
};

/** What `forget` asks of each recipient. */
export const deletion = {
  lead: "What left your machine is not deleted from here. This is what the command does about each recipient:",
  ways: {
    asked:
      "Is asked, once, to delete what came under your installation id, if anything was sent and sending is on at that moment. What it then does is its own doing; the receipt names the request and the answer.",
    "not-asked":
      "Is not asked: it takes no such message from here. The receipt prints the installation id by which you can ask, or have the controller ask.",
    local: "Is a file on your own machine. It is yours: delete it like any other file.",
    nothing: "Is not asked: no value that is sent says which messages are yours.",
  },
};

export const properties = {
  description: (product: string) =>
    `Every property and metadata field of ${product}, and the events that carry it.`,
  lead: (n: number) =>
    `${count(n, "name", "names")} that a value can stand under. Each leads to every event that carries it, with what the value may be.`,
  riding: "On every event",
  own: "In some events",
  everyEvent: "every event",
};

export const property = {
  description: (product: string, name: string, answer: string) => `Where ${product} sends ${name}: ${answer}`,
  carried: (n: number, all: number) => `Carried by ${digits(n)} of ${events(all)}.`,
  riding: (separate: boolean): string =>
    separate ? "Sent with every event, but only with a separate consent" : "Sent with every event",
  besides: (n: number, all: number) => `, and a property of ${digits(n)} of ${events(all)} besides`,
  ridingTitle: "On every event",
  inEvents: "In events",
  inList: "In the list of what rides along",
  likeThis: (n: number) => `Like this in ${events(n)}:`,
  carriers: (path: string) => `Events that carry ${path} like this`,
  more: (n: number) =>
    `And ${count(n, "more event", "more events")}: [the list of all events, narrowed to this name](filtered).`,
};

export const notice = {
  description: (product: string) =>
    `What the GDPR and the CCPA want said about the telemetry of ${product}, row by row.`,
  lead: (product: string) =>
    `What the GDPR (Art. 13, 14 and 30), the ePrivacy directive and the CCPA's notice at collection want said about the telemetry of ${product}. Every row comes from the catalogue, from the software itself or from the law. What the controller has not stated is shown as not stated.`,
  complete: "How complete it is",
  figure: (rows: number) => `of ${count(rows, "row is", "rows are")} stated in full.`,
  open: (inPart: number, not: number) =>
    `${digits(inPart)} ${inPart === 1 ? "is" : "are"} stated in part, ${digits(not)} not at all:`,
  inPart: "in part",
  first: "The notice of the first run",
  more: "Every single value stands in [the list of all events](events) and in [what rides along](metadata); [every way to stop it](optOut) has a page of its own.",
  chapters: {
    who: "Who",
    "what-for": "What for",
    data: "The data",
    you: "You",
    told: "When you are told",
    further: "Further",
  },
};

export const where = {
  description: (product: string) =>
    `Who receives the telemetry of ${product}, in which country, and for how long.`,
  lead: (product: string, n: number, names: string) =>
    `${product} sends to ${count(n, "recipient", "recipients")}${names === "" ? "" : `: ${names}`}. An event is a line in a file on your machine before it is anything else, and you can read it there.`,
  way: "The way of an event",
  stepProgram:
    "**{product}** checks the event. Keys and values that the catalogue does not declare are left out.",
  stepFile: "**A file on your disk** takes it, exactly as it will be sent{days}.",
  stepFileDays: (days: number) => `, and keeps it for at most ${count(days, "day", "days")}`,
  stepProcess:
    "**A process of its own** sends what waits, after your command has ended. Before each request it asks again whether sending is allowed.",
  stepProcessLife: (seconds: number) => `It lives for at most ${count(seconds, "second", "seconds")}.`,
  stepLocal: "**{name}** is a file on your machine: nothing leaves it.",
  stepAway: (n: number) =>
    `**{name}** receives ${count(n, "kind of event", "kinds of event")}. Its server also sees the network address that a request comes from, as every server does.`,
  recipients: "Recipients",
  receives: "Receives",
  connection: "The connection",
  kept: "How long it is kept",
  transfers: "To which countries",
  rest: "The rest of [the legal notice](notice), and [every way to stop it](optOut).",
  country: "Country",
  noCountry: "None: it stays on your machine",
  safeguard: "Safeguard",
  diagram: "The way of an event, as the list says it in words",
  machine: "Your machine",
  boxProgram: "checks each event, writes it",
  boxFile: "A file on your disk",
  boxFileDays: (days: number) => `for at most ${count(days, "day", "days")}`,
  boxProcess: "A process of its own",
  boxProcessNote: "after your command has ended",
  encrypted: "encrypted (HTTPS)",
  network: "over the network",
};

export const data = {
  description: (product: string) =>
    `What ${product} can send, for programs: JSON, Markdown and the vocabularies of others.`,
  lead: "These pages are made from one JSON document. Here it is, with the same facts in the words of others. The addresses stay as they are; the catalogue id says which edition a file is.",
  files: "Files",
  size: "Size",
  edition: "Edition",
  see: "See",
  others:
    "A vocabulary of others has no word for some facts, and none is made up: what the catalogue does not state is left out. The same files come from the command line, with a list of what each cannot hold: `forthright export --help`",
  each: "Each event",
  eachLead: (event: string) => `Every event has its own files. For “${event}” they are:`,
  eventJson: "The event with its properties, what rides along, and the wire example:",
  eventMarkdown: "The text of the event's page, in English:",
  eventSchema: (n: number) =>
    `JSON Schema of one event's messages. There ${n === 1 ? "is one" : `are ${digits(n)}`} of them:`,
  reading: "For reading",
  llms: "The way to all of this as one short text in English, for language models:",
};

/** Title and description of the files below `/data/`, by their path: other languages than what the files say of themselves. */
export const dataFiles: Readonly<Record<string, readonly [title: string, description: string]>> = {};

export const notFound = {
  title: "This page does not exist",
  description: "The address is wrong.",
  lead: "The address is wrong, or the event it described is no longer declared.",
};
