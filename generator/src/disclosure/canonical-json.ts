/** The catalogue id: a hash of what the catalogue says, whatever its file looks like. */
import { hash } from "node:crypto";
import type { Catalog } from "@forthright/runtime/catalog-document";

/** `sha256-` and the hexadecimal SHA-256 of the canonical JSON of the catalogue, in UTF-8. */
export function catalogId(catalog: Catalog): string {
  return `sha256-${hash("sha256", canonicalJson(catalog), "hex")}`;
}

/** JSON with the keys of every object sorted by UTF-16 code units and no blanks. Absent members are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(",")}}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
