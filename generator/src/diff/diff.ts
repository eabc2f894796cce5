/** From two texts to a judged comparison: load both, compare, judge. Pure. */

import { type CatalogText, type CatalogTree, readTree } from "../catalog/read-tree.ts";
import { sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { type LoadResult, loadCatalog } from "../rules/load.ts";
import type { IncludeReader } from "../source/include-reader.ts";
import { spanAt } from "../source/tree.ts";
import { compareCatalogs } from "./compare/catalogs.ts";
import { type FailOn, type JudgeInput, judge } from "./judge.ts";
import { loadBase } from "./load-base.ts";
import type { DiffReport } from "./render/report.ts";

export interface DiffInput {
  /** The new catalogue; its file's name as the person gave it. */
  readonly file: string;
  readonly text: string;
  /** Finds and reads the files that it includes. */
  readonly includes?: IncludeReader | undefined;
  /** `label`: what the person compares with. `file`: what diagnostics about it call its file. */
  readonly base: CatalogText & { readonly label: string };
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly failOn: FailOn;
}

export type DiffResult =
  | { readonly report: DiffReport }
  /** One of the two does not load; these are its faults. */
  | { readonly broken: "base" | "catalogue"; readonly loaded: LoadResult };

export function diffCatalogs(input: DiffInput): DiffResult {
  const { file, text, includes, base, today, failOn } = input;
  const next = loadCatalog({ file, text, includes, today });
  if (next.catalog === undefined) return { broken: "catalogue", loaded: next };
  const before = loadBase(base);
  if (before.catalog === undefined) return { broken: "base", loaded: before };
  const changes = compareCatalogs(before.catalog, next.catalog);
  const placeOf = placesOf({ file, text, includes });
  const judged = judge({ changes, before: before.catalog, after: next.catalog, failOn, file, placeOf });
  return {
    report: {
      file,
      base: base.label,
      changes: judged.changes,
      diagnostics: sortDiagnostics(judged.diagnostics),
      sources: next.sources,
      hasAcknowledgements: (next.catalog.acknowledge ?? []).length > 0,
    },
  };
}

/** The files are parsed once more for their places, and only if something is to be placed. */
function placesOf(input: CatalogText): JudgeInput["placeOf"] {
  let tree: CatalogTree | undefined;
  return (path) => {
    tree ??= readTree(input);
    return tree.root === undefined ? undefined : tree.placeOf(spanAt(tree.root, path, "key"));
  };
}
