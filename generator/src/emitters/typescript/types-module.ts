/** `types.ts`: the catalogue's named types, and for enumerations the list of their values. */
import type { Catalog, NamedType } from "@forthright/runtime/catalog-document";
import { StructureKind } from "ts-morph";
import type { OutputFile } from "../output-file.ts";
import { type Doc, docComment } from "./comment.ts";
import { allowed, fieldDoc } from "./field-doc.ts";
import { createImports } from "./imports.ts";
import { expression, layout } from "./literal.ts";
import { printModule } from "./print.ts";
import { docs, type Statement } from "./statement.ts";
import { type TypeScope, typeText } from "./types.ts";

export function typesModule(catalog: Catalog): OutputFile {
  const statements = catalog.types.flatMap((type) => typeStatements(type, catalog));
  return printModule({
    path: "types.ts",
    about: `Named types of the catalogue of ${catalog.product.name}.`,
    imports: createImports(),
    // A module without imports and exports would be a script.
    statements: statements.length > 0 ? statements : ["export {};"],
  });
}

function typeStatements(type: NamedType, catalog: Catalog): readonly Statement[] {
  const doc: Doc = {
    text: [
      type.description ?? "",
      `Allowed: ${allowed(
        type.schema,
        catalog.types.filter(({ name }) => name !== type.name),
      )}.`,
    ],
  };
  if (type.values_name !== undefined && type.schema.enum !== undefined) {
    const values = layout(
      `export const ${type.values_name} = `,
      expression(type.schema.enum),
      " as const;",
      0,
    );
    const comment = docComment(
      { text: [`Every value of \`${type.name}\`, in the order of the catalogue.`] },
      0,
    );
    const text = `(typeof ${type.values_name})[number]${type.schema.nullable === true ? " | null" : ""}`;
    return [
      `${comment}\n${values}`,
      { kind: StructureKind.TypeAlias, isExported: true, name: type.name, docs: docs(doc, 0), type: text },
    ];
  }
  const scope: TypeScope = {
    types: catalog.types.filter(({ name }) => name !== type.name),
    use: () => {},
    doc: (field) => fieldDoc(field, catalog),
  };
  const text = typeText(type.schema, scope, 0, `export type ${type.name} = ;`.length);
  return [`${docComment(doc, 0)}\nexport type ${type.name} = ${text};`];
}
