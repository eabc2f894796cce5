import type { CatalogDocument, CatalogEvent } from "@forthright/runtime/catalog-document";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { contentOf, kiln, load, made } from "./support.ts";

const reference = disclose(load(new URL("../../../catalog.yaml", import.meta.url)));

interface Column {
  readonly name: string;
  readonly type?: string;
  readonly mode?: string;
  readonly description: string;
  readonly data_tests?: readonly unknown[];
}

async function bigquery(document: CatalogDocument, table: string): Promise<readonly Column[]> {
  return JSON.parse(contentOf(await made("bigquery", document), `${table}.json`));
}

/** Names and types of the columns of each table, read from DDL. */
function tables(sql: string): ReadonlyMap<string, readonly string[]> {
  const found = [
    ...sql.matchAll(/CREATE TABLE IF NOT EXISTS ["`]\w+["`]\.["`](\w+)["`]\s*\(\n([\s\S]*?)\n\)/gu),
  ];
  return new Map(
    found.map(([, name = "", body = ""]) => [
      name,
      body.split("\n").map((line) => /["`](\w+)["`]/u.exec(line)?.[1] ?? line),
    ]),
  );
}

describe("all warehouse formats", () => {
  it.each([
    ["the small catalogue", kiln()],
    ["the reference catalogue", reference],
  ])("agree on tables and columns of %s", async (_name, document) => {
    const postgresql = tables(contentOf(await made("postgresql", document)));
    const clickhouse = tables(contentOf(await made("clickhouse", document)));
    const [source] = parse(contentOf(await made("dbt", document))).sources;
    const dbt = new Map(
      source.tables.map(({ name, columns }: { name: string; columns: Column[] }) => [
        name,
        columns.map((one) => one.name),
      ]),
    );
    const files = (await made("bigquery", document)).files;
    const big = new Map(
      files.map(({ path, content }) => [
        path.replace(".json", ""),
        JSON.parse(content).map((column: Column) => column.name),
      ]),
    );
    expect(postgresql.size).toBeGreaterThan(2);
    for (const other of [clickhouse, dbt, big]) expect([...other]).toEqual([...postgresql]);
    for (const columns of postgresql.values()) expect(new Set(columns).size).toBe(columns.length);
  });

  it("lay a table out as Segment does", async () => {
    const columns = await bigquery(kiln(), "kiln_fired");
    expect(columns.map(({ name, type, mode }) => `${name} ${type} ${mode}`)).toEqual([
      "id STRING REQUIRED",
      "event STRING REQUIRED",
      "event_text STRING REQUIRED",
      "timestamp TIMESTAMP REQUIRED",
      "context_ip STRING REQUIRED",
      "sent_at TIMESTAMP REQUIRED",
      "received_at TIMESTAMP REQUIRED",
      "anonymous_id STRING REQUIRED",
      "context_app_version STRING REQUIRED",
      "email STRING NULLABLE",
      "stages INTEGER REQUIRED",
      "duration FLOAT NULLABLE",
      "scheduled BOOLEAN NULLABLE",
      "backend STRING NULLABLE",
      "store STRING NULLABLE",
      "finished TIMESTAMP NULLABLE",
      "tags STRING NULLABLE",
      "backends STRING NULLABLE",
      "resources_cpu INTEGER NULLABLE",
      "resources_flavor STRING NULLABLE",
      "parts STRING NULLABLE",
      "host_cores INTEGER NULLABLE",
      "host_gpu_memory INTEGER NULLABLE",
    ]);
  });

  it("say in words what a column may hold and what is known of it", async () => {
    const text = new Map(
      (await bigquery(kiln(), "kiln_stopped")).map(({ name, description }) => [name, description]),
    );
    expect(text.get("stages")).toBe("How many stages were left. [rules: integer, at least 1]");
    expect(text.get("path")).toBe(
      "The file that was fired. [rules: only the last part of a path is sent; sensitivity: pseudonymous; transform: basename; free text: Only the last part of the path is kept]",
    );
    const inner = new Map(
      (await bigquery(kiln(), "kiln_fired")).map(({ name, description }) => [name, description]),
    );
    expect(inner.get("host_gpu_memory")).toContain("Gigabytes. (host: The machine.) (gpu: Its card.)");
  });

  it("test in dbt what is always there and what is listed", async () => {
    const [source] = parse(contentOf(await made("dbt", kiln()))).sources;
    const [fired, stopped] = source.tables as { columns: Column[] }[];
    const tests = (table: typeof fired, name: string): unknown =>
      table?.columns.find((one) => one.name === name)?.data_tests;
    expect(tests(fired, "stages")).toEqual(["not_null"]);
    expect(tests(fired, "duration")).toBeUndefined();
    expect(tests(fired, "store")).toEqual([{ accepted_values: { arguments: { values: ["sql", "rest"] } } }]);
    expect(tests(fired, "tags")).toBeUndefined();
    expect(tests(stopped, "kind")).toEqual([
      "not_null",
      { accepted_values: { arguments: { values: ["recipe"] } } },
    ]);
  });
});

/** The small catalogue with other names of its first two events. */
function renamed(first: string, second: string): CatalogDocument {
  const document = kiln();
  const [one, two] = document.catalog.groups[0]?.events ?? [];
  if (one === undefined || two === undefined) throw new Error("no events");
  Object.assign(one, { name: first });
  Object.assign(two, { name: second });
  return document;
}

describe("names that cannot stay", () => {
  it.each([
    [
      "two events of one table name",
      "Kiln-run",
      "Kiln run",
      ["kiln_run", "kiln_run_2"],
      ["table of STOP_KILN: kiln_run is taken or too long; here it is kiln_run_2"],
    ],
    [
      "a table that Segment keeps itself",
      "Users",
      "Tracks",
      ["users_2", "tracks_2"],
      [
        "table of FIRE_KILN: users is taken or too long; here it is users_2",
        "table of STOP_KILN: tracks is taken or too long; here it is tracks_2",
      ],
    ],
    ["a name without letters of ASCII", "焼く", "止める", ["fire_kiln", "stop_kiln"], []],
  ])("%s", async (_what, first, second, names, losses) => {
    const result = await made("postgresql", renamed(first, second));
    expect([...tables(contentOf(result)).keys()].slice(0, 2)).toEqual(names);
    expect(result.losses.filter((loss) => loss.startsWith("table of"))).toEqual(losses);
  });

  it.each(["user_id", "id", "event_text", "context_app_version", "received_at"])(
    "a property called %s is left out, as Segment does, and said to be",
    async (name) => {
      const document = kiln();
      const [event] = document.catalog.groups[0]?.events ?? [];
      const [field] = (event as CatalogEvent).properties;
      Object.assign(field ?? {}, { name });
      const result = await made("postgresql", document);
      expect(result.losses).toContain(
        `property of FIRE_KILN in column ${name}: the name is taken or too long`,
      );
      const columns = tables(contentOf(result)).get("kiln_fired") ?? [];
      expect(new Set(columns).size).toBe(columns.length);
    },
  );

  it("cuts a description that BigQuery would refuse, and says so", async () => {
    const document = kiln();
    const [event] = document.catalog.groups[0]?.events ?? [];
    Object.assign(event?.properties[0] ?? {}, { description: "x".repeat(2000) });
    const result = await made("bigquery", document);
    const columns: Column[] = JSON.parse(contentOf(result, "kiln_fired.json"));
    for (const { description } of columns) expect(description.length).toBeLessThanOrEqual(1024);
    expect(result.losses).toContain("description of FIRE_KILN, column stages: cut off at 1024 characters");
  });
});
