/**
 * RudderStack data catalogue and tracking plan as rudder-cli reads them: version `rudder/v1`, kinds `categories`, `events`,
 * `properties`, `custom-types` and `tracking-plan` (which versions before 1 called `tp`).
 */
import type { Catalog, CatalogDocument, CatalogEvent, Group } from "@forthright/runtime/catalog-document";
import { type ActiveGroup, activeGroups } from "../../disclosure/active-events.ts";
import type { Export, ExportFile } from "../export-format.ts";
import { catalogueLines, eventFacts, factsText, fieldFacts } from "../facts.ts";
import { ridingFields } from "../riding.ts";
import { commented, type YamlValue, yamlText } from "../text/yaml-text.ts";
import { type Book, openBook } from "./book.ts";
import { describe, displayName } from "./texts.ts";

/** Longest name of a track event that RudderStack takes, in bytes of UTF-8. */
const MAX_EVENT_NAME = 64;

export function rudderstackProject(document: CatalogDocument): Export {
  const { catalog } = document;
  const tooLong = (event: CatalogEvent): boolean =>
    new TextEncoder().encode(event.name).length > MAX_EVENT_NAME;
  const all = activeGroups(catalog);
  const groups = all.map(({ group, events }) => ({
    group,
    events: events.filter((event) => !tooLong(event)),
  }));
  const book = openBook(catalog);
  const rules = groups.flatMap(({ events }) => events.map((event) => rule(event, document, book)));
  const name = catalog.product.id;
  const write = (path: string, kind: string, spec: YamlValue): ExportFile => ({
    path,
    content: yamlText(catalogueLines(document), { version: "rudder/v1", kind, metadata: { name }, spec }),
  });
  const plan = {
    id: `${name}-telemetry`,
    display_name: displayName(`${catalog.product.name} telemetry`),
    description: describe(
      `Everything that ${catalog.product.name} ${catalog.product.version} reports about its use.`,
    ),
    rules,
  };
  const files = [
    write("categories.yaml", "categories", { categories: groups.map(({ group }) => category(group)) }),
    write("events.yaml", "events", { events: groups.flatMap((one) => eventEntries(one, catalog)) }),
    write("properties.yaml", "properties", { properties: book.properties }),
    ...(book.types.length === 0 ? [] : [write("custom-types.yaml", "custom-types", { types: book.types })]),
    write("tracking-plan.yaml", "tracking-plan", plan),
  ];
  const left = all.flatMap(({ events }) => events).filter(tooLong);
  return {
    files,
    losses: [
      ...left.map(
        ({ constant }) => `event ${constant}: RudderStack takes names of at most ${MAX_EVENT_NAME} bytes`,
      ),
      ...book.losses,
    ],
  };
}

function category({ id, title }: Group): YamlValue {
  return { id, name: displayName(title) };
}

function eventEntries({ group, events }: ActiveGroup, catalog: Catalog): readonly YamlValue[] {
  return events.map((event) => {
    const { name: _name, ...facts } = eventFacts(event, group, catalog);
    return commented([factsText(facts)], {
      id: event.slug,
      name: event.name,
      event_type: "track",
      description: describe(event.description),
      category: `#category:${group.id}`,
    });
  });
}

function rule(event: CatalogEvent, { catalog }: CatalogDocument, book: Book): YamlValue {
  const own = event.properties.map((field) =>
    commented([factsText(fieldFacts(field, event))], book.use(field, event.constant)),
  );
  const riding = ridingFields(catalog).map((field) =>
    commented([factsText(fieldFacts(field))], book.use(field, "metadata")),
  );
  return {
    type: "event_rule",
    id: `${event.slug}-rule`,
    event: `#event:${event.slug}`,
    additional_properties: false,
    ...(own.length + riding.length === 0 ? {} : { properties: [...own, ...riding] }),
  };
}
