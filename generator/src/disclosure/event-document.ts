/** An event as the parts of the output that belong to it alone see it: nothing of the other events. */
import { hash } from "node:crypto";
import type { CatalogDocument, CatalogEvent, Group, WireExample } from "@forthright/runtime/catalog-document";
import { type ActiveGroup, activeGroups } from "./active-events.ts";

/** Takes the place of the catalogue's id where a text shall not change with every other event. */
export const EXAMPLE_CATALOG: string = `sha256-${"0".repeat(64)}`;

export interface EventDocument {
  readonly event: CatalogEvent;
  readonly group: Omit<Group, "events">;
  /** What all events have in common: a document without events, notice and wire examples. */
  readonly shared: CatalogDocument;
  /** The event's requests, with {@link EXAMPLE_CATALOG}. */
  readonly wire: readonly WireExample[];
  /** Hash of all of this: two that have the same are the same. */
  readonly key: string;
}

/** Every active event, in catalogue order; all of them have the same `shared`. */
export function eventDocuments(document: CatalogDocument): readonly EventDocument[] {
  const shared = sharedDocument(document);
  const base = hash("sha256", JSON.stringify(shared), "hex");
  const wire = wireByConstant(document);
  return activeGroups(document.catalog).flatMap(({ group, events }) => {
    const head = headOf(group);
    return events.map((event) => {
      const own = wire.get(event.constant) ?? [];
      const key = hash("sha256", JSON.stringify([base, head, event, own]), "hex");
      return { event, group: head, shared, wire: own, key };
    });
  });
}

/** Goes through JSON, so that it holds nothing that its text does not show. */
function sharedDocument({ id, catalog, disclosure, ...rest }: CatalogDocument): CatalogDocument {
  const shared: CatalogDocument = {
    ...rest,
    id,
    catalog: { ...catalog, groups: [] },
    disclosure: { ...disclosure, notice: "", notice_rows: [], wire: [] },
  };
  return JSON.parse(JSON.stringify(shared).replaceAll(id, EXAMPLE_CATALOG)) as CatalogDocument;
}

function wireByConstant({ id, disclosure }: CatalogDocument): ReadonlyMap<string, readonly WireExample[]> {
  const found = new Map<string, WireExample[]>();
  for (const example of disclosure.wire) {
    const list = found.get(example.constant) ?? [];
    list.push({ ...example, body: example.body.replaceAll(id, EXAMPLE_CATALOG) });
    found.set(example.constant, list);
  }
  return found;
}

function headOf({ events: _, ...head }: ActiveGroup["group"]): Omit<Group, "events"> {
  return head;
}
