/** The attributes of a registry: each is defined once, under `<product>.<key>`, and referred to by events. */
import type { CatalogDocument, CatalogEvent, Field, JsonValue } from "@forthright/runtime/catalog-document";
import { basename, truncate } from "@forthright/runtime/facts";
import { activeEvents } from "../../disclosure/active-events.ts";
import { oneLine } from "../../disclosure/visible-text.ts";
import { isAlwaysThere } from "../../emitters/json/value-schema.ts";
import { type Facts, fieldFacts } from "../facts.ts";
import type { YamlValue } from "../text/yaml-text.ts";
import { type AttributeType, attributeType, furtherRules, STABILITY } from "./attribute-type.ts";

export interface Attribute {
  readonly id: string;
  readonly type: AttributeType;
  readonly field: Field;
}

export interface Registry {
  readonly attributes: readonly Attribute[];
  /** The attribute of a field; `event` absent: of a metadata field. */
  readonly find: (field: Field, event?: CatalogEvent) => Attribute | undefined;
}

/**
 * All attributes, metadata first. The first field of a key gives it its type; a field of the same key with another type
 * gets an attribute of its own, `<product>.<event>.<key>`: attributes of one id mean one thing.
 */
export function registryOf({ catalog }: CatalogDocument): Registry {
  const byId = new Map<string, Attribute>();
  const byPlace = new Map<string, Attribute>();
  const enter = (field: Field, event?: CatalogEvent): void => {
    const type = attributeType(field);
    const shared = `${catalog.product.id}.${field.name}`;
    const known = byId.get(shared);
    const id =
      known === undefined || JSON.stringify(known.type) === JSON.stringify(type) || event === undefined
        ? shared
        : `${catalog.product.id}.${event.constant.toLowerCase()}.${field.name}`;
    const attribute = byId.get(id) ?? { id, type, field };
    byId.set(id, attribute);
    byPlace.set(place(field, event), attribute);
  };
  for (const field of catalog.metadata) enter(field);
  for (const event of activeEvents(catalog)) {
    for (const field of event.properties) enter(field, event);
  }
  return {
    attributes: [...byId.values()],
    find: (field, event) => byPlace.get(place(field, event)),
  };
}

export function definition({ id, type, field }: Attribute): YamlValue {
  return {
    id,
    type,
    stability: STABILITY,
    brief: oneLine(field.description),
    ...examples(field),
    ...annotations(field, {}),
  };
}

/** An event's use of an attribute, with what is different here. */
export function reference({ id, field: defined }: Attribute, field: Field, event?: CatalogEvent): YamlValue {
  const facts = fieldFacts(field, event);
  const sameRules = JSON.stringify(furtherRules(field)) === JSON.stringify(furtherRules(defined));
  const sameExamples = JSON.stringify(examples(field)) === JSON.stringify(examples(defined));
  return {
    ref: id,
    requirement_level: requirement(field),
    ...(field.description === defined.description ? {} : { brief: oneLine(field.description) }),
    ...(sameExamples ? {} : examples(field)),
    ...(sameRules && Object.keys(facts).length === 0 ? {} : annotations(field, facts)),
  };
}

/** A value that needs a separate consent is what “opt in” means there. */
function requirement(field: Field): string {
  if (field.requires !== undefined) return "opt_in";
  return isAlwaysThere(field) ? "required" : "recommended";
}

function annotations(field: Field, facts: Facts): { readonly annotations?: YamlValue } {
  const schema = furtherRules(field);
  const own = { ...facts, ...(Object.keys(schema).length === 0 ? {} : { schema }) };
  return Object.keys(own).length === 0 ? {} : { annotations: { forthright: own } };
}

/**
 * Examples of scalars and of lists of scalars; others have no place. Weaver takes `1` for a whole number, so a double is
 * shown by fractions only.
 */
function examples(field: Field): { readonly examples?: readonly JsonValue[] } {
  const given = field.examples.length > 0 ? field.examples : [field.example];
  const sent = given.flatMap((value) => sentValue(field, value));
  const double = field.schema.type === "number";
  const fit = sent.filter(
    (value) =>
      (isScalar(value) && !(double && Number.isInteger(value))) ||
      (Array.isArray(value) && value.every((one) => isScalar(one) && typeof one !== "number")),
  );
  return fit.length === 0 ? {} : { examples: fit };
}

/** The value as it is sent; a hash is no example of anything. */
function sentValue({ transform, schema }: Field, value: JsonValue): readonly JsonValue[] {
  if (transform === undefined) return [value];
  if (transform === "hash" || typeof value !== "string") return [];
  return [transform === "basename" ? basename(value) : truncate(value, schema.maxLength ?? value.length)];
}

function isScalar(value: JsonValue): boolean {
  return value !== null && typeof value !== "object";
}

function place(field: Field, event: CatalogEvent | undefined): string {
  return `${event?.constant ?? ""}.${field.name}`;
}
