import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { catalogId } from "./canonical.ts";
import { siteError } from "./error.ts";

/** Absolute path of `catalog.json`, from the option and the site's root folder. */
export function catalogFile(option: string, root: string): string {
  const path = resolve(root, option);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? !path.endsWith(".json");
  return isFolder ? join(path, "catalog.json") : path;
}

/** Reads and checks the published catalogue. Throws an error with the file's name. */
export function loadDocument(file: string): CatalogDocument {
  const document = parse(file, read(file));
  if (catalogId(document.catalog) !== document.id) {
    throw siteError(
      `${file} does not match its own catalogue id.`,
      "It was edited by hand or cut short. Run `npm run generate` to write it again.",
    );
  }
  return document;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw siteError(`cannot read ${file}.`, "Run `npm run generate` first, or correct the option `catalog`.");
  }
}

function parse(file: string, text: string): CatalogDocument {
  const hint = "Run `npm run generate` with the generator that belongs to this site.";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw siteError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`, hint);
  }
  if (!isDocument(value)) throw siteError(`${file} is not a published catalogue of format 1.`, hint);
  return value;
}

/** The id's hash covers the rest: a document that passes both was written by the generator. */
function isDocument(value: unknown): value is CatalogDocument {
  if (typeof value !== "object" || value === null) return false;
  const { forthright, id, catalog, disclosure } = value as Record<string, unknown>;
  const isObject = (part: unknown): boolean => typeof part === "object" && part !== null;
  return forthright === 1 && typeof id === "string" && isObject(catalog) && isObject(disclosure);
}
