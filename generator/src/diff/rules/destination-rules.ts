/** Rules about who receives data. */
import type { Rule } from "./rule.ts";
import { runEvent } from "./snippets.ts";

const SEGMENT = "name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch";
const OWN = "  own: { name: Own store, adapter: segment, endpoint: https://events.example.org/v1/batch }\n";

const destinations = (segment: string, more = ""): string => `destinations:
  segment: { ${segment} }
${more}`;

const sentTo = (ids: string): string => destinations(SEGMENT, OWN) + runEvent(`destinations: [${ids}]`);

export type DestinationRule =
  | "destination-added"
  | "destination-removed"
  | "destination-endpoint-changed"
  | "destination-adapter-changed"
  | "destination-receiver-changed"
  | "event-destination-added"
  | "event-destination-removed";

export const DESTINATION_RULES: Readonly<Record<DestinationRule, Rule>> = {
  "destination-added": {
    title: "A new receiver",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "Somebody else gets the data.",
    bad: {
      before: destinations(SEGMENT),
      after: destinations(SEGMENT, OWN),
      says: "Data also goes to ‘Own store’, at `https://events.example.org/v1/batch`.",
    },
    good: { before: destinations(SEGMENT), after: destinations(`${SEGMENT}, country: Ireland`) },
  },
  "destination-removed": {
    title: "A receiver less",
    kinds: ["WIRE", "PRIVACY"],
    direction: "less",
    why: "What was stored there gets no new data.",
    bad: {
      before: destinations(SEGMENT, OWN),
      after: destinations(SEGMENT),
      says: "Data no longer goes to ‘Own store’.",
    },
    good: { before: destinations(SEGMENT), after: destinations(SEGMENT, OWN) },
  },
  "destination-endpoint-changed": {
    title: "Data goes to another address",
    kinds: ["WIRE", "PRIVACY"],
    direction: "depends",
    why: "Another host is another receiver until somebody says otherwise (more); another path on the same host is not.",
    bad: {
      before: destinations(SEGMENT),
      after: destinations(
        "name: Twilio Segment, adapter: segment, endpoint: https://events.example.org/v1/batch",
      ),
      says: "The destination `segment` receives data at `https://events.example.org/v1/batch` now; it was `https://api.segment.io/v1/batch`.",
    },
    good: { before: destinations(SEGMENT), after: destinations(`${SEGMENT}, retention: 1 year`) },
  },
  "destination-adapter-changed": {
    title: "Data is written in another form",
    kinds: ["WIRE", "PRIVACY"],
    direction: "depends",
    why: "The form decides what the transport adds. A file on the person's own disk has no receiver, so a change to it is less.",
    bad: {
      before: destinations(SEGMENT),
      after: destinations(
        "name: Twilio Segment, adapter: webhook, endpoint: https://api.segment.io/v1/batch",
      ),
      says: "The destination `segment` is written in the form of `webhook` now; it was `segment`.",
    },
    good: {
      before: destinations(SEGMENT),
      after: destinations(
        "name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v2/batch",
      ),
    },
  },
  "destination-receiver-changed": {
    title: "A receiver is described differently",
    kinds: ["PRIVACY", "DOCS"],
    direction: "depends",
    why: "Another country, or a safeguard that is no longer stated, weakens the protection (more). A name, or something stated for the first time, leaves the data as it is.",
    bad: {
      before: destinations(`${SEGMENT}, country: Ireland`),
      after: destinations(`${SEGMENT}, country: United States`),
      says: "The destination `segment`: the country is ‘United States’ now, was ‘Ireland’.",
    },
    good: {
      before: destinations(`${SEGMENT}, country: Ireland`),
      after: destinations(`${SEGMENT}, country: Ireland, retention: 1 year`),
    },
  },
  "event-destination-added": {
    title: "An event goes to one receiver more",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "A receiver that the catalogue has already gets data that it did not get.",
    bad: {
      before: sentTo("segment"),
      after: sentTo("segment, own"),
      says: "The event ‘Run ended’ also goes to `own`.",
    },
    good: { before: sentTo("segment, own"), after: sentTo("own, segment") },
  },
  "event-destination-removed": {
    title: "An event goes to one receiver less",
    kinds: ["WIRE", "PRIVACY"],
    direction: "less",
    why: "The receiver no longer gets the event.",
    bad: {
      before: sentTo("segment, own"),
      after: sentTo("segment"),
      says: "The event ‘Run ended’ no longer goes to `own`.",
    },
    good: { before: sentTo("segment"), after: sentTo("segment, own") },
  },
};
