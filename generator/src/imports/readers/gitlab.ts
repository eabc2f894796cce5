/**
 * GitLab's definitions of internal events: one YAML file for each event. `additional_properties` become properties;
 * of those that GitLab calls built in, the types are fixed, and of others none is stated.
 *
 * Format: GitLab, “Event definition guide” and “Quick start for Internal Event Tracking”; config/events/schema.json.
 */
import type { Status, ValueType } from "@forthright/runtime/catalog-document";
import type { Entry } from "../../source/tree.ts";
import { type Fields, type FileContext, keyPlace, openMap, placeOf, whole } from "../fields.ts";
import type { ImportEvent, ImportModel, ImportProperty, LeftOut, Leftover, Text } from "../model.ts";
import { isWireKey } from "../names.ts";
import { BAD_KEY } from "../schema-types.ts";
import { type DocumentKind, ONLY_GROUP, type PlanDocument, type PlanReader, readEach } from "./read-file.ts";

const BOOKKEEPING: ReadonlySet<string> = new Set(
  "distributions extra_properties iglu_schema_url internal_events product_section product_stage tier tiers".split(
    " ",
  ),
);

const DEFINITION: DocumentKind = {
  what: "event definition of GitLab",
  message: "this is no event definition of GitLab: it has no `action`",
  hint: "each file defines one event, with `description` and `action`",
};

export const readGitlab: PlanReader = (files) => readEach(files, DEFINITION, readDefinition);

/** One event, in the group that owns it. */
function readDefinition({ file, root }: PlanDocument): ImportModel | undefined {
  const fields = openMap({ file, bookkeeping: BOOKKEEPING }, root);
  const action = fields?.text("action");
  if (fields === undefined || action === undefined) return undefined;
  const owner = fields.text("product_group");
  const event = readEvent(fields, action, owner, whole(fields.context, "", root));
  const { place } = owner ?? action;
  const group = { title: owner?.value ?? ONLY_GROUP.title, entries: [event], place, leftovers: [] };
  return { groups: [group], types: [], leftovers: [] };
}

function readEvent(
  fields: Fields,
  action: Text,
  owner: Text | undefined,
  origin: readonly Leftover[],
): ImportEvent {
  const description = fields.text("description");
  const review = linkOf(fields, "introduced_by_url");
  const since = versionOf(fields, "milestone");
  const status = statusOf(fields);
  const properties = readProperties(fields);
  return {
    kind: "event",
    name: action.value,
    ...(description === undefined ? {} : { description }),
    ...(status === undefined ? {} : { status }),
    ...(since === undefined ? {} : { since }),
    ...(owner === undefined ? {} : { owner }),
    ...(review === undefined ? {} : { review }),
    properties,
    place: action.place,
    leftovers: fields.rest().map(explainIdentifiers),
    origin,
  };
}

/** GitLab sends the ids of what stands under `identifiers` with the event. */
function explainIdentifiers(leftover: Leftover): Leftover {
  const named = leftover.path === "identifiers" && leftover.bookkeeping !== true;
  return named ? { ...leftover, why: "ids that are sent with the event" } : leftover;
}

function linkOf(fields: Fields, key: string): Text | undefined {
  const node = fields.peek(key);
  const link = node?.kind === "scalar" && /^https:\/\/\S+$/.test(String(node.value));
  return link ? fields.text(key) : undefined;
}

/** A milestone, also where the quotes around it are missing: what counts is what was written. */
function versionOf(fields: Fields, key: string): Text | undefined {
  const node = fields.peek(key);
  if (node?.kind !== "scalar" || !/^[0-9][0-9A-Za-z.+_!-]{0,63}$/.test(node.written)) return undefined;
  fields.take(key);
  return { value: node.written, place: placeOf(fields.context, node) };
}

function statusOf(fields: Fields): Status | undefined {
  const node = fields.peek("status");
  const value = node?.kind === "scalar" ? node.value : undefined;
  if (value !== "active" && value !== "removed") return undefined;
  fields.take("status");
  return value;
}

/** The three properties that every event of GitLab may carry. */
const BUILT_IN: ReadonlyMap<string, ValueType> = new Map([
  ["label", "string"],
  ["property", "string"],
  ["value", "number"],
]);

function readProperties(fields: Fields): readonly (ImportProperty | LeftOut)[] {
  const map = fields.peek("additional_properties");
  if (map?.kind !== "map") return [];
  fields.take("additional_properties");
  return map.entries.map((entry) => readProperty(fields.context, entry));
}

function readProperty(context: FileContext, entry: Entry): ImportProperty | LeftOut {
  const place = keyPlace(context, entry);
  const origin = whole(context, entry.key, entry.value, place);
  const fields = openMap(context, entry.value, entry.key);
  const type = BUILT_IN.get(entry.key);
  if (fields === undefined || type === undefined || !isWireKey(entry.key)) {
    const untyped = {
      problem: "its type is not stated (GitLab takes text or a number)",
      hint: "declare it by hand",
    };
    const { problem, hint } = isWireKey(entry.key) ? untyped : BAD_KEY;
    return { kind: "left-out", name: entry.key, reason: problem, hint, place, leftovers: origin };
  }
  const description = fields.text("description");
  return {
    kind: "property",
    name: entry.key,
    schema: { type },
    required: false,
    ...(description === undefined ? {} : { description }),
    place,
    leftovers: fields.rest(),
    origin,
  };
}
