/** Reads the folder of records. What cannot be read is a diagnostic. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";

export interface HistoryFiles {
  /** As diagnostics name it. */
  readonly folder: string;
  /** Texts by file, with the folder; the output is made from them, beside the catalogue. */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A history that is not there is empty: every catalogue starts without one. */
export function readHistoryFiles(folder: string): HistoryFiles {
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const name of names(folder, diagnostics)) {
    const file = join(folder, name);
    try {
      texts.set(file, readFileSync(file, "utf8"));
    } catch (error) {
      diagnostics.push(notReadable(file, error));
    }
  }
  return { folder, texts, diagnostics };
}

/** Hidden files belong to file managers, or to a run that was ended. */
function names(folder: string, diagnostics: Diagnostic[]): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .toSorted();
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isMissing) diagnostics.push(notReadable(folder, error));
    return [];
  }
}

/** A failure of the file system; anything else is a bug of ours and is thrown on. */
function notReadable(file: string, error: unknown): Diagnostic {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) throw error;
  return diagnostic("history-not-readable", {
    message: `${file} cannot be read (${String(error.code)})`,
    file,
    hint: "the folder of the history holds nothing but the files that `forthright generate` puts there",
  });
}
