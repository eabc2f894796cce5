/** JSON Schema of one message: envelope, metadata at their paths, and the event's properties; nothing else. */
import type {
  CatalogDocument,
  CatalogEvent,
  Destination,
  EnvelopeField,
  MessageKind,
  MetadataField,
} from "@forthright/runtime/catalog-document";
import { adapterOf } from "@forthright/runtime/encode";
import { matchesFormat } from "@forthright/runtime/facts";
import { ownRequires, ownSince } from "../../disclosure/active-events.ts";
import { fieldSchema, isAlwaysThere, type JsonSchema, objectSchema } from "./value-schema.ts";

/** What stands at a path of the message: a value, or an object that grows member by member. */
interface Tree {
  readonly members: Map<string, Tree>;
  leaf?: JsonSchema;
  required: boolean;
}

const MESSAGE_PREFIX = "batch[].";

/** Schemas of the members of a message, and the names of those that are always there. */
export interface MessageMembers {
  readonly members: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

/**
 * Schemas of messages; what all of them have in common is worked out once.
 *
 * @param destination whose form of the message; default: the catalogue's first
 */
export function messageSchemas(
  document: CatalogDocument,
  destination: Destination | undefined = document.catalog.destinations[0],
): (event: CatalogEvent) => MessageMembers {
  const envelope = envelopeIn("event", document, destination);
  const metadata = document.catalog.metadata.map((field) => metadataLeaf(field, document, destination));
  return (event) => {
    const root = tree(true);
    for (const one of envelope) {
      const isName = one.path.join(".") === "event";
      const leaf = isName ? { description: one.field.description, const: event.name } : one.leaf;
      plant(root, one.path, leaf, true);
    }
    for (const one of metadata) plant(root, one.path, one.leaf, one.always);
    for (const field of event.properties) {
      const always =
        field.required && ownSince(field, event) === undefined && ownRequires(field, event) === undefined;
      plant(root, ["properties", field.name], fieldSchema(field), always);
    }
    return grown(root);
  };
}

/** Schema of the message of `identify`; undefined: the destination gets no traits. */
export function identifyMembers(
  document: CatalogDocument,
  destination: Destination | undefined = document.catalog.destinations[0],
): MessageMembers | undefined {
  const { catalog, disclosure } = document;
  const place = disclosure.trait_places?.find((one) => one.destination === destination?.id);
  if (catalog.identify === undefined || place === undefined) return undefined;
  const root = tree(true);
  for (const one of envelopeIn("identify", document, destination)) plant(root, one.path, one.leaf, true);
  for (const field of catalog.metadata.filter(({ path }) => !path.startsWith("properties."))) {
    const { path, leaf, always } = metadataLeaf(field, document, destination);
    plant(root, path, leaf, always);
  }
  for (const field of catalog.identify.traits) {
    plant(root, [...place.path.split("."), field.name], fieldSchema(field), isAlwaysThere(field));
  }
  return grown(root);
}

interface Planted {
  readonly path: readonly string[];
  readonly leaf: JsonSchema;
  readonly always: boolean;
}

function metadataLeaf(
  field: MetadataField,
  document: CatalogDocument,
  destination: Destination | undefined,
): Planted {
  const path = placeOf(field, document, destination).split(".");
  return { path, leaf: fieldSchema(field), always: isAlwaysThere(field) };
}

/** What the transport adds to messages of a kind, with the values that it has there. */
function envelopeIn(
  kind: MessageKind,
  document: CatalogDocument,
  destination: Destination | undefined,
): readonly {
  readonly field: EnvelopeField;
  readonly path: readonly string[];
  readonly leaf?: JsonSchema;
}[] {
  return envelopeOf(document, destination).flatMap((field) => {
    const path = pathInMessage(field, destination);
    if (path === undefined || field.kinds?.includes(kind) === false) return [];
    const example = field.in_kind?.[kind] ?? field.example;
    return field.type === "object"
      ? [{ field, path }]
      : [{ field, path, leaf: envelopeSchema({ ...field, example }) }];
  });
}

/**
 * Schema of the message by which the command `forget` asks a recipient to delete what came under the installation id;
 * undefined: the destination takes none.
 */
export function deletionMembers(
  document: CatalogDocument,
  destination: Destination | undefined,
): MessageMembers | undefined {
  const id = document.catalog.metadata.find(({ source }) => source === "installation-id");
  if (id === undefined || adapterOf(destination?.adapter ?? "")?.deletion === undefined) return undefined;
  const root = tree(true);
  plant(root, ["type"], { const: "delete" }, true);
  for (const field of envelopeOf(document, destination)) {
    const path = pathInMessage(field, destination);
    if (path !== undefined && SHARED.has(path.join("."))) plant(root, path, envelopeSchema(field), true);
  }
  plant(root, placeOf(id, document, destination).split("."), fieldSchema(id), true);
  return grown(root);
}

/** What a request for deletion has in common with an event. */
const SHARED: ReadonlySet<string> = new Set(["messageId", "timestamp", "context.catalog"]);

/** Schema of one message. */
export function messageMembers(event: CatalogEvent, document: CatalogDocument): MessageMembers {
  return messageSchemas(document)(event);
}

/** What the transport adds for a destination; said once where that is the same for all of them. */
export function envelopeOf(
  { disclosure }: CatalogDocument,
  destination: Destination | undefined,
): readonly EnvelopeField[] {
  return disclosure.envelope.filter((field) => (field.destination ?? destination?.id) === destination?.id);
}

/** A line of a file is the message itself; otherwise a message stands in the batch. Undefined: not in a message. */
function pathInMessage(
  { path }: EnvelopeField,
  destination: Destination | undefined,
): readonly string[] | undefined {
  if (destination?.adapter === "file") return path.split(".");
  return path.startsWith(MESSAGE_PREFIX) ? path.slice(MESSAGE_PREFIX.length).split(".") : undefined;
}

function placeOf(
  { name, path }: MetadataField,
  { disclosure }: CatalogDocument,
  destination: Destination | undefined,
): string {
  const other = disclosure.metadata_places?.find(
    (place) => place.field === name && place.destination === destination?.id,
  );
  return other?.path ?? path;
}

/** A fixed value stands for itself; ids and times, which differ each time, are given by their format. */
export function envelopeSchema(field: EnvelopeField): JsonSchema {
  const { type, description, example, varies } = field;
  if (varies === true) return { description, type, minLength: 1 };
  if (type === "boolean") return { description, type, const: example === "true" };
  for (const format of ["uuid", "date-time"] as const) {
    if (matchesFormat(format, example)) return { description, type, format };
  }
  // Of any version of the catalogue: messages of older versions of the product have the same shape.
  if (/^sha256-[0-9a-f]{64}$/u.test(example)) return { description, type, pattern: "^sha256-[0-9a-f]{64}$" };
  return { description, type, const: example };
}

function tree(required: boolean): Tree {
  return { members: new Map(), required };
}

/** Objects on the way are always there if what stands in them is. Without a leaf the place stays an object. */
function plant(root: Tree, keys: readonly string[], leaf: JsonSchema | undefined, required: boolean): void {
  let at = root;
  for (const key of keys) {
    const next = at.members.get(key) ?? tree(false);
    at.members.set(key, next);
    next.required ||= required;
    at = next;
  }
  if (leaf !== undefined) at.leaf = leaf;
}

function grown({ members }: Tree): MessageMembers {
  const entries = [...members];
  return {
    members: Object.fromEntries(entries.map(([key, member]) => [key, member.leaf ?? object(member)])),
    required: entries.filter(([, member]) => member.required).map(([key]) => key),
  };
}

function object(member: Tree): JsonSchema {
  const { members, required } = grown(member);
  return objectSchema(members, required);
}
