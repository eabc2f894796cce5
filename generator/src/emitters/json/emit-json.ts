/** Everything that is JSON: the resolved catalogue, and JSON Schemas of the wire. */
import type { CatalogDocument, CatalogEvent, Destination } from "@forthright/runtime/catalog-document";
import { activeEvents } from "../../disclosure/active-events.ts";
import { catalogSchema } from "../../language/schema.ts";
import type { OutputFile } from "../output-file.ts";
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

export function emitJson(document: CatalogDocument): readonly OutputFile[] {
  return [
    file("catalog.json", document),
    file("schemas/catalog.schema.json", catalogSchema()),
    ...forms(document).flatMap((form) => formSchemas(form, document)),
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

function formSchemas(form: Form, document: CatalogDocument): readonly OutputFile[] {
  const { folder, destinations, first } = form;
  const ids = new Set(destinations.map(({ id }) => id));
  const isOnly = ids.size === document.catalog.destinations.length;
  const schemaOf = messageSchemas(document, first);
  const messages = activeEvents(document.catalog)
    .filter((event) => isOnly || event.destinations.some((id) => ids.has(id)))
    .map((event) => ({ event, ...schemaOf(event) }));
  // Lines of a file are no batch.
  const hasBatch = first?.adapter !== "file" && (isOnly || messages.length > 0);
  return [
    ...(hasBatch ? [file(`${folder}/batch.schema.json`, batchSchema(messages, form, document))] : []),
    ...identifySchema(form, document).map((schema) => file(`${folder}/identify.schema.json`, schema)),
    ...messages.map((message) =>
      file(`${folder}/events/${message.event.slug}.schema.json`, eventSchema(message, form, document)),
    ),
  ];
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

/** The whole request body, standing alone. What all messages have in common is defined once. */
function batchSchema(messages: readonly Message[], form: Form, document: CatalogDocument): JsonSchema {
  const { catalog, disclosure } = document;
  const [first] = messages;
  const shared = Object.entries(first?.members ?? {}).filter(
    ([key]) => key !== "event" && key !== "properties",
  );
  const references = Object.fromEntries(shared.map(([key]) => [key, { $ref: `#/$defs/shared-${key}` }]));
  const definitions = messages.map(({ event, members, required }) => {
    const message = objectSchema({ ...members, ...references }, required);
    return [event.constant, { title: event.name, ...message }] as const;
  });
  const deletion = deletionSchema(form, document);
  const [identify] = identifySchema(form, document).map(({ $schema: _, $id: _id, ...schema }) => schema);
  const batchEvents = disclosure.limits.find((limit) => limit.id === "batch-events");
  const batch: JsonSchema = {
    type: "array",
    minItems: 1,
    ...(batchEvents === undefined ? {} : { maxItems: batchEvents.value }),
    items: {
      oneOf: [
        ...messages.map(({ event }) => ({ $ref: `#/$defs/${event.constant}` })),
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
  return {
    $schema: DRAFT,
    $id: `urn:forthright:${catalog.product.id}${mark(form)}:batch`,
    title: `Request body of ${catalog.product.name} telemetry`,
    ...objectSchema(members, Object.keys(members)),
    $defs: {
      ...Object.fromEntries(shared.map(([key, schema]) => [`shared-${key}`, schema])),
      ...Object.fromEntries(definitions),
      ...(identify === undefined ? {} : { "shared-identify": identify }),
      ...(deletion === undefined ? {} : { "shared-deletion": deletion }),
    },
  };
}

/** The message of the command `forget`, if these destinations take one. */
function deletionSchema({ first }: Form, document: CatalogDocument): JsonSchema | undefined {
  const deletion = deletionMembers(document, first);
  if (deletion === undefined) return undefined;
  const description = "What the command “forget” sends: asks to delete what came under the installation id.";
  return { description, ...objectSchema(deletion.members, deletion.required) };
}

function file(path: string, value: unknown): OutputFile {
  return { path, content: `${JSON.stringify(value, undefined, 2)}\n` };
}
