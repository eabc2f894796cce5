/** `analytics.ts`: what the runtime must know of this catalogue, and `createAnalytics` bound to it. */
import type { Catalog, CatalogDocument, MetadataField } from "@forthright/runtime/catalog-document";
import { sealOf } from "@forthright/runtime/encode";
import { activeEvents, ownRequires } from "../../disclosure/active-events.ts";
import type { EventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { type Doc, docComment } from "./comment.ts";
import { descriptorFacts } from "./descriptor.ts";
import { fieldDoc } from "./field-doc.ts";
import { valueCall } from "./gate.ts";
import { createImports, type Imports } from "./imports.ts";
import { block, type Expression, expression, layout, propertyKey, stringLiteral } from "./literal.ts";
import { namedType } from "./named-type.ts";
import { printModule } from "./print.ts";
import { RUNTIME } from "./runtime.ts";
import { exportedFunction, type Statement } from "./statement.ts";
import { TRAITS_TYPE, traitFacts, traitsInterface, traitsMember } from "./traits.ts";
import { type TypeScope, typeText } from "./types.ts";

export function analyticsModule(document: CatalogDocument, parts: EventParts): OutputFile {
  const { catalog } = document;
  const imports = createImports();
  const hostFields = catalog.metadata.filter((field) => field.source === "host");
  const options =
    hostFields.length > 0 ? "CreateAnalyticsOptions" : imports.type(RUNTIME, "AnalyticsOptions");
  return printModule({
    path: "analytics.ts",
    about: `The entry to the telemetry of ${catalog.product.name}.`,
    imports,
    statements: [
      ...(catalog.identify === undefined ? [] : [traitsInterface(catalog.identify, catalog, imports)]),
      bindingText(document, parts, imports),
      ...(hostFields.length > 0 ? [optionsInterface(hostFields, catalog, imports)] : []),
      createAnalytics(options, catalog, imports),
    ],
  });
}

/** `createAnalytics`; its options may be left out unless the host must pass a function. */
function createAnalytics(options: string, catalog: Catalog, imports: Imports): Statement {
  const required = catalog.metadata.some((field) => field.source === "host" && field.required);
  const text = [
    `Starts telemetry for ${catalog.product.name}. Call it once, at the start of the program. Never throws, never waits, and does nothing at all when telemetry is off.`,
  ];
  return exportedFunction({
    name: "createAnalytics",
    doc: { text },
    parameters: [{ name: "options", type: options, ...(required ? {} : { initializer: "{}" }) }],
    returnType:
      catalog.identify === undefined
        ? imports.type(RUNTIME, "Analytics")
        : `${imports.type(RUNTIME, "IdentifyingAnalytics")}<${TRAITS_TYPE}>`,
    statement: `return ${imports.value(RUNTIME, "createClient")}(binding, options);`,
  });
}

/** Options with a function for each metadata field whose value only the host program knows. */
function optionsInterface(fields: readonly MetadataField[], catalog: Catalog, imports: Imports): Statement {
  const scope: TypeScope = {
    types: catalog.types,
    use: (name) => imports.type("./types.ts", name),
    doc: (field) => fieldDoc(field, catalog),
  };
  const members = fields.map((field) => {
    const comment = docComment(scope.doc(field), 4);
    const type = typeText(field.schema, scope, 4, `readonly ${field.name}?: () => ;`.length);
    return `${comment}\n    readonly ${propertyKey(field.name)}${field.required ? "" : "?"}: () => ${type};`;
  });
  const required = fields.some((field) => field.required);
  const host = block(`readonly host${required ? "" : "?"}: {`, members, "};", 2);
  const about: Doc = {
    text: ["Options of `createAnalytics`, with the values that only the host program knows."],
  };
  const inner: Doc = {
    text: ["Each function is called at most once a run, and only when something may be sent."],
  };
  const base = imports.type(RUNTIME, "AnalyticsOptions");
  const head = `export interface CreateAnalyticsOptions extends ${base} {`;
  return `${docComment(about, 0)}\n${block(head, [docComment(inner, 2), host], "}", 0)}`;
}

function bindingText(
  { id, catalog, disclosure }: CatalogDocument,
  parts: EventParts,
  imports: Imports,
): string {
  const { product, consent } = catalog;
  const separate = catalog.purposes.filter((purpose) => purpose.consent === "separate");
  const members = [
    "format: 1,",
    `catalog: ${stringLiteral(id)},`,
    layout(
      "product: ",
      record({ id: product.id, name: product.name, version: product.version, command: product.command }),
      ",",
      2,
    ),
    layout("consent: ", record({ ...consent }), ",", 2),
    layout(
      "separate: ",
      record(Object.fromEntries(separate.map((purpose) => [purpose.id, purpose.title]))),
      ",",
      2,
    ),
    ...destinations(catalog),
    ...metadata(catalog, imports),
    ...(catalog.identify === undefined ? [] : [traitsMember(catalog.identify, catalog, imports)]),
    ...consented(catalog),
    ...seals(catalog, parts),
    notice(disclosure.notice),
  ];
  const comment = docComment({ text: ["What the runtime must know of this catalogue."] }, 0);
  const type =
    catalog.identify === undefined
      ? imports.type(RUNTIME, "CatalogBinding")
      : `${imports.type(RUNTIME, "IdentifyingBinding")}<${TRAITS_TYPE}>`;
  return `${comment}\n${block(`export const binding: ${type} = {`, members, "};", 0)}`;
}

function destinations(catalog: Catalog): readonly string[] {
  const items = catalog.destinations.map(({ id, name, adapter, endpoint }) =>
    layout("", record({ id, name, adapter, endpoint }), ",", 4),
  );
  return [items.length === 0 ? "destinations: []," : block("destinations: [", items, "],", 2)];
}

function metadata(catalog: Catalog, imports: Imports): readonly string[] {
  const items = catalog.metadata.map((field) => {
    const scope = {
      valuesName: (schema: MetadataField["schema"]) => {
        const values = namedType(schema, catalog.types)?.values_name;
        return values === undefined ? undefined : imports.value("./types.ts", values);
      },
    };
    const members = [
      `name: ${stringLiteral(field.name)},`,
      `source: ${stringLiteral(field.source)},`,
      `path: ${stringLiteral(field.path)},`,
      block("check(gate) {", [valueCall(field, scope, 8)], "},", 6),
    ];
    return block("{", members, "},", 4);
  });
  return [items.length === 0 ? "metadata: []," : block("metadata: [", items, "],", 2)];
}

/** What is sent only under a separate consent, by its purpose; nothing where there is no such event or property. */
function consented(catalog: Catalog): readonly string[] {
  const names = new Map<string, Set<string>>();
  const add = (purpose: string | undefined, name: string): void => {
    if (purpose === undefined) return;
    names.set(purpose, (names.get(purpose) ?? new Set()).add(name));
  };
  for (const event of activeEvents(catalog)) {
    add(event.requires, event.name);
    for (const field of event.properties) add(ownRequires(field, event), field.name);
  }
  if (names.size === 0) return [];
  const lists = [...names].map(([purpose, found]) => [purpose, expression([...found])] as const);
  return [layout("consented: ", { record: lists }, ",", 2)];
}

/** One seal for each event that is code, in catalogue order, and one for the traits. */
function seals(catalog: Catalog, parts: EventParts): readonly string[] {
  const { identify } = catalog;
  const found = [
    ...parts.events.map((one) =>
      parts.text("seal", one, () => sealOf(descriptorFacts(one.event, one.shared.catalog))),
    ),
    ...(identify === undefined ? [] : [sealOf(traitFacts(identify, catalog))]),
  ];
  const items = found.map((seal) => `${stringLiteral(seal)},`);
  return [items.length === 0 ? "seals: []," : block("seals: [", items, "],", 2)];
}

/** The notice as one string literal a line, as the person reads it. */
function notice(text: string): string {
  const lines = text.split("\n").slice(0, -1);
  const literals = lines.map((line) => `${stringLiteral(`${line}\n`)}`);
  if (literals.length < 2) return `notice: ${stringLiteral(text)},`;
  return [
    "notice:",
    ...literals.map((line, index) => `    ${line}${index === literals.length - 1 ? "," : " +"}`),
  ].join("\n");
}

/** A record without the members that are absent. */
function record(members: Readonly<Record<string, string | boolean | undefined>>): Expression {
  return {
    record: Object.entries(members).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, expression(value)] as const],
    ),
  };
}
