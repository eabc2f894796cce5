/**
 * The short way of a run with nothing to do: if catalogue, generator and every file of the output are as a record of
 * the last run says, nothing has to be made again. The record is a cache: deleting it costs time and nothing else.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { entries } from "./disk.ts";
import { MANIFEST, parseManifest, sha256 } from "./manifest.ts";
import { nearestNodeModules } from "./out-folder.ts";

/** Everything the output is made from: the catalogue's text and this program. Undefined: cannot be told. */
export function inputKey(text: string): string | undefined {
  try {
    const hash = createHash("sha256");
    for (const root of programFolders()) {
      for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
        if (!entry.isFile()) continue;
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
    const manifestBytes = readFileSync(join(folder, MANIFEST));
    if (readFileSync(place, "utf8") !== record(key, sha256(manifestBytes))) return false;
    const manifest = parseManifest(manifestBytes.toString("utf8"));
    return manifest !== undefined && holdsExactly(folder, manifest.files);
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
    const temporary = `${place}-${process.pid}`;
    writeFileSync(temporary, record(key, sha256(readFileSync(join(folder, MANIFEST)))));
    renameSync(temporary, place);
  } catch {
    // Without the record the next run takes the long way.
  }
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

/** In the cache folder that build tools share; none without `node_modules`. */
function recordFile(folder: string): string | undefined {
  const modules = nearestNodeModules(dirname(folder));
  return modules === undefined
    ? undefined
    : join(modules, ".cache", "forthright", `${sha256(folder).slice(0, 32)}.json`);
}

function record(key: string, manifest: string): string {
  return `${JSON.stringify({ forthright: 1, key, manifest })}\n`;
}

/** This package's code and templates, and the runtime that makes facts and wire examples. */
function programFolders(): readonly string[] {
  const code = fileURLToPath(new URL("..", import.meta.url));
  const templates = fileURLToPath(new URL("../../templates", import.meta.url));
  const runtime = dirname(fileURLToPath(import.meta.resolve("@forthright/runtime/facts")));
  return [code, templates, runtime];
}
