/** `languages/<language>.json`: the catalogue told in another language; the first-run notice as text, if it is told. */
import type { LanguageDocument } from "@forthright/runtime/catalog-document";
import type { OutputFile } from "../output-file.ts";

export function emitLanguage(document: LanguageDocument): readonly OutputFile[] {
  const { language, disclosure, disclosure_language } = document;
  const file = { path: `languages/${language}.json`, content: `${JSON.stringify(document, undefined, 1)}\n` };
  // In English it stands in `docs/notice.txt` already.
  return disclosure_language !== "en"
    ? [file, { path: `docs/${language}/notice.txt`, content: disclosure.notice }]
    : [file];
}
