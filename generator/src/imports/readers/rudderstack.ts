/**
 * RudderStack's tracking plans as rudder-cli keeps them: YAML documents of the kinds `tp` (in version 1
 * `tracking-plan`), `events`, `properties`, `custom-types` and `categories`, in one file or many.
 *
 * Format: RudderStack documentation, “Rudder CLI: data catalog and tracking plans”; rudderlabs/rudder-iac, versions
 * rudder/0.1, rudder/v0.1 and rudder/v1.
 */
import type { Node } from "../../source/tree.ts";
import { type Fields, openMap, placeOf, whole } from "../fields.ts";
import type { ImportEvent, ImportGroup, ImportModel, LeftOut, Leftover, Place } from "../model.ts";
import { notTheFormat, ONLY_GROUP, type PlanReader, readDocuments } from "./read-file.ts";
import {
  asLeftovers,
  collectResources,
  type Resource,
  type Resources,
  type RudderPlan,
  referenceOf,
} from "./rudder-resources.ts";
import { originsOf, ownRest, readUses, type TypeReader, typeReader } from "./rudder-schema.ts";

export const readRudderstack: PlanReader = (files) => {
  const { documents, diagnostics } = readDocuments(files);
  if (diagnostics.length > 0) return { diagnostics };
  const resources = collectResources(documents);
  const hint = "each document has `version: rudder/…`, `kind`, `metadata` and `spec`";
  if ("start" in resources) {
    const { file, start, end } = resources;
    return { diagnostics: [notTheFormat(file, "this document has no `kind`", hint, { start, end })] };
  }
  if (resources.all.length === 0 && resources.plans.length === 0) {
    const message = "no events, properties or tracking plan of RudderStack are in here";
    return { diagnostics: [notTheFormat(files[0]?.file ?? "", message, hint)] };
  }
  return { model: buildModel(resources), diagnostics: [] };
};

interface Context {
  readonly resources: Resources;
  readonly types: TypeReader;
  readonly used: Set<Resource>;
  readonly groups: Map<string, ImportGroup & { entries: (ImportEvent | LeftOut)[] }>;
}

function buildModel(resources: Resources): ImportModel {
  const used = new Set<Resource>();
  const context: Context = { resources, used, types: typeReader(resources, used), groups: new Map() };
  for (const plan of resources.plans) {
    for (const rule of plan.rules) addRule(context, plan, rule);
  }
  addUnused(context);
  const name = resources.plans.map((plan) => plan.name).find((one) => one !== undefined);
  const unusedTypes = resources.all.filter((one) => one.kind === "custom-types" && !used.has(one));
  const unused = resources.all.filter((one) => one.kind === "properties" && !used.has(one));
  const categories = resources.all.filter((one) => one.kind === "categories");
  return {
    ...(name === undefined ? {} : { name }),
    groups: [...context.groups.values()],
    types: [
      ...context.types.used.values(),
      ...unusedTypes.map((one) => leaveOut(one, "nothing in the plan uses it")),
    ],
    leftovers: [
      ...resources.leftovers,
      ...resources.plans.flatMap(({ fields }) => fields.rest()),
      ...categories.flatMap(asLeftovers).map((one): Leftover => ({ ...one, bookkeeping: true })),
      ...unused.flatMap(asLeftovers).map((one) => ({ ...one, why: "no event uses it" })),
    ],
  };
}

function leaveOut(resource: Resource, reason: string): LeftOut {
  const fields = openMap(resource.context, resource.node);
  const name = fields?.text("name")?.value ?? resource.id;
  const hint = "write it by hand if it is needed";
  return { kind: "left-out", name, reason, hint, place: resource.place, leftovers: asLeftovers(resource) };
}

function groupFor({ groups }: Context, title: string, place: Place): { entries: (ImportEvent | LeftOut)[] } {
  const group = groups.get(title) ?? { title, entries: [], place, leftovers: [] };
  groups.set(title, group);
  return group;
}

function addRule(context: Context, plan: RudderPlan, node: Node): void {
  const file = plan.fields.context;
  const place = placeOf(file, node);
  const rule = openMap(file, node, "rule");
  const reference = referenceOf(rule?.peek("event"));
  const event = reference === undefined ? undefined : context.resources.find(reference);
  const own = whole(file, "rule", node);
  if (rule === undefined || event === undefined) {
    const reason = `its event ${reference ?? "is not stated"}${reference === undefined ? "" : " is not in the plan"}`;
    const hint = "import the folder with all files of the plan";
    const entry: LeftOut = {
      kind: "left-out",
      what: "rule",
      name: reference ?? "rule",
      reason,
      hint,
      place,
      leftovers: own,
    };
    groupFor(context, ONLY_GROUP.title, place).entries.push(entry);
    return;
  }
  const again = context.used.has(event);
  context.used.add(event);
  const { title, place: at } = categoryOf(context, event);
  const origin = [...own, ...asLeftovers(event)];
  groupFor(context, title, at).entries.push(readRule(context, rule, event, origin, again));
}

function readRule(
  context: Context,
  rule: Fields,
  event: Resource,
  origin: readonly Leftover[],
  again: boolean,
): ImportEvent | LeftOut {
  const definition = openMap(event.context, event.node, event.id);
  const name = definition?.text("name");
  const kind = definition?.peek("event_type");
  const word = kind?.kind === "scalar" ? String(kind.value) : "track";
  const refuse = (reason: string, hint: string): LeftOut => {
    const { id, place } = event;
    return {
      kind: "left-out",
      what: "rule",
      name: name?.value ?? id,
      reason,
      hint,
      place,
      leftovers: origin,
    };
  };
  if (word !== "track")
    return refuse(`it is a call of type ${word}, and the language describes events`, NOT_AN_EVENT);
  if (definition === undefined || name === undefined)
    return refuse("it has no name", "give the event its name");
  if (again) return refuse("an earlier rule is about the same event", "merge the rules by hand");
  const description = definition.text("description");
  const properties = readUses(rule, "properties", context.resources, context.types, context.used);
  return {
    kind: "event",
    name: name.value,
    ...(description === undefined ? {} : { description }),
    properties,
    place: name.place,
    leftovers: [...ownRest(rule).map(quietType), ...definition.rest()],
    origin: [...origin, ...originsOf(properties)],
  };
}

const NOT_AN_EVENT =
  "traits and page calls are not events; declare `traits` or metadata fields for what you need of them";

/** Every rule is of the type `event_rule`. */
function quietType(leftover: Leftover): Leftover {
  return leftover.path === "rule.type" ? { ...leftover, bookkeeping: true } : leftover;
}

function categoryOf(
  { resources }: Context,
  event: Resource,
): { readonly title: string; readonly place: Place } {
  const reference = referenceOf(openMap(event.context, event.node)?.peek("category"));
  const category = reference === undefined ? undefined : resources.find(reference);
  const name = category === undefined ? undefined : openMap(category.context, category.node)?.text("name");
  return { title: name?.value ?? ONLY_GROUP.title, place: name?.place ?? event.place };
}

/** Events that no rule is about: all of them are kept if there is no tracking plan, else none. */
function addUnused(context: Context): void {
  const { resources, used } = context;
  for (const event of resources.all) {
    if (event.kind !== "events" || used.has(event)) continue;
    const { title, place } = categoryOf(context, event);
    const rule = openMap(event.context, { kind: "map", entries: [], start: 0, end: 0 }, "rule");
    const entry =
      rule === undefined || resources.plans.length > 0
        ? leaveOut(event, "no tracking plan is about it")
        : readRule(context, rule, event, asLeftovers(event), false);
    groupFor(context, title, place).entries.push(entry);
  }
}
