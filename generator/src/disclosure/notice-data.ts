/** Rows of the legal notice about the data: how long it is kept, where it comes from, of which kinds it is. */
import type { Catalog, Disclosure, Field, NoticeFact } from "@forthright/runtime/catalog-document";
import { activeEvents } from "./active-events.ts";
import { fixed, stated } from "./notice-fact.ts";
import type { RowText, Say } from "./say.ts";
import { oneLine } from "./visible-text.ts";

/** More terms or kinds than this say less than their number. */
const MAX_LISTED = 20;

/** For each purpose, each recipient and each term that events and fields state of themselves. */
export function retentionFacts(
  catalog: Catalog,
  { limits }: Pick<Disclosure, "limits">,
  say: Say,
): readonly NoticeFact[] {
  const days = limits.find(({ id }) => id === "spool-days")?.value;
  return [
    ...catalog.purposes.flatMap((purpose) => {
      const label = say("Data for “{}”", oneLine(purpose.title));
      if (purpose.retention === undefined && hasOwnTerms(catalog, purpose.id)) return [];
      return [stated(label, purpose.retention, `purposes.${purpose.id}.retention`)];
    }),
    ...ownTerms(catalog, say),
    ...catalog.destinations
      .filter(({ adapter }) => adapter !== "file")
      .map(({ id, name, retention }) =>
        stated(say("At {}", name), retention, `destinations.${id}.retention`),
      ),
    ...(days === undefined ? [] : [fixed(say("Waiting on your machine"), say("At most {} days.", days))]),
  ];
}

/** Whether everything that serves the purpose states a term of its own. */
function hasOwnTerms(catalog: Catalog, purpose: string): boolean {
  const events = activeEvents(catalog);
  const traits = catalog.identify?.traits ?? [];
  const fields = [...catalog.metadata, ...traits, ...events.flatMap((event) => event.properties)];
  const mine = [...events, ...fields].filter((one) => one.purpose === purpose);
  return mine.length > 0 && mine.every(({ retention }) => retention !== undefined);
}

function ownTerms(catalog: Catalog, say: Say): readonly NoticeFact[] {
  const events = activeEvents(catalog);
  return [
    ...termFacts(EVENTS, events, say),
    ...termFacts(METADATA_FIELDS, catalog.metadata, say),
    ...termFacts(TRAITS, catalog.identify?.traits ?? [], say),
    ...termFacts(
      PROPERTIES,
      events.flatMap((event) => event.properties),
      say,
    ),
  ];
}

function termFacts(
  noun: Noun,
  list: readonly { readonly retention?: string }[],
  say: Say,
): readonly NoticeFact[] {
  const counts = countBy(list.flatMap(({ retention }) => retention ?? []));
  return capped(
    [...counts].map(([term, count]) => fixed(plural(count, noun, say), term)),
    say("Further terms"),
    say,
  );
}

const SOURCES: Readonly<Record<Catalog["metadata"][number]["source"], RowText>> = {
  "installation-id": "a random number made on your machine",
  "product-version": "the program's own version",
  os: "your operating system",
  "os-name": "your operating system",
  "os-version": "your operating system",
  arch: "your machine's processor type",
  "runtime-version": "the language runtime on your machine",
  ci: "variables that build services set",
  "consented-email": "the address that you gave",
  host: "the program, each time it reports",
};

export function sourceFacts(
  { metadata, identify, destinations }: Catalog,
  _facts: unknown,
  say: Say,
): readonly NoticeFact[] {
  const sources = [...new Set(metadata.map(({ source }) => say(SOURCES[source])))];
  return [
    fixed(say("Events and their properties"), say("The program on your machine, when the event happens.")),
    ...(identify === undefined
      ? []
      : [
          fixed(
            say("Traits"),
            say("The program on your machine, when it has something to say of you or it."),
          ),
        ]),
    ...(sources.length === 0 ? [] : [fixed(say("What rides along"), `${sentence(sources.join("; "))}.`)]),
    ...(destinations.some(({ adapter }) => adapter !== "file")
      ? [
          fixed(
            say("Network address"),
            say("Seen by the recipient, as with every connection. It is not in the message."),
          ),
        ]
      : []),
  ];
}

const LEVELS = [
  ["none", "Not personal by itself"],
  ["pseudonymous", "Pseudonymous"],
  ["personal", "Personal"],
  ["sensitive", "Sensitive"],
] as const;

export function dataFacts(catalog: Catalog, _facts: unknown, say: Say): readonly NoticeFact[] {
  const fields: readonly Field[] = [
    ...catalog.metadata,
    ...(catalog.identify?.traits ?? []),
    ...activeEvents(catalog).flatMap((event) => event.properties),
  ];
  const categories = countBy(fields.flatMap(({ category }) => category ?? []));
  const without = fields.filter(({ category }) => category === undefined).length;
  return [
    fixed(say("People"), say("People who run {}.", catalog.product.name)),
    ...capped(
      [...categories].map(([category, count]) => fixed(titled(category, say), plural(count, FIELDS, say))),
      say("Further categories"),
      say,
    ),
    ...(without === 0
      ? []
      : [
          fixed(
            say("Without a category"),
            without === 1
              ? say("1 field, described on its own.")
              : say("{} fields, each described on its own.", without),
          ),
        ]),
    ...LEVELS.flatMap(([level, words]) => {
      const count = fields.filter(({ sensitivity }) => sensitivity === level).length;
      return count === 0 && level !== "sensitive"
        ? []
        : [fixed(say(words), count === 0 ? say("None.") : plural(count, FIELDS, say))];
    }),
  ];
}

function countBy(list: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function capped(facts: readonly NoticeFact[], label: string, say: Say): readonly NoticeFact[] {
  if (facts.length <= MAX_LISTED) return facts;
  return [
    ...facts.slice(0, MAX_LISTED),
    fixed(label, say("{} more, on the pages of the events.", facts.length - MAX_LISTED)),
  ];
}

type Noun = readonly [one: RowText, many: RowText];

const EVENTS: Noun = ["1 event", "{} events"];
const METADATA_FIELDS: Noun = ["1 metadata field", "{} metadata fields"];
const TRAITS: Noun = ["1 trait", "{} traits"];
const PROPERTIES: Noun = ["1 property", "{} properties"];
const FIELDS: Noun = ["1 field", "{} fields"];

function plural(count: number, [one, many]: Noun, say: Say): string {
  return count === 1 ? say(one) : say(many, count);
}

/** The built-in taxonomy as headings; in a catalogue that was checked there is no other category. */
const CATEGORIES: Readonly<Record<string, RowText>> = {
  "account-id": "Account id",
  configuration: "Configuration",
  content: "Content",
  "device-id": "Device id",
  diagnostics: "Diagnostics",
  "email-address": "Email address",
  environment: "Environment",
  hardware: "Hardware",
  "installation-id": "Installation id",
  locale: "Locale",
  location: "Location",
  "operating-system": "Operating system",
  organisation: "Organisation",
  performance: "Performance",
  "person-name": "Person name",
  "product-version": "Product version",
  runtime: "Runtime",
  usage: "Usage",
};

function titled(category: string, say: Say): string {
  const title = Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
  return title === undefined ? sentence(category.replaceAll("-", " ")) : say(title);
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
