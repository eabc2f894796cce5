/** Plans and writes, under the lock; what stands in the way becomes diagnostics. */
import { lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { readDisk, WORK } from "./disk.ts";
import type { Known } from "./known.ts";
import { lock } from "./lock.ts";
import type { OutFolder } from "./out-folder.ts";
import { type Plan, plan } from "./plan.ts";
import { conflictDiagnostics, failure, locked, workIsNoFolder } from "./reports.ts";
import type { WantedFile } from "./wanted-file.ts";
import { applyChanges, clean, hasWorkingFiles, restore } from "./write.ts";

export interface Written {
  /** What was done; absent if nothing was written because of the diagnostics. */
  readonly plan?: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Brings the folder to the wanted files. All or nothing; with nothing to do, nothing is touched. `known`: what is known
 * of the last run, which spares reading files.
 */
export async function writeOutput(
  folder: OutFolder,
  wanted: readonly WantedFile[],
  known?: Known,
): Promise<Written> {
  try {
    const work = lstatSync(join(folder.path, WORK), { throwIfNoEntry: false });
    if (work !== undefined && !work.isDirectory()) return { diagnostics: [workIsNoFolder(folder)] };
    if (folder.exists && !hasWorkingFiles(folder.path)) {
      const first = plan(wanted, readDisk(folder.path, known));
      if (first.conflicts.length > 0 || first.changes.length === 0) return done(folder, first);
    }
    mkdirSync(folder.path, { recursive: true });
    const release = await lock(folder.path);
    if (release === undefined) return { diagnostics: [locked(folder)] };
    try {
      return withoutInterruption(() => underLock(folder, wanted, known));
    } finally {
      clean(folder.path);
      release();
    }
  } catch (error) {
    return { diagnostics: [failure(folder, error)] };
  }
}

/** The folder may have changed while we waited, so it is looked at again. */
function underLock(folder: OutFolder, wanted: readonly WantedFile[], known: Known | undefined): Written {
  restore(folder.path);
  const now = plan(wanted, readDisk(folder.path, known));
  if (now.conflicts.length === 0 && now.changes.length > 0) applyChanges(folder.path, now.changes);
  return done(folder, now);
}

function done(folder: OutFolder, result: Plan): Written {
  if (result.conflicts.length > 0) return { diagnostics: conflictDiagnostics(folder, result.conflicts) };
  return { plan: result, diagnostics: [] };
}

/** With a listener a signal waits until this synchronous work is done, instead of ending the process amid it. */
function withoutInterruption<T>(work: () => T): T {
  const wait = (): void => {};
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, wait);
  try {
    return work();
  } finally {
    for (const signal of signals) process.off(signal, wait);
  }
}
