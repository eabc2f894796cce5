/** The command line as a process of its own, from the sources as they are: types are stripped. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository, scratch } from "./emit.ts";

let entry: string | undefined;

/** A script that stands for `generator/bin/forthright.js` where nothing is built. */
export function entryScript(): string {
  if (entry !== undefined) return entry;
  entry = join(scratch(`cli-${process.pid}`), "forthright.mjs");
  writeFileSync(
    entry,
    `import { registerHooks } from "node:module";
    const runtime = /^@forthright\\/runtime\\/(.+)$/;
    registerHooks({
      resolve: (specifier, context, next) => next(specifier.replace(runtime, "file://${repository}runtime/src/$1.ts"), context),
    });
    await import("file://${repository}generator/src/cli/main.ts");\n`,
  );
  return entry;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs to the end. */
export function forthright(cwd: string, ...args: readonly string[]): Ended {
  const result = spawnSync(process.execPath, ["--no-warnings", entryScript(), ...args], {
    cwd,
    encoding: "utf8",
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** Starts and goes on; the caller ends it. */
export function startForthright(cwd: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--no-warnings", entryScript(), ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
}
