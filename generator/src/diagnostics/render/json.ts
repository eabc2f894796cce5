/** Diagnostics for programs. */
import type { Diagnostic, Span } from "../diagnostic.ts";
import { type LineIndex, lineIndexes } from "../lines.ts";
import { jsonText } from "./json-text.ts";
import type { Report } from "./renderer.ts";
import { countOf } from "./summary.ts";

interface JsonPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * One object: `{diagnostics: [{code, severity, message, file, line, column, endLine, endColumn, hint, fix, related}],
 * errors, warnings}`. Lines and columns count from 1; the end is the column after the last one. Absent places, hints
 * and fixes are null. A fix is a place of the same file and the text to put there, as `validate --fix` does. What a command has found out follows: `notice` of `generate`.
 */
export function renderJson({ diagnostics, sources, results = {} }: Report): string {
  const indexOf = lineIndexes(sources);
  const known = (file: string): LineIndex | undefined => (sources.has(file) ? indexOf(file) : undefined);
  const document = {
    diagnostics: diagnostics.map((one) => plain(one, known)),
    ...countOf(diagnostics),
    ...results,
  };
  return jsonText(document);
}

function plain(diagnostic: Diagnostic, indexOf: (file: string) => LineIndex | undefined): object {
  const { code, severity, message, file, span, related = [], hint, fix } = diagnostic;
  return {
    code,
    severity,
    message,
    file,
    ...placeOf(indexOf(file), span),
    hint: hint ?? null,
    fix: fix === undefined ? null : { ...placeOf(indexOf(file), fix.span), text: fix.text },
    related: related.map((one) => ({
      message: one.message,
      file: one.file,
      ...placeOf(indexOf(one.file), one.span),
    })),
  };
}

function placeOf(
  lines: LineIndex | undefined,
  span: Span | undefined,
): { [Key in keyof JsonPlace]: number | null } {
  if (lines === undefined || span === undefined)
    return { line: null, column: null, endLine: null, endColumn: null };
  const [start, end] = [lines.positionAt(span.start), lines.positionAt(span.end)];
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
