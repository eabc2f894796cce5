/** The history as one step of the compiler: what was recorded, and what has to be recorded now. */
import { join } from "node:path";
import type { Catalog } from "@forthright/runtime/catalog-document";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { appendRelease } from "./append.ts";
import { chainOf } from "./chain.ts";
import { parseRecord } from "./parse-record.ts";
import type { HistoryFiles } from "./read-history.ts";
import { readPublished } from "./read-published.ts";
import { type HistoryRecord, recordName } from "./record.ts";

/** A version that is out and not recorded yet. */
export interface AddedRecord {
  /** As diagnostics name it. */
  readonly file: string;
  readonly record: HistoryRecord;
}

export interface History {
  /** The released versions before the catalogue's own, oldest first. */
  readonly records: readonly HistoryRecord[];
  /** The last of them, if its file has yet to be written. */
  readonly added?: AddedRecord;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `out`: the output folder, with what was generated last; `madeFor`: the version that this was made for, where it is
 * known. An output of the catalogue's own version is no release, and need not be read.
 */
export function historyOf(files: HistoryFiles, out: string, catalog: Catalog, madeFor?: string): History {
  const { folder } = files;
  const found: HistoryRecord[] = [];
  const diagnostics: Diagnostic[] = [...files.diagnostics];
  for (const [file, text] of files.texts) {
    const record = parseRecord(file, text);
    if ("code" in record) diagnostics.push(record);
    else found.push(record);
  }
  if (diagnostics.length > 0) return { records: [], diagnostics };
  const chain = chainOf(folder, found);
  if (chain.diagnostics.length > 0) return chain;
  const published = madeFor === catalog.product.version ? undefined : readPublished(out);
  const { added, ...appended } = appendRelease(folder, chain.records, published, catalog);
  if (added === undefined) return appended;
  const file = join(folder, recordName(added.catalog.product.version));
  return { ...appended, added: { file, record: added } };
}

/** For a check: a version is out, and nobody has recorded it. */
export function notRecorded({ file, record }: AddedRecord): Diagnostic {
  const { version } = record.catalog.product;
  return diagnostic("output-stale", {
    message: `${file} is missing: version ${version} was generated and is not recorded`,
    file,
    hint: "run `forthright generate`, and commit the file",
  });
}
