/** What a descriptor says besides its types: once, for the printed constant and for its seal. */
import type { Catalog, CatalogEvent } from "@forthright/runtime/catalog-document";
import type { sealOf } from "@forthright/runtime/encode";
import { heldUntil } from "../../disclosure/active-events.ts";
import { questions } from "./gate.ts";

/** The facts of an event's descriptor. Destinations are named only if they are not all of the catalogue's. */
export function descriptorFacts(event: CatalogEvent, catalog: Catalog): Parameters<typeof sealOf>[0] {
  const { constant, name, requires } = event;
  const since = heldUntil(event);
  const all = catalog.destinations.every(({ id }) => event.destinations.includes(id));
  return {
    constant,
    name,
    ...(all ? {} : { destinations: event.destinations }),
    ...(since === undefined ? {} : { since }),
    ...(requires === undefined ? {} : { requires }),
    questions: questions(event.properties, event),
  };
}
