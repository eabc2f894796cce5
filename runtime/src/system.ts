/** What the runtime asks of the system in more than one place. */
import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";

interface Builtins {
  readonly "node:child_process": typeof import("node:child_process");
  readonly "node:crypto": typeof import("node:crypto");
  readonly "node:os": typeof import("node:os");
  readonly "node:tty": typeof import("node:tty");
}

/**
 * A built-in module that costs milliseconds to load, at its first use. `process.getBuiltinModule` exists since Node
 * 20.16 and 22.3.
 */
export function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] {
  if (typeof process.getBuiltinModule === "function") {
    return process.getBuiltinModule(name) as Builtins[Name];
  }
  return createRequire(import.meta.url)(name) as Builtins[Name];
}

/** The system's name for an error, such as `EACCES`. */
export function errorCode(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "unknown error";
}

/** Makes a directory with mode 0700, parents included; one of ours that is open to others is closed. May throw. */
export function ensurePrivateDirectory(path: string): void {
  if (makeDirectory(path) || process.platform === "win32") return;
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
}

/**
 * Makes a directory with mode 0700, parents included, and says whether it was not there. May throw. Not
 * `recursive: true`: that never returns where the system answers “no such file” for a parent that is there, as an
 * automounter does for the home of a service account.
 */
export function makeDirectory(path: string): boolean {
  const attempt = makeOne(path);
  if (attempt !== "no parent") return attempt === "made";
  const parent = dirname(path);
  if (parent !== path) makeDirectory(parent);
  // Another process may have made it in the meantime.
  const again = makeOne(path);
  if (again === "no parent") throw new Error(`no directory can be made at ${path}`);
  return again === "made";
}

function makeOne(path: string): "made" | "there" | "no parent" {
  try {
    mkdirSync(path, { mode: 0o700 });
    return "made";
  } catch (error) {
    const code = errorCode(error);
    // Some systems name another reason before they notice that the directory is there.
    if (code !== "ENOENT" && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
      return "there";
    if (code === "ENOENT") return "no parent";
    throw error;
  }
}

/** Random bytes of the system, enough for a few hundred UUIDs. */
let pool: Buffer = Buffer.alloc(0);
let used = 0;

/**
 * A random UUID (version 4). Takes its bytes from the system's own source where that is a device: loading
 * `node:crypto`, which reads the same source, would be the most expensive part of a run's first event.
 */
export function randomId(): string {
  if (used + 16 > pool.length) {
    pool = readRandom() ?? builtin("node:crypto").randomBytes(POOL_BYTES);
    used = 0;
  }
  const bytes = pool.subarray(used, used + 16);
  used += 16;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const POOL_BYTES = 4_096;

function readRandom(): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync("/dev/urandom", "r");
    const bytes = Buffer.alloc(POOL_BYTES);
    const isDevice = fstatSync(descriptor).isCharacterDevice();
    return isDevice && readSync(descriptor, bytes) === POOL_BYTES ? bytes : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
