/**
 * Avo's JSON export and the default payload of its export API and webhook: `events` whose `rules` are JSON Schema, with
 * `categories` by id. The same export as Snowplow schemas is read by the reader of that format.
 *
 * Format: Avo documentation, “Export Tracking Plan” and “Webhook: Json Schema (default)”.
 */
import type { Sensitivity } from "@forthright/runtime/catalog-document";
import type { Node } from "../../source/tree.ts";
import { type Fields, type FileContext, keyPlace, openMap, placeOf, textsOf, whole } from "../fields.ts";
import { readProperties } from "../json-schema.ts";
import type { ImportEvent, ImportGroup, ImportModel, LeftOut, Leftover, Place, Text } from "../model.ts";
import { notTheFormat, ONLY_GROUP, type PlanReader, readDocuments } from "./read-file.ts";
import { withoutShell } from "./segment.ts";

const BOOKKEEPING: ReadonlySet<string> = new Set(
  "$schema actions categories context destinations eventType id index isSystemProperty metrics nameMapping nameMappings propertyGroups sources".split(
    " ",
  ),
);

export const readAvo: PlanReader = (files) => {
  const { documents, diagnostics } = readDocuments(files);
  if (diagnostics.length > 0) return { diagnostics };
  const [document] = documents;
  const hint = "save the JSON export of Avo, or the answer of its export API";
  if (document === undefined || documents.length > 1) {
    return { diagnostics: [notTheFormat(files[0]?.file ?? "", "an Avo export is one JSON file", hint)] };
  }
  const { file, root } = document;
  const model = readPlan({ file, bookkeeping: BOOKKEEPING }, root);
  if (model !== undefined) return { model, diagnostics: [] };
  const span = { start: root.start, end: root.end };
  return {
    diagnostics: [notTheFormat(file, "this is no Avo export: it has no list of `events`", hint, span)],
  };
};

interface Category {
  readonly title: string;
  readonly place: Place;
}

function readPlan(context: FileContext, root: Node): ImportModel | undefined {
  const plan = openMap(context, root);
  const events = plan?.peek("events");
  if (plan === undefined || events?.kind !== "list") return undefined;
  plan.take("events");
  const name = plan.text("name");
  const categories = readCategories(plan);
  const groups = new Map<string, ImportGroup & { entries: (ImportEvent | LeftOut)[] }>();
  for (const [index, item] of events.items.entries()) {
    const { entry, category } = readEvent(context, item, `events[${index}]`, categories);
    const { title, place } = category ?? { title: ONLY_GROUP.title, place: placeOf(context, events) };
    const group = groups.get(title) ?? { title, entries: [], place, leftovers: [] };
    groups.set(title, group);
    group.entries.push(entry);
  }
  return {
    ...(name === undefined ? {} : { name }),
    groups: [...groups.values()],
    types: [],
    leftovers: plan.rest(),
  };
}

/** Titles by id. The list itself stays bookkeeping, for it also names events, metrics and what nothing refers to. */
function readCategories(plan: Fields): ReadonlyMap<string, Category> {
  const found = new Map<string, Category>();
  const map = plan.peek("categories");
  for (const entry of map?.kind === "map" ? map.entries : []) {
    const title = openMap(plan.context, entry.value)?.text("name");
    if (title !== undefined) {
      found.set(entry.key, { title: title.value, place: keyPlace(plan.context, entry) });
    }
  }
  return found;
}

interface Placed {
  readonly entry: ImportEvent | LeftOut;
  readonly category: Category | undefined;
}

function readEvent(
  context: FileContext,
  node: Node,
  path: string,
  categories: ReadonlyMap<string, Category>,
): Placed {
  const event = openMap(context, node);
  const origin = whole(context, path, node);
  const name = event?.text("name");
  if (event === undefined || name === undefined) {
    const reason = "it has no name";
    const place = placeOf(context, node);
    const hint = "give the event a name in Avo, or write it by hand";
    return {
      entry: { kind: "left-out", name: path, reason, hint, place, leftovers: origin },
      category: undefined,
    };
  }
  const ids = textsOf(event.peek("categories")) ?? [];
  const category = ids.map((id) => categories.get(id)).find((one) => one !== undefined);
  return { entry: readNamed(event, name, origin), category };
}

function readNamed(event: Fields, name: Text, origin: readonly Leftover[]): ImportEvent {
  const description = event.text("description");
  const inner = event.child("rules")?.child("properties")?.child("properties");
  const properties = inner === undefined ? [] : readProperties(inner, readPii);
  return {
    kind: "event",
    name: name.value,
    ...(description === undefined ? {} : { description }),
    properties,
    place: name.place,
    leftovers: event.rest().map(withoutShell),
    origin,
  };
}

/** Avo's governance says of a property whether it is about a person. */
function readPii(fields: Fields): { readonly sensitivity?: Sensitivity } {
  const pii = fields.peek("pii");
  const stated = pii?.kind === "map" ? pii.entries.find((entry) => entry.key === "isPii")?.value : undefined;
  return stated?.kind === "scalar" && stated.value === true ? { sensitivity: "personal" } : {};
}
