/** The files below `/data/`: what they are called, what they hold, and what the page about them says. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { VOCABULARIES } from "@forthright/runtime/vocabularies";
import { groupBy } from "./group.ts";
import { versionSlug } from "./link.ts";
import { languageFile, translatedLanguages } from "./load-languages.ts";
import type { VersionData } from "./version-data.ts";

export interface DataFile {
  /** Below `/data/`: `events/run-pipeline.json`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Edition and address of a vocabulary of others. */
  readonly edition?: string;
  readonly source?: string;
  readonly mediaType: string;
  /** Whether the page names it by itself; the others are counted. */
  readonly listed: boolean;
  readonly read: () => string;
}

const JSON_TYPE = "application/json";

/**
 * All files, in the order of the page. The catalogue is the file itself, byte for byte, and the schemas stand beside it
 * if the generator wrote them; the rest is made of the document.
 */
export function dataFiles(document: CatalogDocument, catalogFile: string): readonly DataFile[] {
  return [
    {
      path: "catalog.json",
      title: "The catalogue",
      description: "Everything these pages say, as one JSON document with its id.",
      mediaType: JSON_TYPE,
      listed: true,
      read: () => readFileSync(catalogFile, "utf8"),
    },
    ...historyFile(join(dirname(catalogFile), "history.json")),
    ...languageFiles(catalogFile),
    ...VOCABULARIES.map((vocabulary) => ({
      path: vocabulary.file,
      title: vocabulary.title,
      description: vocabulary.description,
      edition: vocabulary.edition,
      source: vocabulary.source,
      mediaType: vocabulary.mediaType,
      listed: true,
      read: () => vocabulary.translate(document).content,
    })),
    ...schemaFiles(join(dirname(catalogFile), "schemas")),
    ...eventFiles(document),
  ];
}

function historyFile(file: string): readonly DataFile[] {
  if (!existsSync(file)) return [];
  return [
    {
      path: "history.json",
      title: "The history",
      description: "Every recorded version with the id of its catalogue, and what changed between two.",
      mediaType: JSON_TYPE,
      listed: true,
      read: () => readFileSync(file, "utf8"),
    },
  ];
}

/** What the generator wrote, whether or not the pages have an edition in it. */
function languageFiles(catalogFile: string): readonly DataFile[] {
  return translatedLanguages(catalogFile).map((language) => ({
    path: `languages/${language}.json`,
    title: `The catalogue in ${nameOf(language)}`,
    description: "The same facts, names and ids, with translated texts.",
    mediaType: JSON_TYPE,
    listed: true,
    read: () => readFileSync(languageFile(catalogFile, language), "utf8"),
  }));
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(language) ?? language;
}

const SCHEMAS: Readonly<Record<string, readonly [title: string, description: string]>> = {
  "batch.schema.json": ["Schema of a request", "JSON Schema 2020-12 of everything that can be sent."],
  "catalog.schema.json": [
    "Schema of the catalogue language",
    "JSON Schema of the YAML file that all of this is made from.",
  ],
  "identify.schema.json": [
    "Schema of what is said once",
    "JSON Schema 2020-12 of the message with traits, which is no event.",
  ],
  "overlay.schema.json": [
    "Schema of a translation",
    "JSON Schema of the YAML files that hold translated texts.",
  ],
};

function schemaFiles(folder: string): readonly DataFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(sep).join("/"))
    .filter((name) => name.endsWith(".schema.json"))
    .sort()
    .map((name) => {
      const [title, description] = SCHEMAS[name] ?? [name, "JSON Schema of one event's messages."];
      const read = (): string => readFileSync(join(folder, name), "utf8");
      return {
        path: `schemas/${name}`,
        title,
        description,
        mediaType: JSON_TYPE,
        listed: name in SCHEMAS,
        read,
      };
    });
}

/** What each recorded version could send, in a file of its own. */
export function versionFiles(versions: readonly VersionData[]): readonly DataFile[] {
  return versions.map((data) => ({
    path: `versions/${versionSlug(data.version)}.json`,
    title: data.version,
    description: `What ${data.product} ${data.version} can send.`,
    mediaType: JSON_TYPE,
    listed: false,
    read: () => `${JSON.stringify(data)}\n`,
  }));
}

/** Each event with what its page shows: group, purposes, metadata that rides along, and the wire examples. */
function eventFiles({ id, catalog, disclosure }: CatalogDocument): readonly DataFile[] {
  const { metadata, purposes, product } = catalog;
  const wireOf = groupBy(disclosure.wire, ({ constant }) => constant);
  return catalog.groups.flatMap(({ events, ...group }) =>
    events.map((event) => ({
      path: `events/${event.slug}.json`,
      title: event.name,
      description: event.description,
      mediaType: JSON_TYPE,
      listed: false,
      read: () => {
        const wire = wireOf.get(event.constant) ?? [];
        const data = { forthright: 1, catalog: id, product, group, event, metadata, purposes, wire };
        return `${JSON.stringify(data, undefined, 2)}\n`;
      },
    })),
  );
}
