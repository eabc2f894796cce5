/** A deliberate break of the project, and the tests that have to notice it. */
export interface Mutant {
  /** Kebab-case, unique. */
  readonly id: string;
  /** The promise that is broken, in the words of a reader of the page. */
  readonly promise: string;
  /** What the break does, in one sentence. */
  readonly breaks: string;
  /** Texts that change, each of which stands exactly once in its file. */
  readonly edits: readonly Edit[];
  /** Test files that are run; at least one of their tests has to fail. Empty: building must fail. */
  readonly suites: readonly string[];
  /** Diagnostic code with which `generate` has to stop, for breaks of the catalogue itself. */
  readonly diagnostic?: string;
}

export interface Edit {
  /** Relative to the repository. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Applies an edit to a text. Throws if its `from` does not stand there exactly once. */
export function applyEdit(text: string, { file, from, to }: Edit): string {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`${file}: “${from}” stands there ${parts.length - 1} times, not once`);
  return parts.join(to);
}
