/** From the text of a catalogue to the resolved catalogue, or to everything that is wrong with it. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { Diagnostic, Sources } from "../diagnostics/diagnostic.ts";

export interface LoadInput {
  readonly text: string;
  /** Name of the file as the person gave it; diagnostics carry it. */
  readonly file: string;
  /** Today as YYYY-MM-DD, from the edge: decides only what has expired, never what is made. */
  readonly today: string;
}

export interface LoadResult {
  /** Present exactly when no diagnostic is an error. */
  readonly catalog?: Catalog;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that the diagnostics' offsets count in. */
  readonly sources: Sources;
}

export function loadCatalog(input: LoadInput): LoadResult {
  return { diagnostics: [], sources: new Map([[input.file, input.text]]) };
}
