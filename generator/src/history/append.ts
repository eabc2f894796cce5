/** Whether a version has been released since the last record, and which files that makes. Pure. */
import { join } from "node:path";
import type { Catalog } from "@forthright/runtime/catalog-document";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { catalogId } from "../disclosure/canonical-json.ts";
import { compareVersions } from "../language/versions.ts";
import { type HistoryRecord, recordName } from "./record.ts";

/** What was generated last, as far as it can be told: the `catalog.json` of the output. */
export interface Published {
  readonly id: string;
  readonly catalog: Catalog;
}

export interface Appended {
  /** Versions before the catalogue's own, oldest first. */
  readonly records: readonly HistoryRecord[];
  /** The last of them, if it is not recorded yet. */
  readonly added?: HistoryRecord;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A catalogue that declares a newer version than the output was made for means that the output's version is out. Its
 * catalogue is recorded, unless its version is marked as unfinished (`0.24.0-dev`).
 */
export function appendRelease(
  folder: string,
  records: readonly HistoryRecord[],
  published: Published | undefined,
  catalog: Catalog,
): Appended {
  const { version } = catalog.product;
  const last = records.at(-1);
  // A version that was raised too early and taken back is still the recorded one.
  if (last !== undefined && last.id === catalogId(catalog)) {
    return { records: records.slice(0, -1), diagnostics: [] };
  }
  if (last !== undefined && compareVersions(last.catalog.product.version, version) >= 0) {
    return { records: [], diagnostics: [notNewer(folder, last, version)] };
  }
  const added = published === undefined ? undefined : releaseOf(published, last, version);
  if (added === undefined) return { records, diagnostics: [] };
  return { records: [...records, added], added, diagnostics: [] };
}

function releaseOf(
  { id, catalog }: Published,
  last: HistoryRecord | undefined,
  next: string,
): HistoryRecord | undefined {
  const { version } = catalog.product;
  if (!isFinished(version) || compareVersions(version, next) >= 0) return undefined;
  if (last !== undefined && compareVersions(last.catalog.product.version, version) >= 0) return undefined;
  // Costs a hash of the whole, so it comes last. A file that was edited by hand is no record of anything.
  if (catalogId(catalog) !== id) return undefined;
  return { forthright: 1, id, ...(last === undefined ? {} : { previous: last.id }), catalog };
}

/** `0.24.0`, `1.0+build.3` and `1.0.post1` are out; `0.24.0-dev` and `0.24.0rc1` come before something that will be. */
function isFinished(version: string): boolean {
  const numbers = /^\d+(?:\.\d+)*/u.exec(version)?.[0] ?? "";
  return compareVersions(version, numbers) >= 0;
}

function notNewer(folder: string, last: HistoryRecord, version: string): Diagnostic {
  const recorded = last.catalog.product.version;
  const file = join(folder, recordName(recorded));
  const same = recorded === version;
  return diagnostic("history-not-newer", {
    message: same
      ? `version ${version} is recorded as released, and the catalogue says something else under the same version`
      : `version ${recorded} is recorded as released, and the catalogue declares ${version}, which is not newer`,
    file,
    hint: `raise \`product.version\`; or delete ${file} if ${recorded} was never released`,
  });
}
