/** Reads a catalogue from disk: regular files of bounded size that hold UTF-8, and nothing else. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { type Diagnostic, diagnostic, type Sources } from "../diagnostics/diagnostic.ts";
import { MAX_FILE_BYTES } from "./limits.ts";

export interface ReadResult {
  /** Present when nothing is wrong with the file; line ends and byte-order mark as in the file. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Holds the text also where it is faulty, so that the fault can be shown. */
  readonly sources: Sources;
}

/** Reads a file; every failure is a diagnostic. Never waits on a pipe and never reads more than the limit. */
export function readSource(file: string): ReadResult {
  const bytes = readBytes(file);
  if (!(bytes instanceof Uint8Array)) return { diagnostics: [bytes], sources: new Map() };
  const decoded = decode(file, bytes);
  return {
    ...(decoded.fault === undefined ? { text: decoded.text } : {}),
    diagnostics: decoded.fault === undefined ? [] : [decoded.fault],
    sources: new Map([[file, decoded.text]]),
  };
}

/** The descriptor is examined, not the name, so that the file checked is the file read. */
function readBytes(file: string): Uint8Array | Diagnostic {
  let descriptor: number;
  try {
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever. Windows has no such flag.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return notReadable(file, error);
  }
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) {
      const kind = status.isDirectory() ? "is a directory" : "is not a regular file";
      return diagnostic("file-not-readable", {
        message: `${file} ${kind}`,
        file,
        hint: "name the catalogue file itself, for example catalog.yaml",
      });
    }
    if (status.size > MAX_FILE_BYTES) return tooLarge(file, status.size);
    return readAll(descriptor, status.size);
  } catch (error) {
    return notReadable(file, error);
  } finally {
    closeSync(descriptor);
  }
}

/** Reads as many bytes as the file had when it was examined; what is added meanwhile belongs to the next run. */
function readAll(descriptor: number, size: number): Uint8Array {
  const buffer = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const count = readSync(descriptor, buffer, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
}

function tooLarge(file: string, size: number): Diagnostic {
  return diagnostic("file-too-large", {
    message: `${file} has ${size} bytes; a catalogue has at most ${MAX_FILE_BYTES}`,
    file,
    hint: "check that this is the catalogue",
  });
}

const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOENT: ["does not exist", "name the file, as in `forthright validate path/to/catalog.yaml`"],
  ENOTDIR: ["does not exist", "a part of the path is a file, not a directory"],
  EACCES: ["may not be read by this account", "check the file's permissions"],
  EPERM: ["may not be read by this account", "check the file's permissions"],
  ELOOP: ["is a symbolic link that leads back to itself", "name the file itself"],
  ENXIO: ["is not a regular file", "name the catalogue file itself, for example catalog.yaml"],
  ENAMETOOLONG: ["has a name that is too long", "check the path"],
};

function notReadable(file: string, error: unknown): Diagnostic {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  const [reason, hint] = REASONS[code] ?? [`cannot be read (${code})`, "check the path and the disk"];
  return diagnostic("file-not-readable", { message: `${file} ${reason}`, file, hint });
}

interface Decoded {
  readonly text: string;
  readonly fault?: Diagnostic;
}

function decode(file: string, bytes: Uint8Array): Decoded {
  if (looksLikeUtf16(bytes)) {
    const message = `${file} is UTF-16, not UTF-8`;
    return { text: "", fault: diagnostic("not-utf8", { message, file, hint: "save it as UTF-8" }) };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const start = firstInvalid(bytes, text);
    const fault = diagnostic("not-utf8", {
      message: `${file} is not valid UTF-8`,
      file,
      span: { start, end: start + 1 },
      hint: "save it as UTF-8; the marked character is the first that is not",
    });
    return { text, fault };
  }
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // Without a mark: the first character of a catalogue is ASCII, so one of its two bytes is zero.
  return first !== undefined && second !== undefined && (first === 0) !== (second === 0);
}

/** Offset of the first replacement character that does not stand in the file itself. */
function firstInvalid(bytes: Uint8Array, text: string): number {
  const encoder = new TextEncoder();
  let byte = 0;
  let from = 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", from)) {
    byte += encoder.encode(text.slice(from, at)).length;
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return at;
    byte += 3;
    from = at + 1;
  }
  return Math.max(0, text.length - 1);
}
