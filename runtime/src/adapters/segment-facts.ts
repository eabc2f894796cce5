/** What the public page says about requests to Segment. */
import type { EnvelopeField, HeaderFact } from "../catalog-document.ts";
import { EXAMPLE_MESSAGE_ID, EXAMPLE_TIMESTAMP } from "../examples.ts";
import type { AdapterFacts, EnvelopeExample } from "./adapter.ts";
import { LIBRARY_NAME, NO_ADDRESS, WIRE_FORMAT } from "./segment.ts";

export const segmentFacts: AdapterFacts = { name: "segment", envelope, headers };

function envelope({ catalog, event }: EnvelopeExample): readonly EnvelopeField[] {
  return [
    field("batch", "array", "The events of this request, at most 100, oldest first.", "[…]"),
    field(
      "batch[].type",
      "string",
      "The kind of call in Segment's API; every event is a track call.",
      "track",
    ),
    field("batch[].event", "string", "The event's wire name, as the catalogue spells it.", event),
    field(
      "batch[].messageId",
      "string",
      "A new random UUID for each event. It stays the same when a failed request is repeated, so that the service can tell a copy from a second event.",
      EXAMPLE_MESSAGE_ID,
    ),
    field(
      "batch[].timestamp",
      "string",
      "When the event was recorded, by this computer's clock, in UTC.",
      EXAMPLE_TIMESTAMP,
    ),
    field("batch[].context", "object", "Holds metadata and the four values below.", "{…}"),
    field("batch[].context.library", "object", "Names the sending software; the same for everybody.", "{…}"),
    field("batch[].context.library.name", "string", "Name of the sending software.", LIBRARY_NAME),
    field(
      "batch[].context.library.version",
      "string",
      "Version of the wire format, not of a package.",
      WIRE_FORMAT,
    ),
    field(
      "batch[].context.ip",
      "string",
      "Always zeros: asks Segment not to store the address that the connection came from.",
      NO_ADDRESS,
    ),
    field(
      "batch[].context.catalog",
      "string",
      "Id of the catalogue that allowed this event; it stands on this site too.",
      catalog,
    ),
    field("batch[].properties", "object", "The event's properties, listed with each event.", "{…}"),
    field(
      "sentAt",
      "string",
      "When the request was made, by this computer's clock, in UTC.",
      EXAMPLE_TIMESTAMP,
    ),
  ];
}

function headers(endpoint: string): readonly HeaderFact[] {
  return [
    header("host", "The server's own name.", URL.canParse(endpoint) ? new URL(endpoint).host : endpoint),
    header("connection", "Closes the connection after one request.", "close"),
    header("content-type", "The body is JSON.", "application/json"),
    header("content-encoding", "The body is compressed.", "gzip"),
    header("content-length", "Size of the compressed body in bytes.", "412"),
    header(
      "authorization",
      "The product's write key for Segment. It is the same for everybody and says nothing about you.",
      "Basic d3JpdGUta2V5Og==",
    ),
    header(
      "user-agent",
      "Name of the sending software and version of the wire format.",
      `${LIBRARY_NAME}/${WIRE_FORMAT}`,
    ),
  ];
}

function field(
  path: string,
  type: EnvelopeField["type"],
  description: string,
  example: string,
): EnvelopeField {
  return { path, type, description, example, sensitivity: "none" };
}

function header(name: string, description: string, example: string): HeaderFact {
  return { name, description, example };
}
