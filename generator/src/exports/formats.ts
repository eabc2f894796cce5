/** The table of export formats, in the order of the help page, and the one way to make an export. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { Export, ExportFormat } from "./export-format.ts";
import { type FactKind, HEADED, kindLosses, NOTED } from "./losses.ts";

/** Facts of events that fit into a note beside the event's description. */
const EVENT_NOTES: readonly FactKind[] = ["groups", "constants", "trigger"];

/** What a record of processing activities has nothing to do with. */
const NOT_RECORDED: readonly FactKind[] = [
  ...(["why", "groups", "trigger", "types", "rules", "examples"] as const),
  ...(["transform", "free_text", "since", "deprecated", "expires", "owner", "review"] as const),
];

/** What privacy labels, taxonomies and opt-out lists have no words for. */
const NOT_LABELLED: readonly FactKind[] = [...NOT_RECORDED, "events"];

export const FORMATS: readonly ExportFormat[] = [
  {
    name: "segment",
    title: "Segment Protocols tracking plan (Public API, JSON)",
    extension: "json",
    files: "one",
    lacks: ["why", "types"],
    asText: [...HEADED, ...EVENT_NOTES, ...NOTED],
    load: async () => (await import("./segment.ts")).segmentPlan,
  },
  {
    name: "rudderstack",
    title: "RudderStack tracking plan for rudder-cli (YAML)",
    extension: "yaml",
    files: "many",
    lacks: ["traits", "why", "metadata", "examples"],
    asText: [...HEADED, "constants", "trigger", ...NOTED],
    load: async () => (await import("./rudderstack/rudderstack.ts")).rudderstackProject,
  },
  {
    name: "snowplow",
    title: "Snowplow self-describing schemas (Iglu, JSON)",
    extension: "",
    files: "many",
    lacks: ["traits", ...HEADED, "why", "types", "examples"],
    asText: [...EVENT_NOTES, ...NOTED],
    load: async () => (await import("./snowplow.ts")).snowplowSchemas,
  },
  {
    name: "json-schema",
    title: "JSON Schema 2020-12 of all events' properties (JSON)",
    extension: "json",
    files: "one",
    lacks: ["traits", "metadata"],
    asText: [...HEADED, "why", "groups", "trigger", ...NOTED],
    load: async () => (await import("./json-schema.ts")).jsonSchemaBundle,
  },
  {
    name: "asyncapi",
    title: "AsyncAPI 3.0 document (YAML)",
    extension: "yaml",
    files: "one",
    lacks: ["traits"],
    asText: [],
    load: async () => (await import("./asyncapi.ts")).asyncapiDocument,
  },
  {
    name: "opentelemetry",
    title: "OpenTelemetry semantic conventions for Weaver (YAML)",
    extension: "yaml",
    files: "one",
    lacks: ["traits", "why", "types"],
    asText: HEADED,
    load: async () => (await import("./opentelemetry/opentelemetry.ts")).opentelemetryRegistry,
  },
  {
    name: "bigquery",
    title: "BigQuery table schemas (JSON for bq)",
    extension: "json",
    files: "many",
    lacks: ["traits", ...HEADED, "why", ...EVENT_NOTES, "types", "examples"],
    asText: ["rules", ...NOTED],
    load: async () => (await import("./warehouse/bigquery.ts")).bigquerySchemas,
  },
  {
    name: "clickhouse",
    title: "ClickHouse tables (SQL)",
    extension: "sql",
    files: "one",
    lacks: ["traits", "why", "types", "examples"],
    asText: [...HEADED, "rules", ...EVENT_NOTES, ...NOTED],
    load: async () => (await import("./warehouse/clickhouse.ts")).clickhouseTables,
  },
  {
    name: "postgresql",
    title: "PostgreSQL tables (SQL)",
    extension: "sql",
    files: "one",
    lacks: ["traits", "why", "types", "examples"],
    asText: [...HEADED, "rules", ...EVENT_NOTES, ...NOTED],
    load: async () => (await import("./warehouse/postgresql.ts")).postgresqlTables,
  },
  {
    name: "dbt",
    title: "dbt sources with descriptions and tests (YAML)",
    extension: "yml",
    files: "one",
    lacks: ["traits", "why", "types", "examples"],
    asText: HEADED,
    load: async () => (await import("./warehouse/dbt.ts")).dbtSources,
  },
  {
    name: "gdpr-30",
    title: "GDPR Art. 30 record of processing activities (Markdown)",
    extension: "md",
    files: "one",
    lacks: NOT_RECORDED,
    asText: [],
    load: async () => (await import("./gdpr/gdpr-markdown.ts")).gdprDocument,
  },
  {
    name: "gdpr-30-csv",
    title: "GDPR Art. 30 record of processing activities (CSV)",
    extension: "csv",
    files: "one",
    lacks: NOT_RECORDED,
    asText: [],
    load: async () => (await import("./gdpr/gdpr-csv.ts")).gdprTable,
  },
  {
    name: "toptout",
    title: "opt-out facts for toptout (JSON)",
    extension: "json",
    files: "one",
    lacks: ["traits", ...NOT_LABELLED, "controller", "metadata", "destinations", "retention", "requires"],
    asText: ["purposes"],
    load: async () => (await import("./vocabularies.ts")).vocabularyExport("toptout"),
  },
  {
    name: "fideslang",
    title: "privacy declarations in fideslang (JSON)",
    extension: "json",
    files: "one",
    lacks: [...NOT_RECORDED, "destinations", "requires"],
    asText: [],
    load: async () => (await import("./vocabularies.ts")).vocabularyExport("fideslang"),
  },
  {
    name: "dpv",
    title: "W3C Data Privacy Vocabulary 2.2 (JSON-LD)",
    extension: "jsonld",
    files: "one",
    lacks: [...NOT_LABELLED, "retention", "requires"],
    asText: [],
    load: async () => (await import("./vocabularies.ts")).vocabularyExport("dpv"),
  },
  {
    name: "apple-privacy",
    title: "Apple privacy manifest (property list)",
    extension: "xcprivacy",
    files: "one",
    lacks: [...NOT_LABELLED, ...HEADED, "metadata", "retention"],
    asText: [],
    load: async () => (await import("./vocabularies.ts")).vocabularyExport("apple-privacy"),
  },
  {
    name: "play-data-safety",
    title: "Google Play data-safety answers (JSON)",
    extension: "json",
    files: "one",
    lacks: [...NOT_LABELLED, ...HEADED, "retention"],
    asText: [],
    load: async () => (await import("./vocabularies.ts")).vocabularyExport("play-data-safety"),
  },
];

export function findFormat(name: string): ExportFormat | undefined {
  return FORMATS.find((format) => format.name === name);
}

/** The files of a format, and all that they do not hold of this catalogue. */
export async function exportCatalog(format: ExportFormat, document: CatalogDocument): Promise<Export> {
  const make = await format.load();
  const { files, losses } = make(document);
  return { files, losses: [...kindLosses(document.catalog, format.lacks, format.asText), ...losses] };
}
