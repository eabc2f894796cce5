/**
 * The first-run notice: at most 12 lines of at most 80 columns, plain text. The same string is shown by the SDK,
 * stands in the disclosure and is a file of the output.
 */
import type {
  Catalog,
  CatalogEvent,
  ConsentSourceFact,
  Disclosure,
  MetadataSource,
} from "@forthright/runtime/catalog-document";
import { activeEvents } from "./active-events.ts";
import { oneLine, wrap } from "./visible-text.ts";

const WIDTH = 80;
/** Longest name from the catalogue that the notice repeats; longer ones are cut. */
const NAME_LENGTH = 60;

type Facts = Pick<Disclosure, "commands" | "consent_sources">;

/** Ends with a newline. Says nothing that the catalogue's own facts do not bear out. */
export function firstRunNotice(catalog: Catalog, facts: Facts): string {
  const lines = [
    ...whatIsCollected(catalog),
    ...wrap(why(catalog), WIDTH).slice(0, 1),
    "",
    ...(catalog.consent.model === "opt-out" ? howToStop(catalog, facts) : howToAllow(facts)),
    ...whereItStands(catalog, facts),
  ];
  return `${lines.join("\n")}\n`;
}

/** At most four lines; the sentence about separate consent is left out where it does not fit. */
function whatIsCollected(catalog: Catalog): readonly string[] {
  const full = wrap(`${mainSentence(catalog)}${separateWords(catalog)}`, WIDTH);
  return full.length <= 4 ? full : wrap(mainSentence(catalog), WIDTH).slice(0, 4);
}

function mainSentence(catalog: Catalog): string {
  const events = activeEvents(catalog);
  const name = short(catalog.product.name);
  const recipients = list(catalog.destinations.map((destination) => short(destination.name)));
  const kinds = events.length === 1 ? "1 kind of event" : `${events.length} kinds of event`;
  const verb = catalog.consent.model === "opt-out" ? "reports" : "can report";
  const things = [
    ...new Set(catalog.metadata.filter(ridesAlong).map((field) => thing(field.source, field.name))),
  ];
  const along = things.length === 0 ? "" : `, each with ${list(things)}`;
  return `${name} ${verb} how it is used to ${recipients}: ${kinds}${along}.${sensitivityWords(catalog, events)}`;
}

/** What is sent only to those who agreed to it on its own. */
function separateWords({ metadata }: Catalog): string {
  const things = [
    ...new Set(
      metadata.filter((field) => !ridesAlong(field)).map((field) => thing(field.source, field.name)),
    ),
  ];
  return things.length === 0 ? "" : ` Only if you agree separately: ${list(things)}.`;
}

/** Metadata that waits for a separate consent is not collected from somebody who reads this for the first time. */
function ridesAlong({ requires }: { readonly requires?: string }): boolean {
  return requires === undefined;
}

const THINGS: Readonly<Record<Exclude<MetadataSource, "host">, string>> = {
  "installation-id": "a random installation id",
  "product-version": "its version",
  os: "the operating system",
  "os-name": "the operating system",
  "os-version": "the operating system's version",
  arch: "the kind of processor",
  "runtime-version": "the version of Node.js",
  ci: "whether it runs in CI",
  "consented-email": "your e-mail address",
};

function thing(source: MetadataSource, name: string): string {
  return source === "host" ? `"${name}"` : THINGS[source];
}

function sensitivityWords(catalog: Catalog, events: readonly CatalogEvent[]): string {
  const fields = [...catalog.metadata, ...events.flatMap((event) => event.properties)].filter(ridesAlong);
  const has = (level: string): boolean => fields.some((field) => field.sensitivity === level);
  if (has("sensitive")) return " Some of it is sensitive personal data.";
  if (has("personal")) return " Some of it is personal data.";
  return has("pseudonymous") ? " The data is pseudonymous." : "";
}

function why(catalog: Catalog): string {
  const titles = catalog.purposes
    .filter((purpose) => purpose.consent === "shared")
    .map(({ title }) => oneLine(title));
  const text = `Why: ${titles.join("; ")}`;
  return `${text.length < WIDTH ? text : `${text.slice(0, WIDTH - 4)}...`}.`;
}

function howToStop(catalog: Catalog, { commands, consent_sources }: Facts): readonly string[] {
  const optOut = commands.find((command) => command.name === "opt-out");
  const variables = consent_sources.flatMap(variableOf);
  const last = activeEvents(catalog).find((event) => event.constant === catalog.consent.opt_out_event);
  const farewell =
    last === undefined
      ? "Opting out sends nothing."
      : `If sending was on, opting out sends one last event: "${short(last.name)}".`;
  return [
    "Nothing has been sent yet. To stop it, use any one of these:",
    ...(optOut === undefined ? [] : [`  ${oneLine(optOut.text)}`]),
    `  ${variables.join("  or  ")}  in the environment`,
    ...wrap(farewell, WIDTH).slice(0, 2),
  ];
}

function howToAllow({ commands }: Facts): readonly string[] {
  const optIn = commands.find((command) => command.name === "opt-in");
  return [
    "Nothing has been sent, and nothing is sent unless you allow it.",
    ...(optIn === undefined ? [] : [`  ${oneLine(optIn.text)}`]),
  ];
}

/** `ZENML_TELEMETRY=off`: what the source's first shell example sets. */
function variableOf({ id, examples }: ConsentSourceFact): readonly string[] {
  if (id !== "do-not-track" && id !== "environment") return [];
  const first = examples.find((example) => example.shell === "sh");
  return first === undefined ? [] : [first.text.replace(/^export /u, "")];
}

function whereItStands({ product }: Catalog, { commands }: Facts): readonly string[] {
  const preview = commands.find((command) => command.name === "preview");
  const page = product.homepage ?? product.source;
  if (preview === undefined) return page === undefined ? [] : [`More: ${page}`];
  return [`The list of all events:  ${oneLine(preview.text).replace(/( preview) \S+$/u, "$1")}`];
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

function short(name: string): string {
  const line = oneLine(name);
  return line.length <= NAME_LENGTH ? line : `${line.slice(0, NAME_LENGTH - 3)}...`;
}
