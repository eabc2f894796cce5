/**
 * Every position of the language where text or a name stands, derived from its table of keys: a new key is a new
 * position without a line here. A position is the stage with a gap; what is put into the gap is tried there.
 */
import { parse } from "yaml";
import { isKindName, KINDS, type KindName } from "../../generator/src/language/kinds.ts";
import type { NameKind, Shape } from "../../generator/src/language/shape.ts";
import { loadCatalog } from "../../generator/src/rules/load.ts";
import { asBranch, hostOf, prune, stageTree } from "./stage.ts";
import { asTree, type Branch, escaped, GAP, type Tree, writeYaml } from "./tree.ts";

export interface Position {
  /** `event.description`, `property.enum[]` (an item), `group.events{}` (a name). */
  readonly id: string;
  readonly kind: KindName;
  readonly key: string;
  readonly what: "value" | "item" | "name";
  /** What the table says may stand here. */
  readonly shape: Shape;
  /** A harmless text or value, as YAML, from the table's own example. */
  readonly example: string;
  /** A name of the same kind that stands beside it. */
  readonly sibling?: string;
  /** The catalogue before and after the gap. */
  readonly before: string;
  readonly after: string;
  /** The included file that has the gap, where the catalogue itself has none. */
  readonly part?: { readonly before: string; readonly after: string };
}

/** What stands beside a key about values, so that the key makes sense. Keys that are not here stand beside `type: boolean`. */
export const BESIDE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  type: { maxLength: 40, free_text: "A test." },
  $type: {},
  enum: { type: "string" },
  const: { type: "string" },
  format: { type: "string" },
  pattern: { type: "string", maxLength: 100 },
  minimum: { type: "integer" },
  maximum: { type: "integer" },
  minLength: { type: "string", maxLength: 3000, free_text: "A test." },
  maxLength: { type: "string", free_text: "A test." },
  maxItems: { type: "array", items: { type: "boolean" } },
  properties: { type: "object", properties: { stage_key: { type: "boolean", description: "A key." } } },
  free_text: { type: "string", maxLength: 40 },
  examples: { type: "string", maxLength: 3000, free_text: "A test." },
  transform: { type: "string", maxLength: 3000, free_text: "A test." },
};

/** What else must stand beside a key, by position. */
const COMPANY: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "purpose.consent": { basis: "consent" },
};

/** Where the table's example is of another type than what stands beside the key here. */
const EXAMPLES: Readonly<Record<string, string>> = { "examples[]": '"text"' };

/** All positions, in the order of the table. */
export function allPositions(): readonly Position[] {
  const kinds = Object.keys(KINDS).filter(isKindName);
  return kinds.flatMap((kind) =>
    Object.entries(KINDS[kind].keys).flatMap(([key, { shape, example }]) =>
      positionsOf(kind, key, shape, example),
    ),
  );
}

function positionsOf(kind: KindName, key: string, shape: Shape, example: string): readonly Position[] {
  const about = { kind, key };
  if (shape.is === "map") return [];
  if (shape.is === "entries") {
    const name = { is: "name", of: shape.names } as const;
    return [
      withText({ ...about, id: `${kind}.${key}{}`, what: "name", shape: name, example: NAMES[shape.names] }),
    ];
  }
  if (shape.is !== "list")
    return [withText({ ...about, id: `${kind}.${key}`, what: "value", shape, example })];
  if (shape.of.is === "map") return [];
  const [first] = parse(example) as readonly unknown[];
  const item = EXAMPLES[`${key}[]`] ?? JSON.stringify(first);
  return [withText({ ...about, id: `${kind}.${key}[]`, what: "item", shape: shape.of, example: item })];
}

/** A name that nobody has yet, for each kind of name. */
const NAMES: Readonly<Record<NameKind, string>> = {
  constant: "FRESH_NAME",
  key: "fresh_name",
  type: "FreshName",
  id: "fresh-name",
};

type Untexted = Omit<Position, "before" | "after" | "part" | "sibling">;

/** Other positions whose texts have to differ from one another, with one that is there already. */
const SIBLINGS: Readonly<Record<string, string>> = { "event.name": "Pipelines run" };

function withText(position: Untexted): Position {
  const root = stageTree();
  if (position.kind === "part") {
    const part: Branch = new Map();
    putGap(part, position, GAP);
    root.set("include", ["part.yaml"]);
    const [before = "", after = ""] = writeYaml(part).split(GAP);
    return { ...position, before: writeYaml(root), after: "", part: { before, after } };
  }
  const host = hostOf(root, position.kind);
  putGap(host, position, GAP);
  const sibling = position.what === "name" ? firstName(host.get(position.key)) : SIBLINGS[position.id];
  const isNeeded = (yaml: string): boolean =>
    yaml.includes(GAP) && (sibling === undefined || yaml.includes(escaped(sibling)));
  prune(
    root,
    position.kind,
    host.get(position.key),
    (yaml) => isNeeded(yaml) && isSound(yaml.replace(GAP, position.example)),
  );
  const [before = "", after] = writeYaml(root).split(GAP);
  if (after === undefined) throw new Error(`the stage has no gap for ${position.id}`);
  return { ...position, ...(sibling === undefined ? {} : { sibling }), before, after };
}

function isSound(text: string): boolean {
  return loadCatalog({ text, file: "stage.yaml", today: "2026-01-01" }).catalog !== undefined;
}

function firstName(entries: Tree | undefined): string | undefined {
  const [first] = entries instanceof Map ? entries.keys() : [];
  return first === GAP ? undefined : first;
}

/** Puts a text, or the gap, into the map that stands for the position's kind. */
export function putGap(host: Branch, position: Untexted, text: string): void {
  const { key, what } = position;
  besideGap(host, position);
  if (what === "value") host.set(key, text);
  else if (what === "item") host.set(key, [text]);
  else host.set(key, withName(host.get(key), text, entryFor(position, text)));
}

/** Replaces what a field says about its value by what fits the key. */
function besideGap(host: Branch, { kind, key, id, what }: Untexted): void {
  const isValue = Object.hasOwn(KINDS[kind].keys, "$type");
  const goes = (one: string): boolean => what !== "name" || one !== key;
  if (isValue)
    for (const one of [...Object.keys(BESIDE), "items", "nullable"]) if (goes(one)) host.delete(one);
  const beside = isValue ? (BESIDE[key] ?? { type: "boolean" }) : {};
  for (const [name, value] of Object.entries({ ...beside, ...COMPANY[id] })) {
    if (!host.has(name) || goes(name)) host.set(name, asTree(value));
  }
}

/** The entries with one more. */
function withName(entries: Tree | undefined, name: string, entry: Branch): Branch {
  return new Map([...(entries instanceof Map ? entries : []), [name, entry]]);
}

/** An entry as the language's own example of the key has it. Wire names have to differ. */
function entryFor({ kind, key }: Untexted, name: string): Branch {
  const entries = asTree(parse(KINDS[kind].keys[key]?.example ?? ""));
  const [entry] = entries instanceof Map ? entries.values() : [];
  const copy = new Map(asBranch(entry));
  if (key === "events") copy.set("name", `Another event, ${name === GAP ? "" : name}.`);
  return copy;
}
