/**
 * Reads a map of another tool's plan key by key and remembers what was used. What was not used is never lost: `rest`
 * gives it back, so a key that no reader knows becomes a comment by itself.
 */
import type { Entry, ListNode, MapNode, Node } from "../source/tree.ts";
import type { Leftover, Place, Text } from "./model.ts";

/** What all maps of one file share. */
export interface FileContext {
  readonly file: string;
  /** Keys whose values are bookkeeping wherever they stand. */
  readonly bookkeeping: ReadonlySet<string>;
}

export interface Fields {
  readonly node: MapNode;
  readonly context: FileContext;
  readonly path: string;
  /** The value of a key, without using it. */
  peek(key: string): Node | undefined;
  /** Uses the value of a key. */
  take(key: string): Node | undefined;
  /** Uses a value that is text with at least one visible character. */
  text(key: string): Text | undefined;
  /** Uses a value that is true or false. */
  flag(key: string): boolean | undefined;
  /** Uses a number that JavaScript holds exactly. */
  number(key: string): number | undefined;
  /** Opens a map inside; what is not used of it belongs to the rest of this one. */
  child(key: string): Fields | undefined;
  /** Opens each map of a list inside; items that are no maps belong to the rest. */
  children(key: string): readonly Fields[];
  /** What nothing has used so far, in the order of the file. */
  rest(): readonly Leftover[];
}

export function placeOf(context: FileContext, node: Node): Place {
  return { file: context.file, start: node.start, end: node.end };
}

export function keyPlace(context: FileContext, entry: Entry): Place {
  return { file: context.file, start: entry.keyStart, end: entry.keyEnd };
}

/** The whole of a node as one leftover; maps and lists are taken apart only when it is written. */
export function whole(context: FileContext, path: string, node: Node, place?: Place): readonly Leftover[] {
  return [{ path, node, place: place ?? placeOf(context, node) }];
}

/** What has become of the entries of a map. */
interface Uses {
  readonly used: Set<Entry>;
  /** What is left of an entry that was opened. */
  readonly opened: Map<Entry, () => readonly Leftover[]>;
}

/** Opens a node that is a map; undefined for any other. */
export function openMap(context: FileContext, node: Node | undefined, path = ""): Fields | undefined {
  if (node?.kind !== "map") return undefined;
  const uses: Uses = { used: new Set(), opened: new Map() };
  // Of a key that stands twice the last counts, as in JSON.parse; the other is left and becomes a comment.
  const entryOf = (key: string): Entry | undefined => node.entries.findLast((one) => one.key === key);
  const takeIf = <Value>(key: string, read: (value: Node) => Value | undefined): Value | undefined => {
    const entry = entryOf(key);
    const value = entry === undefined ? undefined : read(entry.value);
    if (entry !== undefined && value !== undefined) uses.used.add(entry);
    return value;
  };
  return {
    node,
    context,
    path,
    peek: (key) => entryOf(key)?.value,
    take: (key) => takeIf(key, (value) => value),
    text: (key) => takeIf(key, (value) => textOf(context, value)),
    flag: (key) => takeIf(key, flagOf),
    number: (key) => takeIf(key, exactNumber),
    child(key) {
      const entry = entryOf(key);
      const fields = openMap(context, entry?.value, joinPath(path, key));
      if (entry !== undefined && fields !== undefined) uses.opened.set(entry, () => fields.rest());
      return fields;
    },
    children(key) {
      const entry = entryOf(key);
      if (entry?.value.kind !== "list") return [];
      const { fields, rest } = openItems(context, entry.value, joinPath(path, key));
      uses.opened.set(entry, rest);
      return fields;
    },
    rest: () => node.entries.flatMap((entry) => restOf(context, entry, joinPath(path, entry.key), uses)),
  };
}

function restOf(
  context: FileContext,
  entry: Entry,
  path: string,
  { used, opened }: Uses,
): readonly Leftover[] {
  if (used.has(entry)) return [];
  const inner = opened.get(entry);
  return inner === undefined ? [leftover(context, path, entry)] : marked(context, entry, inner());
}

function openItems(
  context: FileContext,
  list: ListNode,
  path: string,
): { readonly fields: readonly Fields[]; readonly rest: () => readonly Leftover[] } {
  const items = list.items.map((item, index) => {
    const at = joinPath(path, index);
    return { item, at, fields: openMap(context, item, at) };
  });
  return {
    fields: items.flatMap(({ fields }) => (fields === undefined ? [] : [fields])),
    rest: () =>
      items.flatMap(({ item, at, fields }) =>
        fields === undefined ? whole(context, at, item) : fields.rest(),
      ),
  };
}

function leftover(context: FileContext, path: string, entry: Entry): Leftover {
  const place = keyPlace(context, entry);
  const found: Leftover = { path, node: entry.value, place };
  return isBookkeeping(context, entry) ? { ...found, bookkeeping: true } : found;
}

/** Also what says nothing: empty values, and that no other keys are allowed, which is always so here. */
function isBookkeeping(context: FileContext, { key, value }: Entry): boolean {
  if (context.bookkeeping.has(key)) return true;
  if (value.kind === "scalar")
    return value.value === null || value.value === "" || isClosed(key, value.value);
  return (value.kind === "map" ? value.entries : value.items).length === 0;
}

function isClosed(key: string, value: unknown): boolean {
  return /^(additionalProperties|additional_properties|allow_unplanned)$/.test(key) && value === false;
}

/** All that is left of a map whose key is bookkeeping is bookkeeping as well. */
function marked(context: FileContext, entry: Entry, rest: readonly Leftover[]): readonly Leftover[] {
  return context.bookkeeping.has(entry.key) ? rest.map((one) => ({ ...one, bookkeeping: true })) : rest;
}

/** `rules[0].key`; keys that are no plain words stand in quotes. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  const word = /^[\p{L}\p{N}_$@-][\p{L}\p{N}_$@ -]*$/u.test(key) ? key : JSON.stringify(key);
  return path === "" ? word : `${path}.${word}`;
}

function textOf(context: FileContext, node: Node): Text | undefined {
  if (node.kind !== "scalar" || typeof node.value !== "string" || node.value.trim() === "") return undefined;
  return { value: node.value, place: placeOf(context, node) };
}

export function flagOf(node: Node): boolean | undefined {
  return node.kind === "scalar" && typeof node.value === "boolean" ? node.value : undefined;
}

/** A number whose digits survive being read and written again. */
export function exactNumber(node: Node): number | undefined {
  if (node.kind !== "scalar" || typeof node.value !== "number" || !Number.isFinite(node.value))
    return undefined;
  return Number.isInteger(node.value) && !Number.isSafeInteger(node.value) ? undefined : node.value;
}

/** The texts of a list of texts; undefined for anything else. */
export function textsOf(node: Node | undefined): readonly string[] | undefined {
  if (node?.kind !== "list") return undefined;
  const texts = node.items.map((item) => (item.kind === "scalar" ? item.value : undefined));
  return texts.every((text) => typeof text === "string") ? (texts as readonly string[]) : undefined;
}
