/** What `TELEMETRY.md` says: the whole disclosure, as text for its template. */
import type { CatalogDocument, Destination, EnvelopeField } from "@forthright/runtime/catalog-document";
import { type ActiveGroup, activeEvents, activeGroups } from "../../disclosure/active-events.ts";
import { address, code, codeBlock, codeCell, text } from "./escape.ts";
import { fieldNotes, whenSent } from "./field-rows.ts";
import { legalNotice } from "./legal-notice.ts";
import { prose } from "./prose.ts";
import type { View } from "./render.ts";
import { stopping } from "./stopping.ts";
import { traitsView } from "./traits-view.ts";

/** What is said of each event, by its constant. */
export type EventBodies = ReadonlyMap<string, string>;

type Row = Readonly<Record<string, string>>;

/** The view model; the template decides order and headings. */
export function telemetryView(document: CatalogDocument, bodies: EventBodies): View {
  const { id, catalog, disclosure } = document;
  const { product } = catalog;
  const groups = activeGroups(catalog);
  return {
    product: text(product.name),
    version: text(product.version),
    catalog: code(id),
    summary: summary(document).map((item) => ({ item })),
    why: catalog.why === undefined ? "Not stated." : prose(catalog.why),
    purposes: purposes(document),
    ...stopping(document),
    destinations: catalog.destinations.map(destination),
    metadata: catalog.metadata.map((field) => ({
      name: codeCell(field.name),
      path: codeCell(field.path),
      sent: whenSent(field, catalog),
      sensitivity: field.sensitivity,
      about: fieldNotes(field, catalog),
    })),
    has_metadata: catalog.metadata.length > 0,
    ...traitsView(document),
    envelope: disclosure.envelope.map((field) => ({
      path: codeCell(field.path),
      example: codeCell(field.example),
      about: `${forOne(field, document)}${text(field.description)}${kindWords(field)}`,
    })),
    headers: disclosure.headers.map((header) => ({
      name: codeCell(header.name),
      example: codeCell(header.example),
      about: `${forOne(header, document)}${text(header.description)}`,
    })),
    has_headers: disclosure.headers.length > 0,
    places: (disclosure.metadata_places ?? []).map((place) => ({
      name: codeCell(place.field),
      path: codeCell(place.path),
      destination: text(destinationName(place, document)),
    })),
    connection: (disclosure.connection ?? []).map((item) => ({ item: text(item) })),
    links: (disclosure.links ?? []).map((link) => ({
      name: codeCell(link.field),
      ties: text(link.ties),
      reset: text(link.reset),
    })),
    has_links: (disclosure.links ?? []).length > 0,
    has_places: disclosure.metadata_places !== undefined,
    groups: groups.map((group) => groupView(group, bodies)),
    others: others(document),
    has_others: others(document).length > 0,
    files: disclosure.files.map((file) => ({
      title: text(file.title),
      linux: codeCell(file.linux),
      macos: codeCell(file.macos),
      windows: codeCell(file.windows),
      about: text(file.description),
    })),
    limits: disclosure.limits.map((limit) => ({
      title: text(limit.title),
      value: `${thousands(limit.value)} ${limit.unit}`,
    })),
    ...legalNotice(disclosure.notice_rows),
    notice: codeBlock(disclosure.notice.trimEnd(), "text"),
    source: product.source === undefined ? "" : address(product.source),
    homepage: product.homepage === undefined ? "" : address(product.homepage),
  };
}

/** Where the value is another one in messages that are no event. */
function kindWords({ in_kind }: EnvelopeField): string {
  return Object.entries(in_kind ?? {})
    .map(([kind, value]) => ` In a message of “${kind}”: ${codeCell(value)}.`)
    .join("");
}

/** `PostHog: `, where destinations differ in what is added. */
function forOne({ destination }: { readonly destination?: string }, document: CatalogDocument): string {
  return destination === undefined ? "" : `${text(destinationName({ destination }, document))}: `;
}

function destinationName(
  { destination }: { readonly destination: string },
  { catalog }: CatalogDocument,
): string {
  return catalog.destinations.find(({ id }) => id === destination)?.name ?? destination;
}

function summary({ catalog }: CatalogDocument): readonly string[] {
  const events = activeEvents(catalog);
  const traits = catalog.identify?.traits ?? [];
  const fields = [...catalog.metadata, ...traits, ...events.flatMap((event) => event.properties)];
  const levels = ["none", "pseudonymous", "personal", "sensitive"].flatMap((level) => {
    const count = fields.filter((field) => field.sensitivity === level).length;
    return count === 0 ? [] : [`${level} ${count}`];
  });
  const { controller } = catalog;
  const who =
    controller === undefined
      ? "not stated"
      : text([controller.name, controller.location ?? ""].filter(Boolean).join(", "));
  return [
    `**What:** ${events.length} kinds of event in ${activeGroups(catalog).length} groups${alongWords(catalog.metadata)}${traitWords(traits.length)}.`,
    `**How sensitive:** fields by sensitivity: ${levels.join(", ")}.${identityWords(catalog.metadata)}`,
    `**Who:** ${who}.`,
    `**Where to:** ${catalog.destinations.map((one) => text(one.name)).join(", ")}.`,
  ];
}

function alongWords(metadata: CatalogDocument["catalog"]["metadata"]): string {
  const separate = metadata.filter((field) => field.requires !== undefined).length;
  if (metadata.length === 0) return "; no metadata rides along";
  const also = separate === 0 ? "" : ` (${separate} of them only with separate consent)`;
  return `; ${metadata.length} metadata fields ride on every event${also}`;
}

function traitWords(count: number): string {
  if (count === 0) return "";
  return `; besides, ${count === 1 ? "1 trait" : `${count} traits`} of whoever runs it`;
}

/** An id makes the data pseudonymous, whatever else is in it: the page says so in its first lines. */
function identityWords(metadata: CatalogDocument["catalog"]["metadata"]): string {
  return metadata.some((field) => field.source === "installation-id")
    ? " Every event carries a random installation id, so the data is pseudonymous: events of one installation can be told to belong together."
    : "";
}

function purposes({ catalog }: CatalogDocument): readonly Row[] {
  return catalog.purposes.map((purpose) => ({
    title: text(purpose.title),
    basis: purpose.basis,
    consent:
      purpose.consent === "separate"
        ? "asked for and withdrawn on its own"
        : "the one decision for the product",
    retention: text(purpose.retention ?? "not stated"),
    about: text(purpose.description ?? ""),
  }));
}

function destination(one: Destination): Row {
  return {
    name: text(one.name),
    endpoint: codeCell(one.endpoint),
    country: text(one.country ?? "not stated"),
    safeguard: text(one.safeguard ?? "not stated"),
    retention: text(one.retention ?? "not stated"),
  };
}

function groupView({ group, events }: ActiveGroup, bodies: EventBodies): View {
  return {
    title: text(group.title),
    description: text(group.description ?? ""),
    events: events.map(({ constant }) => bodies.get(constant) ?? "").join("\n\n"),
  };
}

/** Events that are in the catalogue but not recorded today. */
function others({ catalog }: CatalogDocument): readonly Row[] {
  const status = { planned: "planned, not collected today", removed: "no longer collected", active: "" };
  return catalog.groups
    .flatMap((group) => group.events)
    .filter((event) => event.status !== "active")
    .map((event) => ({ name: text(event.name), status: status[event.status] }));
}

/** `32,000`, whatever the machine's locale. */
function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}
