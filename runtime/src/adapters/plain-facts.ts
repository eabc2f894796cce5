/** What the public page says about requests to a collector of one's own, and about lines of a local file. */
import type { EnvelopeField } from "../catalog-document.ts";
import type { AdapterFacts, EnvelopeExample } from "./adapter.ts";
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

export const webhookFacts: AdapterFacts = {
  name: "webhook",
  envelope: (example) => [
    eventsField(),
    ...message("batch[].", example, example.kinds.includes("delete") ? DELETION : ""),
    sentAtField("sentAt"),
  ],
  headers: (endpoint) =>
    jsonHeaderFacts(
      endpoint,
      header(
        "authorization",
        "The product's write key for this collector, if it has one; left out otherwise. It is the same for everybody and says nothing about you.",
        "Bearer WRITE-KEY",
      ),
    ),
};

/** A line of the file is one message; there is no request, so there are no headers. */
export const fileFacts: AdapterFacts = {
  name: "file",
  envelope: (example) => message("", example, ""),
  headers: () => [],
};

/** How a collector of one's own hears that somebody wants to be forgotten. */
const DELETION =
  " Only the request that the command “forget” makes says “delete”: it holds no event and no properties, and asks to delete what came under the installation id.";

function message(prefix: string, example: EnvelopeExample, more: string): readonly EnvelopeField[] {
  const words = example.kinds.includes("identify")
    ? "an event, or “identify” where it holds traits"
    : "an event";
  const types = inKinds(example, { identify: "identify", delete: "delete" });
  return [
    { ...field(`${prefix}type`, "string", `The kind of message: ${words}.${more}`, "event"), ...types },
    { ...nameField(`${prefix}event`, example), ...onEvents(example) },
    messageIdField(`${prefix}messageId`),
    timestampField(`${prefix}timestamp`),
    field(`${prefix}context`, "object", "Holds metadata and the value below.", "{…}"),
    catalogField(`${prefix}context.catalog`, example),
    {
      ...field(`${prefix}properties`, "object", "The event's properties, listed with each event.", "{…}"),
      ...onEvents(example),
    },
    ...traitsField(`${prefix}traits`, example),
  ];
}
