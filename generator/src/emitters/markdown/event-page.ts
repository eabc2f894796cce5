/** `docs/events/<group>/<event>.md`: all about one event, with the bytes of a request that carries it. */
import type {
  Catalog,
  CatalogDocument,
  CatalogEvent,
  WireExample,
} from "@forthright/runtime/catalog-document";
import type { ActiveGroup } from "../../disclosure/active-events.ts";
import { activeGroups } from "../../disclosure/active-events.ts";
import type { OutputFile } from "../output-file.ts";
import { address, code, codeBlock, codeCell, text } from "./escape.ts";
import {
  deprecationNotes,
  type EventRows,
  type FieldRow,
  purposeTitle,
  sentences,
  whenSent,
} from "./field-rows.ts";
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
  readonly catalog: string;
};

type WireView = {
  readonly destination: string;
  readonly endpoint: string;
  readonly bytes: string;
  readonly body: string;
  readonly readable: string;
};

const render = template<EventView>("event");

export function eventPagePath(group: ActiveGroup["group"], event: CatalogEvent): string {
  return `events/${group.slug}/${event.slug}.md`;
}

export function eventPages(document: CatalogDocument, rows: EventRows): readonly OutputFile[] {
  const wire = byConstant(document.disclosure.wire);
  return activeGroups(document.catalog).flatMap(({ group, events }) =>
    events.map((event) => ({
      path: `docs/${eventPagePath(group, event)}`,
      content: render(
        view({
          event,
          group: group.title,
          properties: rows.get(event.constant) ?? [],
          wire: wire.get(event.constant) ?? [],
          document,
        }),
      ),
    })),
  );
}

function byConstant(examples: readonly WireExample[]): ReadonlyMap<string, readonly WireExample[]> {
  const found = new Map<string, WireExample[]>();
  for (const example of examples) {
    const list = found.get(example.constant) ?? [];
    list.push(example);
    found.set(example.constant, list);
  }
  return found;
}

interface Page {
  readonly event: CatalogEvent;
  readonly group: string;
  readonly properties: readonly FieldRow[];
  readonly wire: readonly WireExample[];
  readonly document: CatalogDocument;
}

function view({ event, group, properties, wire, document }: Page): EventView {
  const { id, catalog } = document;
  return {
    title: text(event.name),
    product: text(catalog.product.name),
    group: text(group),
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
    catalog: code(id),
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
