/** `forthright validate --fix`: writes the fixed files, and says what was changed. */
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { lineIndexes } from "../../diagnostics/lines.ts";
import { printable } from "../../diagnostics/render/printable.ts";
import { applyToOriginal, type Fix, type Fixed, fixCatalog } from "../../fixes/fix-catalog.ts";
import type { LoadResult } from "../../rules/load.ts";
import { readSource } from "../../source/read.ts";
import { diskIncludes } from "../../source/read-includes.ts";
import { normaliseText } from "../../source/text.ts";

export interface FixRun {
  /** The catalogue after the fixes, or as it would be after them. */
  readonly loaded: LoadResult;
  /** What was changed, line by line; empty if there was nothing to do. */
  readonly said: string;
  readonly count: number;
}

/** `dryRun`: writes nothing. `today` as YYYY-MM-DD. */
export function fixFile(file: string, today: string, dryRun: boolean): FixRun {
  const read = readSource(file);
  if (read.text === undefined) return { loaded: read, said: "", count: 0 };
  const fixed = fixCatalog({ text: read.text, file, today, includes: diskIncludes(file) });
  const failed = dryRun ? undefined : writeAll(fixed);
  if (failed !== undefined) {
    const { sources, diagnostics } = fixed.before;
    return { loaded: { sources, diagnostics: [...diagnostics, failed] }, said: "", count: 0 };
  }
  return { loaded: fixed.loaded, said: describe(fixed, dryRun), count: fixed.fixes.length };
}

/** Each file at once: a new file takes the place of the old one, so that a full disk leaves the old one whole. */
function writeAll({ fixes, before }: Fixed): LoadResult["diagnostics"][number] | undefined {
  for (const file of new Set(fixes.map((one) => one.file))) {
    try {
      writeFixed(realpathSync(file), file, fixes, before.sources.get(file) ?? "");
    } catch (error) {
      const reason = error instanceof Error ? ("code" in error ? String(error.code) : error.message) : "";
      const message = `${file} could not be written (${reason})`;
      return diagnostic("output-not-written", { message, file, hint: "check permissions and the disk" });
    }
  }
  return undefined;
}

function writeFixed(path: string, file: string, fixes: readonly Fix[], read: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  const original = readFileSync(path, "utf8");
  if (normaliseText(original) !== read) throw new Error("it was changed meanwhile; run it again");
  try {
    writeFileSync(temporary, applyToOriginal(original, file, fixes), {
      flag: "wx",
      mode: statSync(path).mode,
    });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function describe({ fixes, leftOut, before }: Fixed, dryRun: boolean): string {
  if (fixes.length === 0 && leftOut === 0) return "";
  const indexOf = lineIndexes(before.sources);
  const lines = fixes.map(({ code, file, span, before: old, text }) => {
    const { line, column } = indexOf(file).positionAt(span.start);
    return printable(`  ${file}:${line}:${column}: ${old} -> ${text} (${code})`);
  });
  const head = `${dryRun ? "Would fix" : "Fixed"} ${fixes.length} ${fixes.length === 1 ? "fault" : "faults"}:`;
  const left = `${leftOut} more could be fixed, but other errors would come up; mend them by hand.`;
  return [...(fixes.length === 0 ? [] : [head, ...lines]), ...(leftOut === 0 ? [] : [left]), ""].join("\n");
}
