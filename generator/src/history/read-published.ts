/** Reads what was generated last; whatever is not our document is nothing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { Published } from "./append.ts";

/** From the output folder; its id is not verified here. */
export function readPublished(folder: string): Published | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, "catalog.json"), "utf8"));
    return isPublished(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPublished(value: unknown): value is Published {
  if (typeof value !== "object" || value === null) return false;
  if (!("id" in value && typeof value.id === "string" && "catalog" in value)) return false;
  const catalog = value.catalog as Partial<Catalog> | null;
  return typeof catalog?.product?.version === "string";
}
