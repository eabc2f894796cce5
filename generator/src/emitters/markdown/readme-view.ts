/** The page that people see who meet the SDK as a package: how to import it, and where the disclosure stands. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { activeEvents } from "../../disclosure/active-events.ts";
import { text } from "./escape.ts";
import type { View } from "./render.ts";

export function readmeView({ catalog }: CatalogDocument): View {
  const { product } = catalog;
  const events = activeEvents(catalog);
  // One with properties shows more.
  const event = events.find(({ properties }) => properties.length > 0) ?? events[0];
  const given = event?.properties.length === 0 ? "" : ", properties";
  return {
    package: `${product.id}-analytics`,
    product: text(product.name),
    version: text(product.version),
    count: events.length === 1 ? "One kind of event" : `${events.length} kinds of event`,
    has_event: event !== undefined,
    constant: event?.constant ?? "",
    call: event === undefined ? "" : `analytics.track(${event.constant}${given});`,
  };
}
