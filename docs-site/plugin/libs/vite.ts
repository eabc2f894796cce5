import { fileURLToPath } from "node:url";
import type { CatalogDocument, LanguageDocument } from "@forthright/runtime/catalog-document";
import type { Plugin, ViteDevServer } from "vite";
import type { Edition } from "./editions.ts";
import { explainable } from "./explainable.ts";
import type { SiteContext } from "./link.ts";
import { loadDocument } from "./load.ts";
import { historyFile, loadHistory } from "./load-history.ts";
import { languageFile, loadLanguage } from "./load-languages.ts";
import { loadProof } from "./load-proof.ts";

const prefix = "virtual:forthright/";
const explainablePrefix = "explainable/";

/** What the modules are made of. */
export interface ModuleInput {
  /** Absolute path of `catalog.json`. */
  readonly file: string;
  readonly context: SiteContext;
  readonly editions: readonly Edition[];
  /** Absolute path of a result of tests, if there is one to show. */
  readonly proof?: string;
}

/** Modules whose text follows the files that the generator wrote, by name. */
const followers: Readonly<Record<string, (input: ModuleInput) => string>> = {
  // Read when it runs: as a part of the bundle, the megabytes of a large catalogue would go through every step of it.
  catalog: ({ file }) =>
    `import { loadDocument } from ${moduleText(fileURLToPath(new URL("./load.ts", import.meta.url)))};\nexport default loadDocument(${moduleText(file)});`,
  history: ({ file }) => parsedText(loadHistory(file, loadDocument(file).id)),
  translations: (input) => parsedText(loadTranslations(input)),
  proof: ({ proof }) => parsedText(proof === undefined ? null : loadProof(proof)),
};

/** Modules that stay as they are while the site is written. */
const constants: Readonly<Record<string, (input: ModuleInput) => string>> = {
  context: ({ context }) => `export default ${moduleText(context)};`,
  editions: ({ editions }) => `export default ${moduleText(editions)};`,
  source: ({ file }) => `export default ${moduleText({ file, plugin: import.meta.url })};`,
  explainable: ({ editions }) => {
    const name = (edition: Edition): string => moduleText(`${prefix}${explainablePrefix}${edition.prefix}`);
    const lines = editions.map((edition) => `${moduleText(edition.prefix)}: () => import(${name(edition)})`);
    return `export default { ${lines.join(", ")} };`;
  },
};

/** Gives the pages the catalogue and the site's paths, and reloads them when the catalogue changes. */
export function catalogPlugin(input: ModuleInput): Plugin {
  return {
    name: "forthright-catalog",
    resolveId(id) {
      return id.startsWith(prefix) && textOf(id.slice(prefix.length), input) !== undefined
        ? `\0${id}`
        : undefined;
    },
    load(id) {
      return id.startsWith(`\0${prefix}`) ? textOf(id.slice(prefix.length + 1), input)?.() : undefined;
    },
    configureServer(server) {
      const { file, editions, proof } = input;
      const languages = languagesOf(editions).map((language) => languageFile(file, language));
      // The history is written before the manifest and after the catalogue.
      const files = [file, historyFile(file), ...languages, ...(proof === undefined ? [] : [proof])];
      server.watcher.add(files);
      const reload = (changed: string): void => {
        if (files.includes(changed)) reloadPages(server, input);
      };
      // The generator writes a new file and renames it, which a watcher may see as either.
      server.watcher.on("change", reload).on("add", reload);
    },
  };
}

/** What makes the text of a module; undefined for a name that is none of ours. */
function textOf(name: string, input: ModuleInput): (() => string) | undefined {
  const make = followers[name] ?? constants[name];
  if (make !== undefined) return () => make(input);
  const edition = name.startsWith(explainablePrefix)
    ? input.editions.find((one) => one.prefix === name.slice(explainablePrefix.length))
    : undefined;
  return edition === undefined ? undefined : () => parsedText(explainable(translated(input, edition)));
}

function translated({ file }: ModuleInput, { translation }: Edition): CatalogDocument {
  const document = loadDocument(file);
  if (translation === undefined) return document;
  const { catalog, disclosure } = loadLanguage(file, translation, document.id);
  return { ...document, catalog, disclosure: { ...document.disclosure, ...disclosure } };
}

function loadTranslations({ file, editions }: ModuleInput): Readonly<Record<string, LanguageDocument>> {
  const { id } = loadDocument(file);
  return Object.fromEntries(
    languagesOf(editions).map((language) => [language, loadLanguage(file, language, id)]),
  );
}

function languagesOf(editions: readonly Edition[]): readonly string[] {
  return [...new Set(editions.flatMap(({ translation }) => translation ?? []))];
}

function reloadPages(server: ViteDevServer, { editions }: ModuleInput): void {
  const names = [
    ...Object.keys(followers),
    ...editions.map((edition) => `${explainablePrefix}${edition.prefix}`),
  ];
  for (const environment of Object.values(server.environments)) {
    for (const name of names) {
      const loaded = environment.moduleGraph.getModuleById(`\0${prefix}${name}`);
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
