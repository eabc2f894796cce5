/**
 * Executables of the Nodes that the packages are for: this process, what stands in PATH, or else the npm packages that
 * bring one along. Those are kept in node_modules/.cache.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "../../scripts/packages.ts";

/** The oldest that `engines` allows, and each line that is kept up. */
export const NODES = ["20.16", "20", "22", "24"] as const;
export type NodeLine = (typeof NODES)[number];

const windows = process.platform === "win32";

/** The path of an executable, or why there is none. */
export function findNode(line: NodeLine): { readonly path: string } | { readonly missing: string } {
  const here = [process.execPath, ...inPath()].find((path) => isOf(line, path));
  if (here !== undefined) return { path: here };
  const folder = join(root, "node_modules/.cache/forthright-nodes", line);
  const path = join(folder, "node_modules/node-of-this-line/bin", windows ? "node.exe" : "node");
  if (!existsSync(path)) {
    const fault = download(folder, `node-of-this-line@npm:node-${platform()}-${process.arch}@${line}`);
    if (fault !== undefined) return { missing: `no Node ${line} here, and none from the registry: ${fault}` };
  }
  return isOf(line, path) ? { path } : { missing: `${path} is no Node ${line}` };
}

function platform(): string {
  return windows ? "win" : process.platform;
}

function inPath(): readonly string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders
    .map((folder) => join(folder, windows ? "node.exe" : "node"))
    .filter((path) => existsSync(path));
}

function isOf(line: NodeLine, path: string): boolean {
  try {
    return versionOf(path).startsWith(`v${line}.`);
  } catch {
    return false;
  }
}

/** `v24.1.0` */
export function versionOf(path: string): string {
  return execFileSync(path, ["--version"], { encoding: "utf8" }).trim();
}

function download(folder: string, spec: string): string | undefined {
  mkdirSync(folder, { recursive: true });
  // Without it npm would install into the project above.
  writeFileSync(join(folder, "package.json"), "{}\n");
  try {
    const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
    execFileSync("npm", ["install", spec, ...flags], {
      cwd: folder,
      stdio: "pipe",
      shell: windows,
      timeout: 100_000,
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
  }
}
