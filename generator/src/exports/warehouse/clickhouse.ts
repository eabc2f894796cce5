/** ClickHouse: `CREATE TABLE` statements with comments (docs: CREATE TABLE, MergeTree). */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { Export } from "../export-format.ts";
import { catalogueLines } from "../facts.ts";
import { CLICKHOUSE, commentLines } from "../text/sql-text.ts";
import { type Column, type ColumnType, columnText, layoutOf, type Table, tableText } from "./columns.ts";
import { NO_CHECKS } from "./words.ts";

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "String",
  integer: "Int64",
  number: "Float64",
  boolean: "Bool",
  timestamp: "DateTime64(3, 'UTC')",
  json: "String",
};

const { name: quoted, string } = CLICKHOUSE;

export function clickhouseTables(document: CatalogDocument): Export {
  const { schema, tables, losses } = layoutOf(document);
  const parts = [
    commentLines([...catalogueLines(document), NO_CHECKS]).join("\n"),
    `CREATE DATABASE IF NOT EXISTS ${quoted(schema)};`,
    ...tables.map((table) => statement(schema, table)),
  ];
  return { files: [{ path: `${schema}.clickhouse.sql`, content: `${parts.join("\n\n")}\n` }], losses };
}

/** Rows of one time stand together; a key may hold no null, so it is left out where a column is missing. */
function statement(schema: string, table: Table): string {
  const key = ["timestamp", "id"].filter((name) =>
    table.columns.some((column) => column.name === name && column.required),
  );
  return [
    `CREATE TABLE IF NOT EXISTS ${quoted(schema)}.${quoted(table.name)}`,
    "(",
    table.columns.map((column) => `  ${definition(column)}`).join(",\n"),
    ")",
    "ENGINE = MergeTree",
    `ORDER BY ${key.length === 0 ? "tuple()" : `(${key.map(quoted).join(", ")})`}`,
    `COMMENT ${string(tableText(table))};`,
  ].join("\n");
}

function definition(column: Column): string {
  return `${quoted(column.name)} ${columnType(column)} COMMENT ${string(columnText(column))}`;
}

/** Texts from a short list are stored once each. */
function columnType({ type, required, values }: Column): string {
  const inner = required ? TYPES[type] : `Nullable(${TYPES[type]})`;
  return type === "string" && values !== undefined ? `LowCardinality(${inner})` : inner;
}
