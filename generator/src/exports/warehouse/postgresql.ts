/** PostgreSQL: `CREATE TABLE` and `COMMENT ON` statements (docs: SQL commands). */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { Export } from "../export-format.ts";
import { catalogueLines } from "../facts.ts";
import { commentLines, POSTGRESQL } from "../text/sql-text.ts";
import { type Column, type ColumnType, columnText, layoutOf, type Table, tableText } from "./columns.ts";
import { NO_CHECKS } from "./words.ts";

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "text",
  integer: "bigint",
  number: "double precision",
  boolean: "boolean",
  timestamp: "timestamptz",
  json: "text",
};

const REPEATED = "A repeated delivery has the same id: load with ON CONFLICT DO NOTHING.";

const { name: quoted, string } = POSTGRESQL;

export function postgresqlTables(document: CatalogDocument): Export {
  const { schema, tables, losses } = layoutOf(document);
  const head = commentLines([...catalogueLines(document), NO_CHECKS, REPEATED]);
  const parts = [
    head.join("\n"),
    `CREATE SCHEMA IF NOT EXISTS ${quoted(schema)};`,
    ...tables.map((table) => statements(schema, table)),
  ];
  return { files: [{ path: `${schema}.postgresql.sql`, content: `${parts.join("\n\n")}\n` }], losses };
}

function statements(schema: string, table: Table): string {
  const name = `${quoted(schema)}.${quoted(table.name)}`;
  const columns = table.columns.map((column) => `  ${definition(column)}`);
  const comments = table.columns.map(
    (column) => `COMMENT ON COLUMN ${name}.${quoted(column.name)} IS ${string(columnText(column))};`,
  );
  return [
    `CREATE TABLE IF NOT EXISTS ${name} (`,
    columns.join(",\n"),
    ");",
    `COMMENT ON TABLE ${name} IS ${string(tableText(table))};`,
    ...comments,
  ].join("\n");
}

function definition({ name, type, required }: Column): string {
  const key = name === "id" ? " PRIMARY KEY" : "";
  return `${quoted(name)} ${TYPES[type]}${required && key === "" ? " NOT NULL" : key}`;
}
