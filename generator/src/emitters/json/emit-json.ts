/** Everything that is JSON: the resolved catalogue, and JSON Schemas of the wire. */
import type { CatalogDocument, CatalogEvent, Destination } from "@forthright/runtime/catalog-document";
import type { EventDocument } from "../../disclosure/event-document.ts";
import { catalogSchema, overlaySchema } from "../../language/schema.ts";
import { type EventParts, eventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { jsonText, objectText } from "./json-text.ts";
import {
  deletionMembers,
  envelopeOf,
  envelopeSchema,
  identifyMembers,
  type MessageMembers,
  messageSchemas,
} from "./message-schema.ts";
import { type JsonSchema, objectSchema } from "./value-schema.ts";

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

export function emitJson(
  document: CatalogDocument,
  parts: EventParts = eventParts(document),
): readonly OutputFile[] {
  return [
    file("catalog.json", document),
    file("schemas/catalog.schema.json", catalogSchema()),
    file("schemas/overlay.schema.json", overlaySchema()),
    ...forms(document).flatMap((form) => formSchemas(form, document, parts)),
  ];
}

/** Destinations with one adapter get messages of one form. */
interface Form {
  /** Folder of its schemas; that of the catalogue's first destination stands at the top. */
  readonly folder: string;
  readonly destinations: readonly Destination[];
  readonly first: Destination | undefined;
}

function forms({ catalog: { destinations } }: CatalogDocument): readonly Form[] {
  const adapters = [...new Set(destinations.map(({ adapter }) => adapter))];
  if (adapters.length < 2) return [{ folder: "schemas", destinations, first: destinations[0] }];
  return adapters.map((adapter, index) => {
    const mine = destinations.filter((one) => one.adapter === adapter);
    const folder = index === 0 ? "schemas" : `schemas/${mine[0]?.id ?? adapter}`;
    return { folder, destinations: mine, first: mine[0] };
  });
}

function formSchemas(form: Form, document: CatalogDocument, parts: EventParts): readonly OutputFile[] {
  const { folder, destinations, first } = form;
  const ids = new Set(destinations.map(({ id }) => id));
  const isOnly = ids.size === document.catalog.destinations.length;
  const mine = parts.events.filter(({ event }) => isOnly || event.destinations.some((id) => ids.has(id)));
  const schemaOf = messageSchemas(mine[0]?.shared ?? document, first);
  const messageOf = remembered(({ event }: EventDocument): Message => ({ event, ...schemaOf(event) }));
  // Lines of a file are no batch.
  const hasBatch = first?.adapter !== "file" && (isOnly || mine.length > 0);
  const definitions = mine.map(
    (one) =>
      [
        one.event.constant,
        parts.text(`${folder}/batch`, one, () => jsonText(definition(messageOf(one)), 4)),
      ] as const,
  );
  const sample = mine[0] === undefined ? {} : common(messageOf(mine[0]));
  return [
    ...(hasBatch
      ? [{ path: `${folder}/batch.schema.json`, content: batchText(sample, definitions, form, document) }]
      : []),
    ...identifySchema(form, document).map((schema) => file(`${folder}/identify.schema.json`, schema)),
    ...mine.map((one) =>
      parts.file(`${folder}/events/${one.event.slug}.schema.json`, one, () =>
        json(eventSchema(messageOf(one), form, one.shared)),
      ),
    ),
  ];
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** Keeps ids of schemas apart: nothing for the form at the top. */
function mark({ folder }: Form): string {
  return folder === "schemas" ? "" : `:${folder.slice("schemas/".length)}`;
}

interface Message extends MessageMembers {
  readonly event: CatalogEvent;
}

/** One message, standing alone: needs no other file. */
function eventSchema(
  { event, members, required }: Message,
  form: Form,
  { catalog }: CatalogDocument,
): JsonSchema {
  return {
    $schema: DRAFT,
    $id: `urn:forthright:${catalog.product.id}${mark(form)}:event:${event.slug}`,
    title: event.name,
    description: event.description,
    ...(event.deprecated === undefined ? {} : { deprecated: true }),
    ...objectSchema(members, required),
  };
}

/** The message of `identify`, standing alone; none where these destinations get no traits. */
function identifySchema(form: Form, document: CatalogDocument): readonly JsonSchema[] {
  const { product } = document.catalog;
  const receiver = document.catalog.identify?.destinations.find((id) =>
    form.destinations.some((one) => one.id === id),
  );
  const found = identifyMembers(
    document,
    form.destinations.find(({ id }) => id === receiver),
  );
  if (receiver === undefined || found === undefined) return [];
  return [
    {
      $schema: DRAFT,
      $id: `urn:forthright:${product.id}${mark(form)}:identify`,
      title: `Traits of ${product.name} telemetry`,
      description: "What the program says once of an installation or a person.",
      ...objectSchema(found.members, found.required),
    },
  ];
}

/** What all messages have in common, by key. */
function common({ members }: Message): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(members).filter(([key]) => key !== "event" && key !== "properties"),
  );
}

/** One message in the schema of a batch: what is common stands there once. */
function definition(message: Message): JsonSchema {
  const references = Object.keys(common(message)).map((key) => [key, { $ref: `#/$defs/shared-${key}` }]);
  const members = { ...message.members, ...Object.fromEntries(references) };
  return { title: message.event.name, ...objectSchema(members, message.required) };
}

/** The schema of the whole request body, standing alone. `definitions`: texts of the messages by their constants. */
function batchText(
  shared: Readonly<Record<string, JsonSchema>>,
  definitions: readonly (readonly [constant: string, text: string])[],
  form: Form,
  document: CatalogDocument,
): string {
  const { catalog, disclosure } = document;
  const deletion = deletionSchema(form, document);
  const [identify] = identifySchema(form, document).map(({ $schema: _, $id: _id, ...schema }) => schema);
  const batchEvents = disclosure.limits.find((limit) => limit.id === "batch-events");
  const batch: JsonSchema = {
    type: "array",
    minItems: 1,
    ...(batchEvents === undefined ? {} : { maxItems: batchEvents.value }),
    items: {
      oneOf: [
        ...definitions.map(([constant]) => ({ $ref: `#/$defs/${constant}` })),
        ...(identify === undefined ? [] : [{ $ref: "#/$defs/shared-identify" }]),
        ...(deletion === undefined ? [] : [{ $ref: "#/$defs/shared-deletion" }]),
      ],
    },
  };
  const others = envelopeOf(document, form.first).filter((field) => !field.path.startsWith("batch"));
  const members = {
    batch,
    ...Object.fromEntries(others.map((field) => [field.path, envelopeSchema(field)])),
  };
  const head = {
    $schema: DRAFT,
    $id: `urn:forthright:${catalog.product.id}${mark(form)}:batch`,
    title: `Request body of ${catalog.product.name} telemetry`,
    ...objectSchema(members, Object.keys(members)),
  };
  const texts = (schemas: object, indent: number) =>
    Object.entries(schemas).map(([key, schema]) => [key, jsonText(schema, indent)] as const);
  const named = [
    ...texts(shared, 4).map(([key, text]) => [`shared-${key}`, text] as const),
    ...definitions,
    ...texts(identify === undefined ? {} : { "shared-identify": identify }, 4),
    ...texts(deletion === undefined ? {} : { "shared-deletion": deletion }, 4),
  ];
  return `${objectText([...texts(head, 2), ["$defs", objectText(named, 2)]])}\n`;
}

/** The message of the command `forget`, if these destinations take one. */
function deletionSchema({ first }: Form, document: CatalogDocument): JsonSchema | undefined {
  const deletion = deletionMembers(document, first);
  if (deletion === undefined) return undefined;
  const description = "What the command “forget” sends: asks to delete what came under the installation id.";
  return { description, ...objectSchema(deletion.members, deletion.required) };
}

function file(path: string, value: unknown): OutputFile {
  return { path, content: json(value) };
}

function json(value: unknown): string {
  return `${jsonText(value)}\n`;
}
