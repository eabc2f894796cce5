/** The whole comparison: two catalogues in, every difference as data out. Pure; linear in their size. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { Change } from "../change.ts";
import { pairBy } from "../keyed.ts";
import { compareConsent } from "./consent.ts";
import { compareDestinations } from "./destinations.ts";
import { compareEvents } from "./events.ts";
import { compareMetadata } from "./metadata.ts";
import { compareProduct } from "./product.ts";
import { comparePurposes } from "./purposes.ts";
import { entryTarget } from "./scope.ts";
import { compareTexts } from "./texts.ts";
import { compareTraits } from "./traits.ts";
import { compareTypes, typeChangesOf } from "./types.ts";

/**
 * Changes from `before` to `after`, in the order of the new catalogue. A change of the product's version alone, of
 * the order of entries, or of an acknowledgement is none.
 */
export function compareCatalogs(before: Catalog, after: Catalog): readonly Change[] {
  const scope = typeChangesOf(before, after, before.product.version);
  return [
    ...compareProduct(before, after),
    ...compareConsent(before.consent, after.consent),
    ...comparePurposes(before.purposes, after.purposes),
    ...compareDestinations(before.destinations, after.destinations),
    ...compareMetadata(before.metadata, after.metadata, scope),
    ...compareTraits(before, after, scope),
    ...compareTypes(before, after, scope),
    ...compareGroups(before, after),
    ...compareEvents(before, after, scope),
  ];
}

/** Groups are headings; which events they hold is compared event by event. */
function compareGroups(before: Catalog, after: Catalog): readonly Change[] {
  return pairBy(before.groups, after.groups, (group) => group.id).both.flatMap((pair) =>
    compareTexts(
      pair.before,
      pair.after,
      ["title", "description"],
      entryTarget("group", ["groups", pair.after.id]),
    ),
  );
}
