import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { Explainable } from "@forthright/runtime/explain";

/** What the check page needs of a document: neither prose nor notice nor wire examples, which are most of it. */
export function explainable({ id, catalog, disclosure }: CatalogDocument): Explainable {
  const { purposes, metadata, groups, identify } = catalog;
  const { envelope, metadata_places: places, trait_places: traits } = disclosure;
  return {
    id,
    catalog: { purposes, metadata, groups, ...(identify === undefined ? {} : { identify }) },
    disclosure: {
      envelope,
      ...(places === undefined ? {} : { metadata_places: places }),
      ...(traits === undefined ? {} : { trait_places: traits }),
    },
  };
}
