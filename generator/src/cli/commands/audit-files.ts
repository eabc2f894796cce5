/** The code that `forthright audit` reads: files and folders as the person named them. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { CodeFile } from "../../audit/program.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { MANIFEST, parseManifest } from "../../output/manifest.ts";

/** Larger files are bundles, not sources. */
const MAX_CODE_BYTES: number = 1024 * 1024;
/** Deeper than any source tree; a bound on what a loop of mounts can do. */
const MAX_FOLDER_DEPTH = 64;

const CODE = /\.[cm]?[jt]sx?$/i;
const NOT_SOURCE = /\.d\.[cm]?ts$|\.min\.[cm]?js$|\.(?:test|spec)\.[cm]?[jt]sx?$/i;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  "node_modules",
  "bower_components",
  "dist",
  "coverage",
  "__tests__",
]);

export interface Code {
  readonly files: readonly CodeFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every source file below the paths, in the order of their names. A file that is named itself is always read. */
export function readCode(paths: readonly string[], isGenerated: (path: string) => boolean): Code {
  const names = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const found = codeBelow(path, isGenerated);
    if ("code" in found) diagnostics.push(found);
    else for (const name of found) names.set(absolute(name), names.get(absolute(name)) ?? name);
  }
  const files: CodeFile[] = [];
  for (const [path, name] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const read = readText(name);
    if (typeof read === "string") files.push({ name, path, text: read });
    else diagnostics.push(read);
  }
  return { files, diagnostics };
}

/** Absolute, with `/`: on Windows `C:/…`. */
function absolute(path: string): string {
  return sep === "/" ? resolve(path) : resolve(path).replaceAll(sep, "/");
}

function codeBelow(path: string, isGenerated: (path: string) => boolean): readonly string[] | Diagnostic {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return nothing(path, `${path} does not exist`);
  if (status.isFile()) {
    return CODE.test(path) ? [path] : nothing(path, `${path} is no TypeScript or JavaScript file`);
  }
  if (!status.isDirectory()) return nothing(path, `${path} is neither a file nor a folder`);
  const found: string[] = [];
  collect(path, isGenerated, found, 0);
  return found.length > 0 ? found : nothing(path, `${path} holds no TypeScript or JavaScript file to audit`);
}

function nothing(file: string, message: string): Diagnostic {
  const hint = "name the folder with the sources, for example `forthright audit src`";
  return diagnostic("audit-no-files", { message, file, hint });
}

/** Links are not followed: what they lead to is audited where it is. */
function collect(
  folder: string,
  isGenerated: (path: string) => boolean,
  found: string[],
  depth: number,
): void {
  if (depth > MAX_FOLDER_DEPTH || isGenerated(absolute(folder))) return;
  for (const entry of listed(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && !SKIPPED_FOLDERS.has(entry.name)) {
        collect(path, isGenerated, found, depth + 1);
      }
    } else if (entry.isFile() && CODE.test(entry.name) && !NOT_SOURCE.test(entry.name)) {
      found.push(path);
    }
  }
}

/** A folder that may not be read holds nothing that this account could build. */
function listed(folder: string): ReturnType<typeof entriesOf> {
  try {
    return entriesOf(folder);
  } catch {
    return [];
  }
}

function entriesOf(folder: string): import("node:fs").Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}

function readText(file: string): string | Diagnostic {
  const skipped = (message: string, hint: string): Diagnostic =>
    diagnostic("audit-file-not-read", { message: `${file} ${message}`, file, hint });
  try {
    const { size } = statSync(file);
    if (size > MAX_CODE_BYTES) {
      return skipped(`has ${size} bytes and is left out`, "audit the sources that it was built from");
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return skipped("is not UTF-8 text", "save it as UTF-8");
    return skipped(`cannot be read (${code})`, "check the file's permissions");
  }
}

/** Says whether a path lies in a folder that `forthright generate` wrote: one with a manifest of ours. */
export function generatedFolders(): (path: string) => boolean {
  const known = new Map<string, boolean>();
  const isGenerated = (path: string): boolean => {
    const answer =
      known.get(path) ?? (hasManifest(path) || (dirname(path) !== path && isGenerated(dirname(path))));
    known.set(path, answer);
    return answer;
  };
  return isGenerated;
}

function hasManifest(folder: string): boolean {
  if (basename(folder) === MANIFEST) return false;
  try {
    return parseManifest(readFileSync(join(folder, MANIFEST), "utf8")) !== undefined;
  } catch {
    return false;
  }
}
