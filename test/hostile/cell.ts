/** One hazard in one position: what the compiler says of it, and whether it says so at the right place. */
import type { DiagnosticCode } from "../../generator/src/diagnostics/codes.ts";
import type { Diagnostic, Span } from "../../generator/src/diagnostics/diagnostic.ts";
import { type LoadResult, loadCatalog } from "../../generator/src/rules/load.ts";
import type { Position } from "./positions.ts";

export interface Verdict {
  readonly accepted: boolean;
  /** Codes of the errors, for people. */
  readonly codes: readonly string[];
  /** What is wrong with the answer; empty if nothing is. */
  readonly faults: readonly string[];
  readonly result: LoadResult;
}

export const FILE = "catalog.yaml";
/** Included files: one with the gap, and one that the language's own example matches. */
const [PART, OTHER] = ["part.yaml", "catalog/more.yaml"];

export function judge(position: Position, yaml: string): Verdict {
  const { before, after, part } = position;
  const inPart = part === undefined ? "groups: {}\n" : part.before + yaml + part.after;
  const includes = {
    own: FILE,
    find: () => [PART, OTHER],
    read(path: string, name: string) {
      const text = path === PART ? inPart : "groups: {}\n";
      return { text, diagnostics: [], sources: new Map([[name, text]]) };
    },
  };
  const text = part === undefined ? before + yaml + after : before + after;
  const result = loadCatalog({ text, file: FILE, today: "2026-01-01", includes });
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  const faults =
    errors.length > 0 && !errors.some((one) => isAtPlace(one, position, yaml))
      ? [elsewhere(result, errors)]
      : [];
  if ((errors.length === 0) !== (result.catalog !== undefined))
    faults.push("errors, and a catalogue all the same");
  return {
    accepted: errors.length === 0,
    codes: [...new Set(errors.map(({ code }) => code))],
    faults,
    result,
  };
}

/** Faults that are no fault of what stands in the gap alone, and where their place is instead. */
const AROUND: Readonly<Partial<Record<DiagnosticCode, string>>> = {
  "example-needed": "the name of the field: the pattern is sound, and only a person can say what passes it",
};

/** Whether the error, or one of two places that do not go together, is inside the entry that has the gap. */
function isAtPlace(
  { code, file, span, related = [] }: Diagnostic,
  position: Position,
  yaml: string,
): boolean {
  if (Object.hasOwn(AROUND, code)) return true;
  return [{ file, span }, ...related].some((place) => isInside(place, position, yaml));
}

function isInside(
  { file, span }: { readonly file: string; readonly span?: Span | undefined },
  position: Position,
  yaml: string,
): boolean {
  const { before, part, what, key } = position;
  if (span === undefined || file !== (part === undefined ? FILE : PART)) return false;
  const head = part?.before ?? before;
  // The colon behind a name is part of it: YAML may read it so.
  const [start, more] = what === "name" ? [head.length, 1] : [head.lastIndexOf(`"${key}"`), 0];
  return span.start >= start && span.end <= head.length + yaml.length + more;
}

function elsewhere({ sources }: LoadResult, errors: readonly Diagnostic[]): string {
  const shown = errors.map(({ code, message, file, span }) => {
    const marked =
      span === undefined
        ? "no place"
        : JSON.stringify(sources.get(file)?.slice(span.start, span.end).slice(0, 60));
    return `${code} at ${marked}: ${message}`;
  });
  return `no error at the place, but ${shown.join("; ")}`;
}
