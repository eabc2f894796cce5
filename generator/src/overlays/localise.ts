/** The catalogue in another language: its own facts, the overlay's texts, and where the original still stands. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { linkCatalog } from "../catalog/link.ts";
import type { RawCatalog } from "../catalog/parse.ts";
import type { Overlay } from "./read-overlay.ts";
import { type Originals, withTexts } from "./texts.ts";

export interface Localised {
  readonly language: string;
  /** Facts, names and order are those of the original. */
  readonly catalog: Catalog;
  /** Places of the texts that no overlay tells, in the order of the original. */
  readonly untranslated: readonly string[];
  /** How many texts there are. */
  readonly texts: number;
}

export function localise({ language, texts }: Overlay, raw: RawCatalog, originals: Originals): Localised {
  const told = new Map([...texts].map(([place, { text }]) => [place, text]));
  const { catalog } = linkCatalog(withTexts(raw, told));
  const untranslated = [...originals.keys()].filter((place) => !told.has(place));
  return { language, catalog, untranslated, texts: originals.size };
}
