/**
 * OpenTelemetry semantic conventions as Weaver reads them (`groups` of `semconv.schema.json`): a registry of attributes,
 * a group for the metadata that every event extends, and a group of type `event` for each event.
 */
import type {
  CatalogDocument,
  CatalogEvent,
  Deprecation,
  Field,
  Group,
} from "@forthright/runtime/catalog-document";
import { activeGroups } from "../../disclosure/active-events.ts";
import { oneLine } from "../../disclosure/visible-text.ts";
import type { Export } from "../export-format.ts";
import { catalogueLines, eventFacts } from "../facts.ts";
import { type YamlValue, yamlText } from "../text/yaml-text.ts";
import { STABILITY } from "./attribute-type.ts";
import { definition, type Registry, reference, registryOf } from "./registry.ts";

const SCHEMA = "https://raw.githubusercontent.com/open-telemetry/weaver/main/schemas/semconv.schema.json";

export function opentelemetryRegistry(document: CatalogDocument): Export {
  const { catalog } = document;
  const registry = registryOf(document);
  const { id, name } = catalog.product;
  const groups: YamlValue[] = [
    ...(registry.attributes.length === 0
      ? []
      : [
          {
            id: `registry.${id}`,
            type: "attribute_group",
            display_name: `${name} attributes`,
            brief: `Attributes of ${name} telemetry.`,
            attributes: registry.attributes.map(definition),
          },
        ]),
    ...(catalog.metadata.length === 0 ? [] : [metadataGroup(document, registry)]),
    ...activeGroups(catalog).flatMap(({ group, events }) =>
      events.map((event) => eventGroup(event, group, document, registry)),
    ),
  ];
  const content = yamlText(catalogueLines(document), { groups }, SCHEMA);
  return { files: [{ path: `${id}.yaml`, content }], losses: losses(document) };
}

function metadataGroup({ catalog }: CatalogDocument, registry: Registry): YamlValue {
  return {
    id: metadataId(catalog.product.id),
    type: "attribute_group",
    brief: `What rides on every event of ${catalog.product.name}.`,
    attributes: references(catalog.metadata, registry),
  };
}

function metadataId(product: string): string {
  return `attributes.${product}.metadata`;
}

function eventGroup(
  event: CatalogEvent,
  group: Group,
  { catalog }: CatalogDocument,
  registry: Registry,
): YamlValue {
  const name = `${catalog.product.id}.${event.constant.toLowerCase()}`;
  const { name: wire_name, trigger, deprecated: _deprecated, ...facts } = eventFacts(event, group, catalog);
  return {
    id: `event.${name}`,
    type: "event",
    name,
    display_name: oneLine(event.name),
    stability: STABILITY,
    brief: oneLine(event.description),
    ...(trigger === undefined ? {} : { note: `When: ${oneLine(String(trigger))}` }),
    ...(event.deprecated === undefined ? {} : { deprecated: deprecated(event.deprecated) }),
    annotations: { forthright: { wire_name, ...facts } },
    ...(catalog.metadata.length === 0 ? {} : { extends: metadataId(catalog.product.id) }),
    ...(event.properties.length === 0 ? {} : { attributes: references(event.properties, registry, event) }),
  };
}

function references(
  fields: readonly Field[],
  registry: Registry,
  event?: CatalogEvent,
): readonly YamlValue[] {
  return fields.flatMap((field) => {
    const attribute = registry.find(field, event);
    return attribute === undefined ? [] : [reference(attribute, field, event)];
  });
}

/** `renamed` would promise that nothing but the name changed, which the catalogue does not say. */
function deprecated({ since, reason, replaced_by }: Deprecation): YamlValue {
  const note = [
    ...(reason === undefined ? [] : [reason]),
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...(replaced_by === undefined ? [] : [`Replaced by ${replaced_by}.`]),
  ];
  return {
    reason: replaced_by === undefined ? "obsoleted" : "uncategorized",
    note: note.length === 0 ? "No reason stated." : oneLine(note.join(" ")),
  };
}

function losses({ catalog }: CatalogDocument): readonly string[] {
  const events = activeGroups(catalog).flatMap(({ events: inGroup }) => inGroup);
  const nested = events.flatMap((event) =>
    event.properties
      .filter(({ schema }) => (schema.properties ?? schema.items?.properties) !== undefined)
      .map(
        (field) =>
          `shape of ${event.constant}.${field.name}: attributes have no objects; it stands in annotations`,
      ),
  );
  return [
    "rules of values stand in annotations; Weaver takes closed lists of values for open ones",
    "events are named by their constants, as OpenTelemetry wants it; wire names stand in annotations",
    ...nested,
  ];
}
