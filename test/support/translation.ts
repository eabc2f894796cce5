/** A translation made by rule, so that every text can be told from its original and every original left is seen. */
import type { CatalogDocument, LanguageDocument } from "@forthright/runtime/catalog-document";

const TEXTS = [
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
];
const SENTENCES = [
  "title",
  "description",
  "explanation",
  "scope",
  "label",
  "value",
  "ties",
  "reset",
  "connection",
];

/** `«text»`, for every text and sentence but those at the given places: keys and numbers of the catalogue, in dots. */
export function translate(document: CatalogDocument, left: readonly string[] = []): LanguageDocument {
  const { wire: _, ...disclosure } = document.disclosure;
  return {
    forthright: 1,
    language: "de",
    original: "en",
    id: document.id,
    catalog: mapped(document.catalog, TEXTS, left),
    disclosure: { ...mapped(disclosure, SENTENCES, []), notice: `«${disclosure.notice}»` },
    disclosure_language: "de",
    untranslated: left,
  };
}

function mapped<Data>(data: Data, keys: readonly string[], left: readonly string[]): Data {
  const visit = (value: unknown, key: string, path: string): unknown => {
    if (typeof value === "string") return keys.includes(key) && !left.includes(path) ? `«${value}»` : value;
    const below = (name: string | number): string => (path === "" ? String(name) : `${path}.${name}`);
    if (Array.isArray(value)) return value.map((item, at) => visit(item, key, below(at)));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, visit(item, name, below(name))]),
    );
  };
  return visit(data, "", "") as Data;
}
