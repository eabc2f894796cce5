/** In which languages the pages stand, and where: from Starlight's locales and the translations that there are. */
import { siteError } from "./error.ts";

/** All pages in one language. */
export interface Edition {
  /** First part of the address: `de`; empty for the pages without one. */
  readonly prefix: string;
  /** BCP 47 tag of the locale, as the site's configuration writes it. */
  readonly lang: string;
  /** Language of the translation to show; absent: the catalogue's own texts. */
  readonly translation?: string;
}

/** What Starlight's configuration says of one locale. */
export interface Locale {
  readonly prefix: string;
  readonly lang: string;
}

type Locales = Readonly<Record<string, { readonly lang?: string | undefined } | undefined>>;

/** The site's own locales; undefined if it declares none, and is in one language. */
export function localesOf(
  starlight: Locales | undefined,
  astro: AstroLocales | undefined,
): readonly Locale[] | undefined {
  if (starlight !== undefined)
    return Object.entries(starlight).map(([key, locale]) => ({
      prefix: key === "root" ? "" : key,
      lang: locale?.lang ?? key,
    }));
  if (astro === undefined) return undefined;
  const { locales, defaultLocale, routing } = astro;
  const withPrefix = typeof routing === "object" && routing.prefixDefaultLocale === true;
  return locales.map((locale) => {
    const path = typeof locale === "string" ? locale : locale.path;
    const lang = typeof locale === "string" ? locale : (locale.codes[0] ?? locale.path);
    return { prefix: path === defaultLocale && !withPrefix ? "" : path, lang };
  });
}

/** The part of Astro's own `i18n` that says where locales stand. */
export interface AstroLocales {
  readonly defaultLocale: string;
  readonly locales: readonly (string | { readonly path: string; readonly codes: readonly string[] })[];
  readonly routing?: string | { readonly prefixDefaultLocale?: boolean } | undefined;
}

/**
 * One edition for each locale; a locale without a translation shows the catalogue's own texts, so that no link of the
 * language picker leads nowhere. `own`: language of the catalogue's own texts. Throws if an address would be ambiguous.
 */
export function editionsOf(
  locales: readonly Locale[],
  own: string,
  translations: readonly string[],
  path: string,
): readonly Edition[] {
  const [first = ""] = path.split("/");
  const clash = locales.find(({ prefix }) => prefix !== "" && prefix === first);
  if (clash !== undefined)
    throw siteError(
      `option \`path\` starts with \`${first}\`, which is the address of a locale.`,
      "Choose another path for the disclosure pages.",
    );
  return locales.map(({ prefix, lang }) => {
    const translation = own === lang.toLowerCase() ? undefined : nearest(lang, own, translations);
    return translation === undefined ? { prefix, lang } : { prefix, lang, translation };
  });
}

/** The same language, else its family: `de-AT` is served by `de`, unless the catalogue's own texts are nearer. */
function nearest(lang: string, own: string, translations: readonly string[]): string | undefined {
  const wanted = lang.toLowerCase();
  const family = wanted.split("-", 1)[0];
  const exact = translations.find((language) => language === wanted);
  if (exact !== undefined || own === family) return exact;
  return translations.find((language) => language === family);
}

/** The locales that the plugin declares where the site has none: the catalogue's own language first. */
export function ownLocales(
  own: string,
  translations: readonly string[],
): Readonly<Record<string, { readonly label: string; readonly lang: string }>> {
  const locale = (lang: string) => ({ label: labelOf(lang), lang });
  return Object.fromEntries([
    ["root", locale(own)],
    ...translations.map((language) => [language, locale(language)] as const),
  ]);
}

/** The language's own name for itself: `Deutsch`. */
export function labelOf(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
