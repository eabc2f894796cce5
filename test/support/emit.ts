/** Emitted files for tests, and the folders they are written to. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface File {
  readonly path: string;
  readonly content: string;
}

export const repository: string = fileURLToPath(new URL("../..", import.meta.url));

/** A fresh folder below `test/.tmp`, inside the repository so that packages are found from it. */
export function scratch(name: string): string {
  const folder = join(repository, "test", ".tmp", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function writeAll(folder: string, files: readonly File[]): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
