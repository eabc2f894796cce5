/**
 * Carries out a plan so that the folder holds either all old or all new files. Everything is written beside its place
 * first; then the old files are linked aside, a journal says what is about to happen, and only renames follow. A run
 * that is killed among them leaves the journal, from which the next one restores the old files.
 */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { WORK } from "./disk.ts";
import { isPlainPath } from "./manifest.ts";
import type { Change } from "./plan.ts";

/**
 * Up to so many files are flushed to the disk one by one, so that even a power failure cannot empty them. Beyond it
 * that costs more than making the output again, which is what helps then.
 */
const MAX_FLUSHED = 100;

/** One step of the journal; its number is the name of its files in `new/` and `old/`. */
interface Step {
  readonly kind: Change["kind"];
  readonly path: string;
}

/** Applies the changes in their order. If it throws, the folder is as before. The caller holds the lock. */
export function applyChanges(folder: string, changes: readonly Change[]): void {
  const work = join(folder, WORK);
  try {
    stage(work, changes);
    setAside(folder, work, changes);
    const steps = changes.map(({ kind, path }): Step => ({ kind, path }));
    rmSync(join(work, "journal.tmp"), { force: true });
    writeFileSync(join(work, "journal.tmp"), JSON.stringify(steps), {
      flag: "wx",
      flush: isFlushed(changes),
    });
    renameSync(join(work, "journal.tmp"), join(work, "journal.json"));
    changes.forEach((change, index) => {
      carryOut(folder, work, change, index);
    });
    rmSync(join(work, "journal.json"));
  } catch (error) {
    restore(folder);
    throw error;
  }
  removeEmptyFolders(
    folder,
    changes.filter(({ kind }) => kind === "delete"),
  );
}

/** Undoes what a killed run has left half done, if there is such a thing. The caller holds the lock. */
export function restore(folder: string): void {
  const work = join(folder, WORK);
  const steps = readJournal(join(work, "journal.json"));
  for (const [index, step] of [...steps.entries()].toReversed()) {
    const target = join(folder, step.path);
    const old = join(work, "old", String(index));
    if (!liesInside(folder, target)) continue;
    if (step.kind !== "create") {
      if (existsSync(old)) renameSync(old, target);
    } else if (!existsSync(join(work, "new", String(index)))) {
      // What is no longer beside its place stands in it.
      rmSync(target, { force: true });
    }
  }
  removeEmptyFolders(
    folder,
    steps.filter(({ kind }) => kind === "create"),
  );
  for (const name of ["journal.json", "journal.tmp", "new", "old"]) {
    rmSync(join(work, name), { recursive: true, force: true });
  }
}

/** Whether another run is writing, or was killed and left its working files. */
export function hasWorkingFiles(folder: string): boolean {
  return existsSync(join(folder, WORK));
}

/** Whether a run was killed, or is, between the first rename and the last. */
export function isUnfinished(folder: string): boolean {
  return existsSync(join(folder, WORK, "journal.json"));
}

/** Removes the working files. The caller still holds the lock, or they might be another run's. */
export function clean(folder: string): void {
  for (const name of ["new", "old"]) rmSync(join(folder, WORK, name), { recursive: true, force: true });
}

/** Fresh folders: whatever stood in their place, a link perhaps, is gone before anything is written. */
function stage(work: string, changes: readonly Change[]): void {
  for (const name of ["new", "old"]) {
    rmSync(join(work, name), { recursive: true, force: true });
    mkdirSync(join(work, name));
  }
  const flush = isFlushed(changes);
  changes.forEach(({ content }, index) => {
    if (content !== undefined) writeFileSync(join(work, "new", String(index)), content, { flush });
  });
}

function isFlushed(changes: readonly Change[]): boolean {
  return changes.length <= MAX_FLUSHED;
}

/** Old files get a second name each; where the file system has no links, a copy. */
function setAside(folder: string, work: string, changes: readonly Change[]): void {
  changes.forEach(({ kind, path }, index) => {
    if (kind === "create") return;
    const old = join(work, "old", String(index));
    try {
      linkSync(join(folder, path), old);
    } catch {
      copyFileSync(join(folder, path), old);
    }
  });
}

function carryOut(folder: string, work: string, { kind, path }: Change, index: number): void {
  const target = join(folder, path);
  if (kind === "delete") {
    rmSync(target);
    return;
  }
  if (kind === "create") mkdirSync(dirname(target), { recursive: true });
  renameSync(join(work, "new", String(index)), target);
}

/** The journal, if it is one that we can have written: it lies in a folder that came from a repository. */
function readJournal(file: string): readonly Step[] {
  if (!existsSync(file)) return [];
  try {
    const steps: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(steps) && steps.every(isStep) ? steps : [];
  } catch {
    return [];
  }
}

function isStep(value: unknown): value is Step {
  if (typeof value !== "object" || value === null || !("path" in value) || !("kind" in value)) return false;
  return typeof value.path === "string" && isPlainPath(value.path) && typeof value.kind === "string";
}

/** Whether the file's folder exists and is no link that leads out. */
function liesInside(folder: string, target: string): boolean {
  if (!existsSync(dirname(target))) return false;
  const real = realpathSync(dirname(target));
  const root = realpathSync(folder);
  return real === root || real.startsWith(root + sep);
}

/** Folders that a deletion, or an undone creation, has left empty. */
function removeEmptyFolders(folder: string, steps: readonly Pick<Step, "path">[]): void {
  for (const parent of new Set(steps.map(({ path }) => dirname(path)))) {
    for (let at = parent; at !== "."; at = dirname(at)) {
      if (!removeFolder(join(folder, at))) break;
    }
  }
}

/** Removes a folder if it is empty; says whether it is gone. */
function removeFolder(path: string): boolean {
  try {
    if (readdirSync(path).length > 0) return false;
    rmdirSync(path);
    return true;
  } catch {
    return false;
  }
}
