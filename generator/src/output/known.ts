/**
 * What the last run has left in the output folder: a record of what the file system said of each file then. A file of
 * which it says the same now holds what the manifest says, and need not be read. The record is a cache beside the
 * project's packages: deleting it costs time and nothing else.
 */
import { createHash } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Disk, entries } from "./disk.ts";
import { MANIFEST, sha256 } from "./manifest.ts";
import { nearestNodeModules } from "./out-folder.ts";

export interface Known {
  /** Everything that the output was made from; see {@link inputKey}. */
  readonly key: string;
  /** The product version that it was made for. */
  readonly version: string;
  /** Hash of the manifest. */
  readonly manifest: string;
  /** Status of each file by path; see {@link statusOf}. */
  readonly files: Readonly<Record<string, string>>;
  /** When the record was written, by the file system's clock, in milliseconds. */
  readonly at: number;
}

/** Files that decide what is made; declarations do not. */
const CODE = /(?<!\.d)\.ts$|\.js$|\.hbs$/u;

/** This program: name, size and date of all of its files that decide what is made. Undefined: cannot be told. */
export function programKey(): string | undefined {
  try {
    const hash = createHash("sha256");
    for (const root of programFolders()) {
      for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
        if (!entry.isFile() || !CODE.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path}\0${size}\0${mtimeMs}\0`);
      }
    }
    return hash.digest("hex");
  } catch {
    return undefined;
  }
}

/** Everything the output is made from: this program and the texts of the catalogue and its history. */
export function inputKey(program: string, texts: readonly string[]): string {
  return sha256([program, ...texts].join("\0"));
}

/** The record of the last run; undefined if there is none that can be read. */
export function readKnown(folder: string): Known | undefined {
  try {
    const place = cacheFile(folder, "json");
    if (place === undefined) return undefined;
    const value: unknown = JSON.parse(readFileSync(place, "utf8"));
    return isKnown(value) ? { ...value, at: statSync(place).mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the folder holds exactly what its manifest says, and the manifest is the one of the record. */
export function isAsKnown(disk: Disk, { manifest }: Known): boolean {
  const listed = disk.manifest;
  if (typeof listed === "string" || disk.others.size > 0) return false;
  if (disk.files.get(MANIFEST)?.sha256 !== manifest || disk.files.size !== listed.files.size + 1)
    return false;
  return [...listed.files].every(([path, hash]) => disk.files.get(path)?.sha256 === hash);
}

/** Remembers that the folder holds what was made from the key. Fails silently. */
export function remember(folder: string, key: string, version: string): void {
  try {
    const files: Record<string, string> = {};
    for (const { path, kind } of entries(folder)) {
      if (kind === "file") files[path] = statusOf(lstatSync(join(folder, path)));
    }
    const manifest = sha256(readFileSync(join(folder, MANIFEST)));
    writeCache(folder, "json", JSON.stringify({ forthright: 2, key, version, manifest, files }));
  } catch {
    // Without the record the next run takes the long way.
  }
}

/**
 * Number, size and times of a file. The time of the last change of status cannot be set by programs, so a file with
 * the same status has the same content; reading all of them would cost ten times as much.
 */
export function statusOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

/**
 * A file that was changed this short before the record was written could be changed again without the file system
 * showing another time. Such files are read.
 */
const MARGIN_MS = 2_000;

/** Whether the file is surely as it was when the record was written. */
export function isTrusted(known: Known, path: string, stats: Stats): boolean {
  return (
    Object.hasOwn(known.files, path) &&
    known.files[path] === statusOf(stats) &&
    stats.ctimeMs + MARGIN_MS < known.at
  );
}

/** A file in the cache folder that build tools share, one for each output folder; none without `node_modules`. */
export function cacheFile(folder: string, ending: string): string | undefined {
  const modules = nearestNodeModules(dirname(folder));
  return modules === undefined
    ? undefined
    : join(modules, ".cache", "forthright", `${sha256(folder).slice(0, 32)}.${ending}`);
}

/** Writes such a file whole or not at all. Throws what the file system throws. */
export function writeCache(folder: string, ending: string, text: string): void {
  const place = cacheFile(folder, ending);
  if (place === undefined) return;
  mkdirSync(dirname(place), { recursive: true });
  const temporary = `${place}-${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, place);
}

/** This package's code and templates, and the runtime that makes facts and wire examples. */
function programFolders(): readonly string[] {
  const code = fileURLToPath(new URL("..", import.meta.url));
  const templates = fileURLToPath(new URL("../../templates", import.meta.url));
  const runtime = dirname(fileURLToPath(import.meta.resolve("@forthright/runtime/facts")));
  return [code, templates, runtime];
}

function isKnown(value: unknown): value is Omit<Known, "at"> {
  if (typeof value !== "object" || value === null || !("forthright" in value)) return false;
  return (
    value.forthright === 2 && "files" in value && typeof value.files === "object" && value.files !== null
  );
}
