import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { LanguageDocument } from "@forthright/runtime/catalog-document";
import { siteError } from "./error.ts";

/** The folder beside the catalogue in which the generator puts translations. */
export function languagesFolder(catalogFile: string): string {
  return join(dirname(catalogFile), "languages");
}

/** `languages/de.json` beside the catalogue. */
export function languageFile(catalogFile: string, language: string): string {
  return join(languagesFolder(catalogFile), `${language}.json`);
}

/** Languages for which the generator wrote a translation, in alphabetical order. */
export function translatedLanguages(catalogFile: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(languagesFolder(catalogFile));
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** Reads one translation, which must belong to the catalogue of the given id. Throws an error with the file's name. */
export function loadLanguage(catalogFile: string, language: string, id: string): LanguageDocument {
  const file = languageFile(catalogFile, language);
  const hint = "Run `npm run generate` to write both again.";
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw siteError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`, hint);
  }
  if (!isLanguage(value, language)) throw siteError(`${file} is not a translation of format 1.`, hint);
  if (value.id !== id) throw siteError(`${file} does not belong to ${catalogFile}.`, hint);
  return value;
}

function isLanguage(value: unknown, wanted: string): value is LanguageDocument {
  if (typeof value !== "object" || value === null) return false;
  const { forthright, language, catalog, disclosure } = value as Record<string, unknown>;
  const isObject = (part: unknown): boolean => typeof part === "object" && part !== null;
  return forthright === 1 && language === wanted && isObject(catalog) && isObject(disclosure);
}
