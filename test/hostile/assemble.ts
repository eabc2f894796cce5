/** One catalogue for all accepted cells of a hazard: the text stands in every position that takes it. */
import { isKindName, KINDS } from "../../generator/src/language/kinds.ts";
import type { NameKind, Shape } from "../../generator/src/language/shape.ts";
import { BESIDE, type Position, putGap } from "./positions.ts";
import { asBranch, follow, hostOf, stageTree, type Way } from "./stage.ts";
import type { Branch, Tree } from "./tree.ts";

export interface Accepted {
  readonly position: Position;
  readonly text: string;
}

/** The stage with all of the texts, each in its position. */
export function assemble(accepted: readonly Accepted[]): Branch {
  const root = stageTree();
  for (const one of accepted) {
    const { position, text } = one;
    // What an included file holds becomes part of the same maps.
    if (position.kind === "part" || position.key === "include") continue;
    const host = describesValue(position) ? copyOfHost(root, position) : hostOf(root, position.kind);
    putGap(host, position, text);
    if (position.id === "catalogue.metadata{}") moveAside(host, text);
    // A list of one is printed as another type than a list of several.
    if (position.key === "enum") host.set("enum", [text, "another value"]);
  }
  return root;
}

/** A property of the same name stands where a metadata field stands by itself. */
function moveAside(root: Branch, name: string): void {
  follow(root, ["metadata", name]).set("path", `context.of_${name}`);
}

/** Keys about a value do not go together, so each gets a field, a type or a list of its own. */
export function describesValue({ kind, key }: Position): boolean {
  return Object.hasOwn(KINDS[kind].keys, "$type") && Object.hasOwn(BESIDE, key);
}

/** A copy of the entry around the map of the position's kind, under a name of its own. Returns that map in the copy. */
function copyOfHost(root: Branch, { kind, key }: Position): Branch {
  const way = wayTo(root, hostOf(root, kind));
  const { at, names } = lastEntry(way);
  const entries = follow(root, way.slice(0, at));
  const name = nameOfCopy(String(way[at]), key.replaceAll(/[^a-z]/giu, ""), names);
  if (!entries.has(name)) entries.set(name, structuredClone(asBranch(entries.get(String(way[at])))));
  if (kind === "type" && key !== "pattern") useType(root, name);
  return follow(root, [...way.slice(0, at), name, ...way.slice(at + 1)]);
}

/** A named type does nothing until a property has it. */
function useType(root: Branch, name: string): void {
  const properties = asBranch(hostOf(root, "event").get("properties"));
  properties.set(
    `use_${name.toLowerCase()}`,
    new Map([
      ["$type", name],
      ["description", "Of a named type."],
    ]),
  );
}

function nameOfCopy(name: string, suffix: string, names: NameKind): string {
  if (names === "type") return `${name}${suffix.slice(0, 1).toUpperCase()}${suffix.slice(1)}`;
  return `${name}_${suffix.toLowerCase()}`;
}

/** Where in a way the last name of an entry stands, and what kind of name it is. */
function lastEntry(way: Way): { readonly at: number; readonly names: NameKind } {
  let kind: string = "catalogue";
  let found: { at: number; names: NameKind } | undefined;
  let shape: Shape | undefined;
  for (const [at, step] of way.entries()) {
    if (shape?.is === "entries") {
      found = { at, names: shape.names };
      kind = shape.of;
      shape = undefined;
      continue;
    }
    shape = isKindName(kind) ? KINDS[kind].keys[String(step)]?.shape : undefined;
    if (shape?.is === "map") kind = shape.of;
  }
  if (found === undefined) throw new Error(`nothing on the way ${way.join(".")} has a name`);
  return found;
}

function wayTo(root: Branch, wanted: Branch): Way {
  const found = wayInside(root, wanted);
  if (found === undefined) throw new Error("the map is not in the tree");
  return found;
}

function wayInside(at: Tree, wanted: Branch): Way | undefined {
  if (at === wanted) return [];
  const inner = at instanceof Map ? [...at] : Array.isArray(at) ? [...at.entries()] : [];
  for (const [step, value] of inner) {
    const rest = wayInside(value, wanted);
    if (rest !== undefined) return [step, ...rest];
  }
  return undefined;
}
