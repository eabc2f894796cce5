/** Everything for readers: the disclosure, a page per event, the first-run notice and the index for language models. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { activeEvents, activeGroups } from "../../disclosure/active-events.ts";
import type { EventDocument } from "../../disclosure/event-document.ts";
import { type EventParts, eventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { code, pageLink, text } from "./escape.ts";
import { eventPagePath, eventPages } from "./event-page.ts";
import { type FieldRow, fieldRows } from "./field-rows.ts";
import { readmeView } from "./readme-view.ts";
import { template, type View } from "./render.ts";
import { eventBody } from "./telemetry-event.ts";
import { telemetryView } from "./telemetry-view.ts";

const renderTelemetry = template("telemetry");
const renderLlms = template("llms");
const renderReadme = template("readme");

export function emitMarkdown(
  document: CatalogDocument,
  parts: EventParts = eventParts(document),
): readonly OutputFile[] {
  const rows = new Map<EventDocument, readonly FieldRow[]>();
  const rowsOf = (one: EventDocument): readonly FieldRow[] => {
    const own = rows.get(one) ?? fieldRows(one.event.properties, one.shared.catalog, one.event);
    rows.set(one, own);
    return own;
  };
  const bodies = new Map(
    parts.events.map((one) => [
      one.event.constant,
      parts.text("docs/TELEMETRY.md", one, () => eventBody(one, rowsOf(one))),
    ]),
  );
  return [
    { path: "README.md", content: renderReadme(readmeView(document)) },
    { path: "docs/TELEMETRY.md", content: renderTelemetry(telemetryView(document, bodies)) },
    { path: "docs/llms.txt", content: renderLlms(llmsView(document)) },
    { path: "docs/notice.txt", content: document.disclosure.notice },
    ...eventPages(parts, rowsOf),
  ];
}

function llmsView({ id, catalog }: CatalogDocument): View {
  return {
    product: text(catalog.product.name),
    version: text(catalog.product.version),
    count: String(activeEvents(catalog).length),
    catalog: code(id),
    has_traits: catalog.identify !== undefined,
    groups: activeGroups(catalog).map(({ group, events }) => ({
      title: text(group.title),
      events: events.map((event) => ({
        link: pageLink(text(event.name), eventPagePath(group, event)),
        description: text(event.description),
      })),
    })),
  };
}
