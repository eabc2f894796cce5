/** From the properties and custom types of RudderStack to schemas of the language. */
import type { Node } from "../../source/tree.ts";
import { type Fields, type FileContext, openMap, textsOf } from "../fields.ts";
import { readTyped, type Spelling } from "../json-schema.ts";
import type { ImportProperty, ImportSchema, ImportType, LeftOut, Leftover } from "../model.ts";
import { isWireKey } from "../names.ts";
import { BAD_KEY, isRefusal, oneType, type Refusal } from "../schema-types.ts";
import { asLeftovers, type Resource, type Resources, referenceOf } from "./rudder-resources.ts";

/** Custom types that properties use, each read once. */
export interface TypeReader {
  readonly used: ReadonlyMap<Resource, ImportType | LeftOut>;
  /** `$type` for a reference, or why it cannot be used. */
  read(reference: string): ImportSchema | Refusal;
}

export function typeReader(resources: Resources, used: Set<Resource>): TypeReader {
  const read = new Map<Resource, ImportType | LeftOut>();
  const open = new Set<Resource>();
  const reader: TypeReader = {
    used: read,
    read(reference) {
      const resource = resources.find(reference);
      if (resource === undefined) return unknown(reference);
      if (open.has(resource))
        return { problem: "its type contains itself", hint: "declare the keys by hand" };
      used.add(resource);
      open.add(resource);
      const type = read.get(resource) ?? readType(resource, resources, reader, used);
      open.delete(resource);
      read.set(resource, type);
      if (type.kind === "type") return { $type: type.name };
      return { problem: `its type “${type.name}” is left out: ${type.reason}`, hint: type.hint };
    },
  };
  return reader;
}

function unknown(reference: string): Refusal {
  return {
    problem: `nothing in the plan is called ${reference}`,
    hint: "import the folder with all files of the plan",
  };
}

function readType(
  resource: Resource,
  resources: Resources,
  types: TypeReader,
  used: Set<Resource>,
): ImportType | LeftOut {
  const { place } = resource;
  const fields = openMap(resource.context, resource.node);
  const stated = fields?.peek("name");
  const written = stated?.kind === "scalar" ? String(stated.value) : resource.id;
  const name = written.replace(/[^A-Za-z0-9]/g, "");
  const keys = fields === undefined ? [] : readUses(fields, "properties", resources, types, used);
  const origin = [...asLeftovers(resource), ...originsOf(keys)];
  const leaveOut = ({ problem, hint }: Refusal): LeftOut => {
    return { kind: "left-out", name: written, reason: problem, hint, place, leftovers: origin };
  };
  if (fields === undefined || !/^[A-Z]/.test(name) || name.length > 64) {
    return leaveOut({ problem: "no name of a type can be made of its name", hint: "write the type by hand" });
  }
  if (name === written) fields.take("name");
  const schema = readValue(fields, keys, types);
  if (isRefusal(schema)) return leaveOut(schema);
  if (schema.$type !== undefined) {
    return leaveOut({ problem: "it is another name for a type", hint: "use that type" });
  }
  const description = fields.text("description");
  const more = description === undefined ? {} : { description };
  return { kind: "type", name, schema, ...more, place, leftovers: ownRest(fields), origin };
}

/** Everything that the plan says about properties, for when what holds them is left out. */
export function originsOf(properties: readonly (ImportProperty | LeftOut)[]): readonly Leftover[] {
  return properties.flatMap((one) => (one.kind === "property" ? one.origin : one.leftovers));
}

/** The properties that a rule, an object or a custom type lists by reference. */
export function readUses(
  fields: Fields,
  key: string,
  resources: Resources,
  types: TypeReader,
  used: Set<Resource>,
): readonly (ImportProperty | LeftOut)[] {
  return fields.children(key).map((use) => readUse(use, resources, types, used));
}

function readUse(
  use: Fields,
  resources: Resources,
  types: TypeReader,
  used: Set<Resource>,
): ImportProperty | LeftOut {
  const reference = referenceOf(use.peek("property")) ?? referenceOf(use.node) ?? "";
  const resource = resources.find(reference);
  const own: Leftover = { path: use.path, node: use.node, place: placeAt(use) };
  if (resource === undefined) {
    const { problem, hint } = unknown(reference);
    return { kind: "left-out", name: reference, reason: problem, hint, place: own.place, leftovers: [own] };
  }
  used.add(resource);
  const nested = readUses(use, "properties", resources, types, used);
  const origin = [own, ...asLeftovers(resource), ...originsOf(nested)];
  const { place } = resource;
  const fields = openMap(resource.context, resource.node, resource.id);
  const name = fields?.text("name")?.value ?? "";
  const leaveOut = ({ problem, hint }: Refusal): LeftOut => {
    return { kind: "left-out", name: name || resource.id, reason: problem, hint, place, leftovers: origin };
  };
  if (fields === undefined || !isWireKey(name)) return leaveOut(BAD_KEY);
  const schema = readValue(fields, nested, types);
  if (isRefusal(schema)) return leaveOut(schema);
  const description = fields.text("description");
  const required = use.flag("required") ?? false;
  return {
    kind: "property",
    name,
    schema,
    required,
    ...(description === undefined ? {} : { description }),
    place,
    leftovers: [...fields.rest().map(quietReference), ...ownRest(use)],
    origin,
  };
}

function placeAt(use: Fields): Leftover["place"] {
  return { file: use.context.file, start: use.node.start, end: use.node.end };
}

/** What is left of a map apart from what the uses in its `properties` left, which is theirs. */
export function ownRest(fields: Fields): readonly Leftover[] {
  const start = `${fields.path === "" ? "" : `${fields.path}.`}properties[`;
  return fields
    .rest()
    .filter(({ path }) => !(path.startsWith(start) && path.slice(start.length).includes(".")));
}

/** The reference to a type says nothing beside the type itself. */
function quietReference(leftover: Leftover): Leftover {
  const { path, node } = leftover;
  const reference = node.kind === "scalar" && String(node.value).startsWith("#") && /\.type$/.test(path);
  return reference ? { ...leftover, bookkeeping: true } : leftover;
}

/** What a property or custom type may be: `type`, `types`, `item_type`, `config` in the spelling of either version. */
function readValue(
  fields: Fields,
  keys: readonly (ImportProperty | LeftOut)[],
  types: TypeReader,
): ImportSchema | Refusal {
  const stated = fields.peek("type");
  const word = stated?.kind === "scalar" ? String(stated.value) : "";
  if (word.startsWith("#")) {
    const schema = types.read(word);
    return schema;
  }
  const names = textsOf(fields.peek("types")) ?? word.split(",").map((one) => one.trim());
  const typed = oneType(names.filter((name) => name !== ""));
  if ("problem" in typed) return typed;
  if (names.length === 1) fields.take("type");
  const config = fields.child("config") ?? fields.child("propConfig") ?? emptyFields(fields.context);
  if (typed.type === "array") return readList(fields, config, typed.nullable, keys, types);
  if (typed.type !== "object") return readTyped(config, typed, spellingOf(config));
  if (!keys.some((one) => one.kind === "property")) {
    return {
      problem: "it is an object, and none of its keys can be declared",
      hint: "declare the keys of the object",
    };
  }
  const base: ImportSchema = { type: "object", properties: keys };
  return typed.nullable ? { ...base, nullable: true } : base;
}

function readList(
  fields: Fields,
  config: Fields,
  nullable: boolean,
  keys: readonly (ImportProperty | LeftOut)[],
  types: TypeReader,
): ImportSchema | Refusal {
  const single = fields.peek("item_type");
  const listed = fields.peek("item_types") ?? config.peek("itemTypes") ?? config.peek("item_types");
  const names = single?.kind === "scalar" ? [String(single.value)] : (textsOf(listed) ?? []);
  const [first = ""] = names;
  const items = itemsOf(names, first, keys, types);
  if (isRefusal(items))
    return { problem: `it is a list, and of its items: ${items.problem}`, hint: items.hint };
  if (names.length === 1 && items.$type === undefined) {
    for (const key of ["item_type", "item_types"]) fields.take(key);
    for (const key of ["itemTypes", "item_types"]) config.take(key);
  }
  const most = spellingOf(config)("maxItems");
  const maxItems = config.number(most);
  const base: ImportSchema = { type: "array", items, ...(maxItems === undefined ? {} : { maxItems }) };
  return nullable ? { ...base, nullable: true } : base;
}

/** Items are of one type; the keys of objects stand in the rule, below the list. */
function itemsOf(
  names: readonly string[],
  first: string,
  keys: readonly (ImportProperty | LeftOut)[],
  types: TypeReader,
): ImportSchema | Refusal {
  if (names.length === 1 && first.startsWith("#")) return types.read(first);
  const typed = oneType(names);
  if ("problem" in typed) return typed;
  const nullable = typed.nullable ? ({ nullable: true } as const) : {};
  if (typed.type === "object" && keys.some((one) => one.kind === "property")) {
    return { type: "object", properties: keys, ...nullable };
  }
  if (typed.type === "object" || typed.type === "array") {
    const what = typed.type === "array" ? "lists" : "objects";
    return { problem: `${what} whose content is not stated`, hint: "declare what an item is" };
  }
  return { type: typed.type, ...nullable };
}

/** Version 1 spells `min_length` what earlier versions spell `minLength`. */
function spellingOf(config: Fields): Spelling {
  return (keyword) => {
    const snake = keyword.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return config.peek(snake) === undefined ? keyword : snake;
  };
}

function emptyFields(context: FileContext): Fields {
  const empty: Node = { kind: "map", entries: [], start: 0, end: 0 };
  const fields = openMap(context, empty);
  if (fields === undefined) throw new Error("a map opens");
  return fields;
}
