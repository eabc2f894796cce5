/**
 * Reads a text again of which most is known: where one entry of a block map has changed, and nothing around it, that
 * entry alone is parsed. Any doubt, and every fault, leads to parsing the whole text: the result is always the same.
 */
import { MAX_DEPTH, MAX_LEXEMES } from "./limits.ts";
import { type Entry, type MapNode, type Node, shifted } from "./tree.ts";
import { parseYaml, type YamlResult } from "./yaml.ts";

/** Reads texts one after another, such as a file that is being edited. */
export interface TreeMemory {
  /** As {@link parseYaml}. */
  parse(text: string, file: string): YamlResult;
}

interface Known {
  readonly text: string;
  readonly root: MapNode;
}

export function treeMemory(): TreeMemory {
  const known = new Map<string, Known>();
  return {
    parse(text, file) {
      const before = known.get(file);
      const root = before === undefined ? undefined : reparse(before, text, file);
      const result = root === undefined ? parseYaml(text, file) : { root, diagnostics: [] };
      if (result.root !== undefined && result.diagnostics.length === 0)
        known.set(file, { text, root: result.root });
      return result;
    },
  };
}

/** The tree of the new text; undefined where it is not certain what parsing the whole would give. */
export function reparse({ text: old, root }: Known, text: string, file: string): MapNode | undefined {
  // Shorter than the limit of lexemes, a text cannot have more of them.
  if (text.length > MAX_LEXEMES) return undefined;
  if (text === old) return root;
  const change = changeOf(old, text);
  const way = wayTo(root, old, change);
  const target = way.at(-1);
  if (target === undefined) return undefined;
  const { start } = target;
  const end = target.end + change.delta;
  if (!isPlainBlock(old.slice(start, target.end)) || !isPlainBlock(text.slice(start, end))) return undefined;
  const alone = parseYaml(text.slice(start, end), file);
  const [entry, another] = alone.root?.entries ?? [];
  if (entry === undefined || another !== undefined || alone.diagnostics.length > 0) return undefined;
  if (entry.key !== target.entry.key || entry.value.kind !== "map") return undefined;
  if (depthOf(entry.value) + way.length > MAX_DEPTH / 4) return undefined;
  return way.reduceRight<{ readonly node: Node }>(
    ({ node }, { map, entry: at }) => ({ node: withEntry(map, at, node, change.delta) }),
    { node: shifted(entry.value, start) },
  ).node as MapNode;
}

interface Change {
  /** The part of the old text that is another one in the new text. */
  readonly from: number;
  readonly to: number;
  /** By how much the new text is longer. */
  readonly delta: number;
}

function changeOf(old: string, text: string): Change {
  const most = Math.min(old.length, text.length);
  let from = 0;
  while (from < most && old.charCodeAt(from) === text.charCodeAt(from)) from += 1;
  let tail = 0;
  while (
    tail < most - from &&
    old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { from, to: old.length - tail, delta: text.length - old.length };
}

/** An entry of a block map that has lines of its own: from the line of its key to the line of the next key. */
interface Step {
  readonly map: MapNode;
  readonly entry: Entry;
  /** Offsets in the old text. */
  readonly start: number;
  readonly end: number;
}

/**
 * The entries around the change, from the root to the innermost one that has another behind it: what stands behind the
 * last entry of a map may belong to the maps around. What changed stands below the line of its key.
 */
function wayTo(root: MapNode, old: string, change: Change): readonly Step[] {
  const way: Step[] = [];
  let end = old.length;
  for (let map: Node = root; map.kind === "map"; ) {
    const step = stepOf(map, old, change, end);
    if (step === undefined) break;
    way.push(step);
    map = step.entry.value;
    end = step.end;
  }
  const last = way.findLastIndex(({ map, entry }) => map.entries.at(-1) !== entry);
  return way.slice(0, last + 1);
}

function stepOf(map: MapNode, old: string, { from, to }: Change, outer: number): Step | undefined {
  const index = map.entries.findLastIndex(({ keyStart }) => keyStart < from);
  const [entry, next] = [map.entries[index], map.entries[index + 1]];
  if (entry === undefined || entry.value.kind !== "map" || old[entry.value.start] === "{") return undefined;
  const start = lineStart(old, entry.keyStart);
  const end = next === undefined ? outer : lineStart(old, next.keyStart);
  const below = old.indexOf("\n", entry.keyEnd) + 1;
  if (below === 0 || from < below || to > end || entry.value.end > end) return undefined;
  if (!isBlank(old, start, entry.keyStart)) return undefined;
  if (next === undefined) return { map, entry, start, end };
  const isAligned = next.keyStart - end === entry.keyStart - start && isBlank(old, end, next.keyStart);
  return isAligned ? { map, entry, start, end } : undefined;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function isBlank(text: string, start: number, end: number): boolean {
  return /^ *$/u.test(text.slice(start, end));
}

/**
 * Whether the block is a line with a key and lines that are indented more, and ends with a line that says something: no
 * anchor that others could use, no tab, no comment at its end that could belong to what follows.
 */
function isPlainBlock(block: string): boolean {
  if (!block.endsWith("\n") || /[&\t]/u.test(block)) return false;
  const lines = block.slice(0, -1).split("\n");
  const indent = (lines[0] ?? "").search(/[^ ]/u);
  if (indent < 0 || /^ *#/u.test(lines.at(-1) ?? "#") || (lines.at(-1) ?? "").trim() === "") return false;
  return lines.every((line, index) => index === 0 || line.trim() === "" || line.search(/[^ ]/u) > indent);
}

function depthOf(node: Node): number {
  if (node.kind === "scalar") return 1;
  const inner = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  return 1 + inner.reduce((most, one) => Math.max(most, depthOf(one)), 0);
}

/** The map with another value of an entry; everything behind it stands further on. */
function withEntry(map: MapNode, at: Entry, value: Node, delta: number): MapNode {
  const index = map.entries.indexOf(at);
  const behind = map.entries.slice(index + 1).map((entry) => moved(entry, delta));
  return {
    ...map,
    entries: [...map.entries.slice(0, index), { ...at, value }, ...behind],
    end: map.end + delta,
  };
}

function moved(entry: Entry, delta: number): Entry {
  if (delta === 0) return entry;
  const { key, keyStart, keyEnd, value } = entry;
  return { key, keyStart: keyStart + delta, keyEnd: keyEnd + delta, value: shifted(value, delta) };
}
