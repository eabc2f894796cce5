/** Built-in modules that cost milliseconds to load, loaded at their first use. */
import { createRequire } from "node:module";

interface Builtins {
  readonly "node:crypto": typeof import("node:crypto");
  readonly "node:os": typeof import("node:os");
  readonly "node:tty": typeof import("node:tty");
  readonly "node:child_process": typeof import("node:child_process");
}

let require: ReturnType<typeof createRequire> | undefined;

/** A built-in module of Node, by `process.getBuiltinModule` where it exists (Node 20.16 and 22.3). */
export function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] {
  if (typeof process.getBuiltinModule === "function") return process.getBuiltinModule(name) as Builtins[Name];
  require ??= createRequire(import.meta.url);
  return require(name) as Builtins[Name];
}
