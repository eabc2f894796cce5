/** A throw-away project outside the workspace, with the runtime linked as if it were installed. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../..", import.meta.url));
export const node: string = process.execPath;
export const forthright: string = join(root, "generator/bin/forthright.js");
export const tsc: string = join(root, "node_modules/.bin/tsc");

export interface BenchProject {
  readonly folder: string;
  /** Writes a file below the folder. */
  write(path: string, text: string): void;
  remove(): void;
}

export function makeProject(): BenchProject {
  const folder = mkdtempSync(join(tmpdir(), "forthright-bench-"));
  mkdirSync(join(folder, "node_modules/@forthright"), { recursive: true });
  symlinkSync(join(root, "runtime"), join(folder, "node_modules/@forthright/runtime"));
  symlinkSync(join(root, "node_modules/@types"), join(folder, "node_modules/@types"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  return {
    folder,
    write(path, text) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Takes away what the compiler made and remembers. Not deleted: some file systems create files slowly for seconds after
 * many were deleted.
 */
export function moveOutputAway(folder: string): void {
  const path = join(folder, "generated");
  if (existsSync(path)) renameSync(path, join(folder, `old-${crypto.randomUUID()}`));
  rmSync(join(folder, "node_modules/.cache"), { recursive: true, force: true });
}
