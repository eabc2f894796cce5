import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { Explainable } from "@forthright/runtime/explain";

/** What the check page needs of a document: neither prose nor notice nor wire examples, which are most of it. */
export function explainable({ id, catalog, disclosure }: CatalogDocument): Explainable {
  const { purposes, metadata, groups } = catalog;
  const { envelope, metadata_places: places } = disclosure;
  const added = places === undefined ? { envelope } : { envelope, metadata_places: places };
  return { id, catalog: { purposes, metadata, groups }, disclosure: added };
}
