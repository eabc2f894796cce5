/** Which folder may be written to: one of its own, that holds nothing else, and that is where it seems to be. */
import { lstatSync, realpathSync, type Stats } from "node:fs";
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from "node:path";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";

export interface OutFolder {
  /** As the person named it; diagnostics carry it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly exists: boolean;
}

/** Checks the folder's name and place; reads only. */
export function outFolder(name: string, catalogFile: string): OutFolder | Diagnostic {
  const path = resolve(name);
  const reason = refusal(path, catalogFile);
  if (reason !== undefined) {
    const hint = "name a folder of its own for the output, for example --out generated";
    return diagnostic("output-folder", { message: `${name} ${reason}`, file: name, hint });
  }
  return { name, path, exists: stat(path) !== undefined };
}

function refusal(path: string, catalogFile: string): string | undefined {
  if (path === parse(path).root) return "is the root of the file system";
  if (isWithin(process.cwd(), path)) return "is the working folder or holds it";
  if (isWithin(resolve(catalogFile), path)) return "holds the catalogue, so it cannot be the output";
  const segments = path.split(sep);
  const forbidden = ["node_modules", ".git"].find((segment) => segments.includes(segment));
  if (forbidden !== undefined) return `lies inside ${forbidden}`;
  const found = stat(path);
  if (found?.isSymbolicLink() === true) return "is a symbolic link";
  if (found !== undefined && !found.isDirectory()) return "is not a folder";
  if (found === undefined && stat(nearestExisting(path))?.isFile() === true) return "lies below a file";
  if (leavesByLink(path)) return "is reached through a symbolic link that leads out of the working folder";
  return undefined;
}

/** Whether a folder that seems to lie in the working folder really lies elsewhere. */
function leavesByLink(path: string): boolean {
  const here = process.cwd();
  if (!isWithin(path, here)) return false;
  return !isWithin(realpathSync(nearestExisting(path)), realpathSync(here));
}

function nearestExisting(path: string): string {
  return stat(path) === undefined && dirname(path) !== path ? nearestExisting(dirname(path)) : path;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function stat(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** The nearest `node_modules` at or above a folder, where caches may be kept. */
export function nearestNodeModules(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, "node_modules");
    if (stat(candidate)?.isDirectory() === true) return candidate;
    if (dirname(at) === at) return undefined;
  }
}
