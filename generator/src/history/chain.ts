/** Puts records in their order: each names the one before it. Pure. */
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { type HistoryRecord, recordName } from "./record.ts";

interface Chain {
  /** Oldest first; empty where the chain is broken. */
  readonly records: readonly HistoryRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

export function chainOf(folder: string, found: readonly HistoryRecord[]): Chain {
  const after = new Map(found.map((record) => [record.previous, record]));
  const records: HistoryRecord[] = [];
  const seen = new Set<HistoryRecord>();
  let next = after.get(undefined);
  while (next !== undefined && !seen.has(next)) {
    records.push(next);
    seen.add(next);
    next = after.get(next.id);
  }
  const loose = found.filter((record) => !seen.has(record));
  if (loose.length === 0) return { records, diagnostics: [] };
  return { records: [], diagnostics: loose.map((record) => looseRecord(folder, record, found)) };
}

function looseRecord(folder: string, record: HistoryRecord, found: readonly HistoryRecord[]): Diagnostic {
  const file = join(folder, recordName(record.catalog.product.version));
  const isKnown = found.some(({ id }) => id === record.previous);
  const message =
    record.previous === undefined
      ? `${file} says that no version came before it, and so does another file`
      : isKnown
        ? `${file} does not stand in one line with the other recorded versions`
        : `${file} comes after a version that is not recorded, or not as it was: ${record.previous}`;
  return diagnostic("history-edited", {
    message,
    file,
    hint: `restore ${folder} from version control: each file names the one before it`,
  });
}
