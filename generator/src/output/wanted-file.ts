/** One file that the output folder shall hold. */
export interface WantedFile {
  /** Relative to the folder, with `/`; made of plain names. */
  readonly path: string;
  readonly content: string;
}
