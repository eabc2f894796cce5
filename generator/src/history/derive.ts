/** From recorded versions to the published history: what each sent, and what changed from one to the next. Pure. */
import type {
  Catalog,
  CatalogHistory,
  Field,
  HistoryChange,
  HistoryVersion,
  SentField,
  SentSet,
} from "@forthright/runtime/catalog-document";
import { answersTo } from "../diff/acknowledge.ts";
import type { Change } from "../diff/change.ts";
import { compareCatalogs } from "../diff/compare/catalogs.ts";
import { placeOf } from "./place.ts";

export interface Edition {
  readonly id: string;
  readonly catalog: Catalog;
}

/** Editions oldest first; the last one is the catalogue itself. */
export function deriveHistory(editions: readonly Edition[]): CatalogHistory {
  return {
    forthright: 1,
    versions: editions.map((edition, index) => {
      const isCurrent = index === editions.length - 1;
      return versionOf(edition, editions[index - 1], isCurrent);
    }),
  };
}

function versionOf(
  { id, catalog }: Edition,
  before: Edition | undefined,
  isCurrent: boolean,
): HistoryVersion {
  const { version, released } = catalog.product;
  return {
    version,
    ...(released === undefined ? {} : { released }),
    catalog: id,
    // What the current version sends stands in catalog.json.
    ...(isCurrent ? {} : { sent: sentBy(catalog) }),
    ...(before === undefined ? {} : { changes: changesBetween(before.catalog, catalog) }),
  };
}

function changesBetween(before: Catalog, after: Catalog): readonly HistoryChange[] {
  const changes = compareCatalogs(before, after);
  const { answered } = answersTo(changes, before.acknowledge ?? [], after.acknowledge ?? []);
  const ids = new Map<string, number>();
  return changes.map((change): HistoryChange => {
    const answer = answered.get(change);
    const { rule, direction, kinds, sentence, where } = change;
    return {
      id: uniqueId(change, after.product.version, ids),
      rule,
      collects: direction ?? "same",
      ...(kinds.every((kind) => kind === "DOCS") ? { words_only: true } : {}),
      sentence,
      place: placeOf(where.path),
      ...(answer === undefined
        ? {}
        : { acknowledgement: { by: answer.by, reason: answer.reason, link: answer.link } }),
    };
  });
}

/** Made of version, rule and place, so that it stays when other changes come or go. */
function uniqueId({ rule, at, key }: Change, version: string, ids: Map<string, number>): string {
  const parts = [version, rule, at, key ?? ""].filter((part) => part !== "");
  const id = parts.join("_").replaceAll(/[^A-Za-z0-9._-]/gu, "-");
  const count = (ids.get(id) ?? 0) + 1;
  ids.set(id, count);
  return count === 1 ? id : `${id}_${count}`;
}

function sentBy({ destinations, metadata, identify, groups }: Catalog): SentSet {
  return {
    destinations: destinations.map(({ id, name, endpoint }) => ({ id, name, endpoint })),
    metadata: metadata.map((field) => ({ ...sentField(field), path: field.path })),
    ...(identify === undefined ? {} : { traits: identify.traits.map(sentField) }),
    groups: groups.flatMap(({ title, events }) => {
      const sent = events.filter(({ status }) => status === "active");
      if (sent.length === 0) return [];
      return {
        title,
        events: sent.map(({ constant, name, description, sensitivity, properties }) => ({
          constant,
          name,
          description,
          sensitivity,
          properties: properties.map(sentField),
        })),
      };
    }),
  };
}

function sentField({ name, description, schema, required, sensitivity }: Field): SentField {
  return { name, description, schema, required, sensitivity };
}
