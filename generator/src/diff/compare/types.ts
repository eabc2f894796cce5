/** Named types: compared once, not once for each property that uses them. */
import type { Catalog, Field, NamedType, ValueSchema } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { pairBy } from "../keyed.ts";
import { code, say } from "../phrase.ts";
import type { Owner, Scope, Target } from "./scope.ts";
import { compareTexts } from "./texts.ts";
import { compareValues } from "./values.ts";

/** The changes of the named types that both catalogues have and the new one sends, each computed once. */
export function typeChangesOf(before: Catalog, after: Catalog, told: string): Scope {
  const uses = countUses(after);
  const pairs = new Map(
    pairBy(before.types, after.types, (type) => type.name).both.map((pair) => [pair.after.name, pair]),
  );
  const known = new Map<string, readonly Change[]>();
  const scope: Scope = {
    told,
    typeChanges(name) {
      const pair = pairs.get(name);
      const count = uses.get(name);
      if (pair === undefined || count === undefined) return [];
      // Types contain each other without cycles, so this ends.
      const changes = known.get(name) ?? compareType(pair.before, pair.after, count, scope);
      known.set(name, changes);
      return changes;
    },
  };
  return scope;
}

export function compareTypes(before: Catalog, after: Catalog, scope: Scope): readonly Change[] {
  const { both, removed } = pairBy(before.types, after.types, (type) => type.name);
  return [
    ...removed.map(typeRemoved),
    ...both.flatMap((pair) => [
      ...scope.typeChanges(pair.after.name),
      ...compareTexts(pair.before, pair.after, ["description"], targetOf(pair.after.name, undefined)),
    ]),
  ];
}

function typeRemoved(type: NamedType): Change {
  const target = targetOf(type.name, undefined);
  const words = say`${target.the} is no longer exported.`;
  return change("type-removed", target.where, words, { before: type.name });
}

function compareType(before: NamedType, after: NamedType, uses: number, scope: Scope): readonly Change[] {
  const target = targetOf(after.name, uses);
  const owner: Owner = {
    subject: target.the,
    of: say`of the type ${code(after.name)}`,
    path: [...target.where.path, "properties"],
    prefix: "",
    noun: "property",
    before: {},
    after: {},
  };
  // The type's own schema carries its name too; without it the comparison starts at the schema itself.
  const bare = ({ type_name: _name, ...schema }: ValueSchema): ValueSchema => schema;
  const values = {
    before: bare(before.schema),
    after: bare(after.schema),
    target,
    owner,
  };
  return compareValues(values, scope);
}

function targetOf(type: string, uses: number | undefined): Target {
  const used = uses === undefined ? "" : ` (${uses} ${uses === 1 ? "use" : "uses"})`;
  const words = say`type ${code(type)}`;
  return { where: { path: ["types", type], words }, the: say`The type ${code(type)}${used}` };
}

/** How often each named type stands in what active events, metadata and traits may send. */
function countUses(catalog: Catalog): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = (schema: ValueSchema): void => {
    if (schema.type_name !== undefined) counts.set(schema.type_name, (counts.get(schema.type_name) ?? 0) + 1);
    if (schema.items !== undefined) visit(schema.items);
    for (const field of schema.properties ?? []) visit(field.schema);
  };
  const visitAll = (fields: readonly Field[]): void => {
    for (const field of fields) visit(field.schema);
  };
  visitAll(catalog.metadata);
  visitAll(catalog.identify?.traits ?? []);
  for (const group of catalog.groups) {
    for (const event of group.events) if (event.status === "active") visitAll(event.properties);
  }
  return counts;
}
