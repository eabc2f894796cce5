/**
 * Glean's `metrics.yaml`: categories of metrics, of which those of type `event` become events; other metrics are no
 * events and stay comments. A metric past its date is no longer recorded by Glean, so its event has been removed.
 *
 * Format: moz://mozilla.org/schemas/glean/metrics/2-0-0 (mozilla/glean_parser) and the Glean book, “Event metric”.
 */
import type { Sensitivity, Status, ValueType } from "@forthright/runtime/catalog-document";
import type { Entry, Node } from "../../source/tree.ts";
import { type Fields, type FileContext, keyPlace, openMap, placeOf, textsOf, whole } from "../fields.ts";
import type { ImportEvent, ImportGroup, ImportModel, ImportProperty, LeftOut, Text } from "../model.ts";
import { isWireKey } from "../names.ts";
import { BAD_KEY, oneType } from "../schema-types.ts";
import { type DocumentKind, type PlanReader, readEach } from "./read-file.ts";

const BOOKKEEPING: ReadonlySet<string> = new Set(
  "$schema $tags bugs data_sensitivity lifetime metadata no_lint send_in_pings version".split(" "),
);

const METRICS: DocumentKind = {
  what: "metrics.yaml of Glean",
  message: "this is no metrics.yaml of Glean: its root is not a map of categories of metrics",
  hint: "each category is a map of metrics, and each metric has a `type`",
};

/** `today` as YYYY-MM-DD decides which metrics have expired. */
export function gleanReader(today: string): PlanReader {
  return (files) =>
    readEach(files, METRICS, ({ file, root }) => readPlan({ file, bookkeeping: BOOKKEEPING }, root, today));
}

/** Keys of the file itself; every other key is a category. */
const FILE_KEYS: ReadonlySet<string> = new Set(["$schema", "$tags", "no_lint"]);

function readPlan(context: FileContext, root: Node, today: string): ImportModel | undefined {
  const file = openMap(context, root);
  if (file === undefined) return undefined;
  const categories = file.node.entries.filter((entry) => !FILE_KEYS.has(entry.key));
  if (!categories.every(holdsMetrics)) return undefined;
  for (const entry of categories) file.take(entry.key);
  const groups = categories.map((entry) => readCategory(context, entry, today));
  return { groups, types: [], leftovers: file.rest() };
}

function holdsMetrics({ value }: Entry): boolean {
  return (
    value.kind === "map" &&
    value.entries.every((metric) => metric.value.kind === "map" && hasKey(metric.value.entries, "type"))
  );
}

function hasKey(entries: readonly Entry[], key: string): boolean {
  return entries.some((entry) => entry.key === key);
}

function readCategory(context: FileContext, entry: Entry, today: string): ImportGroup {
  const metrics = entry.value.kind === "map" ? entry.value.entries : [];
  return {
    title: entry.key,
    entries: metrics.map((metric) => readMetric(context, entry.key, metric, today)),
    place: keyPlace(context, entry),
    leftovers: [],
  };
}

function readMetric(
  context: FileContext,
  category: string,
  entry: Entry,
  today: string,
): ImportEvent | LeftOut {
  const place = keyPlace(context, entry);
  const name = `${category}.${entry.key}`;
  const origin = whole(context, entry.key, entry.value, place);
  const metric = openMap(context, entry.value);
  const stated = metric?.peek("type");
  const type = stated?.kind === "scalar" ? String(stated.value) : undefined;
  if (metric === undefined || type !== "event") {
    const reason = `it is of type ${type ?? "unknown"}, not an event`;
    const hint = "if the number is needed, send it as a property of an event";
    return { kind: "left-out", what: "metric", name, reason, hint, place, leftovers: origin };
  }
  const properties = readExtraKeys(metric);
  const description = metric.text("description");
  const owner = joined(metric, "notification_emails");
  const review = lastLink(metric, "data_reviews");
  const sensitivity = sensitivityOf(metric);
  return {
    kind: "event",
    name,
    ...(description === undefined
      ? {}
      : { description: { ...description, value: description.value.trimEnd() } }),
    ...lifeOf(metric, today),
    ...(owner === undefined ? {} : { owner }),
    ...(review === undefined ? {} : { review }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    properties,
    place,
    leftovers: metric.rest().map((one) => (one.path === "type" ? { ...one, bookkeeping: true } : one)),
    origin,
  };
}

/** What `expires` and `disabled` mean for the event: a date, a version, or that it is not recorded (any more). */
function lifeOf(metric: Fields, today: string): { readonly status?: Status; readonly expires?: Text } {
  const node = metric.peek("expires");
  const written = node?.kind === "scalar" ? String(node.value) : "never";
  const dated = /^\d{4}-\d\d-\d\d$/.test(written);
  if (written === "expired" || (dated && written <= today)) return { status: "removed" };
  const status: { readonly status?: Status } = isTrue(metric.peek("disabled")) ? { status: "planned" } : {};
  if (!dated && !/^\d+$/.test(written)) return status;
  metric.take("expires");
  const place = node === undefined ? placeOf(metric.context, metric.node) : placeOf(metric.context, node);
  return { ...status, expires: { value: written, place } };
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === "scalar" && node.value === true;
}

function joined(metric: Fields, key: string): Text | undefined {
  const node = metric.peek(key);
  const texts = textsOf(node);
  const value = texts?.join(", ") ?? "";
  if (node === undefined || value === "" || value.length > 256) return undefined;
  metric.take(key);
  return { value, place: placeOf(metric.context, node) };
}

/** The newest of the reviews; where there are more, all of them stay as a comment. */
function lastLink(metric: Fields, key: string): Text | undefined {
  const node = metric.peek(key);
  const value = textsOf(node)?.at(-1);
  if (node?.kind !== "list" || value === undefined || !/^https:\/\/\S+$/.test(value)) return undefined;
  if (node.items.length === 1) metric.take(key);
  return { value, place: placeOf(metric.context, node) };
}

/** Glean's categories of data, of which the third and fourth are about what people store, say or are. */
function sensitivityOf(metric: Fields): Sensitivity | undefined {
  const words = new Set(textsOf(metric.peek("data_sensitivity")) ?? []);
  if (words.has("highly_sensitive")) return "sensitive";
  return words.has("stored_content") || words.has("web_activity") ? "personal" : undefined;
}

/** `quantity` is a whole number that is not negative. */
const TYPES: ReadonlyMap<string, ValueType> = new Map([
  ["string", "string"],
  ["boolean", "boolean"],
  ["quantity", "integer"],
]);

function readExtraKeys(metric: Fields): readonly (ImportProperty | LeftOut)[] {
  const keys = metric.peek("extra_keys");
  if (keys?.kind !== "map") return [];
  metric.take("extra_keys");
  return keys.entries.map((entry) => readExtraKey(metric.context, entry));
}

function readExtraKey(context: FileContext, entry: Entry): ImportProperty | LeftOut {
  const place = keyPlace(context, entry);
  const origin = whole(context, entry.key, entry.value, place);
  const leaveOut = (reason: string, hint: string): LeftOut => {
    return { kind: "left-out", name: entry.key, reason, hint, place, leftovers: origin };
  };
  const fields = openMap(context, entry.value, entry.key);
  if (!isWireKey(entry.key)) return leaveOut(BAD_KEY.problem, BAD_KEY.hint);
  const stated = fields?.peek("type");
  // Before keys had types, every value was text.
  const word = stated?.kind === "scalar" ? String(stated.value) : "string";
  const type = TYPES.get(word);
  if (fields === undefined || type === undefined) {
    const typed = oneType([word]);
    return leaveOut("problem" in typed ? typed.problem : `Glean has no type \`${word}\``, "write it by hand");
  }
  if (word === type) fields.take("type");
  const description = fields.text("description");
  return {
    kind: "property",
    name: entry.key,
    schema: word === "quantity" ? { type, minimum: 0 } : { type },
    required: false,
    ...(description === undefined
      ? {}
      : { description: { ...description, value: description.value.trimEnd() } }),
    place,
    leftovers: fields.rest(),
    origin,
  };
}
