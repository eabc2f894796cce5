/** From the checked catalogue to every file of the output, the manifest among them. Pure. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { disclose } from "./disclosure/disclose.ts";
import { emit } from "./emitters/emit.ts";
import type { OutputFile } from "./emitters/output-file.ts";
import { manifestFile } from "./output/manifest.ts";

export function makeOutput(catalog: Catalog): readonly OutputFile[] {
  const document = disclose(catalog);
  const files = emit(document);
  return [...files, manifestFile(document.id, files)];
}
