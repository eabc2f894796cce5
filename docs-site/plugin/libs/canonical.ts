import { createHash } from "node:crypto";
import type { Catalog, JsonValue } from "@forthright/runtime/catalog-document";

/** JSON with sorted keys and no spaces: the form whose hash is the catalogue id. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}

/** `sha256-` and 64 hexadecimal digits. */
export function catalogId(catalog: Catalog): string {
  const text = canonicalJson(catalog as unknown as JsonValue);
  return `sha256-${createHash("sha256").update(text).digest("hex")}`;
}
