/** Named types: compared once, not once for each property that uses them. */
import type { Catalog, Field, NamedType, ValueSchema } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { pairBy } from "../keyed.ts";
import { code, say } from "../phrase.ts";
import type { Owner, Scope, Target } from "./scope.ts";
import { compareTexts } from "./texts.ts";
import { compareValues } from "./values.ts";

interface TypePair {
  readonly before: NamedType;
  readonly after: NamedType;
  /** How many values that may be sent have the type. */
  readonly uses: number;
}

/** Types of both catalogues that something sends, by name. */
export function settledTypes(before: Catalog, after: Catalog): ReadonlyMap<string, TypePair> {
  const uses = countUses(after);
  const pairs = pairBy(before.types, after.types, (type) => type.name).both;
  return new Map(
    pairs.flatMap((pair): readonly (readonly [string, TypePair])[] => {
      const count = uses.get(pair.after.name) ?? 0;
      return count === 0 ? [] : [[pair.after.name, { ...pair, uses: count }]];
    }),
  );
}

export function compareTypes(
  before: Catalog,
  after: Catalog,
  settled: ReadonlyMap<string, TypePair>,
  scope: Scope,
): readonly Change[] {
  const { both, removed } = pairBy(before.types, after.types, (type) => type.name);
  return [
    ...removed.map(typeRemoved),
    ...[...settled.values()].flatMap((pair) => compareType(pair, scope)),
    ...both.flatMap((pair) =>
      compareTexts(pair.before, pair.after, ["description"], targetOf(pair.after.name, undefined)),
    ),
  ];
}

function typeRemoved(type: NamedType): Change {
  const target = targetOf(type.name, undefined);
  const words = say`${target.the} is no longer exported.`;
  return change("type-removed", target.where, words, { before: type.name });
}

function compareType({ before, after, uses }: TypePair, scope: Scope): readonly Change[] {
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
    freeTextGained: false,
  };
  return compareValues(values, scope);
}

function targetOf(type: string, uses: number | undefined): Target {
  const used = uses === undefined ? "" : ` (${uses} ${uses === 1 ? "use" : "uses"})`;
  const words = say`type ${code(type)}`;
  return { where: { path: ["types", type], words }, the: say`The type ${code(type)}${used}` };
}

/** How often each named type stands in what active events and metadata may send. */
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
  for (const group of catalog.groups) {
    for (const event of group.events) if (event.status === "active") visitAll(event.properties);
  }
  return counts;
}
