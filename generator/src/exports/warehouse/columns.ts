/**
 * Tables and columns in which events stand in a warehouse: the layout that Segment documents (“Warehouse Schemas”). One
 * table for each event, names in snake case, nested objects flattened, arrays as JSON text, properties without a prefix.
 */
import type {
  CatalogDocument,
  CatalogEvent,
  EnvelopeField,
  Field,
  JsonValue,
} from "@forthright/runtime/catalog-document";
import { activeGroups } from "../../disclosure/active-events.ts";
import { fieldSchema, isAlwaysThere, type JsonSchema } from "../../emitters/json/value-schema.ts";
import { schemaWords, transformWords } from "../../emitters/shared/schema-words.ts";
import { described, eventFacts, type Facts, fieldFacts } from "../facts.ts";
import { isSchema } from "../json-dress.ts";
import { namer, snakeCase } from "../names.ts";

/** `json`: a list, as JSON text. */
export type ColumnType = "string" | "integer" | "number" | "boolean" | "timestamp" | "json";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether each row has a value. */
  readonly required: boolean;
  readonly description: string;
  /** What the catalogue says beside the description. */
  readonly facts: Facts;
  /** What a value may be, in words; absent where the type says it all. */
  readonly rules?: string;
  /** The only values that are sent, null aside. */
  readonly values?: readonly JsonValue[];
}

export interface Table {
  readonly name: string;
  readonly event: CatalogEvent;
  readonly description: string;
  readonly facts: Facts;
  readonly columns: readonly Column[];
}

export interface Layout {
  /** Schema or data set. */
  readonly schema: string;
  readonly tables: readonly Table[];
  readonly losses: readonly string[];
}

/** PostgreSQL's bound, the narrowest of all; so that names are the same everywhere. */
const MAX_IDENTIFIER = 63;

/** Tables that Segment keeps beside those of events. */
const TAKEN_TABLES = ["accounts", "aliases", "groups", "identifies", "pages", "screens", "tracks", "users"];

/** Columns of Segment's own that this catalogue does not fill; properties of such names are discarded there. */
const TAKEN_COLUMNS = ["user_id", "original_timestamp", "uuid", "uuid_ts", "received_at"];

export function layoutOf(document: CatalogDocument): Layout {
  const { catalog } = document;
  const losses: string[] = [];
  const names = namer(MAX_IDENTIFIER, TAKEN_TABLES);
  const riding = ridingColumns(document, losses);
  const tables = activeGroups(catalog).flatMap(({ group, events }) =>
    events.map((event) => table(event, eventFacts(event, group, catalog), riding, names, losses)),
  );
  return { schema: snakeCase(catalog.product.id), tables, losses };
}

function table(
  event: CatalogEvent,
  facts: Facts,
  riding: readonly Column[],
  names: (wanted: string) => string,
  losses: string[],
): Table {
  const wanted = snakeCase(event.name) || snakeCase(event.constant);
  const name = names(wanted);
  if (name !== wanted)
    losses.push(`table of ${event.constant}: ${wanted} is taken or too long; here it is ${name}`);
  const taken = new Set([...riding.map((column) => column.name), ...TAKEN_COLUMNS]);
  const columns = event.properties.flatMap((field) => fieldColumns(field, snakeCase(field.name), event));
  const own = columns.filter((column) => {
    const free =
      !taken.has(column.name) && !column.name.startsWith("context_") && column.name.length <= MAX_IDENTIFIER;
    if (!free)
      losses.push(`property of ${event.constant} in column ${column.name}: the name is taken or too long`);
    taken.add(column.name);
    return free;
  });
  return {
    name,
    event,
    description: event.description,
    facts,
    columns: [...riding, ...own],
  };
}

/** What stands in every table: what the transport adds, then the metadata. */
function ridingColumns({ catalog, disclosure }: CatalogDocument, losses: string[]): readonly Column[] {
  const envelope = disclosure.envelope.flatMap(envelopeColumns);
  const columns = [
    ...envelope.filter(({ name }) => name === "id"),
    ...envelope.filter(({ name }) => name !== "id"),
    column("received_at", "timestamp", "When the collector received the event."),
    ...catalog.metadata.flatMap((field) => fieldColumns(field, columnName(field.path.split(".")))),
  ];
  return columns.filter((one, index) => {
    const first = columns.findIndex(({ name }) => name === one.name) === index;
    if (!first) losses.push(`metadata in column ${one.name}: the name is taken`);
    return first;
  });
}

/** Columns that Segment names otherwise than by the path in the message. */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  "batch[].messageId": ["id"],
  "batch[].event": ["event", "event_text"],
  "batch[].type": [],
};

function envelopeColumns({ path, type, description, example }: EnvelopeField): readonly Column[] {
  if (type === "object" || type === "array") return [];
  const names = RENAMED[path] ?? [columnName(path.replace(/^batch\[\]\./u, "").split("."))];
  const kind = /^\d{4}-\d\d-\d\dT/u.test(example) ? "timestamp" : type;
  return names.map((name) =>
    column(
      name,
      kind,
      name === "event" ? "Name of the event in snake case, as in the name of its table." : description,
    ),
  );
}

function column(name: string, type: ColumnType, description: string): Column {
  return { name, type, required: true, description, facts: {} };
}

function columnName(path: readonly string[]): string {
  const keys = path[0] === "properties" ? path.slice(1) : path;
  return keys.map(snakeCase).join("_");
}

/** What the members of an object inherit from it. */
interface Outer {
  readonly required: boolean;
  readonly facts: Facts;
  /** ` (host: The machine.)` */
  readonly words: string;
}

/** One column, or those of the members of an object. */
function fieldColumns(
  field: Field,
  name: string,
  event?: CatalogEvent,
  outer: Outer = { required: true, facts: {}, words: "" },
): readonly Column[] {
  const required = outer.required && isAlwaysThere(field);
  const facts = { ...outer.facts, ...fieldFacts(field, event) };
  const inner = field.schema.properties;
  if (inner !== undefined && field.transform === undefined) {
    const words = `${outer.words} (${field.name}: ${field.description})`;
    return inner.flatMap((one) =>
      fieldColumns(one, `${name}_${snakeCase(one.name)}`, event, { required, facts, words }),
    );
  }
  const schema = fieldSchema(field);
  const values = allowed(schema);
  const rules = rulesWords(field);
  return [
    {
      name,
      type: columnType(schema),
      required: required && !nullable(schema),
      description: `${field.description}${outer.words}`,
      facts,
      ...(rules === undefined ? {} : { rules }),
      ...(values === undefined ? {} : { values }),
    },
  ];
}

function columnType(schema: JsonSchema): ColumnType {
  if (schema["format"] === "date-time") return "timestamp";
  const type = [schema["type"]].flat().find((one) => one !== "null");
  if (type === "integer" || type === "number" || type === "boolean" || type === "string") return type;
  return "json";
}

function nullable(schema: JsonSchema): boolean {
  return [schema["type"]].flat().includes("null");
}

function allowed(schema: JsonSchema): readonly JsonValue[] | undefined {
  const values = schema["const"] === undefined ? schema["enum"] : [schema["const"]];
  if (!Array.isArray(values)) return undefined;
  return values.filter((value): value is JsonValue => value !== null && !isSchema(value));
}

/** A field whose schema is no more than a type needs no words. */
function rulesWords({ schema, transform }: Field): string | undefined {
  if (transform !== undefined) return transformWords(transform);
  const { type: _type, type_name: _name, nullable: _nullable, ...rules } = schema;
  return Object.keys(rules).length === 0 ? undefined : schemaWords(schema, { literal: (text) => text });
}

/** Description, rules and facts on one line: the comment of a column. */
export function columnText({ description, facts, rules }: Column): string {
  return described(description, rules === undefined ? facts : { rules, ...facts });
}

/** The comment of a table. */
export function tableText({ description, facts }: Table): string {
  return described(description, facts);
}
