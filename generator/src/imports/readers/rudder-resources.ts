/** The documents of a RudderStack project, and the definitions in them by what refers to them. */
import type { Node } from "../../source/tree.ts";
import { type Fields, type FileContext, openMap, placeOf, whole } from "../fields.ts";
import type { Leftover, Place, Text } from "../model.ts";
import type { PlanDocument } from "./read-file.ts";

const BOOKKEEPING: ReadonlySet<string> = new Set(
  "$ref category event event_type id kind metadata property version".split(" "),
);

export type ResourceKind = "events" | "properties" | "custom-types" | "categories";

/** An entry of a document: an event, a property, a custom type or a category. */
export interface Resource {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly context: FileContext;
  readonly node: Node;
  readonly place: Place;
}

/** A tracking plan: its own map, with its rules. */
export interface RudderPlan {
  readonly fields: Fields;
  readonly name: Text | undefined;
  readonly rules: readonly Node[];
}

export interface Resources {
  readonly all: readonly Resource[];
  readonly plans: readonly RudderPlan[];
  readonly leftovers: readonly Leftover[];
  /** What a reference names, in either spelling: `#/events/app/signup` or `#event:signup`. */
  find(reference: string): Resource | undefined;
}

/** The list inside `spec` by the kind of the document. */
const LISTS: Readonly<Record<string, readonly [kind: ResourceKind, list: string]>> = {
  events: ["events", "events"],
  properties: ["properties", "properties"],
  "custom-types": ["custom-types", "types"],
  categories: ["categories", "categories"],
};

/** Undefined if a document is no resource of RudderStack at all; then the second is its place. */
export function collectResources(documents: readonly PlanDocument[]): Resources | Place {
  const all: Resource[] = [];
  const plans: RudderPlan[] = [];
  const leftovers: Leftover[] = [];
  const byReference = new Map<string, Resource>();
  for (const { file, root } of documents) {
    const context: FileContext = { file, bookkeeping: BOOKKEEPING };
    // A document without content comes from a `---` too many.
    if (root.kind === "scalar" && root.value === null) continue;
    const fields = openMap(context, root);
    const kind = fields?.peek("kind");
    if (fields === undefined || kind?.kind !== "scalar") return placeOf(context, root);
    const word = String(kind.value);
    const known = LISTS[word];
    if (word === "tp" || word === "tracking-plan") {
      plans.push(readPlan(fields));
    } else if (known === undefined) {
      const why = "a resource of this kind is no part of a tracking plan and was not read";
      leftovers.push({ path: "kind", node: kind, place: placeOf(context, kind), why });
    } else {
      const group = groupOf(fields);
      for (const resource of readList(fields, ...known)) {
        all.push(resource);
        const singular = known[0].replace(/ies$/, "y").replace(/s$/, "");
        byReference.set(`#/${known[0]}/${group}/${resource.id}`, resource);
        byReference.set(`#${singular}:${resource.id}`, resource);
      }
      leftovers.push(...fields.rest());
    }
  }
  return { all, plans, leftovers, find: (reference) => byReference.get(reference) };
}

function groupOf(fields: Fields): string {
  const metadata = fields.peek("metadata");
  const name = metadata?.kind === "map" ? metadata.entries.find(({ key }) => key === "name") : undefined;
  return name?.value.kind === "scalar" ? String(name.value.value) : "";
}

function readList(fields: Fields, kind: ResourceKind, key: string): readonly Resource[] {
  const { context } = fields;
  const spec = fields.child("spec");
  const list = spec?.peek(key);
  if (list?.kind !== "list") return [];
  spec?.take(key);
  return list.items.map((node) => {
    const id = node.kind === "map" ? node.entries.find((entry) => entry.key === "id")?.value : undefined;
    return {
      kind,
      id: id?.kind === "scalar" ? String(id.value) : "",
      context,
      node,
      place: placeOf(context, node),
    };
  });
}

function readPlan(fields: Fields): RudderPlan {
  const spec = fields.child("spec");
  const name = spec?.text("display_name");
  const rules = spec?.peek("rules");
  if (rules?.kind !== "list") return { fields, name, rules: [] };
  spec?.take("rules");
  return { fields, name, rules: rules.items };
}

/** The whole of a resource, for a comment. */
export function asLeftovers({ context, kind, id, node, place }: Resource): readonly Leftover[] {
  return whole(context, `${kind}.${id}`, node, place);
}

/** A reference as it is written: text, or a map with `$ref`. */
export function referenceOf(node: Node | undefined): string | undefined {
  if (node?.kind === "scalar") return typeof node.value === "string" ? node.value : undefined;
  const inner = node?.kind === "map" ? node.entries.find(({ key }) => key === "$ref")?.value : undefined;
  return inner?.kind === "scalar" && typeof inner.value === "string" ? inner.value : undefined;
}
