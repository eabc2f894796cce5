/** What the runtime asks of the system in more than one place. */
import { chmodSync, mkdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";

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
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined || process.platform === "win32") return;
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
}
