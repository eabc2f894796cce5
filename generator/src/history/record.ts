/** One released version as it is kept beside the catalogue: `catalog.history/0.23.0.json`. */
import type { Catalog } from "@forthright/runtime/catalog-document";

export interface HistoryRecord {
  /** Version of this format. */
  readonly forthright: 1;
  /** Id of the catalogue: the hash of what follows under `catalog`. */
  readonly id: string;
  /** Id of the version before; absent in the first record. So the records are a chain that nobody can edit unseen. */
  readonly previous?: string;
  readonly catalog: Catalog;
}

/** The folder beside a catalogue: `telemetry/catalog.yaml` → `telemetry/catalog.history`. */
export function historyFolder(catalogFile: string): string {
  return `${catalogFile.replace(/\.ya?ml$/iu, "")}.history`;
}

export function recordName(version: string): string {
  return `${version}.json`;
}

/** The text of a record's file. The same record gives the same bytes. */
export function recordText({ forthright, id, previous, catalog }: HistoryRecord): string {
  const head = previous === undefined ? { forthright, id } : { forthright, id, previous };
  return `${JSON.stringify({ ...head, catalog })}\n`;
}
