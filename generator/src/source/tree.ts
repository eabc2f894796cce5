/**
 * What a catalogue file says, with places: maps, lists and scalars. Keys are text, unique and in the file's order;
 * aliases are followed. Nothing here knows the catalogue's language, and nothing after this stage knows YAML.
 */
import type { Span } from "../diagnostics/diagnostic.ts";

export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As the author wrote it, without quotes: `1.10` where `value` is 1.1. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

export interface Entry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Node;
}

export interface MapNode {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  readonly start: number;
  readonly end: number;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly start: number;
  readonly end: number;
}

export type Node = ScalarNode | MapNode | ListNode;

/** Keys of maps and indexes of lists from the root: `["groups", "pipelines", "events", "RUN_PIPELINE"]`. */
export type Path = readonly (string | number)[];

/** The part of the place that is meant: the key of an entry, or its value. */
export type Part = "key" | "value";

export interface Found {
  /** The node at the path, or the deepest that exists on the way to it. */
  readonly node: Node;
  /** The entry whose value `node` is; absent at the root and inside lists. */
  readonly entry?: Entry;
  /** The map that holds the place: the node itself if it is a map, else the nearest one around it. */
  readonly owner: MapNode;
}

/** Follows a path as far as it exists. Places are looked up only when something is reported there. */
export function find(root: MapNode, path: Path): Found {
  let found: Found = { node: root, owner: root };
  for (const step of path) {
    const next = child(found, step);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

/** In a map of few keys looking at each of them is faster than an index. */
const FEW = 16;

const indexes = new WeakMap<MapNode, ReadonlyMap<string | number, Entry>>();

/** The entry of a key. Large maps get an index when they are first asked. */
export function entryOf(map: MapNode, key: string | number): Entry | undefined {
  if (map.entries.length <= FEW) return map.entries.find((one) => one.key === key);
  const index = indexes.get(map) ?? new Map(map.entries.map((entry) => [entry.key, entry]));
  indexes.set(map, index);
  return index.get(key);
}

function child(at: Found, step: string | number): Found | undefined {
  const { node } = at;
  if (node.kind === "map") {
    const entry = entryOf(node, step);
    if (entry === undefined) return undefined;
    return { node: entry.value, entry, owner: entry.value.kind === "map" ? entry.value : node };
  }
  if (node.kind === "list" && typeof step === "number") {
    const item = node.items[step];
    if (item === undefined) return undefined;
    return { node: item, owner: item.kind === "map" ? item : at.owner };
  }
  return undefined;
}

/** The span of a place. A missing value has the span of the deepest key on the way to it. */
export function spanAt(root: MapNode, path: Path, part: Part): Span {
  const { node, entry } = find(root, path);
  if (entry !== undefined && (part === "key" || node.start === node.end)) return keySpan(entry);
  return { start: node.start, end: node.end };
}

export function keySpan(entry: Entry): Span {
  return { start: entry.keyStart, end: entry.keyEnd };
}

/** A copy of a node whose offsets are greater by a number: its text stands behind another one. */
export function shifted(node: MapNode, by: number): MapNode;
export function shifted(node: Node, by: number): Node;
export function shifted(node: Node, by: number): Node {
  const [start, end] = [node.start + by, node.end + by];
  if (node.kind === "scalar") return { ...node, start, end };
  if (node.kind === "list")
    return { ...node, items: node.items.map((item) => shifted(item, by)), start, end };
  const entries = node.entries.map(({ key, keyStart, keyEnd, value }) => {
    return { key, keyStart: keyStart + by, keyEnd: keyEnd + by, value: shifted(value, by) };
  });
  return { kind: "map", entries, start, end };
}
