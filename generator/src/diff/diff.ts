/** From two texts to a judged comparison: load both, compare, judge. Pure. */

import { sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { type LoadResult, loadCatalog } from "../rules/load.ts";
import { spanAt } from "../source/tree.ts";
import { parseYaml } from "../source/yaml.ts";
import { compareCatalogs } from "./compare/catalogs.ts";
import { type FailOn, type JudgeInput, judge } from "./judge.ts";
import { loadBase } from "./load-base.ts";
import type { DiffReport } from "./render/report.ts";

export interface DiffInput {
  /** The new catalogue; its file's name as the person gave it. */
  readonly file: string;
  readonly text: string;
  /** `label`: what the person compares with. `file`: what diagnostics about it call its file. */
  readonly base: { readonly label: string; readonly file: string; readonly text: string };
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly failOn: FailOn;
}

export type DiffResult =
  | { readonly report: DiffReport }
  /** One of the two does not load; these are its faults. */
  | { readonly broken: "base" | "catalogue"; readonly loaded: LoadResult };

export function diffCatalogs(input: DiffInput): DiffResult {
  const { file, text, base, today, failOn } = input;
  const next = loadCatalog({ file, text, today });
  if (next.catalog === undefined) return { broken: "catalogue", loaded: next };
  const before = loadBase(base);
  if (before.catalog === undefined) return { broken: "base", loaded: before };
  const changes = compareCatalogs(before.catalog, next.catalog);
  const spanOf = spansOf(next.sources.get(file) ?? text, file);
  const judged = judge({ changes, before: before.catalog, after: next.catalog, failOn, file, spanOf });
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

/** The file is parsed once more for its places, and only if something is to be placed. */
function spansOf(text: string, file: string): JudgeInput["spanOf"] {
  let parsed: ReturnType<typeof parseYaml> | undefined;
  return (path) => {
    parsed ??= parseYaml(text, file);
    return parsed.root === undefined ? undefined : spanAt(parsed.root, path, "key");
  };
}
