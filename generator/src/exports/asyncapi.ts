/**
 * AsyncAPI 3.0: a server and a channel for each destination, a message for each event with the whole message on the wire as
 * its payload. Facts without keys of their own stand in `x-forthright`, which the specification lets everywhere.
 */
import type {
  CatalogDocument,
  CatalogEvent,
  Destination,
  Group,
  NamedType,
} from "@forthright/runtime/catalog-document";
import { activeGroups } from "../disclosure/active-events.ts";
import { messageMembers } from "../emitters/json/message-schema.ts";
import { type JsonSchema, objectSchema } from "../emitters/json/value-schema.ts";
import type { Export } from "./export-format.ts";
import { catalogueLines, eventFacts, type Facts, fieldFacts } from "./facts.ts";
import { type Dress, fieldMembers, isSchema, typeSchema } from "./json-dress.ts";
import { type YamlValue, yamlText } from "./text/yaml-text.ts";

interface InGroup {
  readonly event: CatalogEvent;
  readonly group: Group;
}

export function asyncapiDocument(document: CatalogDocument): Export {
  const { catalog } = document;
  const all = activeGroups(catalog).flatMap(({ group, events }) =>
    events.map((event): InGroup => ({ event, group })),
  );
  const used = catalog.destinations.filter(({ id }) =>
    all.some(({ event }) => event.destinations.includes(id)),
  );
  const byId = (value: (destination: Destination) => YamlValue): YamlValue =>
    Object.fromEntries(used.map((destination) => [destination.id, value(destination)]));
  const head = catalogueLines(document);
  const root = {
    asyncapi: "3.0.0",
    info: info(document),
    defaultContentType: "application/json",
    servers: byId(server),
    channels: byId((destination) => channel(destination, all)),
    operations: byId((destination) => operation(destination, document)),
    components: {
      messages: Object.fromEntries(all.map((one) => [one.event.constant, message(one, document)])),
      schemas: Object.fromEntries([
        ...all.map(({ event }) => [`message.${event.constant}`, payload(event, document)]),
        ...shared(document),
        ...catalog.types.map((type) => [`type.${type.name}`, typeSchema(type, catalog, dress())]),
      ]),
    },
  };
  return { files: [{ path: "asyncapi.yaml", content: yamlText(head, root) }], losses: [] };
}

function info({ id, catalog }: CatalogDocument): YamlValue {
  const { product, controller, why, consent, purposes, metadata } = catalog;
  return {
    title: `${product.name} telemetry`,
    version: product.version,
    description: why,
    ...(product.homepage === undefined ? {} : { externalDocs: { url: product.homepage } }),
    "x-forthright": {
      catalog: id,
      controller: controller === undefined ? undefined : { ...controller },
      consent: { ...consent },
      purposes: purposes.map((one) => ({ ...one })),
      metadata: metadata.map((field) => ({
        name: field.name,
        path: field.path,
        source: field.source,
        ...fieldFacts(field),
      })),
    },
  };
}

function server({ id: _id, name, endpoint, ...facts }: Destination): YamlValue {
  const { host, protocol } = new URL(endpoint);
  return { host, protocol: protocol.replace(/:$/u, ""), title: name, "x-forthright": facts };
}

function channel(destination: Destination, all: readonly InGroup[]): YamlValue {
  const { pathname, search } = new URL(destination.endpoint);
  const sent = all.filter(({ event }) => event.destinations.includes(destination.id));
  return {
    address: `${pathname}${search}`,
    title: destination.name,
    description: "Messages are sent in batches: the body of a request holds them in its list `batch`.",
    servers: [{ $ref: `#/servers/${destination.id}` }],
    messages: Object.fromEntries(
      sent.map(({ event }) => [event.constant, { $ref: `#/components/messages/${event.constant}` }]),
    ),
  };
}

function operation({ id, name }: Destination, { catalog }: CatalogDocument): YamlValue {
  return {
    action: "send",
    channel: { $ref: `#/channels/${id}` },
    title: `${catalog.product.name} sends to ${name}`,
  };
}

function message({ event, group }: InGroup, { catalog, disclosure }: CatalogDocument): YamlValue {
  const {
    name: _name,
    constant: _constant,
    group: title,
    trigger: _trigger,
    ...facts
  } = eventFacts(event, group, catalog);
  const wire = disclosure.wire.find(({ constant }) => constant === event.constant);
  const example = wire === undefined ? undefined : firstOfBatch(wire.body);
  return {
    name: event.name,
    title: event.name,
    summary: event.trigger,
    description: event.description,
    ...(event.deprecated === undefined ? {} : { deprecated: true }),
    tags: [{ name: String(title) }],
    payload: { $ref: `#/components/schemas/message.${event.constant}` },
    ...(example === undefined ? {} : { examples: [{ name: "example", payload: example }] }),
    "x-forthright": facts,
  };
}

/** The message of a request body as the real encoder made it. */
function firstOfBatch(body: string): YamlValue | undefined {
  const request: unknown = JSON.parse(body);
  if (typeof request !== "object" || request === null || !("batch" in request)) return undefined;
  return Array.isArray(request.batch) ? request.batch[0] : undefined;
}

/** One message on the wire. What is the same for all events is defined once. */
function payload(event: CatalogEvent, document: CatalogDocument): JsonSchema {
  const { members, required } = messageMembers(event, document);
  const own = Object.entries(members).map(([key, member]): readonly [string, JsonSchema] => {
    if (key === "event") return [key, member];
    if (key !== "properties") return [key, { $ref: `#/components/schemas/envelope.${key}` }];
    const riding = isSchema(member["properties"]) ? member["properties"] : {};
    const declared = fieldMembers(event.properties, document.catalog, dress(event));
    return [key, { ...member, properties: { ...riding, ...declared } }];
  });
  return objectSchema(Object.fromEntries(own), required);
}

/** The members that all messages have in common: metadata and what the transport adds. */
function shared(document: CatalogDocument): readonly (readonly [string, JsonSchema])[] {
  const [first] = activeGroups(document.catalog).flatMap(({ events }) => events);
  if (first === undefined) return [];
  return Object.entries(messageMembers(first, document).members)
    .filter(([key]) => key !== "event" && key !== "properties")
    .map(([key, member]) => [`envelope.${key}`, member]);
}

/** In draft-07 nothing beside a `$ref` counts, hence the `allOf`. */
function dress(event?: CatalogEvent): Dress {
  return {
    reference: ({ name }: NamedType) => ({ allOf: [{ $ref: `#/components/schemas/type.${name}` }] }),
    note: (field) => extension(fieldFacts(field, event)),
  };
}

function extension(facts: Facts): JsonSchema {
  return Object.keys(facts).length === 0 ? {} : { "x-forthright": facts };
}
