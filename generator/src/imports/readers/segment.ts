/**
 * Segment tracking plans, in their three documented shapes: the Public API's rules (`key`, `type`, `jsonSchema`), alone
 * or in a plan or an answer; the plan file that Typewriter keeps, whose schemas have the event's properties at their
 * top; and the older Config API's `rules.events` (`name`, `rules`).
 *
 * Formats: Segment Public API, “Tracking Plans”, list rules from tracking plan; Segment Config API, “Tracking Plans”;
 * segmentio/typewriter, `plan.json` of versions 7 and 8.
 */
import type { Node } from "../../source/tree.ts";
import { type Fields, type FileContext, openMap, placeOf, whole } from "../fields.ts";
import { readProperties } from "../json-schema.ts";
import type { ImportEvent, ImportModel, LeftOut, Leftover, Text } from "../model.ts";
import { type DocumentKind, ONLY_GROUP, type PlanReader, readEach } from "./read-file.ts";

const BOOKKEEPING: ReadonlySet<string> = new Set(
  "$id $schema create_time createdAt deprecatedAt eventMetadata id labels pagination resourceSchemaId update_time updatedAt version".split(
    " ",
  ),
);

const PLAN: DocumentKind = {
  what: "Segment tracking plan",
  message: "this is no Segment tracking plan: it has no `rules`",
  hint: "save the plan, or the answer of the Public API with its rules, as JSON",
};

export const readSegment: PlanReader = (files) =>
  readEach(files, PLAN, ({ file, root }) => readPlan({ file, bookkeeping: BOOKKEEPING }, root));

function readPlan(context: FileContext, root: Node): ImportModel | undefined {
  const top = openMap(context, root);
  if (top === undefined) return undefined;
  // An answer of the Public API: { data: { trackingPlan } } or { data: { rules } }.
  const data = top.child("data") ?? top;
  const plan = data.child("trackingPlan") ?? data;
  const rules = plan.peek("rules") === undefined ? data : plan;
  const name = plan.text("display_name") ?? plan.text("name");
  const older = rules.peek("rules")?.kind === "map" ? rules.child("rules") : undefined;
  const list = older === undefined ? rules.peek("rules") : older.peek("events");
  if (list?.kind !== "list") return undefined;
  (older ?? rules).take(older === undefined ? "rules" : "events");
  const entries = list.items.map((item, index) => readRule(context, item, `rules[${index}]`));
  return {
    ...(name === undefined ? {} : { name }),
    groups: [{ ...ONLY_GROUP, entries, place: placeOf(context, list), leftovers: [] }],
    types: [],
    leftovers: top.rest(),
  };
}

function readRule(context: FileContext, node: Node, path: string): ImportEvent | LeftOut {
  const rule = openMap(context, node);
  const origin = whole(context, path, node);
  const key = rule?.text("key") ?? rule?.text("name");
  if (rule === undefined || key === undefined) {
    const name = kindOf(rule) ?? path;
    const hint =
      "the language describes events; rules about users, groups and pages are for a person to look at";
    const place = placeOf(context, node);
    return {
      kind: "left-out",
      what: "rule",
      name,
      reason: "it names no event",
      hint,
      place,
      leftovers: origin,
    };
  }
  const kind = kindOf(rule);
  if (kind !== undefined && kind !== "TRACK") {
    const reason = `it is of type ${kind}, and the language describes events`;
    const hint =
      "traits and page calls are not events; declare `traits` or metadata fields for what you need of them";
    return {
      kind: "left-out",
      what: "rule",
      name: key.value,
      reason,
      hint,
      place: key.place,
      leftovers: origin,
    };
  }
  return readEvent(rule, key, origin);
}

/** `TRACK`, `IDENTIFY`, `GROUP`, `PAGE`, `SCREEN` or `COMMON`; undefined in the older shape, which has events only. */
function kindOf(rule: Fields | undefined): string | undefined {
  const node = rule?.peek("type");
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

function readEvent(rule: Fields, key: Text, origin: readonly Leftover[]): ImportEvent {
  const schema = rule.child("jsonSchema") ?? rule.child("rules");
  const inner = schema === undefined ? undefined : propertiesOf(schema);
  const description = rule.text("description") ?? schema?.text("description");
  const properties = inner === undefined ? [] : readProperties(inner);
  return {
    kind: "event",
    name: key.value,
    ...(description === undefined ? {} : { description }),
    properties,
    place: key.place,
    leftovers: rule.rest().map(withoutShell),
    origin,
  };
}

/** The frame of every rule says nothing about the event: `type: TRACK`, `type: object`, `required: [properties]`. */
export function withoutShell(leftover: Leftover): Leftover {
  const { path, node } = leftover;
  const only = node.kind === "map" && node.entries.length === 1 && node.entries[0]?.key === "type";
  const frame =
    path === "type" ||
    (only && /\.(?:context|traits)$/.test(path)) ||
    (/\.type$/.test(path) && node.kind === "scalar" && node.value === "object") ||
    /^(?:jsonSchema|rules)\.required$/.test(path);
  return frame ? { ...leftover, bookkeeping: true } : leftover;
}

/**
 * The schema of the event's properties: `properties.properties` of the message's schema, or the schema itself where
 * Typewriter has unwrapped it.
 */
function propertiesOf(schema: Fields): Fields {
  const message = schema.peek("properties");
  if (message?.kind !== "map") return schema;
  const parts = new Set(message.entries.map((entry) => entry.key));
  const wrapped =
    parts.has("properties") && (parts.has("traits") || parts.has("context") || parts.size === 1);
  if (!wrapped) return schema;
  return schema.child("properties")?.child("properties") ?? schema;
}
