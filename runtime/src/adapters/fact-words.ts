/** Words about requests that more than one adapter's facts need. */
import type { EnvelopeField, HeaderFact, MessageKind } from "../catalog-document.ts";
import { EXAMPLE_MESSAGE_ID, EXAMPLE_TIMESTAMP } from "../examples.ts";
import type { EnvelopeExample } from "./adapter.ts";
import { LIBRARY_NAME, WIRE_FORMAT } from "./wire.ts";

export function field(
  path: string,
  type: EnvelopeField["type"],
  description: string,
  example: string,
): EnvelopeField {
  return { path, type, description, example, sensitivity: "none" };
}

export function header(name: string, description: string, example: string): HeaderFact {
  return { name, description, example };
}

export function eventsField(): EnvelopeField {
  return field("batch", "array", "The events of this request, at most 100, oldest first.", "[…]");
}

export function nameField(path: string, { event }: EnvelopeExample): EnvelopeField {
  return field(path, "string", "The event's wire name, as the catalogue spells it.", event);
}

export function messageIdField(path: string): EnvelopeField {
  return field(
    path,
    "string",
    "A new random UUID for each event. It stays the same when a failed request is repeated, so that the service can tell a copy from a second event.",
    EXAMPLE_MESSAGE_ID,
  );
}

export function timestampField(path: string): EnvelopeField {
  return field(
    path,
    "string",
    "When the event was recorded, by this computer's clock, in UTC.",
    EXAMPLE_TIMESTAMP,
  );
}

export function sentAtField(path: string): EnvelopeField {
  return field(
    path,
    "string",
    "When the request was made, by this computer's clock, in UTC.",
    EXAMPLE_TIMESTAMP,
  );
}

export function catalogField(path: string, { catalog }: EnvelopeExample): EnvelopeField {
  return field(
    path,
    "string",
    "Id of the catalogue that allowed this event; it stands on this site too.",
    catalog,
  );
}

/** The object that holds the traits; nothing where the catalogue has none. */
export function traitsField(path: string, { kinds }: EnvelopeExample): readonly EnvelopeField[] {
  if (!kinds.includes("identify")) return [];
  const about = "Holds the traits, in the one kind of message that is no event: “identify”.";
  return [{ ...field(path, "object", about, "{…}"), kinds: ["identify"] }];
}

/** For what only events carry; said only where there are other messages. */
export function onEvents({ kinds }: EnvelopeExample): Pick<EnvelopeField, "kinds"> {
  return kinds.length > 1 ? { kinds: ["event"] } : {};
}

/** For what has another value in other kinds of message; said only of kinds that there are. */
export function inKinds(
  { kinds }: EnvelopeExample,
  values: Readonly<Partial<Record<MessageKind, string>>>,
): Pick<EnvelopeField, "in_kind"> {
  const own = kinds.flatMap((kind) => (values[kind] === undefined ? [] : [[kind, values[kind]] as const]));
  return own.length === 0 ? {} : { in_kind: Object.fromEntries(own) };
}

/** Headers of a compressed JSON request; `authorization` where the service takes the write key there. */
export function jsonHeaderFacts(endpoint: string, authorization?: HeaderFact): readonly HeaderFact[] {
  return [
    header("host", "The server's own name.", URL.canParse(endpoint) ? new URL(endpoint).host : endpoint),
    header("connection", "Closes the connection after one request.", "close"),
    header("content-type", "The body is JSON.", "application/json"),
    header("content-encoding", "The body is compressed.", "gzip"),
    header("content-length", "Size of the compressed body in bytes.", "412"),
    ...(authorization === undefined ? [] : [authorization]),
    header(
      "user-agent",
      "Name of the sending software and version of the wire format.",
      `${LIBRARY_NAME}/${WIRE_FORMAT}`,
    ),
  ];
}
