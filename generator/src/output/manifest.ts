/** `manifest.json`: which files of the output are ours, and what was in them when we wrote them. */
import { hash } from "node:crypto";
import type { WantedFile } from "./wanted-file.ts";

export const MANIFEST = "manifest.json";

export interface Manifest {
  /** Id of the catalogue that the files were made from. */
  readonly catalog: string;
  /** Hexadecimal SHA-256 of each file by path; the manifest itself is not among them. */
  readonly files: ReadonlyMap<string, string>;
}

/** What the output was made from. */
export interface Origin {
  /** Id of the catalogue. */
  readonly catalog: string;
  /**
   * Hexadecimal SHA-256 of the catalogue's text (LF, no byte-order mark). The id does not change with a comment; this
   * does, so a check proves that the output was made from this very text.
   */
  readonly source: string;
}

/** The manifest as a file: the same for the same files, with nothing of clock, machine or version in it. */
export function manifestFile({ catalog, source }: Origin, files: readonly WantedFile[]): WantedFile {
  const hashes = files.map((file) => [file.path, hashOf(file)] as const);
  const sorted = hashes.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const content = { forthright: 1, catalog, source, files: Object.fromEntries(sorted) };
  return { path: MANIFEST, content: `${JSON.stringify(content, undefined, 2)}\n` };
}

/** Hexadecimal SHA-256 of what the file shall hold. */
export function hashOf(file: WantedFile): string {
  return file.sha256 ?? sha256(file.content);
}

/** The file with its hash, so that this is worked out once. */
export function hashed(file: WantedFile): WantedFile {
  return file.sha256 === undefined ? { ...file, sha256: sha256(file.content) } : file;
}

/** Reads a manifest; undefined if it is not one of ours, or names a path that we would never write. */
export function parseManifest(text: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value["forthright"] !== 1 || typeof value["catalog"] !== "string") return undefined;
  if (!isRecord(value["files"])) return undefined;
  const files = new Map<string, string>();
  for (const [path, hash] of Object.entries(value["files"])) {
    if (!isPlainPath(path) || typeof hash !== "string" || !/^[0-9a-f]{64}$/u.test(hash)) return undefined;
    files.set(path, hash);
  }
  return { catalog: value["catalog"], files };
}

export function sha256(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}

/** Relative, with `/`, and never up: a manifest comes from the repository and may have been tampered with. */
export function isPlainPath(path: string): boolean {
  return /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/u.test(path);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
