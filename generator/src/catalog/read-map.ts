/** Reads maps by the table of the language; see `parse.ts`. */
import { closest, didYouMean, onlyClose } from "../diagnostics/suggest.ts";
import { isKindName, KINDS, type KindName } from "../language/kinds.ts";
import { INHERITED_NAMES, isName } from "../language/names.ts";
import type { KeySpec, Shape } from "../language/shape.ts";
import { type Entry, entryOf, keySpan, type MapNode, type Node } from "../source/tree.ts";
import { badName, type Holder, type RawMap, type ReadContext, report, wrongType } from "./read-context.ts";
import { readScalar, standIn } from "./read-value.ts";

/** Reads a map of a kind. `label` names it in messages; the key of its `own` entry is marked where a key is missing. */
export function readMap(
  context: ReadContext,
  map: MapNode,
  kind: KindName,
  label: string,
  own?: Entry,
): RawMap {
  const { keys } = (context.overlay ?? KINDS)[kind];
  const values: Record<string, unknown> = {};
  // Keys that stand here, though under a wrong name or with a wrong value.
  const meant: string[] = [];
  for (const entry of map.entries) {
    const spec = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
    if (spec === undefined) {
      meant.push(reportUnknown(context, map, entry, kind, label));
      continue;
    }
    const value = readValue(context, spec.shape, entry.value, { owner: map, entry });
    if (value !== undefined) values[entry.key] = value;
    else meant.push(entry.key);
  }
  if (context.overlay !== undefined) return values;
  for (const [key, spec] of requiredKeys(kind)) {
    if (values[key] !== undefined) continue;
    values[key] = standIn(spec.shape);
    context.broken.add(map);
    if (meant.includes(key)) continue;
    const hint = `add \`${key}: ${spec.example}\``;
    const place = own === undefined ? { start: map.start, end: map.start + 1 } : keySpan(own);
    report(context, "missing-key", place, { message: `${label} has no \`${key}\``, hint });
  }
  return values;
}

/** A file with more faults is another kind of file; to compare each of its keys with all of ours would take long. */
const MAX_SUGGESTED = 1_000;

/** Returns the key that was probably meant, so that it is not reported as missing too. */
function reportUnknown(
  context: ReadContext,
  map: MapNode,
  entry: Entry,
  kind: KindName,
  label: string,
): string {
  context.broken.add(map);
  if (context.overlay !== undefined && Object.hasOwn(KINDS[kind].keys, entry.key)) {
    const message = `\`${entry.key}\` is no text for readers, and an overlay holds nothing else`;
    report(context, "overlay-not-a-text", keySpan(entry), {
      message,
      hint: "remove it; the catalogue says it for every language",
    });
    return "";
  }
  const known = Object.keys((context.overlay ?? KINDS)[kind].keys);
  const free = known.filter((key) => entryOf(map, key) === undefined);
  const message = `\`${entry.key}\` is not a key of ${label}`;
  if (context.diagnostics.length >= MAX_SUGGESTED) {
    report(context, "unknown-key", keySpan(entry), { message, hint: "remove it" });
    return "";
  }
  const hint = didYouMean(entry.key, free, `known keys: ${known.join(", ")}`);
  const [span, meant] = [keySpan(entry), onlyClose(entry.key, known)];
  const fix = meant === undefined || !free.includes(meant) ? undefined : { span, text: meant };
  report(context, "unknown-key", span, { message, hint, fix });
  return closest(entry.key, free) ?? "";
}

const REQUIRED = new Map<KindName, readonly (readonly [string, KeySpec])[]>();

function requiredKeys(kind: KindName): readonly (readonly [string, KeySpec])[] {
  const known = REQUIRED.get(kind);
  if (known !== undefined) return known;
  const found = Object.entries(KINDS[kind].keys).filter(([, spec]) => spec.required === true);
  REQUIRED.set(kind, found);
  return found;
}

/** The value in its shape, or undefined after a report. */
function readValue(context: ReadContext, shape: Shape, node: Node, holder: Holder): unknown {
  switch (shape.is) {
    case "map":
      return readInnerMap(context, shape.of, node, holder, `\`${holder.entry.key}\``);
    case "entries":
      return readEntries(context, shape, node, holder);
    case "list":
      return readList(context, shape, node, holder);
    default:
      return readScalar(context, shape, node, holder);
  }
}

function readInnerMap(
  context: ReadContext,
  kind: string,
  node: Node,
  holder: Holder,
  label: string,
): unknown {
  if (!isKindName(kind)) throw new Error(`the table of the language names an unknown kind: ${kind}`);
  if (node.kind === "map") return readMap(context, node, kind, label, holder.entry);
  return wrongType(context, node, holder, "a map of keys");
}

type EntriesShape = Extract<Shape, { readonly is: "entries" }>;

function readEntries(context: ReadContext, shape: EntriesShape, node: Node, holder: Holder): unknown {
  if (node.kind !== "map") return wrongType(context, node, holder, "a map of names");
  if (!isKindName(shape.of)) throw new Error(`the table of the language names an unknown kind: ${shape.of}`);
  const { title } = KINDS[shape.of];
  if (node.entries.length < (shape.minimum ?? 0)) {
    const message = `\`${holder.entry.key}\` has no entries, and a catalogue needs one`;
    report(context, "missing-key", keySpan(holder.entry), { message, hint: `declare at least one ${title}` });
    context.broken.add(holder.owner);
  }
  const found = new Map<string, unknown>();
  for (const entry of node.entries) {
    if (context.overlay === undefined && !checkName(context, shape, entry, title)) continue;
    const inner: Holder = { owner: node, entry };
    const value = readInnerMap(context, shape.of, entry.value, inner, `${title} \`${entry.key}\``);
    if (value !== undefined) found.set(entry.key, value);
  }
  return found;
}

/** Reports a bad name. False if the entry cannot even be looked at under that name. */
function checkName(context: ReadContext, shape: EntriesShape, entry: Entry, title: string): boolean {
  const span = keySpan(entry);
  if (INHERITED_NAMES.has(entry.key)) {
    const message = `\`${entry.key}\` cannot be the name of a ${title}: every JavaScript object has it already`;
    report(context, "reserved-name", span, { message, hint: "choose another name" });
    return false;
  }
  if (!isName(shape.names, entry.key))
    report(context, "bad-name", span, badName(shape.names, entry.key, title));
  return true;
}

type ListShape = Extract<Shape, { readonly is: "list" }>;

function readList(context: ReadContext, shape: ListShape, node: Node, holder: Holder): unknown {
  if (node.kind !== "list") return wrongType(context, node, holder, "a list");
  if (node.items.length < (shape.minimum ?? 0)) {
    const message = `\`${holder.entry.key}\` is an empty list`;
    report(context, "missing-key", keySpan(holder.entry), {
      message,
      hint: "name at least one value, or leave the key out",
    });
    context.broken.add(holder.owner);
  }
  const items = node.items.map((item) => readValue(context, shape.of, item, holder));
  return items.filter((item) => item !== undefined);
}
