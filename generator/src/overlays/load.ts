/** The languages of a loaded catalogue. Without an overlay beside it, nothing but the look for one is added. */
import type { LoadResult } from "../rules/load.ts";
import { findOverlays } from "./find.ts";
import type { Localised } from "./localise.ts";

export interface LoadedLanguages extends LoadResult {
  /** Other languages than the catalogue's own, by tag. */
  readonly languages: readonly Localised[];
}

/** What the catalogue's texts are in, where it does not say. */
export const DEFAULT_LANGUAGE = "en";

/** `file`: the catalogue, as the person named it. Diagnostics and sources of overlays stand among the others. */
export async function withLanguages(loaded: LoadResult, file: string): Promise<LoadedLanguages> {
  const found = findOverlays(file, loaded.origin?.raw.language ?? DEFAULT_LANGUAGE);
  if (found.files.length === 0 && found.diagnostics.length === 0) return { ...loaded, languages: [] };
  const { tell } = await import("./tell.ts");
  return tell(loaded, found, file);
}
