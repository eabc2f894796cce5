/** What lies in the output folder now. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST, type Manifest, parseManifest } from "./manifest.ts";

/** Our own working files while we write; gone afterwards. */
export const WORK = ".forthright";

/** Build output and installed packages are not ours to look at. */
const IGNORED_AT_TOP: ReadonlySet<string> = new Set(["node_modules", "dist", WORK]);
/** What file managers drop anywhere. */
const DROPPINGS: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

export interface DiskFile {
  readonly bytes: Buffer;
}

export interface Disk {
  /** Regular files by path. */
  readonly files: ReadonlyMap<string, DiskFile>;
  /** Everything that is neither a regular file nor a folder: links, pipes, devices. */
  readonly others: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** `absent`: there is none; `unreadable`: what is there is no manifest. */
  readonly manifest: Manifest | "absent" | "unreadable";
}

/** Reads the whole folder. A folder that does not exist is empty. Throws what the file system throws. */
export function readDisk(folder: string): Disk {
  const files = new Map<string, DiskFile>();
  const others = new Set<string>();
  const folders = new Set<string>();
  for (const { path, kind } of entries(folder)) {
    if (kind === "folder") folders.add(path);
    else if (kind === "other") others.add(path);
    else {
      files.set(path, { bytes: readFileSync(join(folder, path)) });
    }
  }
  return { files, others, folders, manifest: manifestOf(files.get(MANIFEST)) };
}

export interface DiskEntry {
  readonly path: string;
  readonly kind: "file" | "folder" | "other";
}

/** Everything in the folder that we look at, folders before what is in them. Links are never followed. */
export function* entries(folder: string, below = ""): Generator<DiskEntry> {
  for (const entry of list(join(folder, below))) {
    if (DROPPINGS.has(entry.name) || (below === "" && IGNORED_AT_TOP.has(entry.name))) continue;
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    const kind = entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
    yield { path, kind };
    if (kind === "folder") yield* entries(folder, path);
  }
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function manifestOf(file: DiskFile | undefined): Disk["manifest"] {
  if (file === undefined) return "absent";
  return parseManifest(file.bytes.toString("utf8")) ?? "unreadable";
}
