/**
 * The disclosure pages as a Starlight plugin: one line in any Starlight site,
 * `plugins: [forthright({ catalog: "../generated" })]`.
 */
import { fileURLToPath } from "node:url";
import type { StarlightPlugin } from "@astrojs/starlight/types";
import type { AstroIntegration } from "astro";
import type { SiteContext } from "./libs/link.ts";
import { catalogFile, loadDocument } from "./libs/load.ts";
import { type ForthrightOptions, parseOptions } from "./libs/options.ts";
import { catalogPlugin } from "./libs/vite.ts";

export type { ForthrightOptions } from "./libs/options.ts";

/** Address of each page below the option `path` → its file in routes/. A new page is one more line. */
const routes: readonly (readonly [pattern: string, file: string])[] = [
  ["", "overview.astro"],
  ["events", "events.astro"],
  ["events/[group]/[event]", "event.astro"],
  ["metadata", "metadata.astro"],
  ["opt-out", "opt-out.astro"],
  ["properties", "properties.astro"],
  ["properties/[name]", "property.astro"],
  ["notice", "notice.astro"],
  ["where-it-goes", "where-it-goes.astro"],
  ["check", "check.astro"],
  ["data", "data.astro"],
  ["data/[...file]", "data-file.ts"],
  ["events/[group]/[event].md", "event-markdown.ts"],
  ["llms.txt", "llms.ts"],
  ["changes", "changes.astro"],
  ["changes/feed.xml", "changes-rss.ts"],
  ["changes/atom.xml", "changes-atom.ts"],
  ["changes/feed.json", "changes-json.ts"],
  ["versions", "versions.astro"],
  ["versions/[version]", "version.astro"],
];

/** Makes the plugin. Throws at once if an option is wrong or the catalogue cannot be read. */
export default function forthright(options: ForthrightOptions): StarlightPlugin {
  const { catalog, path } = parseOptions(options);
  return {
    name: "forthright",
    hooks: {
      "config:setup"({ addIntegration, addRouteMiddleware, astroConfig }) {
        const file = catalogFile(catalog, fileURLToPath(astroConfig.root));
        loadDocument(file);
        addRouteMiddleware({ entrypoint: fileURLToPath(new URL("./middleware.ts", import.meta.url)) });
        addIntegration(
          pagesIntegration(file, {
            base: astroConfig.base,
            path,
            trailingSlash: astroConfig.trailingSlash !== "never",
            ...(astroConfig.site === undefined ? {} : { site: astroConfig.site }),
          }),
        );
      },
    },
  };
}

function pagesIntegration(file: string, context: SiteContext): AstroIntegration {
  return {
    name: "forthright-pages",
    hooks: {
      "astro:config:setup"({ injectRoute, updateConfig }) {
        for (const [pattern, entry] of routes) {
          const entrypoint = new URL(`./routes/${entry}`, import.meta.url);
          const address = [context.path, pattern].filter((part) => part !== "").join("/");
          injectRoute({ pattern: `/${address}`, entrypoint, prerender: true });
        }
        updateConfig({ vite: { plugins: [catalogPlugin(file, context)] } });
      },
    },
  };
}
