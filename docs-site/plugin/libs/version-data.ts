/** `/data/versions/<version>.json`: exactly what one version could send, for programs and for the comparison. */
import type {
  CatalogDocument,
  CatalogHistory,
  HistoryVersion,
  SentField,
  SentSet,
} from "@forthright/runtime/catalog-document";
import { sentNow } from "./history.ts";

export interface VersionData {
  /** Version of this format. */
  readonly forthright: 1;
  /** Name of the product. */
  readonly product: string;
  readonly version: string;
  /** YYYY-MM-DD; absent: not dated. */
  readonly released?: string;
  /** Id of its catalogue, which its messages carry. */
  readonly catalog: string;
  readonly sent: SentSet;
}

/** One for each recorded version, oldest first; at least that of the catalogue. */
export function versionData(
  { id, catalog }: CatalogDocument,
  history: CatalogHistory,
): readonly VersionData[] {
  const { name, version, released } = catalog.product;
  const only: HistoryVersion = { version, ...(released === undefined ? {} : { released }), catalog: id };
  const versions = history.versions.length > 0 ? history.versions : [only];
  return versions.map(({ changes: _changes, sent, ...one }) => ({
    forthright: 1,
    product: name,
    ...one,
    sent: sent ?? bareSet(sentNow({ catalog })),
  }));
}

/** The same keys as the sets of earlier versions. */
function bareSet({ destinations, metadata, traits, groups }: SentSet): SentSet {
  return {
    destinations: destinations.map(({ id, name, endpoint }) => ({ id, name, endpoint })),
    metadata: metadata.map((field) => ({ ...bareField(field), path: field.path })),
    ...(traits === undefined ? {} : { traits: traits.map(bareField) }),
    groups: groups.map(({ title, events }) => ({
      title,
      events: events.map(({ constant, name, description, sensitivity, properties }) => ({
        constant,
        name,
        description,
        sensitivity,
        properties: properties.map(bareField),
      })),
    })),
  };
}

function bareField({ name, description, schema, required, sensitivity }: SentField): SentField {
  return { name, description, schema, required, sensitivity };
}
