/** The texts for readers of a catalogue or an overlay, found and replaced by the table of the language. Pure. */
import type { RawCatalog } from "../catalog/parse.ts";
import { isKindName, type KindName } from "../language/kinds.ts";
import { OVERLAY_KINDS } from "../language/overlay-kinds.ts";
import type { Path } from "../source/tree.ts";

/** A map of a catalogue or an overlay, as it was read: see `Kinds`. */
export type RawNode = Readonly<Record<string, unknown>>;

export interface Text {
  readonly path: Path;
  /** The path in dots: `groups.pipelines.events.RUN_PIPELINE.trigger`. No name of the language holds a dot. */
  readonly place: string;
  readonly text: string;
}

/** The texts of a catalogue, by place. */
export type Originals = ReadonlyMap<string, Text>;

export function originalsOf(raw: RawCatalog): Originals {
  return new Map([...textsOf({ ...raw })].map((one) => [one.place, one]));
}

/** An entry of a map: its key, and the map that it holds, of a kind. */
interface Inner {
  readonly steps: Path;
  readonly kind: KindName;
  readonly node: RawNode;
}

/** Every text in the order of the language's table, entries in the author's order. */
export function* textsOf(node: RawNode, kind: KindName = "catalogue", path: Path = []): Generator<Text> {
  for (const [key, { prose, shape }] of Object.entries(OVERLAY_KINDS[kind].keys)) {
    const value = node[key];
    if (prose === true && typeof value === "string" && value !== "") {
      const here = [...path, key];
      yield { path: here, place: here.join("."), text: value };
    }
    for (const inner of innerMaps(key, shape, value))
      yield* textsOf(inner.node, inner.kind, [...path, ...inner.steps]);
  }
}

function innerMaps(
  key: string,
  shape: { readonly is: string; readonly of?: unknown },
  value: unknown,
): readonly Inner[] {
  const { is, of } = shape;
  if (typeof of !== "string" || !isKindName(of)) return [];
  if (is === "map") return isNode(value) ? [{ steps: [key], kind: of, node: value }] : [];
  if (is !== "entries" || !(value instanceof Map)) return [];
  return [...value].flatMap(([name, node]: [unknown, unknown]) =>
    typeof name === "string" && isNode(node) ? [{ steps: [key, name], kind: of, node }] : [],
  );
}

function isNode(value: unknown): value is RawNode {
  return typeof value === "object" && value !== null;
}

/** The catalogue with other texts at the given places; all else is as it was. */
export function withTexts(raw: RawCatalog, texts: ReadonlyMap<string, string>): RawCatalog {
  // The table that says what a text is says also that it may be any other text.
  return replaced(raw, "catalogue", "", texts) as unknown as RawCatalog;
}

function replaced(
  node: RawNode,
  kind: KindName,
  prefix: string,
  texts: ReadonlyMap<string, string>,
): RawNode {
  const copy: Record<string, unknown> = { ...node };
  for (const [key, { prose, shape }] of Object.entries(OVERLAY_KINDS[kind].keys)) {
    const value = node[key];
    const text = prose === true && value !== undefined ? texts.get(`${prefix}${key}`) : undefined;
    if (text !== undefined) copy[key] = text;
    for (const inner of innerMaps(key, shape, value)) {
      const now = replaced(inner.node, inner.kind, `${prefix}${inner.steps.join(".")}.`, texts);
      if (inner.steps.length === 1) copy[key] = now;
      else copy[key] = withEntry(copy[key], value, inner.steps[1], now);
    }
  }
  return copy;
}

/** The original map is copied at the first entry. */
function withEntry(copy: unknown, original: unknown, name: unknown, node: RawNode): unknown {
  const map = copy === original && original instanceof Map ? new Map<unknown, unknown>(original) : copy;
  if (map instanceof Map) map.set(name, node);
  return map;
}

/** Something that an overlay names and the catalogue does not have. */
export interface Stranger {
  readonly path: Path;
  /** Names that stand beside it in the catalogue; absent where a key is meant and no name. */
  readonly beside?: readonly string[];
}

/** What of an overlay is not there in the catalogue; of something unknown the contents are not looked at. */
export function* strangersIn(
  overlay: RawNode,
  raw: RawNode,
  kind: KindName = "catalogue",
  path: Path = [],
): Generator<Stranger> {
  for (const [key, { prose, shape }] of Object.entries(OVERLAY_KINDS[kind].keys)) {
    const [mine, theirs] = [overlay[key], raw[key]];
    if (mine === undefined) continue;
    if (theirs === undefined) {
      if (prose === true || innerMaps(key, shape, mine).length > 0) yield { path: [...path, key] };
      continue;
    }
    const known = new Map(innerMaps(key, shape, theirs).map((one) => [one.steps.join("."), one.node]));
    for (const { steps, kind: of, node } of innerMaps(key, shape, mine)) {
      const original = known.get(steps.join("."));
      const here = [...path, ...steps];
      if (original === undefined)
        yield { path: here, beside: theirs instanceof Map ? [...theirs.keys()].map(String) : [] };
      else yield* strangersIn(node, original, of, here);
    }
  }
}
