/** How included files are found and read: from disk, or from a commit. */
import type { ReadResult } from "./read.ts";

/** Paths are relative to the catalogue's folder, with `/`. */
export interface IncludeReader {
  /** Name of the catalogue's own file, without its folder. */
  readonly own: string;
  /** The files below `folder` (`""`: the catalogue's own) that match a pattern without faults, in any order. */
  readonly find: (folder: string, pattern: string) => readonly string[];
  /** Reads a file that was found; diagnostics and sources call it `name`. */
  readonly read: (path: string, name: string) => ReadResult;
}
