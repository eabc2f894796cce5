/** The catalogue of the fixtures that declares traits and has every kind of destination. */
import { join } from "node:path";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { disclose } from "../../generator/src/disclosure/disclose.ts";
import { loadCatalog } from "../../generator/src/rules/load.ts";
import { readSource } from "../../generator/src/source/read.ts";
import { repository } from "./emit.ts";

export const TRAITS_CATALOG: string = join(repository, "test/fixtures/catalogs/traits.yaml");

/** With other lines in place of the fixture's; each `from` must be there. */
export function traitsDocument(
  ...changes: readonly (readonly [from: string, to: string])[]
): CatalogDocument {
  const { text: whole = "" } = readSource(TRAITS_CATALOG);
  const text = changes.reduce((given, [from, to]) => {
    if (!given.includes(from)) throw new Error(`the fixture has no “${from}”`);
    return given.replace(from, to);
  }, whole);
  const { catalog, diagnostics } = loadCatalog({ text, file: TRAITS_CATALOG, today: "2026-01-01" });
  if (catalog === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return disclose(catalog);
}
