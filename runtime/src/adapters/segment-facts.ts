/** What the public page says about requests to Segment. */
import type { AdapterFacts } from "./adapter.ts";
import {
  catalogField,
  eventsField,
  field,
  header,
  inKinds,
  jsonHeaderFacts,
  messageIdField,
  nameField,
  onEvents,
  sentAtField,
  timestampField,
  traitsField,
} from "./fact-words.ts";
import { LIBRARY_NAME, NO_ADDRESS, WIRE_FORMAT } from "./wire.ts";

export const segmentFacts: AdapterFacts = {
  name: "segment",
  envelope: (example) => [
    eventsField(),
    {
      ...field(
        "batch[].type",
        "string",
        `The kind of call in Segment's API; every event is a track call${example.kinds.includes("identify") ? ", and traits come in an identify call" : ""}.`,
        "track",
      ),
      ...inKinds(example, { identify: "identify" }),
    },
    { ...nameField("batch[].event", example), ...onEvents(example) },
    messageIdField("batch[].messageId"),
    timestampField("batch[].timestamp"),
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
    catalogField("batch[].context.catalog", example),
    {
      ...field("batch[].properties", "object", "The event's properties, listed with each event.", "{…}"),
      ...onEvents(example),
    },
    ...traitsField("batch[].traits", example),
    sentAtField("sentAt"),
  ],
  headers: (endpoint) =>
    jsonHeaderFacts(
      endpoint,
      header(
        "authorization",
        "The product's write key for Segment. It is the same for everybody and says nothing about you.",
        "Basic d3JpdGUta2V5Og==",
      ),
    ),
};
