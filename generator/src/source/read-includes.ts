/** Finds and reads included files on disk, inside the catalogue's folder and nowhere else. */
import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { matchesStep } from "./glob.ts";
import type { IncludeReader } from "./include-reader.ts";
import { MAX_INCLUDED_FILES } from "./limits.ts";
import { type ReadResult, readSource } from "./read.ts";

/** Folders that hold no catalogue and can be very large. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules"]);

/** For the includes of one catalogue, named as the person named it. */
export function diskIncludes(file: string): IncludeReader {
  const root = dirname(resolve(file));
  return {
    own: basename(file),
    find(folder, pattern) {
      const found: string[] = [];
      collect(found, root, folder, pattern.split("/"));
      return found;
    },
    read: (path, name) => readInside(root, path, name),
  };
}

/** More files than can be included are not looked for. */
function isEnough(found: readonly string[]): boolean {
  return found.length > MAX_INCLUDED_FILES;
}

function collect(found: string[], root: string, folder: string, steps: readonly string[]): void {
  const [step = "", ...rest] = steps;
  const last = rest.length === 0;
  if (step === "**") collect(found, root, folder, last ? ["*"] : rest);
  for (const { name, kind } of entriesOf(join(root, folder))) {
    if (isEnough(found)) return;
    const path = folder === "" ? name : `${folder}/${name}`;
    if (step === "**") {
      if (kind === "folder" && !name.startsWith(".") && !SKIPPED.has(name)) collect(found, root, path, steps);
      continue;
    }
    if (!matchesStep(step, name)) continue;
    if (last && kind === "file") found.push(path);
    // A link to a folder is followed only by its name: it may lead back to where it stands.
    if (!last && (kind === "folder" || (kind === "link" && step === name))) collect(found, root, path, rest);
  }
}

interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

function entriesOf(folder: string): readonly FolderEntry[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry): FolderEntry => {
      const { name } = entry;
      if (entry.isFile()) return { name, kind: "file" };
      if (entry.isDirectory()) return { name, kind: "folder" };
      if (!entry.isSymbolicLink()) return { name, kind: "other" };
      const target = statSync(join(folder, name), { throwIfNoEntry: false });
      return { name, kind: target?.isDirectory() === true ? "link" : "file" };
    });
  } catch {
    // What is not there, or may not be listed, matches nothing, and that is reported.
    return [];
  }
}

/** A link may lead anywhere inside the catalogue's folder; out of it, a repository could read its reader's files. */
export function readInside(root: string, path: string, name: string): ReadResult {
  if (isInside(root, join(root, path))) return readSource(name);
  const message = `${name} is a symbolic link that leads out of the catalogue's folder`;
  const hint = "copy the file into the folder";
  return { diagnostics: [diagnostic("include-outside", { message, file: name, hint })], sources: new Map() };
}

function isInside(root: string, path: string): boolean {
  try {
    return realpathSync(path).startsWith(`${realpathSync(root)}${sep}`);
  } catch {
    // Reading says what is wrong with it.
    return true;
  }
}
