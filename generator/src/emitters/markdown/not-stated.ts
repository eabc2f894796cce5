/** What a reader may want to know and the catalogue does not say: listed instead of left to be overlooked. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { activeEvents } from "../../disclosure/active-events.ts";
import { text } from "./escape.ts";

export function notStated(catalog: Catalog): readonly string[] {
  const { controller } = catalog;
  const missing = (value: unknown, what: string): readonly string[] => (value === undefined ? [what] : []);
  const kept = activeEvents(catalog).filter((event) => event.retention === undefined);
  return [
    ...missing(catalog.why, "why it is collected, in the author's words"),
    ...missing(controller, "who answers for it (the controller)"),
    ...(controller === undefined
      ? []
      : [
          ...missing(controller.location, "where the controller is"),
          ...missing(controller.contact, "how to reach the controller"),
          ...missing(controller.representative, "a representative in the EU, where one is needed"),
          ...missing(controller.data_protection_officer, "a data protection officer, where there is one"),
        ]),
    ...catalog.destinations.flatMap((one) => [
      ...missing(one.country, `the country of ${text(one.name)}`),
      ...missing(one.safeguard, `the safeguard for a transfer to ${text(one.name)}`),
      ...missing(one.retention, `how long ${text(one.name)} keeps the data`),
    ]),
    ...(kept.length === 0 ? [] : [retention(kept.length, activeEvents(catalog).length)]),
    ...missing(catalog.product.command, "a command to stop it"),
    ...missing(catalog.product.source, "where the source code is"),
  ];
}

function retention(count: number, all: number): string {
  return count === all ? "how long events are kept" : `how long ${count} of the ${all} events are kept`;
}
