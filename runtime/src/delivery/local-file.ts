/** The transport of the adapter `file`: appends to a file on this machine. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { FILE_BYTES } from "../limits.ts";
import { errorCode, makeDirectory } from "../system.ts";
import { appendBounded } from "./files.ts";
import { waitForLock } from "./lock.ts";
import type { Answer } from "./post.ts";

/** How long to wait for another process that writes there, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Appends lines, each with its newline, as one write under a lock beside the file. A file that outgrows its bound
 * loses its oldest lines. Never rejects; an answer without `error` means that the lines are there.
 */
export async function appendLines(endpoint: string, lines: string): Promise<Answer> {
  try {
    const path = fileURLToPath(endpoint);
    makeDirectory(dirname(path));
    const lock = await waitForLock(`${path}.lock`, PATIENCE_MS);
    if (lock === undefined) return { error: "the file is locked or its folder cannot be written" };
    try {
      // The newline of the last line is added by the append.
      return appendBounded(path, lines.slice(0, -1), FILE_BYTES)
        ? {}
        : { error: "the file cannot be written" };
    } finally {
      lock.release();
    }
  } catch (error) {
    return { error: errorCode(error) };
  }
}
