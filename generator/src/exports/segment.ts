/**
 * Segment Protocols tracking plan: the input of the Public API's “create tracking plan” with the rules of “replace rules
 * in tracking plan” (RuleInputV1), which is also the shape of Typewriter's `plan.json`. Schemas are JSON Schema draft-07.
 * The common rule applies to the whole payload of each event (docs: Protocols, “Edit underlying JSON Schema”).
 */
import type {
  CatalogDocument,
  CatalogEvent,
  Field,
  Group,
  MetadataField,
} from "@forthright/runtime/catalog-document";
import { activeGroups } from "../disclosure/active-events.ts";
import { oneLine } from "../disclosure/visible-text.ts";
import { isAlwaysThere, type JsonSchema, objectSchema } from "../emitters/json/value-schema.ts";
import type { Export } from "./export-format.ts";
import { catalogueLines, described, eventFacts, type Facts, fieldFacts } from "./facts.ts";
import { alwaysThere, type Dress, dressedField, isSchema } from "./json-dress.ts";
import { ridingFields } from "./riding.ts";
import { jsonText } from "./text/json-text.ts";

const DRAFT = "http://json-schema.org/draft-07/schema#";

export function segmentPlan(document: CatalogDocument): Export {
  const { catalog } = document;
  const losses: string[] = [];
  const rules = activeGroups(catalog).flatMap(({ group, events }) =>
    events.map((event) => ({
      type: "TRACK",
      key: event.name,
      version: 1,
      jsonSchema: trackSchema(event, group, document, losses),
    })),
  );
  const common = commonSchema(document, losses);
  const identify = identifySchema(document, losses);
  const plan = {
    name: `${oneLine(catalog.product.name)} telemetry`,
    description: catalogueLines(document).join("\n"),
    type: "LIVE",
    rules: [
      ...(common === undefined ? [] : [{ type: "COMMON", version: 1, jsonSchema: common }]),
      ...(identify === undefined ? [] : [{ type: "IDENTIFY", version: 1, jsonSchema: identify }]),
      ...rules,
    ],
  };
  const content = jsonText(plan);
  return { files: [{ path: "segment-plan.json", content }], losses: [...new Set(losses)] };
}

/** The schema of one track call: Segment looks at `properties`, `context` and `traits` of the payload. */
function trackSchema(
  event: CatalogEvent,
  group: Group,
  document: CatalogDocument,
  losses: string[],
): JsonSchema {
  const riding = ridingFields(document.catalog);
  const members = [
    ...event.properties.map((field) => member(field.name, field, document, losses, event)),
    ...riding.map((field) => member(field.name, field, document, losses)),
  ];
  const required = alwaysThere([...event.properties, ...riding]);
  return {
    $schema: DRAFT,
    type: "object",
    description: described(event.description, withoutName(eventFacts(event, group, document.catalog))),
    properties: { properties: objectSchema(Object.fromEntries(members), required) },
    ...(required.length === 0 ? {} : { required: ["properties"] }),
  };
}

/** The schema of identify calls; a plan has at most one. */
function identifySchema(document: CatalogDocument, losses: string[]): JsonSchema | undefined {
  const { identify } = document.catalog;
  if (identify === undefined) return undefined;
  const members = identify.traits.map((field) => member(field.name, field, document, losses));
  const traits = objectSchema(Object.fromEntries(members), alwaysThere(identify.traits));
  return { $schema: DRAFT, type: "object", properties: { traits } };
}

/** The wire name is the key of the rule. */
function withoutName({ name: _name, ...facts }: Facts): Facts {
  return facts;
}

interface Place {
  /** Rest of the path. */
  readonly keys: readonly string[];
  readonly field: MetadataField;
}

/** What rides on every event, at its place in the payload; more may stand there, as Segment adds keys of its own. */
function commonSchema(document: CatalogDocument, losses: string[]): JsonSchema | undefined {
  const fields = document.catalog.metadata.filter(({ path }) => !path.startsWith("properties."));
  if (fields.length === 0) return undefined;
  const places = fields.map((field) => ({ keys: field.path.split("."), field }));
  return { $schema: DRAFT, ...placed(places, document, losses) };
}

function placed(places: readonly Place[], document: CatalogDocument, losses: string[]): JsonSchema {
  const keys = [...new Set(places.map((place) => place.keys[0] ?? ""))];
  const members = keys.map((key) => ({ key, inside: places.filter((place) => place.keys[0] === key) }));
  const properties = members.map(({ key, inside }): readonly [string, JsonSchema] => {
    const leaf = inside.find((place) => place.keys.length === 1);
    if (leaf !== undefined) return member(key, leaf.field, document, losses);
    const deeper = inside.map((place) => ({ keys: place.keys.slice(1), field: place.field }));
    return [key, placed(deeper, document, losses)];
  });
  const required = members.filter(({ inside }) => inside.some(({ field }) => isAlwaysThere(field)));
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required: required.map(({ key }) => key) }),
  };
}

function member(
  key: string,
  field: Field,
  { catalog }: CatalogDocument,
  losses: string[],
  event?: CatalogEvent,
): readonly [string, JsonSchema] {
  const dress: Dress = {
    note: (one) => ({ description: described(one.description, fieldFacts(one, event)) }),
  };
  const place = event === undefined ? field.name : `${event.constant}.${key}`;
  return [key, withoutLookaround(dressedField(field, catalog, dress), place, losses)];
}

/** Segment's patterns have no lookahead (documented), nor the other constructs that its engine cannot run in linear time. */
const UNSUPPORTED = /\(\?(?:=|!|<=|<!)|\\(?:[1-9]|k<)/u;

function withoutLookaround(schema: JsonSchema, place: string, losses: string[]): JsonSchema {
  const entries = Object.entries(schema).flatMap(
    ([key, value]): readonly (readonly [string, JsonSchema[string]])[] => {
      if (key === "pattern" && typeof value === "string" && UNSUPPORTED.test(value)) {
        losses.push(`pattern of ${place}: Segment supports no lookaround or back-reference`);
        return [];
      }
      if (key === "items" && isSchema(value)) return [[key, withoutLookaround(value, place, losses)]];
      if (key !== "properties" || !isSchema(value)) return [[key, value]];
      const members = Object.entries(value).map(([name, one]) => [
        name,
        isSchema(one) ? withoutLookaround(one, `${place}.${name}`, losses) : one,
      ]);
      return [[key, Object.fromEntries(members)]];
    },
  );
  return Object.fromEntries(entries);
}
