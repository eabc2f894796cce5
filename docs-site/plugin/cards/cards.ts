/** The cards of a site: one for all of it, one for each group. */
import type { CatalogIndex, EventEntry, GroupEntry } from "../libs/catalog.ts";
import { strongestOf } from "../libs/catalog.ts";
import type { Strings } from "../strings/en.ts";
import type { Card } from "./card.ts";

export interface NamedCard {
  /** File name without its ending. No group can be called like the first: theirs begin with a word of their own. */
  readonly name: string;
  readonly card: Card;
}

export const SITE_CARD = "overview";

export function groupCard({ slug }: GroupEntry["group"]): string {
  return `group-${slug}`;
}

/** What all cards of an edition need of it. */
export interface CardSource {
  readonly index: CatalogIndex;
  readonly t: Strings;
}

export function cardsOf(source: CardSource): readonly NamedCard[] {
  return [
    { name: SITE_CARD, card: siteCard(source) },
    ...source.index.groups.map((entry) => ({
      name: groupCard(entry.group),
      card: cardOfGroup(source, entry),
    })),
  ];
}

function siteCard({ index, t }: CardSource): Card {
  const { product, metadata } = index.catalog;
  const events = sent(index.entries);
  return {
    ...frame({ index, t }),
    title: t.overview.title(product.name),
    plainTitle: product.id,
    text: t.overview.summary(events.length, metadata.length),
    ...facts({ index, t }, events),
  };
}

function cardOfGroup({ index, t }: CardSource, { group, entries }: GroupEntry): Card {
  const events = sent(entries);
  return {
    ...frame({ index, t }),
    title: group.title,
    plainTitle: group.slug,
    text: group.description ?? events.map(({ event }) => event.name).join(", "),
    ...facts({ index, t }, events),
  };
}

function frame({ index, t }: CardSource): Pick<Card, "over" | "label" | "foot"> {
  const { name, version } = index.catalog.product;
  const stop = index.commands.get("opt-out");
  return {
    over: t.card.over(`${name} ${version}`),
    label: t.card.label,
    foot: stop === undefined ? "" : t.card.stop(stop.text),
  };
}

/** What rides along counts, also what does so only after somebody agreed: “most personal” must hold for everybody. */
function facts({ index, t }: CardSource, events: readonly EventEntry[]): Pick<Card, "facts" | "strongest"> {
  const properties = new Set(events.flatMap(({ fields }) => fields.map(({ path }) => path)));
  const strongest = strongestOf([
    ...(events.length > 0 ? [index.ridesAlongAtMost] : []),
    ...events.map((entry) => entry.strongest),
  ]);
  return {
    facts: [
      [t.card.events, t.units.digits(events.length)],
      [t.card.properties, t.units.digits(properties.size)],
      [t.card.strongest, t.sensitivity[strongest]],
    ],
    strongest,
  };
}

function sent(entries: readonly EventEntry[]): readonly EventEntry[] {
  return entries.filter(({ event }) => event.status === "active");
}
