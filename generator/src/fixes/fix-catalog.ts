/**
 * Mends what certainly can be mended, by changing single words in place: comments, quotes and layout stay. A change
 * that would bring up another error is left to a person. Pure.
 */
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Diagnostic, Edit } from "../diagnostics/diagnostic.ts";
import { type LoadInput, type LoadResult, loadCatalog } from "../rules/load.ts";
import type { IncludeReader } from "../source/include-reader.ts";

export interface Fix extends Edit {
  readonly code: DiagnosticCode;
  readonly file: string;
  /** What stood there. */
  readonly before: string;
}

export interface Fixed {
  /** The catalogue as it would be. */
  readonly loaded: LoadResult;
  /** In the order of their places; offsets count in the texts as they were. */
  readonly fixes: readonly Fix[];
  /** Changes that were left out, because other errors would have come up. */
  readonly leftOut: number;
  /** The catalogue as it was. */
  readonly before: LoadResult;
}

/** More faults than this are looked at together or not at all. */
const MAX_SINGLE = 100;

export function fixCatalog(input: LoadInput): Fixed {
  const before = loadCatalog(input);
  const candidates = fixesIn(before);
  if (candidates.length === 0) return { loaded: before, fixes: [], leftOut: 0, before };
  const all = loadWith(input, before, candidates);
  if (bringsNothingUp(before, all)) return { loaded: all, fixes: candidates, leftOut: 0, before };
  return oneByOne(input, before, candidates);
}

function oneByOne(input: LoadInput, before: LoadResult, candidates: readonly Fix[]): Fixed {
  let [fixes, loaded]: [readonly Fix[], LoadResult] = [[], before];
  for (const candidate of candidates.slice(0, MAX_SINGLE)) {
    const next = loadWith(input, before, [...fixes, candidate]);
    if (bringsNothingUp(loaded, next)) [fixes, loaded] = [[...fixes, candidate], next];
  }
  return { loaded, fixes, leftOut: candidates.length - fixes.length, before };
}

/** The fixes that the diagnostics carry, without those that would overlap. */
function fixesIn({ diagnostics, sources }: LoadResult): readonly Fix[] {
  const found: Fix[] = [];
  for (const { code, file, fix } of diagnostics) {
    if (fix === undefined) continue;
    const before = sources.get(file)?.slice(fix.span.start, fix.span.end) ?? "\n";
    const free = found.every(
      ({ file: other, span }) => other !== file || span.end <= fix.span.start || fix.span.end <= span.start,
    );
    if (free && !before.includes("\n")) found.push({ ...fix, code, file, before });
  }
  return found;
}

function loadWith(input: LoadInput, { sources }: LoadResult, fixes: readonly Fix[]): LoadResult {
  const { includes } = input;
  const texts = new Map([...sources].map(([file, text]) => [file, applyFixes(text, file, fixes)]));
  const text = texts.get(input.file) ?? input.text;
  return loadCatalog({ ...input, text, includes: includes && overlaid(includes, texts) });
}

function overlaid(reader: IncludeReader, texts: ReadonlyMap<string, string>): IncludeReader {
  return {
    ...reader,
    read(path, name) {
      const text = texts.get(name);
      if (text === undefined) return reader.read(path, name);
      return { text, diagnostics: [], sources: new Map([[name, text]]) };
    },
  };
}

/** A text with the fixes of its file; offsets count in the text as it was. */
export function applyFixes(text: string, file: string, fixes: readonly Fix[]): string {
  const own = fixes.filter((one) => one.file === file).toSorted((a, b) => b.span.start - a.span.start);
  return own.reduce(
    (all, { span, text: added }) => all.slice(0, span.start) + added + all.slice(span.end),
    text,
  );
}

/** Whether every error stood there before. Places move, so an error is known by its file, code and words. */
function bringsNothingUp(before: LoadResult, after: LoadResult): boolean {
  const counts = new Map<string, number>();
  for (const one of errorsOf(before)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return errorsOf(after).every((one) => {
    const left = (counts.get(one) ?? 0) - 1;
    counts.set(one, left);
    return left >= 0;
  });
}

function errorsOf({ diagnostics }: LoadResult): readonly string[] {
  const errors = diagnostics.filter((one: Diagnostic) => one.severity === "error");
  return errors.map(({ file, code, message }) => `${file}\0${code}\0${message}`);
}

/**
 * The text of a file with fixes whose offsets count in its normalised form: a byte-order mark and CRLF stay as they
 * are.
 */
export function applyToOriginal(original: string, file: string, fixes: readonly Fix[]): string {
  const mark = original.startsWith("\uFEFF") ? 1 : 0;
  const moved = fixes.map((one) => {
    const [start, end] = [one.span.start, one.span.end].map((offset) =>
      originalOffset(original, mark, offset),
    );
    return { ...one, span: { start: start ?? 0, end: end ?? 0 } };
  });
  return applyFixes(original, file, moved);
}

function originalOffset(original: string, mark: number, offset: number): number {
  let at = offset + mark;
  for (let next = original.indexOf("\r\n"); next >= 0 && next < at; next = original.indexOf("\r\n", next + 2))
    at += 1;
  return at;
}
