/** What the public page says about requests to PostHog. */
import type { AdapterFacts } from "./adapter.ts";
import {
  catalogField,
  eventsField,
  field,
  inKinds,
  jsonHeaderFacts,
  messageIdField,
  nameField,
  sentAtField,
  timestampField,
  traitsField,
} from "./fact-words.ts";
import { SET_EVENT } from "./posthog.ts";
import { EXAMPLE_WRITE_KEY, LIBRARY_NAME, NO_ADDRESS, WIRE_FORMAT } from "./wire.ts";

const NAME =
  "The event's wire name, as the catalogue spells it; “$set” in the message that holds traits, which is no event.";

/** What the one message that asks for a profile means for all others. */
const PROFILE =
  " Only the message that holds traits says “true”, because PostHog keeps traits in a profile. From then on it adds the events of this installation to that profile.";

export const posthogFacts: AdapterFacts = {
  name: "posthog",
  envelope: (example) => [
    {
      ...field(
        "api_key",
        "string",
        "The product's write key for PostHog. It is the same for everybody and says nothing about you.",
        EXAMPLE_WRITE_KEY,
      ),
      varies: true,
    },
    eventsField(),
    {
      ...nameField("batch[].event", example),
      ...(example.kinds.includes("identify") ? { description: NAME } : {}),
      ...inKinds(example, { identify: SET_EVENT }),
    },
    messageIdField("batch[].uuid"),
    timestampField("batch[].timestamp"),
    field(
      "batch[].properties",
      "object",
      "The event's properties, listed with each event, metadata, and the values below.",
      "{…}",
    ),
    field("batch[].properties.context", "object", "Holds metadata and the value below.", "{…}"),
    catalogField("batch[].properties.context.catalog", example),
    ...traitsField("batch[].properties.$set", example),
    {
      ...field(
        "batch[].properties.$process_person_profile",
        "boolean",
        `Asks PostHog not to keep a profile of a person.${example.kinds.includes("identify") ? PROFILE : ""}`,
        "false",
      ),
      ...inKinds(example, { identify: "true" }),
    },
    field("batch[].properties.$geoip_disable", "boolean", "Asks PostHog not to look up a location.", "true"),
    field(
      "batch[].properties.$ip",
      "string",
      "Always zeros: stands where PostHog would store the address that the connection came from.",
      NO_ADDRESS,
    ),
    field(
      "batch[].properties.$lib",
      "string",
      "Name of the sending software; the same for everybody.",
      LIBRARY_NAME,
    ),
    field(
      "batch[].properties.$lib_version",
      "string",
      "Version of the wire format, not of a package.",
      WIRE_FORMAT,
    ),
    sentAtField("sent_at"),
  ],
  headers: (endpoint) => jsonHeaderFacts(endpoint),
};
