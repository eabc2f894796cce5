/**
 * The disclosure pages as a Starlight plugin: one line in any Starlight site,
 * `plugins: [forthright({ catalog: "../generated" })]`.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { StarlightPlugin } from "@astrojs/starlight/types";
import type { AstroIntegration } from "astro";
import { type Edition, editionsOf, localesOf, ownLocales } from "./libs/editions.ts";
import { catalogFile, loadDocument } from "./libs/load.ts";
import { loadLanguage, translatedLanguages } from "./libs/load-languages.ts";
import { loadProof } from "./libs/load-proof.ts";
import { type ForthrightOptions, parseOptions } from "./libs/options.ts";
import { dataRoutes, pageRoutes, proofRoute, type Route } from "./libs/routes.ts";
import { catalogPlugin, type ModuleInput } from "./libs/vite.ts";
import { stringsOf } from "./strings/languages.ts";

export type { ForthrightOptions } from "./libs/options.ts";

/** Makes the plugin. Throws at once if an option is wrong or the catalogue cannot be read. */
export default function forthright(options: ForthrightOptions): StarlightPlugin {
  const { catalog, path, proof, languages } = parseOptions(options);
  return {
    name: "forthright",
    hooks: {
      "config:setup"({ addIntegration, addRouteMiddleware, astroConfig, config, updateConfig, logger }) {
        const folder = fileURLToPath(astroConfig.root);
        const file = catalogFile(catalog, folder);
        const proved = proof === undefined ? {} : { proof: resolve(folder, proof) };
        if (proved.proof !== undefined) loadProof(proved.proof);
        const document = loadDocument(file);
        const own = document.catalog.language ?? "en";
        const wanted = translatedLanguages(file).filter((name) => languages?.includes(name) ?? true);
        const [translations, mute] = spokenOf(wanted);
        for (const name of mute)
          logger.warn(`languages/${name}.json is left out: there is no interface in this language yet.`);
        for (const name of translations) loadLanguage(file, name, document.id);

        const declared = localesOf(config.locales, astroConfig.i18n);
        const locales = ownLocales(own, translations);
        // A site in English alone stays as Starlight makes it.
        if (declared === undefined && (translations.length > 0 || own !== "en"))
          updateConfig({ locales, defaultLocale: "root" });
        const editions = editionsOf(declared ?? localesOf(locales, undefined) ?? [], own, translations, path);
        addRouteMiddleware({ entrypoint: fileURLToPath(new URL("./middleware.ts", import.meta.url)) });
        const context = {
          base: astroConfig.base,
          path,
          trailingSlash: astroConfig.trailingSlash !== "never",
          ...(astroConfig.site === undefined ? {} : { site: astroConfig.site }),
          ...(proof === undefined ? {} : { hasProof: true as const }),
        };
        addIntegration(pagesIntegration({ file, context, editions, ...proved }));
      },
    },
  };
}

/** Languages that the interface speaks, and those that it does not. */
function spokenOf(
  languages: readonly string[],
): readonly [spoken: readonly string[], mute: readonly string[]] {
  const isSpoken = (language: string): boolean => stringsOf(language) !== undefined;
  return [languages.filter(isSpoken), languages.filter((one) => !isSpoken(one))];
}

/** Pages stand once for each edition; data files once, whatever the language. */
function pagesIntegration(input: ModuleInput): AstroIntegration {
  const { context, editions, proof } = input;
  const forPeople = proof === undefined ? pageRoutes : [...pageRoutes, proofRoute];
  const below = (prefix: string, list: readonly Route[]): readonly Route[] =>
    list.map(([pattern, file]) => [
      [prefix, context.path, pattern].filter((part) => part !== "").join("/"),
      file,
    ]);
  return {
    name: "forthright-pages",
    hooks: {
      "astro:config:setup"({ injectRoute, updateConfig }) {
        const pages = editions.flatMap(({ prefix }: Edition) => below(prefix, forPeople));
        for (const [address, file] of [...pages, ...below("", dataRoutes)]) {
          const entrypoint = new URL(`./routes/${file}`, import.meta.url);
          injectRoute({ pattern: `/${address}`, entrypoint, prerender: true });
        }
        // Built into the pages, because from there only what the site itself installed would be found.
        const noExternal = ["@forthright/runtime", "satori"];
        updateConfig({ vite: { ssr: { noExternal }, plugins: [catalogPlugin(input)] } });
      },
    },
  };
}
