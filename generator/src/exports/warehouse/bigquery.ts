/** BigQuery: a table schema for each event, as `bq mk --table` takes it (a JSON list of TableFieldSchema). */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { Export } from "../export-format.ts";
import { jsonText } from "../text/json-text.ts";
import { type Column, type ColumnType, columnText, layoutOf } from "./columns.ts";

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "STRING",
  integer: "INTEGER",
  number: "FLOAT",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP",
  json: "STRING",
};

/** Longest description of a field that BigQuery takes. */
const MAX_DESCRIPTION = 1024;

export function bigquerySchemas(document: CatalogDocument): Export {
  const { tables, losses } = layoutOf(document);
  const cut = tables.flatMap(({ event, columns }) =>
    columns
      .filter((column) => columnText(column).length > MAX_DESCRIPTION)
      .map(
        ({ name }) =>
          `description of ${event.constant}, column ${name}: cut off at ${MAX_DESCRIPTION} characters`,
      ),
  );
  return {
    files: tables.map(({ name, columns }) => ({
      path: `${name}.json`,
      content: jsonText(columns.map(fieldOf)),
    })),
    losses: [
      "descriptions and facts of events: a table schema describes fields only",
      ...losses,
      ...new Set(cut),
    ],
  };
}

function fieldOf(column: Column): Readonly<Record<string, string>> {
  const text = columnText(column);
  return {
    name: column.name,
    type: TYPES[column.type],
    mode: column.required ? "REQUIRED" : "NULLABLE",
    description: text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION - 1)}…` : text,
  };
}
