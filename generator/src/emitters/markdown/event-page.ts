/** `docs/events/<group>/<event>.md`: all about one event, with the bytes of a request that carries it. */
import type {
  Catalog,
  CatalogDocument,
  CatalogEvent,
  WireExample,
} from "@forthright/runtime/catalog-document";
import type { EventDocument } from "../../disclosure/event-document.ts";
import type { EventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { address, code, codeBlock, codeCell, text } from "./escape.ts";
import { deprecationNotes, type FieldRow, purposeTitle, sentences, whenSent } from "./field-rows.ts";
import { template } from "./render.ts";

type EventView = {
  readonly title: string;
  readonly product: string;
  readonly group: string;
  readonly constant: string;
  readonly description: string;
  readonly trigger: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly deprecated: string;
  readonly has_properties: boolean;
  readonly properties: readonly FieldRow[];
  readonly metadata: readonly { readonly name: string; readonly path: string; readonly sent: string }[];
  readonly has_metadata: boolean;
  readonly wire: readonly WireView[];
};

type WireView = {
  readonly destination: string;
  readonly endpoint: string;
  readonly bytes: string;
  readonly body: string;
  readonly readable: string;
};

const render = template<EventView>("event");

export function eventPagePath(group: EventDocument["group"], event: CatalogEvent): string {
  return `events/${group.slug}/${event.slug}.md`;
}

/** The pages change with their own event alone: the id of the catalogue, which changes with every event, is left out. */
export function eventPages(
  parts: EventParts,
  rowsOf: (one: EventDocument) => readonly FieldRow[],
): readonly OutputFile[] {
  return parts.events.map((one) =>
    parts.file(`docs/${eventPagePath(one.group, one.event)}`, one, () => render(view(one, rowsOf(one)))),
  );
}

function view({ event, group, shared, wire }: EventDocument, properties: readonly FieldRow[]): EventView {
  const { catalog } = shared;
  return {
    title: text(event.name),
    product: text(catalog.product.name),
    group: text(group.title),
    constant: code(event.constant),
    description: text(event.description),
    trigger: event.trigger === undefined ? "not stated" : text(event.trigger),
    facts: facts(event, catalog),
    deprecated: sentences(deprecationNotes(event)),
    has_properties: properties.length > 0,
    properties,
    metadata: catalog.metadata.map((field) => ({
      name: codeCell(field.name),
      path: codeCell(field.path),
      sent: whenSent(field, catalog),
    })),
    has_metadata: catalog.metadata.length > 0,
    wire: wire.map((example) => wireView(example, catalog.destinations)),
  };
}

function facts(event: CatalogEvent, catalog: Catalog): EventView["facts"] {
  const fact = (label: string, value: string | undefined): EventView["facts"] =>
    value === undefined ? [] : [{ label, value }];
  const line = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : text(value);
  return [
    ...fact("Purpose", purposeTitle(event.purpose, catalog.purposes)),
    ...fact("Sensitivity", event.sensitivity),
    ...fact(
      "Only with separate consent",
      event.requires === undefined ? undefined : purposeTitle(event.requires, catalog.purposes),
    ),
    ...fact("Since", line(event.since)),
    ...fact("Collects more since", line(event.tell_again)),
    ...fact("Ends", line(event.expires)),
    ...fact("Kept", line(event.retention)),
    ...fact("Owner", line(event.owner)),
    ...fact("Review", event.review === undefined ? undefined : address(event.review)),
  ];
}

function wireView(example: WireExample, destinations: CatalogDocument["catalog"]["destinations"]): WireView {
  const name = destinations.find((destination) => destination.id === example.destination)?.name;
  const body: unknown = JSON.parse(example.body);
  return {
    destination: text(name ?? example.destination),
    endpoint: code(`${example.method} ${example.endpoint}`),
    bytes: String(example.bytes),
    body: codeBlock(example.body, "json"),
    readable: codeBlock(JSON.stringify(body, undefined, 2), "json"),
  };
}
