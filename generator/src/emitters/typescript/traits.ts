/** What the SDK has where the catalogue declares traits: their type, their validator and its seal. */
import type { Catalog, Identify, ValueSchema } from "@forthright/runtime/catalog-document";
import { IDENTIFY, type sealOf } from "@forthright/runtime/encode";
import { type Doc, docComment } from "./comment.ts";
import { fieldDoc } from "./field-doc.ts";
import { gateCalls, questions } from "./gate.ts";
import type { Imports } from "./imports.ts";
import { block, expression, layout } from "./literal.ts";
import { namedType } from "./named-type.ts";
import type { Statement } from "./statement.ts";
import { memberTexts, type TypeScope } from "./types.ts";

/** Names that the SDK then has besides those of its events and types. */
export const TRAITS_TYPE = "Traits";

/** What the seal of the traits is made of. */
export function traitFacts(identify: Identify, catalog: Catalog): Parameters<typeof sealOf>[0] {
  const destinations = ownDestinations(identify, catalog);
  return {
    constant: IDENTIFY,
    name: IDENTIFY,
    ...(destinations === undefined ? {} : { destinations }),
    questions: questions(identify.traits, undefined),
  };
}

/** Named only if they are not all of the catalogue's. */
function ownDestinations({ destinations }: Identify, catalog: Catalog): readonly string[] | undefined {
  return catalog.destinations.every(({ id }) => destinations.includes(id)) ? undefined : destinations;
}

export function traitsInterface({ traits }: Identify, catalog: Catalog, imports: Imports): Statement {
  const scope: TypeScope = {
    types: catalog.types,
    use: (name) => imports.type("./types.ts", name),
    doc: (field) => fieldDoc(field, catalog),
  };
  const about: Doc = {
    text: [`What \`identify\` may say of an installation of ${catalog.product.name}, or of the person.`],
  };
  const members = memberTexts(traits, scope, 2);
  return `${docComment(about, 0)}\n${block(`export interface ${TRAITS_TYPE} {`, members, "}", 0)}`;
}

/** The member `traits` of the binding. */
export function traitsMember(identify: Identify, catalog: Catalog, imports: Imports): string {
  const scope = {
    valuesName: (schema: ValueSchema) => {
      const values = namedType(schema, catalog.types)?.values_name;
      return values === undefined ? undefined : imports.value("./types.ts", values);
    },
  };
  const destinations = ownDestinations(identify, catalog);
  const members = [
    ...(destinations === undefined ? [] : [layout("destinations: ", expression(destinations), ",", 4)]),
    block("check(gate) {", gateCalls(identify.traits, scope, 6), "},", 4),
  ];
  return block("traits: {", members, "},", 2);
}
