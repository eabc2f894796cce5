/** The one place where pages get the loaded catalogue, in the language of their edition. Made once per build. */
import document from "virtual:forthright/catalog";
import context from "virtual:forthright/context";
import editions from "virtual:forthright/editions";
import history from "virtual:forthright/history";
import translations from "virtual:forthright/translations";
import type { CatalogDocument, CatalogHistory, LanguageDocument } from "@forthright/runtime/catalog-document";
import { en, type Strings } from "../strings/en.ts";
import { stringsOf } from "../strings/languages.ts";
import { type CatalogIndex, indexCatalog } from "./catalog.ts";
import type { Edition } from "./editions.ts";
import { indexHistory, type VersionEntry } from "./history.ts";
import { type Links, makeLinks } from "./link.ts";
import { type PropertyUse, usesByName } from "./property-uses.ts";
import { pairTexts, translateHistory, untranslatedTexts } from "./translated-texts.ts";
import { visible, visibleDocument } from "./visible.ts";

/** Everything that the pages of one edition show. */
export interface Site {
  readonly edition: Edition;
  /** Language of the pages: `de`. Differs from the locale's where there is no translation. */
  readonly language: string;
  /** Strings of the interface. */
  readonly t: Strings;
  readonly index: CatalogIndex;
  readonly links: Links;
  /** Every declared name with all that carries it. */
  readonly propertyUses: readonly PropertyUse[];
  readonly useOf: ReadonlyMap<string, PropertyUse>;
  /** Newest first; at least the version that the catalogue describes. */
  readonly versions: readonly VersionEntry[];
  /** The first-run notice in the language of the pages; undefined: it is printed in that language. */
  readonly noticeTranslation: string | undefined;
  /** The language of a text of the catalogue where it is not that of the pages. */
  langOf(text: string): string | undefined;
}

interface Past {
  readonly history: CatalogHistory;
  readonly left: readonly string[];
}

/** Whether the disclosure is the whole site and not a part of somebody's. */
export const isWholeSite: boolean = context.path === "";

const shown = visibleDocument(document);
const recorded = visible(history);
/** Language of the catalogue's own texts. */
export const ownLanguage: string = document.catalog.language ?? "en";
const sites = new Map<string, Site>();

/** All editions, in the order of the site's locales. */
export const allSites: readonly Site[] = editions.map((edition) => {
  const site = makeSite(edition);
  sites.set(edition.prefix, site);
  return site;
});

/** The pages of the edition that an address belongs to: `siteOf(Astro)`. */
export function siteOf({ url }: { readonly url: URL }): Site {
  return siteAt(url.pathname);
}

/** The same for a route's pattern, which has no base path: `/de/events/[group]/[event]`. */
export function siteAt(path: string): Site {
  const [only] = allSites;
  if (only !== undefined && allSites.length === 1) return only;
  const base = context.base.replace(/\/$/, "");
  const bare = path === base || path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const first = bare.split("/", 2)[1]?.replace(/\.html$/, "") ?? "";
  const found = sites.get(first) ?? sites.get("") ?? only;
  if (found === undefined) throw new Error("no edition of the pages");
  return found;
}

function makeSite(edition: Edition): Site {
  const translation = edition.translation === undefined ? undefined : translations[edition.translation];
  const translated = translation === undefined ? undefined : visible(translation);
  const said: CatalogDocument =
    translated === undefined
      ? shown
      : {
          ...shown,
          catalog: translated.catalog,
          // What is printed is printed in the original, and wire examples are bytes.
          disclosure: { ...shown.disclosure, ...translated.disclosure, notice: shown.disclosure.notice },
        };
  const original = translated?.original ?? ownLanguage;
  const language = translated?.language ?? ownLanguage;
  const index = indexCatalog(said);
  const links = makeLinks(context, edition.prefix);
  const propertyUses = usesByName(index);
  const past: Past = translated === undefined ? { history: recorded, left: [] } : translatePast(translated);
  const left = new Set(past.left);
  return {
    edition,
    language,
    t: stringsOf(language) ?? en,
    index,
    links,
    propertyUses,
    useOf: new Map(propertyUses.map((use) => [use.name, use])),
    versions: indexHistory(past.history, index, links),
    noticeTranslation: translated?.disclosure.notice,
    langOf: (text) => (left.has(text) ? original : undefined),
  };
}

/** Earlier versions in the language of a translation, and every text that stands in the original. */
function translatePast(translated: LanguageDocument): Past {
  const pairs = pairTexts(shown.catalog, translated);
  const { history: past, left } = translateHistory(recorded, pairs);
  return { history: past, left: [...left, ...untranslatedTexts(pairs, translated)] };
}

/** The edition that documents for programs are made of: without a prefix, and in the catalogue's own language. */
const own = allSites.find(({ edition }) => edition.prefix === "" && edition.translation === undefined);
/** The catalogue in its own language, for documents that are the same in every edition. */
export const index: CatalogIndex = own?.index ?? indexCatalog(shown);
/** Addresses without an edition's prefix. */
export const links: Links = own?.links ?? makeLinks(context);
/** The versions in the catalogue's own language. */
export const versions: readonly VersionEntry[] = own?.versions ?? indexHistory(recorded, index, links);
