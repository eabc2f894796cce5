/** One file that the output folder shall hold. */
export interface WantedFile {
  /** Relative to the folder, with `/`; made of plain names. */
  readonly path: string;
  /** Made when it is asked for, where its hash is known without it. */
  readonly content: string;
  /** Hexadecimal SHA-256 of the content in UTF-8, where that is known already. */
  readonly sha256?: string;
}
