/** The part of `TELEMETRY.md` about one event. */
import type { EventDocument } from "../../disclosure/event-document.ts";
import { code, pageLink, text } from "./escape.ts";
import { eventPagePath } from "./event-page.ts";
import { type FieldRow, purposeTitle } from "./field-rows.ts";
import { template } from "./render.ts";

type BodyView = {
  readonly heading: string;
  readonly constant: string;
  readonly description: string;
  readonly trigger: string;
  readonly since: string;
  readonly requires: string;
  readonly has_properties: boolean;
  readonly properties: readonly FieldRow[];
};

const render = template<BodyView>("telemetry-event");

/** Without a line feed at its end. */
export function eventBody({ event, group, shared }: EventDocument, properties: readonly FieldRow[]): string {
  const { purposes } = shared.catalog;
  return render({
    heading: pageLink(text(event.name), eventPagePath(group, event)),
    constant: code(event.constant),
    description: text(event.description),
    trigger: text(event.trigger ?? "not stated"),
    since: text(event.since ?? ""),
    requires: event.requires === undefined ? "" : purposeTitle(event.requires, purposes),
    has_properties: event.properties.length > 0,
    properties,
  }).trimEnd();
}
