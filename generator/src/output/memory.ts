/** What a run remembers of the run before it. Losing it costs time and nothing else. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDisk } from "./disk.ts";
import { inputKey, isAsKnown, type Known, programKey, readKnown, remember } from "./known.ts";
import { MANIFEST, sha256 } from "./manifest.ts";
import { openParts, type Parts } from "./parts.ts";
import { hasWorkingFiles } from "./write.ts";

export interface Memory {
  /** What the last run has left in the folder. */
  readonly known?: Known;
  /** Whether the folder holds what the last run made, from the same input. */
  readonly isFresh: boolean;
  /** The product version that the output was made for, if that is certain. */
  readonly madeFor?: string;
  /** Parts of the output that earlier runs have made, and those that this one makes. */
  readonly parts: Parts;
  /** Remembers that the folder holds what this run has made, for a version of the product. */
  keep(version: string): void;
}

/**
 * `texts`: all that the output is made from, besides this program; `session`: parts by folder, where one process runs
 * again and again. Undefined: nothing can be remembered.
 */
export function recall(
  folder: string,
  texts: readonly string[],
  session: Map<string, Parts> = new Map(),
): Memory | undefined {
  const program = programKey();
  if (program === undefined) return undefined;
  const key = inputKey(program, texts);
  const known = readKnown(folder);
  const parts = session.get(folder) ?? openParts(folder, program);
  session.set(folder, parts);
  return {
    ...(known === undefined ? {} : { known }),
    ...(known !== undefined && isManifest(folder, known) ? { madeFor: known.version } : {}),
    isFresh: known?.key === key && isUntouched(folder, known),
    parts,
    keep(version) {
      remember(folder, key, version);
      parts.save();
    },
  };
}

function isManifest(folder: string, { manifest }: Known): boolean {
  try {
    return sha256(readFileSync(join(folder, MANIFEST))) === manifest;
  } catch {
    return false;
  }
}

/** Any doubt is a no. */
function isUntouched(folder: string, known: Known): boolean {
  try {
    if (hasWorkingFiles(folder)) return false;
    const disk = readDisk(folder, known);
    if (!isAsKnown(disk, known)) return false;
    // What had to be read this time need not be read the next time.
    if (disk.isTrusted === false) remember(folder, known.key, known.version);
    return true;
  } catch {
    return false;
  }
}
