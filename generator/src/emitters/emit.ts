/** From the published document to every file of the output but the manifest. Pure. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { eventParts, type PartStore } from "./event-memo.ts";
import { emitJson } from "./json/emit-json.ts";
import { emitMarkdown } from "./markdown/emit-markdown.ts";
import type { OutputFile } from "./output-file.ts";
import { emitPackage } from "./package/emit-package.ts";
import { emitTypescript } from "./typescript/emit-typescript.ts";

/** `store`: parts that were made before, and that are made now. */
export function emit(document: CatalogDocument, store?: PartStore): readonly OutputFile[] {
  const parts = eventParts(document, store);
  return [
    ...emitPackage(document.catalog),
    ...emitTypescript(document, parts),
    ...emitJson(document, parts),
    ...emitMarkdown(document, parts),
  ];
}
