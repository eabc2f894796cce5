/** `languages/<language>.json`: the catalogue told in another language; the first-run notice beside it as text. */
import type { LanguageDocument } from "@forthright/runtime/catalog-document";
import type { OutputFile } from "../output-file.ts";

export function emitLanguage(document: LanguageDocument): readonly OutputFile[] {
  const { language, disclosure } = document;
  return [
    { path: `languages/${language}.json`, content: `${JSON.stringify(document, undefined, 1)}\n` },
    { path: `docs/${language}/notice.txt`, content: disclosure.notice },
  ];
}
