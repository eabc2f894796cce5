import type { Plugin, ViteDevServer } from "vite";
import { explainable } from "./explainable.ts";
import type { SiteContext } from "./link.ts";
import { loadDocument } from "./load.ts";
import { historyFile, loadHistory } from "./load-history.ts";

const catalogModule = "virtual:forthright/catalog";
const contextModule = "virtual:forthright/context";
const sourceModule = "virtual:forthright/source";
const explainableModule = "virtual:forthright/explainable";
const historyModule = "virtual:forthright/history";
const modules: readonly string[] = [
  catalogModule,
  contextModule,
  sourceModule,
  explainableModule,
  historyModule,
];

/** Gives the pages the catalogue and the site's paths, and reloads them when the catalogue changes. */
export function catalogPlugin(file: string, context: SiteContext): Plugin {
  return {
    name: "forthright-catalog",
    resolveId(id) {
      return modules.includes(id) ? `\0${id}` : undefined;
    },
    load(id) {
      if (id === `\0${contextModule}`) return `export default ${moduleText(context)};`;
      if (id === `\0${sourceModule}`) return `export default ${moduleText({ file })};`;
      if (id === `\0${catalogModule}`) return parsedText(loadDocument(file));
      if (id === `\0${explainableModule}`) return parsedText(explainable(loadDocument(file)));
      if (id === `\0${historyModule}`) return parsedText(loadHistory(file, loadDocument(file).id));
      return undefined;
    },
    configureServer(server) {
      // The history is written before the manifest and after the catalogue.
      const files = [file, historyFile(file)];
      server.watcher.add(files);
      const reload = (changed: string): void => {
        if (files.includes(changed)) reloadPages(server);
      };
      // The generator writes a new file and renames it, which a watcher may see as either.
      server.watcher.on("change", reload).on("add", reload);
    },
  };
}

function reloadPages(server: ViteDevServer): void {
  for (const environment of Object.values(server.environments)) {
    for (const name of [catalogModule, explainableModule, historyModule]) {
      const loaded = environment.moduleGraph.getModuleById(`\0${name}`);
      if (loaded !== undefined) environment.moduleGraph.invalidateModule(loaded);
    }
    environment.hot.send({ type: "full-reload" });
  }
}

/** Parsing a string is several times faster than running the same text as code. */
function parsedText(value: unknown): string {
  return `export default JSON.parse(${moduleText(JSON.stringify(value))});`;
}

/** A value as JavaScript source: JSON is JavaScript since ES2019. */
function moduleText(value: unknown): string {
  return JSON.stringify(value);
}
