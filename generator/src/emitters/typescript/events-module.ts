/** `events.ts`: every event in one flat module, in catalogue order. */
import type { Catalog, CatalogEvent, ValueSchema } from "@forthright/runtime/catalog-document";
import { type InterfaceDeclarationStructure, StructureKind } from "ts-morph";
import { activeGroups } from "../../disclosure/active-events.ts";
import type { EventDocument } from "../../disclosure/event-document.ts";
import type { EventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { assertModule } from "./check-module.ts";
import { type Doc, docComment, lineComment } from "./comment.ts";
import { descriptorFacts } from "./descriptor.ts";
import { deprecation, eventDoc, fieldDoc } from "./field-doc.ts";
import { type GateScope, gateCalls } from "./gate.ts";
import { createImports, type Imports, type Request } from "./imports.ts";
import { block, expression, layout, stringLiteral } from "./literal.ts";
import { namedType } from "./named-type.ts";
import { printModule, printParts } from "./print.ts";
import { RUNTIME } from "./runtime.ts";
import { docs, exportedFunction, type Statement } from "./statement.ts";
import { member, memberTexts, type TypeScope } from "./types.ts";

const PATH = "events.ts";

export function eventsModule(catalog: Catalog, parts: EventParts): OutputFile {
  const imports = createImports();
  const texts = new Map<string, string>();
  for (const [index, made] of parts.texts(PATH, eventTexts).entries()) {
    const [text, requests] = JSON.parse(made) as EventText;
    for (const [kind, from, name] of requests) imports[kind](from, name);
    texts.set(parts.events[index]?.event.constant ?? "", text);
  }
  const groups = activeGroups(catalog).map(({ group, events }) => ({
    comment: lineComment(`${group.title}: ${events.length === 1 ? "1 event" : `${events.length} events`}`),
    texts: events.map(({ constant }) => texts.get(constant) ?? ""),
  }));
  assertModule(PATH, groups.map(({ comment }) => comment).join("\n"));
  return printModule({
    path: PATH,
    about: `The events of ${catalog.product.name}, in the order of the catalogue.`,
    imports,
    // A module without imports and exports would be a script.
    statements: groups.length > 0 ? [] : ["export {};"],
    printed: groups.flatMap((group) => [group.comment, ...group.texts]),
  });
}

/** What each event adds to the module: its text, and the imports that it asks for. */
function eventTexts(events: readonly EventDocument[]): readonly string[] {
  const found = events.map(({ event, shared }) => {
    const own = createImports();
    return { statements: eventStatements(event, shared.catalog, own), requests: own.requests() };
  });
  const texts = printParts(
    PATH,
    found.map(({ statements }) => statements),
  );
  return found.map(({ requests }, index) =>
    JSON.stringify([texts[index] ?? "", requests] satisfies EventText),
  );
}

type EventText = readonly [text: string, requests: readonly Request[]];

function eventStatements(event: CatalogEvent, catalog: Catalog, imports: Imports): readonly Statement[] {
  const propertiesType =
    event.properties.length > 0 ? event.type_name : imports.type(RUNTIME, "NoProperties");
  return [
    ...(event.properties.length > 0 ? [propertiesInterface(event, catalog, imports)] : []),
    descriptorText(event, propertiesType, catalog, imports),
    helper(event, propertiesType, imports),
  ];
}

/** The type of an event's properties; its members are structures unless a type needs more than one line. */
function propertiesInterface(event: CatalogEvent, catalog: Catalog, imports: Imports): Statement {
  const scope: TypeScope = {
    types: catalog.types,
    use: (name) => imports.type("./types.ts", name),
    doc: (field) => fieldDoc(field, { ...catalog, event }),
  };
  const doc: Doc = { text: [`Properties of “${event.name}”.`] };
  const members = event.properties.map((field) => ({ field, ...member(field, scope, 2) }));
  if (members.some(({ type }) => type.includes("\n"))) {
    const lines = memberTexts(event.properties, scope, 2);
    return `${docComment(doc, 0)}\n${block(`export interface ${event.type_name} {`, lines, "}", 0)}`;
  }
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: event.type_name,
    docs: docs(doc, 0),
    properties: members.map(({ field, name, type, optional }) => ({
      name,
      type,
      hasQuestionToken: optional,
      isReadonly: true,
      docs: docs(scope.doc(field), 2),
    })),
  } satisfies InterfaceDeclarationStructure;
}

function descriptorText(
  event: CatalogEvent,
  propertiesType: string,
  catalog: Catalog,
  imports: Imports,
): string {
  const scope: GateScope = { event, valuesName: (schema) => importValues(schema, catalog, imports) };
  const calls = gateCalls(event.properties, scope, 4);
  const { constant, name, destinations, since, requires } = descriptorFacts(event, catalog);
  const lines = [
    `constant: ${stringLiteral(constant)},`,
    `name: ${stringLiteral(name)},`,
    ...(destinations === undefined ? [] : [layout("destinations: ", expression(destinations), ",", 2)]),
    ...(since === undefined ? [] : [`since: ${stringLiteral(since)},`]),
    ...(requires === undefined ? [] : [`requires: ${stringLiteral(requires)},`]),
    calls.length === 0 ? "check() {}," : block("check(gate) {", calls, "},", 2),
  ];
  const head = `export const ${event.constant}: ${imports.type(RUNTIME, "EventDescriptor")}<${propertiesType}> = {`;
  return `${docComment(eventDoc(event, catalog.purposes), 0)}\n${block(head, lines, "};", 0)}`;
}

/** The function that records one event: what most of a host's code calls. */
function helper(event: CatalogEvent, propertiesType: string, imports: Imports): Statement {
  const properties = event.properties.length > 0;
  const optional = event.properties.every((field) => !field.required);
  const deprecated = deprecation(event.deprecated);
  return exportedFunction({
    name: event.helper,
    doc: { text: [`Records “${event.name}”.`], deprecated },
    parameters: [
      { name: "analytics", type: imports.type(RUNTIME, "Analytics") },
      ...(properties
        ? [{ name: "properties", type: propertiesType, ...(optional ? { initializer: "{}" } : {}) }]
        : []),
    ],
    returnType: "void",
    statement: `analytics.track(${event.constant}${properties ? ", properties" : ""});`,
  });
}

function importValues(schema: ValueSchema, catalog: Catalog, imports: Imports): string | undefined {
  const values = namedType(schema, catalog.types)?.values_name;
  return values === undefined ? undefined : imports.value("./types.ts", values);
}
