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
import { ENGLISH_NOTICE, type NoticeWords } from "./notice-words.ts";
import { oneLine, wrap } from "./visible-text.ts";

const WIDTH = 80;
/** Longest name from the catalogue that the notice repeats; longer ones are cut. */
const NAME_LENGTH = 60;

type Facts = Pick<Disclosure, "commands" | "consent_sources">;

/** Ends with a newline. Says nothing that the catalogue's own facts do not bear out. */
export function firstRunNotice(catalog: Catalog, facts: Facts, words: NoticeWords = ENGLISH_NOTICE): string {
  const lines = [
    ...whatIsCollected(catalog, words),
    ...wrap(why(catalog, words), WIDTH).slice(0, 1),
    "",
    ...(catalog.consent.model === "opt-out" ? howToStop(catalog, facts, words) : howToAllow(facts, words)),
    ...whereItStands(catalog, facts, words),
  ];
  return `${lines.join("\n")}\n`;
}

/** At most four lines; the sentence about separate consent is left out where it does not fit. */
function whatIsCollected(catalog: Catalog, words: NoticeWords): readonly string[] {
  const main = mainSentence(catalog, words);
  const full = wrap(`${main}${separateWords(catalog, words)}`, WIDTH);
  return full.length <= 4 ? full : wrap(main, WIDTH).slice(0, 4);
}

function mainSentence(catalog: Catalog, words: NoticeWords): string {
  const events = activeEvents(catalog);
  const said = words.reports({
    name: short(catalog.product.name),
    model: catalog.consent.model,
    recipients: list(
      catalog.destinations.map((destination) => short(destination.name)),
      words,
    ),
    kinds: events.length,
    things: things(catalog.metadata.filter(ridesAlong), words),
  });
  return `${said}${traitWords(catalog, words)}${sensitivityWords(catalog, events, words)}`;
}

/** Most traits that are named; the list of all that is reported has the others. */
const MAX_NAMED = 4;

/** What is said of whoever runs the program, apart from what waits for a separate consent. */
function traitWords({ identify }: Catalog, words: NoticeWords): string {
  const names = (identify?.traits ?? []).filter(ridesAlong).map(({ name }) => name);
  if (names.length === 0) return "";
  const more = names.length > MAX_NAMED ? [`${names.length - MAX_NAMED} …`] : [];
  return words.traits(list([...names.slice(0, MAX_NAMED), ...more], words));
}

/** What is sent only to those who agreed to it on its own. */
function separateWords({ metadata, identify }: Catalog, words: NoticeWords): string {
  const isApart = (field: { readonly requires?: string }): boolean => !ridesAlong(field);
  const apart = [
    ...named(metadata.filter(isApart), words),
    ...(identify?.traits ?? []).filter(isApart).map(({ name }) => name),
  ];
  return apart.length === 0 ? "" : words.separate(list([...new Set(apart)], words));
}

/** Metadata that waits for a separate consent is not collected from somebody who reads this for the first time. */
function ridesAlong({ requires }: { readonly requires?: string }): boolean {
  return requires === undefined;
}

function things(fields: readonly Sourced[], words: NoticeWords): string {
  return list([...new Set(named(fields, words))], words);
}

interface Sourced {
  readonly source: MetadataSource;
  readonly name: string;
}

function named(fields: readonly Sourced[], words: NoticeWords): readonly string[] {
  return fields.map(({ source, name }) => (source === "host" ? `"${name}"` : words.things[source]));
}

function sensitivityWords(
  catalog: Catalog,
  events: readonly CatalogEvent[],
  { sensitivity }: NoticeWords,
): string {
  const traits = catalog.identify?.traits ?? [];
  const properties = events.flatMap((event) => event.properties);
  const fields = [...catalog.metadata, ...traits, ...properties].filter(ridesAlong);
  const has = (level: string): boolean => fields.some((field) => field.sensitivity === level);
  if (has("sensitive")) return sensitivity.sensitive;
  if (has("personal")) return sensitivity.personal;
  return has("pseudonymous") ? sensitivity.pseudonymous : "";
}

function why(catalog: Catalog, words: NoticeWords): string {
  const titles = catalog.purposes
    .filter((purpose) => purpose.consent === "shared")
    .map(({ title }) => oneLine(title));
  const text = `${words.why}: ${titles.join("; ")}`;
  return `${text.length < WIDTH ? text : `${text.slice(0, WIDTH - 4)}...`}.`;
}

function howToStop(
  catalog: Catalog,
  { commands, consent_sources }: Facts,
  words: NoticeWords,
): readonly string[] {
  const optOut = commands.find((command) => command.name === "opt-out");
  const variables = consent_sources.flatMap(variableOf);
  const last = activeEvents(catalog).find((event) => event.constant === catalog.consent.opt_out_event);
  const farewell = last === undefined ? words.optingOutSendsNothing : words.lastEvent(short(last.name));
  return [
    words.stop,
    ...(optOut === undefined ? [] : [`  ${oneLine(optOut.text)}`]),
    `  ${variables.join(`  ${words.or}  `)}  ${words.inEnvironment}`,
    ...wrap(farewell, WIDTH).slice(0, 2),
  ];
}

function howToAllow({ commands }: Facts, words: NoticeWords): readonly string[] {
  const optIn = commands.find((command) => command.name === "opt-in");
  return [words.allow, ...(optIn === undefined ? [] : [`  ${oneLine(optIn.text)}`])];
}

/** `ZENML_TELEMETRY=off`: what the source's first shell example sets. */
function variableOf({ id, examples }: ConsentSourceFact): readonly string[] {
  if (id !== "do-not-track" && id !== "environment") return [];
  const first = examples.find((example) => example.shell === "sh");
  return first === undefined ? [] : [first.text.replace(/^export /u, "")];
}

function whereItStands({ product }: Catalog, { commands }: Facts, words: NoticeWords): readonly string[] {
  const preview = commands.find((command) => command.name === "preview");
  const page = product.homepage ?? product.source;
  if (preview === undefined) return page === undefined ? [] : [`${words.more}: ${page}`];
  return [`${words.list}:  ${oneLine(preview.text).replace(/( preview) \S+$/u, "$1")}`];
}

function list(items: readonly string[], { and }: NoticeWords): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1) ?? ""}`;
}

function short(name: string): string {
  const line = oneLine(name);
  return line.length <= NAME_LENGTH ? line : `${line.slice(0, NAME_LENGTH - 3)}...`;
}
