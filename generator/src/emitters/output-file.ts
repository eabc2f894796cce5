/** One file of the output, made in memory. Emitters return these and never touch a disk. */
export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  /** Made when it is asked for, where its hash is known without it. */
  readonly content: string;
  /** Hexadecimal SHA-256 of the content in UTF-8, where that is known already. */
  readonly sha256?: string;
}
