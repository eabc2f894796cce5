/** The catalogue id: a hash of what the catalogue says, whatever its file looks like. */
import { createHash } from "node:crypto";
import type { Catalog } from "@forthright/runtime/catalog-document";

/** `sha256-` and the hexadecimal SHA-256 of the canonical JSON of the catalogue, in UTF-8. */
export function catalogId(catalog: Catalog): string {
  return `sha256-${createHash("sha256").update(canonicalJson(catalog)).digest("hex")}`;
}

/** JSON with the keys of every object sorted by UTF-16 code units and no blanks. Absent members are left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => (isRecord(member) ? sorted(member) : member));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
