/** Puts an export on disk. Files that are there stay as they are unless the person says otherwise. */
import { lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExportFile, ExportFormat } from "../../exports/export-format.ts";
import { UsageError } from "../io.ts";

interface Target {
  readonly path: string;
  readonly content: string;
}

/** More names than this say less than their number. */
const MAX_NAMES = 5;

/**
 * Writes all files or, if one is in the way, none; returns their paths.
 * @throws UsageError if a file is there (without `force`) or cannot be written
 */
export function writeExport(
  format: ExportFormat,
  files: readonly ExportFile[],
  out: string,
  force: boolean,
): readonly string[] {
  const asFolder = format.files === "many" || isFolder(out) || /[/\\]$/.test(out);
  const targets = files.map(({ path, content }) => ({ path: asFolder ? join(out, path) : out, content }));
  const existing = targets.filter(({ path }) => exists(path));
  if (existing.length > 0 && !force) throw new UsageError(inTheWay(existing));
  for (const target of targets) {
    try {
      write(target, force);
    } catch (error) {
      throw new UsageError(
        `cannot write ${target.path}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return targets.map(({ path }) => path);
}

/** Over an old file only a whole new one is put. */
function write({ path, content }: Target, force: boolean): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!force) {
    writeFileSync(path, content, { flag: "wx" });
    return;
  }
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, content, { flag: "wx" });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function inTheWay(existing: readonly Target[]): string {
  const names = existing.slice(0, MAX_NAMES).map(({ path }) => path);
  const more = existing.length > MAX_NAMES ? ` and ${existing.length - MAX_NAMES} more` : "";
  return `${names.join(", ")}${more} ${existing.length === 1 ? "is" : "are"} there already; nothing was written. Use --force to overwrite.`;
}

/** Also a link that leads nowhere is in the way. Where looking fails, writing will, and says why. */
function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
