/** What `TELEMETRY.md` says of traits: what `identify` may say, where it stands, and the exact bytes. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { IDENTIFY } from "@forthright/runtime/encode";
import { code, codeBlock, codeCell, text } from "./escape.ts";
import { fieldRows } from "./field-rows.ts";
import type { View } from "./render.ts";

/** Empty where the catalogue declares none. */
export function traitsView({ catalog, disclosure }: CatalogDocument): View {
  const { identify } = catalog;
  const nameOf = (id: string): string => text(catalog.destinations.find((one) => one.id === id)?.name ?? id);
  return {
    has_traits: identify !== undefined,
    traits: identify === undefined ? [] : fieldRows(identify.traits, catalog),
    trait_places: (disclosure.trait_places ?? []).map(({ destination, path }) => ({
      destination: nameOf(destination),
      path: codeCell(path),
    })),
    trait_wire: disclosure.wire
      .filter(({ constant }) => constant === IDENTIFY)
      .map(({ destination, method, endpoint, body, bytes }) => ({
        destination: nameOf(destination),
        endpoint: code(`${method} ${endpoint}`),
        bytes: String(bytes),
        body: codeBlock(body.trimEnd(), "json"),
      })),
  };
}
