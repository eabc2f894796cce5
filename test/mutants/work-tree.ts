/**
 * A second work tree to break: tracked and new files are copied, installed packages too, and the links between the
 * workspaces point into the copy, so that nothing of the original is run or written.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
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
  // Some tests run programs as another user, who has to be able to read them.
  chmodSync(copy, 0o755);
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
  copyPackages(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Removes a copy. */
export function removeWorkTree(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
}

/**
 * Hard links where the file system has them, else copies: Astro does not build a site whose packages are links to
 * another folder. Nothing writes into packages, so the original ones stay as they are.
 */
function copyPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (!entry.isDirectory()) linkOrCopy(source, target);
    else if (!CACHES.has(entry.name)) copyPackages(source, target);
  }
}

const CACHES: ReadonlySet<string> = new Set([".cache", ".vite", ".vitest"]);

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
