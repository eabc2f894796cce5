/** One file of the output, made in memory. Emitters return these and never touch a disk. */
export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly content: string;
}
