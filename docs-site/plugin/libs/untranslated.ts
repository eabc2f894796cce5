/** Which texts of a translated catalogue stand in the original language, so that pages can say so of each. */
import type { Catalog, LanguageDocument } from "@forthright/runtime/catalog-document";

/** Keys whose values are prose; names, ids, versions and addresses have no language. */
const PROSE: ReadonlySet<string> = new Set([
  "why",
  "title",
  "description",
  "trigger",
  "retention",
  "free_text",
  "reason",
  "safeguard",
  "country",
]);

/** The texts that are the same in the original. Empty, without a look, where everything is translated. */
export function untranslatedTexts(original: Catalog, translated: LanguageDocument): ReadonlySet<string> {
  const found = new Set<string>();
  if (translated.untranslated.length > 0) collect(original, translated.catalog, "", found);
  return found;
}

/** Both have the same shape: a translation changes texts and nothing else. */
function collect(original: unknown, translated: unknown, key: string, found: Set<string>): void {
  if (typeof translated === "string") {
    if (original === translated && PROSE.has(key)) found.add(translated);
    return;
  }
  if (typeof original !== "object" || original === null) return;
  if (typeof translated !== "object" || translated === null) return;
  const before = original as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(translated))
    collect(before[name], value, Array.isArray(translated) ? key : name, found);
}
