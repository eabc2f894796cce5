/**
 * Snowplow's self-describing JSON Schemas, one or many: as they lie in an Iglu registry, as data structures of
 * snowplow-cli (`data` around the schema), or as the lists that Avo exports. Of several versions the newest counts.
 *
 * Format: Snowplow documentation, “Self-describing JSON schemas”, “JSON Schema reference”, “Managing data structures”.
 */
import type { Node } from "../../source/tree.ts";
import { type Fields, type FileContext, openMap, whole } from "../fields.ts";
import { readProperties } from "../json-schema.ts";
import type { ImportEvent, ImportGroup, LeftOut, Leftover, Text } from "../model.ts";
import { notTheFormat, type PlanDocument, type PlanReader, readDocuments, skipping } from "./read-file.ts";
import { withoutShell } from "./segment.ts";

const BOOKKEEPING: ReadonlySet<string> = new Set(
  "$schema $supersededBy $supersedes apiVersion format hidden resourceName resourceType type".split(" "),
);

interface Described {
  readonly vendor: Text;
  readonly name: Text;
  readonly version: string;
  /** Data that rides on events, which the language has as metadata only. */
  readonly entity: boolean;
  readonly schema: Fields;
  /** The whole document or list item around the schema. */
  readonly outer: Fields;
  readonly origin: readonly Leftover[];
}

export const readSnowplow: PlanReader = (files) => {
  const { documents, diagnostics } = readDocuments(files);
  if (diagnostics.length > 0) return { diagnostics };
  const found: Described[] = [];
  const leftovers: Leftover[] = [];
  const others: PlanDocument[] = [];
  for (const document of documents) {
    const context = { file: document.file, bookkeeping: BOOKKEEPING };
    const schemas = readRoot(context, document.root, leftovers);
    found.push(...schemas);
    if (schemas.length === 0) others.push(document);
  }
  if (found.length === 0) return { diagnostics: [notASchema(files[0]?.file ?? "", others[0]?.root)] };
  const model = { groups: groupByVendor(found), types: [], leftovers };
  return skipping(model, others, { what: "self-describing schema" });
};

function notASchema(file: string, root?: Node): ReturnType<typeof notTheFormat> {
  const span = root === undefined ? undefined : { start: root.start, end: root.end };
  const hint = "a self-describing schema has `self` with vendor, name, format and version";
  return notTheFormat(file, "this is no self-describing JSON Schema of Snowplow", hint, span);
}

/** The schemas of a document: itself, the one inside a data structure, or the lists of an export of Avo. */
function readRoot(context: FileContext, root: Node, leftovers: Leftover[]): readonly Described[] {
  const top = openMap(context, root);
  if (top === undefined) return [];
  const lists = (["eventSchemas", "contextSchemas"] as const).map((key) => {
    const list = top.peek(key);
    if (list?.kind !== "list") return [];
    top.take(key);
    return list.items.flatMap((item, index) => {
      const one = readOne(context, item, `${key}[${index}]`, key === "contextSchemas");
      return one === undefined ? [] : [one];
    });
  });
  const listed = lists.flat();
  if (listed.length === 0) {
    const one = readOne(context, root, "", false);
    return one === undefined ? [] : [one];
  }
  leftovers.push(...top.rest());
  return listed;
}

function readOne(context: FileContext, node: Node, path: string, entity: boolean): Described | undefined {
  const outer = openMap(context, node);
  const schema = outer?.peek("data") === undefined ? outer : outer.child("data");
  const self = schema?.child("self");
  const vendor = self?.text("vendor");
  const name = self?.text("name");
  const version = self?.peek("version");
  if (outer === undefined || schema === undefined || vendor === undefined || name === undefined)
    return undefined;
  const meta = outer.child("meta");
  const kind = meta?.peek("schemaType");
  return {
    vendor,
    name,
    version: version?.kind === "scalar" ? String(version.value) : "",
    entity: entity || (kind?.kind === "scalar" && kind.value === "entity"),
    schema,
    outer,
    origin: whole(context, path, node),
  };
}

function groupByVendor(found: readonly Described[]): readonly ImportGroup[] {
  const newest = new Map<string, Described>();
  for (const one of found) {
    const key = `${one.vendor.value}/${one.name.value}`;
    const other = newest.get(key);
    if (other === undefined || isNewer(one.version, other.version)) newest.set(key, one);
  }
  const groups = new Map<string, ImportGroup & { entries: (ImportEvent | LeftOut)[] }>();
  for (const one of found) {
    const title = one.vendor.value;
    const group = groups.get(title) ?? { title, entries: [], place: one.vendor.place, leftovers: [] };
    groups.set(title, group);
    const current = newest.get(`${title}/${one.name.value}`) ?? one;
    group.entries.push(current === one ? readEvent(one) : olderVersion(one, current));
  }
  return [...groups.values()];
}

/** SchemaVer: MODEL-REVISION-ADDITION. */
function isNewer(version: string, other: string): boolean {
  const [mine, its] = [version, other].map((one) => one.split("-").map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (mine?.[index] ?? 0) - (its?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function olderVersion({ name, version, origin }: Described, current: Described): LeftOut {
  const same = version === current.version;
  return {
    kind: "left-out",
    name: name.value,
    reason: same
      ? `version ${version} of it stands in the plan twice`
      : `version ${current.version} of it is newer than ${version}`,
    hint: "the catalogue describes what is sent now",
    place: name.place,
    leftovers: origin,
  };
}

function readEvent({ name, version, entity, schema, outer, origin }: Described): ImportEvent | LeftOut {
  if (entity) {
    const reason = "entities ride on events and are none";
    const hint = "declare what you need of it as metadata fields, or as properties of the events";
    return {
      kind: "left-out",
      what: "entity",
      name: name.value,
      reason,
      hint,
      place: name.place,
      leftovers: origin,
    };
  }
  const description = schema.text("description");
  const properties = readProperties(schema);
  return {
    kind: "event",
    name: name.value,
    ...(description === undefined ? {} : { description }),
    properties,
    place: name.place,
    leftovers: outer
      .rest()
      .map(withoutShell)
      .map((one) => quietVersion(one, version)),
    origin,
  };
}

function quietVersion(leftover: Leftover, version: string): Leftover {
  const quiet = version !== "" && /(^|\.)self\.format$/.test(leftover.path);
  return quiet ? { ...leftover, bookkeeping: true } : leftover;
}
