/** `history.json`: what each released version sent and what changed, for the site and other tools. */
import type { CatalogHistory } from "@forthright/runtime/catalog-document";
import type { OutputFile } from "../output-file.ts";

export function emitHistory(history: CatalogHistory): OutputFile {
  return { path: "history.json", content: `${JSON.stringify(history, undefined, 1)}\n` };
}
