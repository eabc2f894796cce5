/** Traits as the pages need them: every key with its places, and the examples of the wire. */
import type { WireExample } from "@forthright/runtime/catalog-document";
import type { CatalogIndex } from "./catalog.ts";
import type { PlacedFor } from "./layout.ts";
import { traitAnchor } from "./link.ts";
import { type FlatField, flatten } from "./value.ts";

/** What the wire examples of traits are called in the document; no event can be called so. */
const IDENTIFY = "identify";

/** Every trait and key of one, in catalogue order; none where the catalogue declares none. */
export function traitFields({ catalog }: Pick<CatalogIndex, "catalog">): readonly FlatField[] {
  return flatten(catalog.identify?.traits ?? []);
}

/** Where a trait stands for its recipients, each place once. */
export function traitPlaces(
  { catalog, document }: Pick<CatalogIndex, "catalog" | "document">,
  path: string,
): readonly [PlacedFor, ...PlacedFor[]] {
  const places = new Map<string, string[]>();
  for (const { destination, path: holder } of document.disclosure.trait_places ?? []) {
    const name = catalog.destinations.find(({ id }) => id === destination)?.name ?? destination;
    places.set(`${holder}.${path}`, [...(places.get(`${holder}.${path}`) ?? []), name]);
  }
  const [first, ...others] = [...places].map(([place, names]) => ({ path: place, names }));
  return [first ?? { path: `traits.${path}`, names: [] }, ...others];
}

export function traitWire({ document }: Pick<CatalogIndex, "document">): readonly WireExample[] {
  return document.disclosure.wire.filter(({ constant }) => constant === IDENTIFY);
}

/** For each place of a trait on the way to any recipient, the anchor that explains it. */
export function traitAnchors(index: CatalogIndex): ReadonlyMap<string, string> {
  return new Map(
    traitFields(index).flatMap(({ path }) =>
      traitPlaces(index, path).map((place): [string, string] => [place.path, traitAnchor(path)]),
    ),
  );
}
