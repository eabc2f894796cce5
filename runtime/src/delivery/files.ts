/** The few file operations that delivery needs. Each one bounded, none follows a link, each file mode 0600. */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";

/** 0 where the system has no such flag (Windows). */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/**
 * The bytes of a regular file; undefined if there is none, if it is something else, or if it is larger than
 * `limit` bytes.
 */
export function readBounded(path: string, limit: number): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | NO_FOLLOW | (constants.O_NONBLOCK ?? 0));
    const found = fstatSync(descriptor);
    if (!found.isFile() || found.size > limit) return undefined;
    return readAll(descriptor, found.size);
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readAll(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const got = readSync(descriptor, bytes, length, size - length, length);
    if (got === 0) break;
    length += got;
  }
  return bytes.subarray(0, length);
}

/** Replaces a file at once: whoever reads sees the old or the new text. Says whether it worked. */
export function replaceFile(path: string, text: string): boolean {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { mode: 0o600, flag: "wx" });
    renameSync(temporary, path);
    return true;
  } catch {
    rmSync(temporary, { force: true });
    return false;
  }
}

/**
 * Appends one line with one write. A file that would outgrow `limit` bytes first loses its oldest lines, down to
 * three quarters of the limit.
 */
export function appendBounded(path: string, line: string, limit: number): boolean {
  const bytes = Buffer.from(`${line}\n`);
  let descriptor: number | undefined;
  try {
    const flags = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | NO_FOLLOW;
    descriptor = openSync(path, flags, 0o600);
    if (fstatSync(descriptor).size + bytes.length > limit) {
      closeSync(descriptor);
      descriptor = undefined;
      return replaceFile(path, newest(path, bytes, limit));
    }
    writeSync(descriptor, bytes);
    return true;
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function newest(path: string, line: Buffer, limit: number): string {
  const old = readBounded(path, limit * 2) ?? Buffer.alloc(0);
  const keep = Math.max(0, Math.floor(limit * 0.75) - line.length);
  if (old.length <= keep) return `${old.toString("utf8")}${line.toString("utf8")}`;
  const cut = old.indexOf(0x0a, old.length - keep - 1);
  const rest = cut === -1 || keep === 0 ? "" : old.subarray(cut + 1).toString("utf8");
  return `${rest}${line.toString("utf8")}`;
}
