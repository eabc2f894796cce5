import type { CatalogDocument } from "@forthright/runtime/catalog-document";

/**
 * Characters that change what a reader sees without being seen: direction overrides and isolates, zero-width
 * spaces, the byte order mark. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const hidden = /[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Shows hidden characters by their code point, so that the page looks the way it reads. */
export function makeVisible(text: string): string {
  return text.replace(hidden, (character) => `⟨U+${codePoint(character)}⟩`);
}

/** The whole document with hidden characters shown, except in wire bodies, which stay byte for byte. */
export function visibleDocument(document: CatalogDocument): CatalogDocument {
  const shown = mapStrings(document, makeVisible) as CatalogDocument;
  return { ...shown, disclosure: { ...shown.disclosure, wire: document.disclosure.wire } };
}

/** Any data with hidden characters shown. */
export function visible<Data>(data: Data): Data {
  return mapStrings(data, makeVisible) as Data;
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/** Gives back the very data where nothing changes, so that a large catalogue is not kept twice. */
function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => mapStrings(item, change));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, item, mapStrings(item, change)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  return Object.fromEntries(entries.map(([key, , after]) => [key, after]));
}
