/** A throw-away project outside the workspace, with the runtime linked as if it were installed. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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
