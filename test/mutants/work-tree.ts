/**
 * A second work tree to break: tracked and new files are copied, installed packages are linked, and the links between
 * the workspaces point into the copy, so that nothing of the original is run or written.
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Makes the copy in a new temporary folder and returns its path. */
export function copyWorkTree(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), "forthright-mutants-"));
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  for (const file of listed.split("\0")) {
    // A tracked file that was deleted in the work tree is still listed.
    if (file === "" || !existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  linkPackages(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Removes a copy. Packages are links, so theirs are not touched. */
export function removeWorkTree(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
}

function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === ".cache" || name === ".vite" || name === ".vitest") continue;
    const path = join(from, name);
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) symlinkSync(readlinkSync(path), join(to, name));
    // Scopes hold workspaces too, and the commands in `.bin` are relative links.
    else if (stat.isDirectory() && (name.startsWith("@") || name === ".bin"))
      linkPackages(path, join(to, name));
    else symlinkSync(path, join(to, name));
  }
}
