/** The files of a project that `forthright init` reads and makes. Nothing that exists is ever written over. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FolderFacts, NewFile } from "../../init/project.ts";
import { PACKAGE } from "../../init/setup.ts";

export function folderFacts(): FolderFacts {
  const tsconfig = isFile("tsconfig.json") ? { tsconfig: readFileSync("tsconfig.json", "utf8") } : {};
  return {
    ...tsconfig,
    hasSrc: isFolder("src"),
    testFolder: ["test", "tests"].find(isFolder),
  };
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The text of package.json. */
export function readPackage(): string | Diagnostic {
  try {
    return readFileSync(PACKAGE, "utf8");
  } catch (error) {
    const missing = codeOf(error) === "ENOENT";
    return diagnostic("init-no-package", {
      message: missing
        ? `there is no ${PACKAGE} in this folder`
        : `${PACKAGE} cannot be read (${codeOf(error)})`,
      file: PACKAGE,
      hint: missing
        ? "go to the project's folder, or make a project with `npm init`"
        : "check its permissions",
    });
  }
}

export type Made = "made" | "exists" | Diagnostic;

/** Makes a file, unless it exists or another one stands for it, such as `telemetry.js` for `telemetry.ts`. */
export function makeFile({ path, text }: NewFile): Made {
  try {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true });
    const stem = stemOf(path);
    if (stem !== undefined && readdirSync(folder).some((name) => stemOf(name) === stem)) return "exists";
    writeFileSync(path, text, { flag: "wx" });
    return "made";
  } catch (error) {
    return codeOf(error) === "EEXIST" ? "exists" : notWritten(path, error);
  }
}

/** The name of a code file without its ending; undefined for other files. */
function stemOf(path: string): string | undefined {
  const name = basename(path);
  const stem = name.replace(/\.[cm]?[jt]sx?$/, "");
  return stem === name ? undefined : stem;
}

/** Replaces the text of package.json in one step; a link stays a link. */
export function replacePackage(text: string): Diagnostic | undefined {
  const path = realpathSync(PACKAGE);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: statSync(path).mode & 0o777 });
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    return notWritten(PACKAGE, error);
  }
}

function notWritten(file: string, error: unknown): Diagnostic {
  const message = `${file} cannot be written (${codeOf(error)})`;
  return diagnostic("init-not-written", { message, file, hint: "check the folder and its permissions" });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  return String(error.code);
}
