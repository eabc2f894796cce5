/** Strings of the page with the tests' own result, in English. */
import { numbersOf } from "../numbers.ts";

const { count, date } = numbersOf("en-GB");

export const proof = {
  description: (product: string) =>
    `What tests tried to find wrong with these pages of ${product}, and what they found.`,
  lead: "These pages claim to be complete and true. Tests hold them against the running program: real requests, a real browser, real files. Here is what the last run looked at, and what failed.",
  result: "Result",
  holds: "Everything that was tried holds.",
  nothing: "Nothing has been tried yet.",
  fails: (n: number) => `${count(n, "thing does", "things do")} not hold: see below.`,
  same: "The result belongs to the catalogue that these pages show.",
  other:
    "The result belongs to another catalogue than the one that these pages show. What changed since then has not been tried.",
  ran: "Tried on",
  ranWith: (at: string, node: string, platform: string) => `${date(at)}, with Node.js ${node} on ${platform}`,
  version: "Version",
  triedId: "Catalogue that was tried",
  shownId: "Catalogue of these pages",
  suites: "What was tried",
  suiteHolds: "Holds",
  suiteFails: "Does not hold",
  repeat: "Repeat it",
  repeatLead:
    "In a copy of the source code that these pages are made from, three commands do everything. It takes about half an hour and needs no account.",
  table: "Hostile catalogue, cell by cell",
  tableLead: (hazards: number, positions: number) =>
    `Each line is one of ${count(positions, "position", "positions")} of the catalogue language, each letter one of ${count(hazards, "hazard", "hazards")}, in the order of the list below. “r”: refused with the place. “a”: accepted, and then code, page and wire hold exactly that text. “-”: makes no sense there.`,
  tableName: "Positions and hazards",
  hazards: "Hazards, in the order of the letters",
};

/** Titles and sentences of the suites by their name; a suite without one is shown by its name. */
export const proofSuites: Readonly<Record<string, readonly [title: string, about: string]>> = {
  promise: [
    "What is sent stands on the pages",
    "The program walked through every command, and generated calls tried every event with fitting and hostile values. Every path, header and value that arrived was looked up on the built pages, and everything on the pages was looked for among what arrived.",
  ],
  adapters: [
    "The same with other recipients",
    "A catalogue with every kind of recipient and every kind of property, tried in the same way.",
  ],
  facts: [
    "What is printed works",
    "Every command, variable, file, limit and time that stands on the pages was run, driven to its edge or measured.",
  ],
  off: [
    "Off is off",
    "Each way to switch sending off, alone and in pairs: no file written, no connection, no process, as the system's own trace shows.",
  ],
  host: [
    "The program is not harmed",
    "Servers that work, hang, refuse or lie, and every way that a program can end: same exit code and output as without telemetry, and every event delivered, kept or counted.",
  ],
  flood: [
    "A flood stays small",
    "More events than anybody sends, with a server that hangs: memory and disk stay within bounds.",
  ],
  hostile: [
    "A hostile catalogue",
    "Every text that has broken generators, pages or readers before, in every place where the language takes text or names.",
  ],
  random: [
    "Random catalogues",
    "Catalogues made and damaged at random: no crash, no endless work, no code that does not compile.",
  ],
  writing: [
    "Writing under faults",
    "Killed at any moment, full disk, no permission, two at once: the old files whole or the new ones, and nothing else touched.",
  ],
  packages: [
    "What is installed",
    "Each package holds what it should and nothing else, and its types are right.",
  ],
  nodes: ["Where it runs", "Installed afresh and run with every supported Node.js, as each kind of module."],
  "supply-chain": [
    "What is brought along",
    "Everything that an installation brings is pinned, licensed and listed; the part that runs in your programs brings nothing.",
  ],
  stranger: ["A newcomer's way", "A new project went the whole way by the commands of the README alone."],
  other: ["Other tests", "What else was run on the way."],
  mutants: [
    "The tests themselves",
    "The project was broken on purpose, one break at a time. Tests that cannot fail prove nothing: each break has to be noticed.",
  ],
};

/** What a number counts; what is not here is shown as the suite calls it. */
export const proofCounts: Readonly<Record<string, string>> = {
  events: "Events",
  calls: "Generated calls",
  "hostile calls": "Of them with hostile values",
  requests: "Requests",
  messages: "Messages",
  paths: "JSON paths",
  values: "Values",
  headers: "Headers",
  "kinds of thing seen": "Different things seen",
  undeclared: "Undeclared",
  examples: "Examples on the pages",
  destinations: "Kinds of recipient",
  facts: "Printed facts",
  sources: "Ways to switch off",
  pairs: "Pairs of them",
  traced: "Runs traced",
  servers: "Kinds of server",
  endings: "Ways to end",
  runs: "Runs",
  hazards: "Hazards",
  positions: "Positions",
  cells: "Cells",
  refused: "Refused",
  accepted: "Accepted",
  packages: "Packages",
  files: "Files",
  entries: "Entry points",
  hosts: "Programs",
  nodes: "Versions of Node.js",
  locked: "Pinned packages",
  bills: "Bills of material",
  components: "Components in them",
  command: "Commands of the README",
  file: "Files of the README",
  mutants: "Breaks",
  caught: "Noticed",
  "runs killed": "Runs killed",
  "full disks": "Full disks",
  "things in the way": "Things in the way",
  "read-only disks": "Read-only disks",
  "runs at once": "Runs at once",
  catalogues: "Catalogues",
  "pages of a site": "Pages of a site",
  "pages opened": "Of them opened",
  "texts found on them": "Texts found on them",
  sizes: "Sizes",
  pages: "Pages",
};
