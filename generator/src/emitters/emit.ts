/** From the published document to every file of the output but the manifest. Pure. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { emitJson } from "./json/emit-json.ts";
import { emitMarkdown } from "./markdown/emit-markdown.ts";
import type { OutputFile } from "./output-file.ts";
import { emitPackage } from "./package/emit-package.ts";
import { emitTypescript } from "./typescript/emit-typescript.ts";

export function emit(document: CatalogDocument): readonly OutputFile[] {
  return [
    ...emitPackage(document.catalog),
    ...emitTypescript(document),
    ...emitJson(document),
    ...emitMarkdown(document),
  ];
}
