/** Reads and checks a catalogue file: the stages before anything is made of it. */
import { type LoadedLanguages, withLanguages } from "./overlays/load.ts";
import { type LoadResult, loadCatalog } from "./rules/load.ts";
import { readSource } from "./source/read.ts";
import { diskIncludes } from "./source/read-includes.ts";

/** `today` as YYYY-MM-DD. Every fault, also of the file itself, is a diagnostic. */
export function validateFile(file: string, today: string): LoadResult {
  const read = readSource(file);
  return read.text === undefined
    ? read
    : loadCatalog({ text: read.text, file, today, includes: diskIncludes(file) });
}

/** The same with the overlays that stand beside the catalogue. */
export async function validateLanguages(file: string, today: string): Promise<LoadedLanguages> {
  return withLanguages(validateFile(file, today), file);
}
