/** Which values tie reports together, how far, and how a person cuts the tie. */
import type { MetadataField, Sensitivity } from "@forthright/runtime/catalog-document";
import type { Strings } from "../strings/en.ts";
import { activeEntries, type CatalogIndex } from "./catalog.ts";
import { groupBy } from "./group.ts";
import { envelopeAnchor, metadataAnchor, traitAnchor } from "./link.ts";
import { wirePath } from "./payload.ts";

export interface Tie {
  readonly name: string;
  readonly wirePath: string;
  /** Anchor on the metadata page; absent for properties, whose events are listed instead. */
  readonly anchor?: string;
  readonly sensitivity: Sensitivity;
  readonly ties: string;
  /** How a person ends that; absent: the value is new each time or belongs to one event. */
  readonly reset?: string;
  readonly constants: readonly string[];
}

/** Every value that is more than "not personal", and every trait; metadata first. */
export function ties(index: CatalogIndex, t: Strings): readonly Tie[] {
  return [...metadataTies(index, t), ...traitTies(index), ...envelopeTies(index), ...propertyTies(index, t)];
}

/** Each of them, also what is not personal by itself: it is said of an installation, and holds for all of its events. */
function traitTies({ catalog, document }: CatalogIndex): readonly Tie[] {
  const said = document.disclosure.links?.filter(({ trait }) => trait === true) ?? [];
  return (catalog.identify?.traits ?? []).flatMap(({ name, sensitivity }) => {
    const fact = said.find(({ field }) => field === name);
    if (fact === undefined) return [];
    const { ties: words, reset } = fact;
    const anchor = traitAnchor(name);
    return [{ name, wirePath: `traits.${name}`, anchor, sensitivity, ties: words, reset, constants: [] }];
  });
}

function metadataTies(index: CatalogIndex, t: Strings): readonly Tie[] {
  return index.catalog.metadata
    .filter((field) => field.sensitivity !== "none")
    .map((field) => ({
      name: field.name,
      wirePath: field.path,
      anchor: metadataAnchor(field.name),
      sensitivity: field.sensitivity,
      ...tieOf(index, field, t),
      constants: [],
    }));
}

/** As the runtime says it; a document of an older generator does not. */
function tieOf(index: CatalogIndex, field: MetadataField, t: Strings): Pick<Tie, "ties" | "reset"> {
  const fact = index.document.disclosure.links?.find((one) => one.field === field.name && one.trait !== true);
  if (fact !== undefined) return { ties: fact.ties, reset: fact.reset };
  const events = activeEntries(index).length;
  return { ties: field.requires === undefined ? t.ties.all(events) : t.ties.whileConsent(events) };
}

function envelopeTies(index: CatalogIndex): readonly Tie[] {
  return index.layouts.flatMap(({ owner, envelope }) =>
    envelope
      .filter((field) => field.sensitivity !== "none")
      .map((field) => ({
        name: wirePath(field.path),
        wirePath: wirePath(field.path),
        anchor: envelopeAnchor(wirePath(field.path), owner),
        sensitivity: field.sensitivity,
        ties: field.description,
        constants: [],
      })),
  );
}

function propertyTies(index: CatalogIndex, t: Strings): readonly Tie[] {
  const carriers = activeEntries(index).flatMap((entry) =>
    entry.fields
      .filter(({ field }) => field.sensitivity !== "none")
      .map(({ path, field }) => ({ path, field, constant: entry.event.constant })),
  );
  return [...groupBy(carriers, (carrier) => carrier.path)].map(([path, same]) => ({
    name: path,
    wirePath: `properties.${path}`,
    sensitivity: same[0]?.field.sensitivity ?? "none",
    ties: t.ties.sameValue(same.length),
    constants: same.map((carrier) => carrier.constant),
  }));
}
