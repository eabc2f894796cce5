/** The catalogue of the export tests: a small one with every kind of value, and texts to make it hostile. */
import { readFileSync } from "node:fs";
import type { Catalog, CatalogDocument } from "@forthright/runtime/catalog-document";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import type { Export } from "../../../generator/src/exports/export-format.ts";
import { exportCatalog, findFormat } from "../../../generator/src/exports/formats.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";

const fixture = new URL("../../fixtures/exports/kiln.yaml", import.meta.url);

export function load(file: URL): Catalog {
  const { catalog, diagnostics } = loadCatalog({
    text: readFileSync(file, "utf8"),
    file: "catalog.yaml",
    today: "2026-01-01",
  });
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return catalog;
}

/** The document of the fixture, with facts of the transport that do not change when the runtime's words do. */
export function kiln(): CatalogDocument {
  return steady(load(fixture));
}

export function steady(catalog: Catalog): CatalogDocument {
  const document = disclose(catalog);
  return {
    ...document,
    id: `sha256-${"0".repeat(64)}`,
    disclosure: {
      ...document.disclosure,
      envelope: [
        {
          path: "batch[].type",
          type: "string",
          description: "Kind of message.",
          example: "track",
          sensitivity: "none",
        },
        {
          path: "batch[].event",
          type: "string",
          description: "Wire name.",
          example: "Kiln fired",
          sensitivity: "none",
        },
        {
          path: "batch[].messageId",
          type: "string",
          description: "Random UUID of the message.",
          example: "00000000-0000-4000-8000-000000000000",
          sensitivity: "pseudonymous",
        },
        {
          path: "batch[].timestamp",
          type: "string",
          description: "When it happened.",
          example: "2026-01-01T00:00:00.000Z",
          sensitivity: "none",
        },
        {
          path: "batch[].context",
          type: "object",
          description: "What surrounds it.",
          example: "{…}",
          sensitivity: "none",
        },
        {
          path: "batch[].context.ip",
          type: "string",
          description: "Always zeros.",
          example: "0.0.0.0",
          sensitivity: "none",
        },
        {
          path: "batch[].properties",
          type: "object",
          description: "Properties.",
          example: "{…}",
          sensitivity: "none",
        },
        {
          path: "sentAt",
          type: "string",
          description: "When the request was made.",
          example: "2026-01-01T00:00:00.000Z",
          sensitivity: "none",
        },
      ],
      wire: [],
    },
  };
}

export async function made(name: string, document: CatalogDocument): Promise<Export> {
  const format = findFormat(name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return exportCatalog(format, document);
}

/** The content of the one file whose path ends so. */
export function contentOf({ files }: Export, end = ""): string {
  const found = files.filter(({ path }) => path.endsWith(end));
  const [file] = found;
  if (file === undefined || found.length > 1) throw new Error(`${found.length} files end with ${end}`);
  return file.content;
}

/** The same value with each text in it replaced; keys stay. */
export function mapTexts<T>(
  value: T,
  replace: (text: string, path: readonly string[]) => string,
  path: readonly string[] = [],
): T {
  if (typeof value === "string") return replace(value, path) as T;
  if (Array.isArray(value))
    return value.map((one, index) => mapTexts(one, replace, [...path, String(index)])) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapTexts(one, replace, [...path, key])]),
  ) as T;
}
