/**
 * The one table of diagnostic codes. A code is stable once released: tests, suppressions and links name it.
 * Stages add their codes here; the pages about diagnostics are made from this table.
 */
export interface CodeInfo {
  readonly severity: "error" | "warning";
  /** The fault in a few words, as a heading. */
  readonly title: string;
  /** Why it is a fault, in one or two sentences. */
  readonly cause: string;
}

export const CODES = {
  // Reading a file
  "file-not-readable": {
    severity: "error",
    title: "The file cannot be read",
    cause: "The catalogue is missing, is not a regular file, or this account may not read it.",
  },
} as const;

export type DiagnosticCode = keyof typeof CODES;

// Each entry has all of the parts; written as a check beside the table so that its codes stay literal types.
CODES satisfies Readonly<Record<string, CodeInfo>>;
