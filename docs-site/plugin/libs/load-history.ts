import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CatalogHistory } from "@forthright/runtime/catalog-document";
import { siteError } from "./error.ts";

/** `history.json` beside the catalogue. */
export function historyFile(catalogFile: string): string {
  return join(dirname(catalogFile), "history.json");
}

/**
 * Reads the history that belongs to the catalogue of the given id. None is an empty one: a generator that writes none
 * knows of no earlier version. Throws an error with the file's name.
 */
export function loadHistory(catalogFile: string, id: string): CatalogHistory {
  const file = historyFile(catalogFile);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { forthright: 1, versions: [] };
  }
  const hint = "Run `npm run generate` to write both again.";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw siteError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`, hint);
  }
  if (!isHistory(value)) throw siteError(`${file} is not a history of format 1.`, hint);
  if (value.versions.at(-1)?.catalog !== id)
    throw siteError(`${file} does not belong to ${catalogFile}.`, hint);
  return value;
}

function isHistory(value: unknown): value is CatalogHistory {
  if (typeof value !== "object" || value === null) return false;
  const { forthright, versions } = value as Record<string, unknown>;
  return forthright === 1 && Array.isArray(versions);
}
