/** From the checked catalogue to the published document: its id, the notice, and what the runtime says of itself. */
import type {
  Catalog,
  CatalogDocument,
  CatalogEvent,
  WireExample,
} from "@forthright/runtime/catalog-document";
import { identifyExample, wireExample } from "@forthright/runtime/encode";
import { disclosureFacts } from "@forthright/runtime/facts";
import { activeEvents } from "./active-events.ts";
import { catalogId } from "./canonical-json.ts";
import { firstRunNotice } from "./notice.ts";
import { noticeRows } from "./notice-rows.ts";

/** Pure: the same catalogue gives the same document, whatever the clock or the machine. */
export function disclose(catalog: Catalog): CatalogDocument {
  const id = catalogId(catalog);
  const facts = disclosureFacts({ ...catalog, id });
  return {
    forthright: 1,
    id,
    catalog,
    disclosure: {
      notice: firstRunNotice(catalog, facts),
      notice_rows: noticeRows(catalog, facts),
      ...facts,
      wire: [
        ...activeEvents(catalog).flatMap((event) => wireExamples(event, catalog, id)),
        ...traitExamples(catalog, id),
      ],
    },
  };
}

/** One request for each destination of the event, as a person sends it who agreed to nothing separately. */
function wireExamples(event: CatalogEvent, catalog: Catalog, id: string): readonly WireExample[] {
  const granted = event.requires === undefined ? [] : [event.requires];
  return catalog.destinations
    .filter((destination) => event.destinations.includes(destination.id))
    .map((destination) =>
      wireExample({ catalog: id, destination, event, metadata: catalog.metadata, granted }),
    );
}

/**
 * One request for each destination that gets traits, as a person sends it who agreed to nothing separately; where such a
 * person sends none, as one who agreed to everything.
 */
function traitExamples(catalog: Catalog, id: string): readonly WireExample[] {
  const { identify, metadata } = catalog;
  if (identify === undefined) return [];
  const all = identify.traits.flatMap(({ requires }) => requires ?? []);
  return catalog.destinations
    .filter((destination) => identify.destinations.includes(destination.id))
    .flatMap((destination) => {
      const input = { catalog: id, destination, identify, metadata };
      return identifyExample(input) ?? identifyExample({ ...input, granted: all }) ?? [];
    });
}
