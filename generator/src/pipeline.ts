/** The compiler on one screen: read, parse, link, check, disclose, emit, plan, write. */

import type { Catalog, CatalogDocument } from "@forthright/runtime/catalog-document";
import { type Diagnostic, hasErrors, type Sources } from "./diagnostics/diagnostic.ts";
import { type Completeness, catalogCompleteness } from "./disclosure/completeness.ts";
import { type AddedRecord, historyOf, notRecorded } from "./history/history.ts";
import { readHistoryFiles } from "./history/read-history.ts";
import { type HistoryRecord, historyFolder } from "./history/record.ts";
import { withRecord } from "./history/write-record.ts";
import { compare } from "./output/compare.ts";
import { readDisk } from "./output/disk.ts";
import { hashed, manifestFile, sha256 } from "./output/manifest.ts";
import { recall } from "./output/memory.ts";
import { type OutFolder, outFolder } from "./output/out-folder.ts";
import type { Parts } from "./output/parts.ts";
import type { Plan } from "./output/plan.ts";
import { checkReport, failure, unfinished } from "./output/reports.ts";
import type { WantedFile } from "./output/wanted-file.ts";
import { isUnfinished } from "./output/write.ts";
import { writeOutput } from "./output/write-output.ts";
import { withLanguages } from "./overlays/load.ts";
import type { Localised } from "./overlays/localise.ts";
import { loadCatalog } from "./rules/load.ts";
import { readSource } from "./source/read.ts";
import { diskIncludes } from "./source/read-includes.ts";
import { type TreeMemory, treeMemory } from "./source/reparse.ts";

export interface GenerateInput {
  /** The catalogue, as the person named it. */
  readonly file: string;
  /** The output folder, as the person named it. */
  readonly out: string;
  /** Compare instead of writing. */
  readonly check: boolean;
  /** Today as YYYY-MM-DD: decides only what has expired. */
  readonly today: string;
  /** What one process keeps that runs again and again. */
  readonly session?: Session;
}

export interface Session {
  readonly trees: TreeMemory;
  /** Parts of the output by its folder. */
  readonly parts: Map<string, Parts>;
}

export function createSession(): Session {
  return { trees: treeMemory(), parts: new Map() };
}

export interface GenerateResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** The catalogue and the files that it includes, as far as they were found. */
  readonly inputs?: readonly string[];
  /** What was written; absent after an error, and with `check`. */
  readonly done?: Pick<Plan, "changes" | "unchanged">;
  /** File of the history that the version before was written to. */
  readonly recorded?: string;
  /** Other languages than the catalogue's own; absent if the catalogue has an error. */
  readonly languages?: readonly Localised[];
  /** How much of the legal notice is stated; absent if the catalogue has an error. */
  readonly notice?: Completeness;
}

/** Makes the output, or checks it. An error anywhere means that nothing is written. Never throws for the input's sake. */
export async function generate(input: GenerateInput): Promise<GenerateResult> {
  const read = readSource(input.file);
  if (read.text === undefined) return read;
  const { file, today } = input;
  const found = await withLanguages(
    loadCatalog({ text: read.text, file, today, includes: diskIncludes(file), trees: input.session?.trees }),
    file,
  );
  const loaded = { ...found, inputs: [...found.sources.keys()] };
  if (loaded.catalog === undefined || hasErrors(loaded.diagnostics)) return loaded;

  const folder = outFolder(input.out, input.file);
  if ("code" in folder) return { ...loaded, diagnostics: [...loaded.diagnostics, folder] };

  const notice = catalogCompleteness(loaded.catalog);

  const languages = loaded.languages.map(({ language }) => language);
  // A check looks at everything itself and trusts no record.
  const kept = readHistoryFiles(historyFolder(file));
  const texts = [...languages, ...loaded.sources.values(), ...kept.texts.values()];
  const memory = input.check ? undefined : recall(folder.path, texts, input.session?.parts);
  if (memory?.isFresh === true) return { ...loaded, notice, done: { changes: [], unchanged: 0 } };

  const history = historyOf(kept, folder.path, loaded.catalog, memory?.madeFor);
  if (hasErrors(history.diagnostics)) {
    return { ...loaded, diagnostics: [...loaded.diagnostics, ...history.diagnostics] };
  }
  const { added } = history;
  const { catalog, sources } = loaded;
  const wanted = await makeOutput(catalog, sources, history.records, loaded.languages, memory?.parts);
  const result = input.check
    ? checkOutput(folder, wanted, added)
    : await withRecord(folder, added, () => writeOutput(folder, wanted, memory?.known));
  if (!hasErrors(result.diagnostics)) memory?.keep(catalog.product.version);
  return {
    inputs: loaded.inputs,
    diagnostics: [...loaded.diagnostics, ...result.diagnostics],
    sources: new Map([...loaded.sources, ...("sources" in result ? result.sources : [])]),
    ...("plan" in result ? { done: result.plan } : {}),
    ...("plan" in result && added !== undefined ? { recorded: added.file } : {}),
    notice,
  };
}

/**
 * Every file of the output; `records`: the released versions before this one; `parts`: what was made before. The
 * printers are loaded here: they cost more than all that a run with no news needs.
 */
export async function makeOutput(
  catalog: Catalog,
  sources: Sources,
  records: readonly HistoryRecord[] = [],
  languages: readonly Localised[] = [],
  parts?: Parts,
): Promise<readonly WantedFile[]> {
  const [{ disclose }, { emit }, { deriveHistory }, { emitHistory }] = await Promise.all([
    import("./disclosure/disclose.ts"),
    import("./emitters/emit.ts"),
    import("./history/derive.ts"),
    import("./emitters/json/emit-history.ts"),
  ]);
  const document = disclose(catalog);
  const files = [
    ...emit(document, parts),
    ...(await emitLanguages(document, languages)),
    emitHistory(deriveHistory([...records, document])),
  ];
  const source = sha256([...sources.values()].join("\0"));
  const all = files.map(hashed);
  return [...all, hashed(manifestFile({ catalog: document.id, source }, all))];
}

/** Other languages cost nothing where there are none. */
async function emitLanguages(
  document: CatalogDocument,
  languages: readonly Localised[],
): Promise<readonly WantedFile[]> {
  if (languages.length === 0) return [];
  const [{ discloseIn }, { emitLanguage }] = await Promise.all([
    import("./disclosure/languages/disclose-in.ts"),
    import("./emitters/json/emit-language.ts"),
  ]);
  return languages.flatMap((one) => emitLanguage(discloseIn(document, one)));
}

function checkOutput(
  folder: OutFolder,
  wanted: readonly WantedFile[],
  added: AddedRecord | undefined,
): Omit<GenerateResult, "done"> {
  try {
    const found = checkReport(folder, compare(wanted, readDisk(folder.path)));
    const missing = added === undefined ? [] : [notRecorded(added)];
    const report = { ...found, diagnostics: [...missing, ...found.diagnostics] };
    if (!isUnfinished(folder.path)) return report;
    return { ...report, diagnostics: [unfinished(folder), ...report.diagnostics] };
  } catch (error) {
    return { diagnostics: [failure(folder, error)], sources: new Map() };
  }
}
