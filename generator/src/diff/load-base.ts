/** Reads the catalogue that another one is compared with: shape and references, without the rules. Pure. */

import { linkCatalog } from "../catalog/link.ts";
import { parseCatalog } from "../catalog/parse.ts";
import { type CatalogText, readTree } from "../catalog/read-tree.ts";
import { hasErrors, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import type { LoadResult } from "../rules/load.ts";

/**
 * An old catalogue need not keep the rules of today: what was sound when it was published may have expired since, or
 * a later version of this program may ask for more. It has to be readable, or nothing could be compared.
 */
export function loadBase(input: CatalogText): LoadResult {
  const tree = readTree(input);
  const { root, sources, place } = tree;
  if (root === undefined) return { diagnostics: tree.diagnostics, sources };
  const { raw, diagnostics } = parseCatalog(root, input.file);
  const found = sortDiagnostics([...tree.diagnostics, ...diagnostics.map(place)]);
  return { ...(hasErrors(found) ? {} : { catalog: linkCatalog(raw).catalog }), diagnostics: found, sources };
}
