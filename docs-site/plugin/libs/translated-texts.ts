/** Which text of a catalogue stands for which in its translation, and which stand in the original. */
import type { Catalog, CatalogHistory, LanguageDocument } from "@forthright/runtime/catalog-document";

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
  "location",
]);

/** Original → translation, for every text. Both have the same shape: a translation changes texts and nothing else. */
export function pairTexts(original: Catalog, { catalog }: LanguageDocument): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  pair(original, catalog, "", pairs);
  return pairs;
}

function pair(original: unknown, translated: unknown, key: string, pairs: Map<string, string>): void {
  if (typeof original === "string") {
    if (PROSE.has(key) && typeof translated === "string") pairs.set(original, translated);
    return;
  }
  if (typeof original !== "object" || original === null) return;
  if (typeof translated !== "object" || translated === null) return;
  const after = translated as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(original))
    pair(value, after[name], Array.isArray(original) ? key : name, pairs);
}

/** Texts that are the same in both. None where everything is translated: then what is equal is meant to be. */
export function untranslatedTexts(
  pairs: ReadonlyMap<string, string>,
  { untranslated }: LanguageDocument,
): ReadonlySet<string> {
  if (untranslated.length === 0) return new Set();
  return new Set([...pairs].flatMap(([original, translated]) => (original === translated ? original : [])));
}

/** What earlier versions sent, as far as their texts are still those of the catalogue, and the texts that are not. */
export function translateHistory(
  history: CatalogHistory,
  pairs: ReadonlyMap<string, string>,
): { readonly history: CatalogHistory; readonly left: ReadonlySet<string> } {
  const left = new Set<string>();
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === "string") {
      if (!PROSE.has(key)) return value;
      const said = pairs.get(value);
      if (said === undefined) left.add(value);
      return said ?? value;
    }
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item, name)]));
  };
  const versions = history.versions.map(({ sent, ...version }) =>
    sent === undefined ? version : { ...version, sent: visit(sent, "") as typeof sent },
  );
  return { history: { ...history, versions }, left };
}
