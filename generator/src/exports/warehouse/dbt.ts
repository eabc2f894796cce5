/**
 * dbt sources: the tables with descriptions, `meta` and the tests `not_null` and `accepted_values`. Test arguments stand
 * under `arguments` (dbt 1.10.5 and later; docs: “About data tests property”, “Source properties”).
 */
import type { CatalogDocument, JsonValue } from "@forthright/runtime/catalog-document";
import type { Export } from "../export-format.ts";
import { catalogueLines, type Facts } from "../facts.ts";
import { type YamlValue, yamlText } from "../text/yaml-text.ts";
import { type Column, layoutOf, type Table } from "./columns.ts";

export function dbtSources(document: CatalogDocument): Export {
  const { schema, tables, losses } = layoutOf(document);
  const { product } = document.catalog;
  const root = {
    version: 2,
    sources: [
      {
        name: schema,
        description: template(`What ${product.name} ${product.version} reports about its use.`),
        config: { meta: { catalog: document.id } },
        tables: tables.map(tableEntry),
      },
    ],
  };
  return {
    files: [{ path: `${schema}.sources.yml`, content: yamlText(catalogueLines(document), root) }],
    losses: [
      "rules of values other than lists have no test of dbt's own; they stand in `meta`, in words",
      ...losses,
      ...tables.flatMap(untested),
    ],
  };
}

function tableEntry({ name, description, facts, columns }: Table): YamlValue {
  return { name, description: template(description), ...meta(facts), columns: columns.map(columnEntry) };
}

function columnEntry(column: Column): YamlValue {
  const tests = [...(column.required ? ["not_null"] : []), ...acceptedValues(column)];
  return {
    name: column.name,
    description: template(column.description),
    ...meta(column.rules === undefined ? column.facts : { rules: column.rules, ...column.facts }),
    ...(tests.length === 0 ? {} : { data_tests: tests }),
  };
}

function meta(facts: Facts): { readonly config?: YamlValue } {
  return Object.keys(facts).length === 0 ? {} : { config: { meta: templates(facts) } };
}

/** The test quotes texts unless told otherwise, and puts them into SQL as they are. */
function acceptedValues(column: Column): readonly YamlValue[] {
  const { values, type } = column;
  if (values === undefined || !isTestable(column)) return [];
  const quote = type === "string" ? {} : { quote: false };
  return [{ accepted_values: { arguments: { values: values.map(templates), ...quote } } }];
}

function isTestable({ values = [], type }: Column): boolean {
  return type !== "json" && !values.some((value) => typeof value === "string" && /['\\\p{Cc}]/u.test(value));
}

function untested({ event, columns }: Table): readonly string[] {
  return columns
    .filter((column) => column.values !== undefined && !isTestable(column))
    .map(
      ({ name }) =>
        `values of ${event.constant}, column ${name}: dbt's test cannot quote them, so there is none`,
    );
}

function templates(value: JsonValue): YamlValue {
  if (typeof value === "string") return template(value);
  if (Array.isArray(value)) return value.map(templates);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, templates(one)]));
}

/** dbt renders texts as Jinja; an opening brace of a tag is written as a tag that prints it. */
function template(text: string): string {
  return text.replace(/\{(?=[{%#])/gu, "{{ '{' }}");
}
