/** What lies in the output folder now. */
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isTrusted, type Known } from "./known.ts";
import { MANIFEST, type Manifest, parseManifest, sha256 } from "./manifest.ts";

/** Our own working files while we write; gone afterwards. */
export const WORK = ".forthright";

/** Build output and installed packages are not ours to look at. */
const IGNORED_AT_TOP: ReadonlySet<string> = new Set(["node_modules", "dist", WORK]);
/** What file managers drop anywhere. */
const DROPPINGS: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** A file is read, and hashed, when somebody asks for that. */
export interface DiskFile {
  readonly bytes: Buffer;
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
}

export interface Disk {
  /** Regular files by path. */
  readonly files: ReadonlyMap<string, DiskFile>;
  /** Everything that is neither a regular file nor a folder: links, pipes, devices. */
  readonly others: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** `absent`: there is none; `unreadable`: what is there is no manifest. */
  readonly manifest: Manifest | "absent" | "unreadable";
  /** Whether every file is surely as the last run has left it, so that none has to be read. */
  readonly isTrusted?: boolean;
}

/**
 * Looks at the whole folder. A folder that does not exist is empty. What is `known` of the last run spares reading the
 * files that are surely as it has left them. Throws what the file system throws, also when a file is asked for.
 */
export function readDisk(folder: string, known?: Known): Disk {
  const files = new Map<string, DiskFile>();
  const first = manifestFile(folder);
  const manifest = manifestOf(first);
  let untrusted = 0;
  const listed =
    first?.sha256 === known?.manifest && typeof manifest !== "string" ? manifest.files : undefined;
  const others = new Set<string>();
  const folders = new Set<string>();
  for (const { path, kind } of entries(folder)) {
    if (kind === "folder") folders.add(path);
    else if (kind === "other") others.add(path);
    else {
      const at = join(folder, path);
      const trusted = known !== undefined && listed !== undefined && isTrusted(known, path, lstatSync(at));
      if (!trusted) untrusted += 1;
      files.set(path, diskFile(at, trusted ? listed.get(path) : undefined));
    }
  }
  if (first !== undefined && files.has(MANIFEST)) files.set(MANIFEST, first);
  return {
    files,
    others,
    folders,
    manifest: files.has(MANIFEST) ? manifest : "absent",
    isTrusted: untrusted === 0,
  };
}

/** `hash`: that of its bytes, if it is known without reading them. */
function diskFile(path: string, hash?: string): DiskFile {
  let bytes: Buffer | undefined;
  let sum = hash;
  return {
    get bytes() {
      bytes ??= readFileSync(path);
      return bytes;
    },
    get sha256() {
      sum ??= sha256(this.bytes);
      return sum;
    },
  };
}

/** The manifest comes before everything else: what it says is held against the other files. */
function manifestFile(folder: string): DiskFile | undefined {
  const path = join(folder, MANIFEST);
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return diskFile(path);
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
