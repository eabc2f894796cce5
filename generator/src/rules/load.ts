/** From the text of a catalogue to the resolved catalogue, or to everything that is wrong with it. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { linkCatalog } from "../catalog/link.ts";
import { parseCatalog, type RawCatalog } from "../catalog/parse.ts";
import { placesOf } from "../catalog/places.ts";
import { type CatalogText, type CatalogTree, readTree } from "../catalog/read-tree.ts";
import { type Diagnostic, hasErrors, type Sources, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { checkRules } from "./check.ts";

export interface LoadInput extends CatalogText {
  /** Today as YYYY-MM-DD, from the edge: decides only what has expired, never what is made. */
  readonly today: string;
}

export interface LoadResult {
  /** Present exactly when no diagnostic is an error. */
  readonly catalog?: Catalog;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that the diagnostics' offsets count in. */
  readonly sources: Sources;
  /** What the catalogue was made of: for overlays, which change its texts. Present with `catalog`. */
  readonly origin?: Origin;
}

export interface Origin {
  readonly raw: RawCatalog;
  readonly tree: CatalogTree;
}

/**
 * Reads, links and checks a catalogue. Text that is no YAML is reported alone; faults of shape and of rules are all
 * found in one run, because each stage goes on with what is sound.
 */
export function loadCatalog(input: LoadInput): LoadResult {
  return loadTree(readTree(input), input);
}

/** The same for a tree that was read already: for callers that look up places in it afterwards. */
export function loadTree(tree: CatalogTree, { file, today }: Omit<LoadInput, "text">): LoadResult {
  const { root, text, sources, place } = tree;
  if (root === undefined) return { diagnostics: tree.diagnostics, sources };
  const parsed = parseCatalog(root, file);
  const { raw } = parsed;
  const { catalog, types } = linkCatalog(raw);
  const places = placesOf(raw, catalog);
  const found = checkRules({ catalog, raw, types, places, root, text, today }, file, parsed.broken);
  const diagnostics = sortDiagnostics([...tree.diagnostics, ...[...parsed.diagnostics, ...found].map(place)]);
  const sound = hasErrors(diagnostics) ? {} : { catalog, origin: { raw, tree } };
  return { ...sound, diagnostics, sources };
}
