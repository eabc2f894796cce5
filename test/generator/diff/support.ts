/** Loads the small catalogues of the diff tests. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { expect } from "vitest";
import type { Change } from "../../../generator/src/diff/change.ts";
import { compareCatalogs } from "../../../generator/src/diff/compare/catalogs.ts";
import { completeCatalogue } from "../../../generator/src/diff/rules/snippets.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";

/** The catalogue of a snippet; fails the test if it does not load. */
export function catalogOf(snippet: string): Catalog {
  const result = loadCatalog({ text: completeCatalogue(snippet), file: "catalog.yaml", today: "2026-01-01" });
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  if (result.catalog === undefined) throw new Error("no catalogue");
  return result.catalog;
}

export function compareSnippets(before: string, after: string): readonly Change[] {
  return compareCatalogs(catalogOf(before), catalogOf(after));
}

/** Rule, place and direction of each change, for comparing. */
export function outline(changes: readonly Change[]): readonly string[] {
  return changes.map(
    ({ rule, at, direction }) => `${rule} ${at}${direction === undefined ? "" : ` ${direction}`}`,
  );
}
