/**
 * What a stage says about the catalogue: data, returned and never thrown. A thrown error is a bug of this program.
 */
import { CODES, type DiagnosticCode } from "./codes.ts";

/** Half-open range of UTF-16 offsets in a source text. Lines and columns exist only when something is printed. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Severity = "error" | "warning";

/** A second place that a diagnostic is about, such as the first of two equal names. */
export interface Related {
  readonly message: string;
  readonly file: string;
  readonly span: Span;
}

/** A change of the text that certainly mends the fault, within one line. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence with the names that matter, without a full stop at its end. */
  readonly message: string;
  /** The file as the person named it. */
  readonly file: string;
  /** Absent where a whole file is meant: missing, too large, not readable. */
  readonly span?: Span;
  readonly related?: readonly Related[];
  /** What to do about it. */
  readonly hint?: string;
  /** What `validate --fix` does about it. */
  readonly fix?: Edit;
}

/** The parts of a diagnostic that its code does not decide. */
export interface DiagnosticParts {
  readonly message: string;
  readonly file: string;
  readonly span?: Span | undefined;
  readonly related?: readonly Related[] | undefined;
  readonly hint?: string | undefined;
  readonly fix?: Edit | undefined;
}

/** Source texts by file name, as the diagnostics' offsets count them. */
export type Sources = ReadonlyMap<string, string>;

/** Longer messages quote something huge; their end tells nobody anything. */
const MAX_LENGTH = 500;

function shortened(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)}...`;
}

/** Makes a diagnostic; its severity comes from the table of codes. */
export function diagnostic(code: DiagnosticCode, parts: DiagnosticParts): Diagnostic {
  return {
    code,
    severity: CODES[code].severity,
    message: shortened(parts.message),
    file: parts.file,
    ...(parts.span === undefined ? {} : { span: parts.span }),
    ...(parts.related === undefined || parts.related.length === 0 ? {} : { related: parts.related }),
    ...(parts.hint === undefined ? {} : { hint: shortened(parts.hint) }),
    ...(parts.fix === undefined ? {} : { fix: parts.fix }),
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === "error");
}

/** Sorts by file, then place, then code; diagnostics without a place come first in their file. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
      (a.span?.end ?? -1) - (b.span?.end ?? -1) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

/** By code units: the same order on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
