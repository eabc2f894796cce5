/** Where things stand: flat lists of the events, fields, schemas and prose of a catalogue, for rules to go through. */
import type {
  Catalog,
  CatalogEvent,
  Field,
  MetadataField,
  ValueSchema,
} from "@forthright/runtime/catalog-document";
import type { Path } from "../source/tree.ts";
import type { RawCatalog, RawEvent, RawField, RawMetadata, RawSchema } from "./parse.ts";

export interface EventPlace {
  readonly event: CatalogEvent;
  readonly raw: RawEvent;
  readonly path: Path;
}

export interface FieldPlace {
  readonly field: Field;
  readonly raw: RawField;
  readonly path: Path;
  /** For messages: ``property `total_steps` of `RUN_PIPELINE` ``. */
  readonly label: string;
  /** The event that it is declared in; absent for metadata, for traits and inside named types. */
  readonly event?: EventPlace;
  /** The field that it is a part of. */
  readonly parent?: FieldPlace;
}

export interface MetadataPlace extends FieldPlace {
  readonly field: MetadataField;
  readonly raw: RawMetadata;
}

export interface SchemaPlace {
  readonly raw: RawSchema;
  readonly schema: ValueSchema;
  readonly path: Path;
  readonly label: string;
  /** The field that it describes; absent for items and named types. */
  readonly field?: FieldPlace;
  /** Set where the runtime, not a caller, gives the value. */
  readonly measured?: true;
}

export interface Places {
  readonly events: readonly EventPlace[];
  readonly metadata: readonly MetadataPlace[];
  readonly traits: readonly FieldPlace[];
  /** Metadata, traits, properties, and keys of objects, also those inside named types. */
  readonly fields: readonly FieldPlace[];
  /** Every place that describes a value: fields, named types, items. */
  readonly schemas: readonly SchemaPlace[];
}

interface Lists {
  readonly events: EventPlace[];
  readonly metadata: MetadataPlace[];
  readonly traits: FieldPlace[];
  readonly fields: FieldPlace[];
  readonly schemas: SchemaPlace[];
}

/** The raw form and the model have the same entries in the same order, so they are walked side by side. */
export function placesOf(raw: RawCatalog, catalog: Catalog): Places {
  const lists: Lists = { events: [], metadata: [], traits: [], fields: [], schemas: [] };
  for (const field of catalog.metadata) {
    const own = raw.metadata?.get(field.name);
    if (own === undefined) continue;
    const path = ["metadata", field.name];
    const place: MetadataPlace = { field, raw: own, path, label: `metadata field \`${field.name}\`` };
    lists.metadata.push(place);
    addField(lists, place, field.source !== "host");
  }
  for (const field of catalog.identify?.traits ?? []) {
    const own = raw.traits?.get(field.name);
    if (own === undefined) continue;
    const place: FieldPlace = {
      field,
      raw: own,
      path: ["traits", field.name],
      label: `trait \`${field.name}\``,
    };
    lists.traits.push(place);
    addField(lists, place, false);
  }
  for (const type of catalog.types) {
    const own = raw.types?.get(type.name);
    const path = ["types", type.name];
    if (own !== undefined)
      addSchema(lists, { raw: own, schema: type.schema, path, label: `type \`${type.name}\`` });
  }
  for (const group of catalog.groups) {
    const events = raw.groups.get(group.id)?.events;
    for (const event of group.events) {
      const own = events?.get(event.constant);
      if (own !== undefined)
        addEvent(lists, { event, raw: own, path: ["groups", group.id, "events", event.constant] });
    }
  }
  return lists;
}

function addEvent(lists: Lists, place: EventPlace): void {
  lists.events.push(place);
  for (const field of place.event.properties) {
    const raw = place.raw.properties?.get(field.name);
    if (raw === undefined) continue;
    const label = `property \`${field.name}\` of \`${place.event.constant}\``;
    addField(
      lists,
      { field, raw, path: [...place.path, "properties", field.name], label, event: place },
      false,
    );
  }
}

function addField(lists: Lists, place: FieldPlace, measured: boolean): void {
  lists.fields.push(place);
  const { raw, path, label } = place;
  const schema: SchemaPlace = { raw, schema: place.field.schema, path, label, field: place };
  addSchema(lists, measured ? { ...schema, measured: true } : schema, place);
}

/** Adds a schema and what is inside it. What a named type has inside is walked once, where the type stands. */
function addSchema(lists: Lists, place: SchemaPlace, field?: FieldPlace): void {
  lists.schemas.push(place);
  const { raw, schema } = place;
  if (raw.$type !== undefined) return;
  if (raw.items !== undefined && schema.items !== undefined) {
    const path = [...place.path, "items"];
    addSchema(lists, { raw: raw.items, schema: schema.items, path, label: `items of ${place.label}` }, field);
  }
  for (const inner of schema.properties ?? []) {
    const own = raw.properties?.get(inner.name);
    if (own === undefined) continue;
    const path = [...place.path, "properties", inner.name];
    const label = `key \`${inner.name}\` of ${place.label}`;
    const event = field?.event;
    addField(
      lists,
      {
        field: inner,
        raw: own,
        path,
        label,
        ...(field === undefined ? {} : { parent: field }),
        ...(event === undefined ? {} : { event }),
      },
      false,
    );
  }
}
