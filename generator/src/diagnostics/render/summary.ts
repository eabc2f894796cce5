/** Counts of diagnostics, in numbers and in words. */
import type { Diagnostic } from "../diagnostic.ts";

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

export function countOf(diagnostics: readonly Diagnostic[]): Counts {
  const errors = diagnostics.filter((one) => one.severity === "error").length;
  return { errors, warnings: diagnostics.length - errors };
}

/** `10 errors, 2 warnings in catalog.yaml`; undefined if there is nothing to count. */
export function summaryOf(diagnostics: readonly Diagnostic[]): string | undefined {
  const { errors, warnings } = countOf(diagnostics);
  const counts = [plural(errors, "error"), plural(warnings, "warning")].filter((part) => part !== "");
  if (counts.length === 0) return undefined;
  const files = new Set(diagnostics.map((one) => one.file));
  const [only] = files;
  return `${counts.join(", ")} in ${files.size === 1 ? only : `${files.size} files`}`;
}

function plural(count: number, noun: string): string {
  if (count === 0) return "";
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
