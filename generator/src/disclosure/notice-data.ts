/** Rows of the legal notice about the data: how long it is kept, where it comes from, of which kinds it is. */
import type { Catalog, Disclosure, Field, NoticeFact } from "@forthright/runtime/catalog-document";
import { activeEvents } from "./active-events.ts";
import { fixed, stated } from "./notice-fact.ts";
import { oneLine } from "./visible-text.ts";

/** More terms or kinds than this say less than their number. */
const MAX_LISTED = 20;

/** For each purpose, each recipient and each term that events and fields state of themselves. */
export function retentionFacts(catalog: Catalog, limits: Disclosure["limits"]): readonly NoticeFact[] {
  const days = limits.find(({ id }) => id === "spool-days")?.value;
  return [
    ...catalog.purposes.flatMap((purpose) => {
      const label = `Data for “${oneLine(purpose.title)}”`;
      if (purpose.retention === undefined && hasOwnTerms(catalog, purpose.id)) return [];
      return [stated(label, purpose.retention, `purposes.${purpose.id}.retention`)];
    }),
    ...ownTerms(catalog),
    ...catalog.destinations
      .filter(({ adapter }) => adapter !== "file")
      .map(({ id, name, retention }) => stated(`At ${name}`, retention, `destinations.${id}.retention`)),
    ...(days === undefined ? [] : [fixed("Waiting on your machine", `At most ${days} days.`)]),
  ];
}

/** Whether everything that serves the purpose states a term of its own. */
function hasOwnTerms(catalog: Catalog, purpose: string): boolean {
  const events = activeEvents(catalog);
  const fields = [...catalog.metadata, ...events.flatMap((event) => event.properties)];
  const mine = [...events, ...fields].filter((one) => one.purpose === purpose);
  return mine.length > 0 && mine.every(({ retention }) => retention !== undefined);
}

function ownTerms(catalog: Catalog): readonly NoticeFact[] {
  const events = activeEvents(catalog);
  return [
    ...termFacts("event", events),
    ...termFacts("metadata field", catalog.metadata),
    ...termFacts(
      "property",
      events.flatMap((event) => event.properties),
    ),
  ];
}

function termFacts(noun: string, list: readonly { readonly retention?: string }[]): readonly NoticeFact[] {
  const counts = countBy(list.flatMap(({ retention }) => retention ?? []));
  return capped(
    [...counts].map(([term, count]) => fixed(plural(count, noun), term)),
    "Further terms",
    "on the pages of the events",
  );
}

const SOURCES: Readonly<Record<Catalog["metadata"][number]["source"], string>> = {
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

export function sourceFacts({ metadata, destinations }: Catalog): readonly NoticeFact[] {
  const sources = [...new Set(metadata.map(({ source }) => SOURCES[source]))];
  return [
    fixed("Events and their properties", "The program on your machine, when the event happens."),
    ...(sources.length === 0 ? [] : [fixed("What rides along", `${sentence(sources.join("; "))}.`)]),
    ...(destinations.some(({ adapter }) => adapter !== "file")
      ? [
          fixed(
            "Network address",
            "Seen by the recipient, as with every connection. It is not in the message.",
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

export function dataFacts(catalog: Catalog): readonly NoticeFact[] {
  const fields: readonly Field[] = [
    ...catalog.metadata,
    ...activeEvents(catalog).flatMap((event) => event.properties),
  ];
  const categories = countBy(fields.flatMap(({ category }) => category ?? []));
  const without = fields.filter(({ category }) => category === undefined).length;
  return [
    fixed("People", `People who run ${catalog.product.name}.`),
    ...capped(
      [...categories].map(([category, count]) => fixed(titled(category), plural(count, "field"))),
      "Further categories",
      "on the pages of the events",
    ),
    ...(without === 0
      ? []
      : [fixed("Without a category", `${plural(without, "field")}, each described on its own.`)]),
    ...LEVELS.flatMap(([level, words]) => {
      const count = fields.filter(({ sensitivity }) => sensitivity === level).length;
      return count === 0 && level !== "sensitive"
        ? []
        : [fixed(words, count === 0 ? "None." : plural(count, "field"))];
    }),
  ];
}

function countBy(list: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function capped(facts: readonly NoticeFact[], label: string, place: string): readonly NoticeFact[] {
  if (facts.length <= MAX_LISTED) return facts;
  return [...facts.slice(0, MAX_LISTED), fixed(label, `${facts.length - MAX_LISTED} more, ${place}.`)];
}

function plural(count: number, noun: string): string {
  const many = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}

/** `operating-system` → `Operating system` */
function titled(category: string): string {
  return sentence(category.replaceAll("-", " "));
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
