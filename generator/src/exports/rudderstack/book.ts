/**
 * The properties and custom types of a RudderStack data catalogue. There a property is known by its name, type and item
 * type alone, so two fields of the same key share one; where their rules differ, the rules move into a custom type.
 */
import type { Catalog, Field, JsonValue, NamedType } from "@forthright/runtime/catalog-document";
import { fieldSchema, isAlwaysThere, valueSchema } from "../../emitters/json/value-schema.ts";
import { namedType } from "../json-dress.ts";
import { type Namer, namer } from "../names.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { describe } from "./texts.ts";

/** A property or custom type as it will be written, without its comment. */
export type Entry = Readonly<Record<string, JsonValue>>;

/** A reference to a property in a rule. */
export type PropertyUse = {
  readonly property: string;
  readonly required: boolean;
  readonly properties?: readonly PropertyUse[];
  readonly additional_properties?: boolean;
};

export interface Book {
  readonly properties: readonly Entry[];
  readonly types: readonly Entry[];
  readonly losses: readonly string[];
  /** Enters a field, if it is new, and refers to it. */
  readonly use: (field: Field, place: string) => PropertyUse;
}

/** rudder-cli lets properties nest three levels below the first. */
const MAX_DEPTH = 3;
const MAX_NAME = 65;

interface State {
  readonly catalog: Catalog;
  readonly properties: Map<string, Entry>;
  readonly types: Entry[];
  readonly losses: string[];
  readonly ids: Namer;
  readonly typeNames: Namer;
}

/** An empty book with the catalogue's named types. */
export function openBook(catalog: Catalog): Book {
  const state: State = {
    catalog,
    properties: new Map(),
    types: [],
    losses: [],
    ids: namer(MAX_NAME),
    typeNames: namer(MAX_NAME),
  };
  for (const type of catalog.types) enterNamedType(state, type);
  return {
    get properties() {
      return [...state.properties.values()];
    },
    types: state.types,
    losses: state.losses,
    use: (field, place) => use(state, field, place, 0),
  };
}

function use(state: State, field: Field, place: string, depth: number): PropertyUse {
  const at = `${place}.${field.name}`;
  const inner = field.schema.properties ?? field.schema.items?.properties ?? [];
  const id = enter(state, field, at);
  const own = { property: `#property:${id}`, required: isAlwaysThere(field) };
  if (inner.length === 0 || isCustom(state, field)) return own;
  if (depth === MAX_DEPTH) {
    state.losses.push(`properties inside ${at}: RudderStack nests at most ${MAX_DEPTH + 1} levels`);
    return own;
  }
  return {
    ...own,
    additional_properties: false,
    properties: inner.map((one) => use(state, one, at, depth + 1)),
  };
}

/** Whether a custom type says what is inside; a rule may not say it again. */
function isCustom({ catalog }: State, { schema, transform }: Field): boolean {
  const inner = schema.items ?? schema;
  return transform === undefined && namedType(inner, catalog) !== undefined && schema.nullable !== true;
}

/** Id of the property that stands for the field. */
function enter(state: State, field: Field, at: string): string {
  const shape = shapeOf(fieldSchema(field));
  lose(state, shape, at);
  const type = field.transform === undefined ? namedType(field.schema, state.catalog) : undefined;
  const plain = type === undefined ? typing(state, field, shape, at) : { type: typeReference(type) };
  const known = state.properties.get(keyOf(field.name, plain));
  const body = { ...plain, ...(type === undefined ? configured(shape) : {}) };
  if (known === undefined) return create(state, field, body, field.name);
  if (sameRules(known, body)) return share(state, known, field, at);
  if (shape.nullable || shape.type === "object") {
    state.losses.push(`rules of ${at}: they are those of the first property of that name and type`);
    return share(state, known, field, at);
  }
  const custom = { type: enterCustomType(state, pascal(at), shape, plain) };
  const again = state.properties.get(keyOf(field.name, custom));
  return again === undefined
    ? create(state, field, custom, at.replaceAll(".", "-").toLowerCase())
    : String(again["id"]);
}

function create(state: State, field: Field, body: Entry, wanted: string): string {
  const id = state.ids(wanted);
  const text = describe(field.description);
  state.properties.set(keyOf(field.name, body), {
    id,
    name: field.name,
    ...(text === undefined ? {} : { description: text }),
    ...body,
  });
  return id;
}

function share(state: State, known: Entry, field: Field, at: string): string {
  if (known["description"] !== describe(field.description)) {
    state.losses.push(
      `description of ${at}: RudderStack keeps the one of the first property of that name and type`,
    );
  }
  return String(known["id"]);
}

function typing(state: State, field: Field, shape: Shape, at: string): Entry {
  const types: Entry = shape.nullable ? { types: [shape.type, "null"] } : { type: shape.type };
  const { item } = shape;
  if (item === undefined) return types;
  const items = field.schema.items;
  const named = items === undefined ? undefined : namedType(items, state.catalog);
  if (named !== undefined && !shape.nullable) return { ...types, item_type: typeReference(named) };
  if (item.nullable) return { ...types, item_types: [item.type, "null"] };
  if (Object.keys(item.config).length === 0) return { ...types, item_type: item.type };
  return { ...types, item_type: enterCustomType(state, `${pascal(at)}Item`, item, { type: item.type }) };
}

function enterNamedType(state: State, type: NamedType): void {
  const shape = shapeOf(valueSchema(type.schema));
  lose(state, shape, type.name);
  const name = state.typeNames(type.name);
  const text = type.description === undefined ? undefined : describe(type.description);
  const entry = { id: typeId(name), name, ...(text === undefined ? {} : { description: text }) };
  const members = type.schema.properties ?? [];
  const properties = members.map((field) => {
    const { property, required } = use(state, field, type.name, MAX_DEPTH);
    return { property, required };
  });
  state.types.push({
    ...entry,
    type: shape.type,
    ...(shape.item === undefined ? {} : { item_type: shape.item.type }),
    ...configured(shape),
    ...(properties.length === 0 ? {} : { properties }),
  });
  if (shape.nullable) state.losses.push(`null as a value of type ${type.name}`);
}

/** A custom type made for one place; returns the reference to it. */
function enterCustomType(state: State, wanted: string, shape: Shape, plain: Entry): string {
  const name = state.typeNames(wanted);
  state.types.push({ id: typeId(name), name, ...plain, ...configured(shape) });
  return `#custom-type:${typeId(name)}`;
}

function configured({ config, nullable }: Shape): Entry {
  if (Object.keys(config).length === 0) return {};
  const values = config["enum"];
  const enumeration =
    nullable && Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {};
  return { config: { ...config, ...enumeration } };
}

function lose(state: State, shape: Shape, at: string): void {
  const lost = [...shape.lost, ...(shape.item?.lost ?? []).map((rule) => `${rule} of the items`)];
  for (const rule of lost) state.losses.push(`${rule} of ${at}: not a rule of RudderStack`);
}

function keyOf(name: string, { type, types, item_type, item_types }: Entry): string {
  return JSON.stringify([name, type, types, item_type, item_types]);
}

function sameRules(one: Entry, other: Entry): boolean {
  return JSON.stringify(one["config"]) === JSON.stringify(other["config"]);
}

function typeReference({ name }: NamedType): string {
  return `#custom-type:${typeId(name)}`;
}

/** Ids of custom types are their names: both have the letters that references allow. */
function typeId(name: string): string {
  return name;
}

/** `RUN_PIPELINE.store_type` → `RunPipelineStoreType` */
function pascal(path: string): string {
  const words = path.toLowerCase().split(/[^a-z0-9]+/u);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}
