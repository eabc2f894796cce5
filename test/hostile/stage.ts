/** The stage: a sound catalogue with a map of each kind, and the ways to them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { isKindName, KINDS, type KindName } from "../../generator/src/language/kinds.ts";
import type { Shape } from "../../generator/src/language/shape.ts";
import { asTree, type Branch, GAP, type Tree, writeYaml } from "./tree.ts";

export type Way = readonly (string | number)[];

/** A fresh stage. */
export function stageTree(): Branch {
  const text = readFileSync(fileURLToPath(new URL("./stage.yaml", import.meta.url)), "utf8");
  return asBranch(asTree(parse(text)));
}

/** The first map of a kind. Where there is none, the example of the key that leads to it is put there. */
export function hostOf(root: Branch, kind: KindName): Branch {
  const way = firstWay(root, kind);
  if (way !== undefined) return follow(root, way);
  for (const [holder, { keys }] of Object.entries(KINDS)) {
    for (const [key, { shape, example }] of Object.entries(keys)) {
      if (!isKindName(holder) || holder === "part" || !leadsTo(shape, kind)) continue;
      hostOf(root, holder).set(key, asTree(parse(example)));
      const found = firstWay(root, kind);
      if (found !== undefined) return follow(root, found);
    }
  }
  throw new Error(`no map of the kind ${kind} can be made: add one to stage.yaml`);
}

function firstWay(root: Branch, kind: KindName): Way | undefined {
  for (const [one, way] of waysOf(root)) if (one === kind) return way;
  return undefined;
}

function leadsTo(shape: Shape, kind: KindName): boolean {
  return shape.is === "list" ? leadsTo(shape.of, kind) : "of" in shape && shape.of === kind;
}

/** Every map below a map with its kind. */
export function* waysOf(
  at: Tree,
  kind: KindName = "catalogue",
  way: Way = [],
): Generator<readonly [KindName, Way]> {
  if (!(at instanceof Map)) return;
  yield [kind, way];
  for (const [key, value] of at) {
    const shape = KINDS[kind].keys[key]?.shape;
    if (shape !== undefined) yield* waysInside(value, shape, [...way, key]);
  }
}

function* waysInside(at: Tree, shape: Shape, way: Way): Generator<readonly [KindName, Way]> {
  if (shape.is === "map" && isKindName(shape.of)) yield* waysOf(at, shape.of, way);
  if (shape.is === "list" && Array.isArray(at)) {
    for (const [index, item] of at.entries()) yield* waysInside(item, shape.of, [...way, index]);
  }
  if (shape.is === "entries" && at instanceof Map && isKindName(shape.of)) {
    for (const [name, entry] of at) yield* waysOf(entry, shape.of, [...way, name]);
  }
}

export function follow(root: Branch, way: Way): Branch {
  let at: Tree | undefined = root;
  for (const step of way)
    at = at instanceof Map ? at.get(String(step)) : Array.isArray(at) ? at[Number(step)] : undefined;
  return asBranch(at);
}

export function asBranch(tree: Tree | undefined): Branch {
  if (!(tree instanceof Map)) throw new Error("not a map");
  return tree;
}

const spare = new Map<KindName, readonly Way[]>();

/** Takes away what the position does not need: thousands of catalogues are read. Mostly the same goes for a whole kind. */
export function prune(
  root: Branch,
  kind: KindName,
  kept: Tree | undefined,
  isEnough: (yaml: string) => boolean,
): void {
  const before = structuredClone(root);
  for (const way of spare.get(kind) ?? []) branchAt(root, way.slice(0, -1))?.delete(String(way.at(-1)));
  if (spare.has(kind) && isEnough(writeYaml(root))) return;
  root.clear();
  for (const [key, value] of before) root.set(key, value);
  if (!isEnough(writeYaml(root))) return;
  const gone: Way[] = [];
  const visit = (at: Branch, way: Way): void => {
    for (const [key, value] of [...at]) {
      if (isKept(value, kept)) continue;
      at.delete(key);
      if (isEnough(writeYaml(root))) {
        gone.push([...way, key]);
        continue;
      }
      at.set(key, value);
      if (value instanceof Map) visit(value, [...way, key]);
    }
  };
  visit(root, []);
  if (!spare.has(kind)) spare.set(kind, gone);
}

/** The entries beside a name that is tried; they were copied with everything else. */
function isKept(value: Tree, kept: Tree | undefined): boolean {
  return value instanceof Map && kept instanceof Map && value.has(GAP);
}

function branchAt(root: Branch, way: Way): Branch | undefined {
  let at: Tree | undefined = root;
  for (const step of way) at = at instanceof Map ? at.get(String(step)) : undefined;
  return at instanceof Map ? at : undefined;
}
