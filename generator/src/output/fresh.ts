/**
 * The short way of a run with nothing to do: if catalogue, generator and every file of the output are as a record of
 * the last run says, nothing has to be made again. The record is a cache: deleting it costs time and nothing else.
 */
import { createHash } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { entries } from "./disk.ts";
import { MANIFEST, parseManifest, sha256 } from "./manifest.ts";
import { nearestNodeModules } from "./out-folder.ts";

/** Files that decide what is made; declarations do not. */
const CODE = /(?<!\.d)\.ts$|\.js$|\.hbs$/u;

/** Everything the output is made from: the catalogue's text and this program. Undefined: cannot be told. */
export function inputKey(text: string): string | undefined {
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
    return hash.update(text).digest("hex");
  } catch {
    return undefined;
  }
}

/** Whether the folder holds exactly what the last run with this key has left in it. Any doubt is a no. */
export function isFresh(folder: string, key: string): boolean {
  try {
    const place = recordFile(folder);
    if (place === undefined) return false;
    const known: unknown = JSON.parse(readFileSync(place, "utf8"));
    if (!isRecord(known) || known.key !== key) return false;
    const manifestBytes = readFileSync(join(folder, MANIFEST));
    if (known.manifest !== sha256(manifestBytes)) return false;
    const found = statusOf(folder);
    if (found.digest === known.status && found.latest + MARGIN_MS < statSync(place).mtimeMs) return true;
    const manifest = parseManifest(manifestBytes.toString("utf8"));
    if (manifest === undefined || !holdsExactly(folder, manifest.files)) return false;
    remember(folder, key);
    return true;
  } catch {
    return false;
  }
}

/** Remembers that the folder holds what was made from the key. Fails silently. */
export function remember(folder: string, key: string): void {
  try {
    const place = recordFile(folder);
    if (place === undefined) return;
    mkdirSync(dirname(place), { recursive: true });
    const manifest = sha256(readFileSync(join(folder, MANIFEST)));
    const known: Known = { forthright: 1, key, manifest, status: statusOf(folder).digest };
    const temporary = `${place}-${process.pid}`;
    writeFileSync(temporary, JSON.stringify(known));
    renameSync(temporary, place);
  } catch {
    // Without the record the next run takes the long way.
  }
}

interface Known {
  readonly forthright: 1;
  readonly key: string;
  /** Hash of the manifest. */
  readonly manifest: string;
  /** What the file system said of every file. */
  readonly status: string;
}

/**
 * A file that was changed this short before the record was written could be changed again without the file system
 * showing another time. Such files are read.
 */
const MARGIN_MS = 2_000;

/**
 * Name, number, size and times of every file, hashed. The time of the last change of status cannot be set by programs,
 * so a file with the same status has the same content; reading all of them would cost ten times as much.
 */
function statusOf(folder: string): { readonly digest: string; readonly latest: number } {
  const parts: string[] = [];
  let latest = 0;
  for (const { path, kind } of entries(folder)) {
    if (kind === "folder") continue;
    const { ino, size, mtimeMs, ctimeMs } = lstatSync(join(folder, path));
    latest = Math.max(latest, ctimeMs);
    parts.push(`${path}\0${kind}\0${ino}\0${size}\0${mtimeMs}\0${ctimeMs}`);
  }
  return { digest: sha256(parts.join("\n")), latest };
}

function holdsExactly(folder: string, files: ReadonlyMap<string, string>): boolean {
  let count = 0;
  for (const { path, kind } of entries(folder)) {
    if (kind === "folder" || path === MANIFEST) continue;
    if (kind === "other" || files.get(path) !== sha256(readFileSync(join(folder, path)))) return false;
    count += 1;
  }
  return count === files.size;
}

function isRecord(value: unknown): value is Known {
  return typeof value === "object" && value !== null && "forthright" in value && value.forthright === 1;
}

/** In the cache folder that build tools share; none without `node_modules`. */
function recordFile(folder: string): string | undefined {
  const modules = nearestNodeModules(dirname(folder));
  return modules === undefined
    ? undefined
    : join(modules, ".cache", "forthright", `${sha256(folder).slice(0, 32)}.json`);
}

/** This package's code and templates, and the runtime that makes facts and wire examples. */
function programFolders(): readonly string[] {
  const code = fileURLToPath(new URL("..", import.meta.url));
  const templates = fileURLToPath(new URL("../../templates", import.meta.url));
  const runtime = dirname(fileURLToPath(import.meta.resolve("@forthright/runtime/facts")));
  return [code, templates, runtime];
}
