/**
 * The vocabularies of others as export formats. The translations stand in the runtime's pure entry, as the public page
 * serves the same files and reads nothing but the published catalogue.
 */
import { VOCABULARIES, type Vocabulary } from "@forthright/runtime/vocabularies";
import type { MakeExport } from "./export-format.ts";

/** @throws if there is no such vocabulary: a bug, as the table of formats names them. */
export function vocabularyExport(id: Vocabulary["id"]): MakeExport {
  const vocabulary = VOCABULARIES.find((one) => one.id === id);
  if (vocabulary === undefined) throw new Error(`there is no vocabulary ${id}`);
  return (document) => {
    const { content, notes } = vocabulary.translate(document);
    return { files: [{ path: vocabulary.file, content }], losses: notes };
  };
}
