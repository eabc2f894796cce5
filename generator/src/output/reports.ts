/** What the output stage says: each names the file, why, and what to do. */
import { join } from "node:path";
import { type Diagnostic, diagnostic, type Sources } from "../diagnostics/diagnostic.ts";
import type { Difference } from "./compare.ts";
import { WORK } from "./disk.ts";
import type { OutFolder } from "./out-folder.ts";
import type { Conflict } from "./plan.ts";

/** A folder full of somebody's files would otherwise fill the screen. */
const MAX_REPORTED = 20;

export function conflictDiagnostics(
  folder: OutFolder,
  conflicts: readonly Conflict[],
): readonly Diagnostic[] {
  const shown = conflicts.slice(0, MAX_REPORTED).map((conflict) => conflictDiagnostic(folder, conflict));
  const hidden = conflicts.length - shown.length;
  if (hidden === 0) return shown;
  const message = `${hidden} more files in ${folder.name} are not ours or were changed`;
  return [
    ...shown,
    diagnostic("output-foreign", { message, file: folder.name, hint: "name an empty folder with --out" }),
  ];
}

function conflictDiagnostic(folder: OutFolder, { kind, path }: Conflict): Diagnostic {
  const file = join(folder.name, path);
  switch (kind) {
    case "foreign":
      return diagnostic("output-foreign", {
        message: `${file} was not written by forthright, so it is neither overwritten nor deleted`,
        file,
        hint: foreignHint(folder, path),
      });
    case "edited":
      return diagnostic("output-edited", {
        message: `${file} was changed after it was generated, and the change would be lost`,
        file,
        hint: "make the change in the catalogue, then delete this file and generate again",
      });
    case "manifest":
      return diagnostic("output-edited", {
        message: `${file} cannot be read, so it is not known which files are ours`,
        file,
        hint: `delete ${folder.name}: everything in it is made from the catalogue`,
      });
  }
}

/** A `tsc` of the host that takes the generated sources in writes beside them, where nobody looks for output. */
function foreignHint({ name }: OutFolder, path: string): string {
  return /\.(?:js|d\.ts)(?:\.map)?$/.test(path)
    ? `if your own \`tsc\` made it: delete it, and add ${name} to \`exclude\` in tsconfig.json; else move it away`
    : `move it out of ${name}, or name another folder with --out`;
}

/** Diagnostics of `--check`, and the texts that their places count in. */
export function checkReport(
  folder: OutFolder,
  differences: readonly Difference[],
): { readonly diagnostics: readonly Diagnostic[]; readonly sources: Sources } {
  const sources = new Map<string, string>();
  const diagnostics = differences.map((one) => {
    const file = join(folder.name, one.path);
    if (one.text !== undefined) sources.set(file, one.text);
    return differenceDiagnostic(file, one);
  });
  return { diagnostics, sources };
}

const AGAIN = "run `forthright generate`";

function differenceDiagnostic(file: string, one: Difference): Diagnostic {
  const span = one.line === undefined ? undefined : { start: one.line.start, end: one.line.end };
  const wanted = one.line === undefined ? "" : wantedWords(one.line.wanted);
  switch (one.kind) {
    case "missing":
      return diagnostic("output-stale", { message: `${file} is missing`, file, hint: AGAIN });
    case "stale":
      return diagnostic("output-stale", {
        message: `${file} was made from another catalogue or by another version${wanted}`,
        file,
        span,
        hint: AGAIN,
      });
    case "edited":
      return diagnostic("output-edited", {
        message: `${file} was changed after it was generated${wanted}`,
        file,
        span,
        hint: "make the change in the catalogue, then delete this file and run `forthright generate`",
      });
    case "line-ends":
      return diagnostic("output-stale", {
        message: `${file} has other line ends (CRLF) than it was written with`,
        file,
        hint: "keep Git from changing them: `generated/** text eol=lf` in .gitattributes",
      });
    case "left-over":
      return diagnostic("output-stale", {
        message: `${file} is no longer made from the catalogue`,
        file,
        hint: AGAIN,
      });
    case "foreign":
      return diagnostic("output-foreign", {
        message: `${file} was not written by forthright`,
        file,
        hint: "move it elsewhere: this folder holds generated files only",
      });
  }
}

function wantedWords(wanted: string | undefined): string {
  if (wanted === undefined) return ": it should end before this line";
  const line = wanted.trim();
  return `: this line should be \`${line.length <= 100 ? line : `${line.slice(0, 97)}...`}\``;
}

export function locked(folder: OutFolder): Diagnostic {
  return diagnostic("output-not-written", {
    message: `another run is writing to ${folder.name}`,
    file: folder.name,
    hint: `wait for it; if there is none, delete ${join(folder.name, WORK)}`,
  });
}

export function unfinished(folder: OutFolder): Diagnostic {
  return diagnostic("output-stale", {
    message: `an earlier run was ended while it wrote to ${folder.name}`,
    file: folder.name,
    hint: AGAIN,
  });
}

export function workIsNoFolder(folder: OutFolder): Diagnostic {
  const file = join(folder.name, WORK);
  return diagnostic("output-foreign", { message: `${file} is not a folder`, file, hint: "delete it" });
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this account may not write there",
  EPERM: "this account may not write there",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EMFILE: "too many files are open",
  EXDEV: "it lies on several file systems",
  ENAMETOOLONG: "a path is too long",
};

/** A failure of the file system; anything else is a bug of ours and is thrown on. */
export function failure(folder: OutFolder, error: unknown): Diagnostic {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) throw error;
  const code = String(error.code);
  const path = "path" in error && typeof error.path === "string" ? error.path : folder.name;
  return diagnostic("output-not-written", {
    message: `${path} cannot be written: ${REASONS[code] ?? "the file system refuses it"} (${code})`,
    file: folder.name,
    hint: "nothing was changed; remove the cause and run again",
  });
}
