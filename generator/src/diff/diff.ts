/** From two texts to a judged comparison: load both, compare, judge. Pure. */

import { type CatalogText, type CatalogTree, readTree } from "../catalog/read-tree.ts";
import { sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { type LoadResult, loadTree } from "../rules/load.ts";
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
  const tree = readTree({ file, text, includes });
  const next = loadTree(tree, { file, today });
  if (next.catalog === undefined) return { broken: "catalogue", loaded: next };
  const before = loadBase(base);
  if (before.catalog === undefined) return { broken: "base", loaded: before };
  const changes = compareCatalogs(before.catalog, next.catalog);
  const placeOf = placesOf(tree);
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

/** Places are looked up in the tree only if something is to be placed. */
function placesOf({ root, placeOf }: CatalogTree): JudgeInput["placeOf"] {
  return (path) => (root === undefined ? undefined : placeOf(spanAt(root, path, "key")));
}
