/** The small modules of the SDK: entry, examples, telemetry commands and test double. */
import type { Catalog, CatalogDocument } from "@forthright/runtime/catalog-document";
import { type ExportDeclarationStructure, type OptionalKind, StructureKind } from "ts-morph";
import { activeEvents, exampleProperties } from "../../disclosure/active-events.ts";
import type { EventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { docComment } from "./comment.ts";
import { createImports } from "./imports.ts";
import { block, type Expression, expression, layout } from "./literal.ts";
import { printModule } from "./print.ts";
import { RUNTIME, RUNTIME_COMMANDS, RUNTIME_TESTING } from "./runtime.ts";
import { exportedFunction, type Statement } from "./statement.ts";
import { TRAITS_TYPE } from "./traits.ts";

/** `index.ts`: everything a host program imports. */
export function indexModule(catalog: Catalog): OutputFile {
  const hasHost = catalog.metadata.some((field) => field.source === "host");
  const hasTraits = catalog.identify !== undefined;
  const ownTypes = [...(hasHost ? ["CreateAnalyticsOptions"] : []), ...(hasTraits ? [TRAITS_TYPE] : [])];
  const own = { moduleSpecifier: "./analytics.ts" };
  return printModule({
    path: "index.ts",
    about: `Telemetry of ${catalog.product.name}: events, their types, and \`createAnalytics\`.`,
    imports: createImports(),
    statements: [
      exports({
        isTypeOnly: true,
        namedExports: [
          ...["Analytics", "AnalyticsOptions", "EventDescriptor"],
          ...(hasTraits ? ["IdentifyingAnalytics"] : []),
          "NoProperties",
        ],
        moduleSpecifier: RUNTIME,
      }),
      exports({ namedExports: ["createAnalytics"], ...own }),
      ...(ownTypes.length > 0 ? [exports({ isTypeOnly: true, namedExports: ownTypes, ...own })] : []),
      exports({ moduleSpecifier: "./events.ts" }),
      exports({ moduleSpecifier: "./types.ts" }),
    ],
  });
}

function exports(parts: OptionalKind<ExportDeclarationStructure>): Statement {
  return { kind: StructureKind.ExportDeclaration, ...parts };
}

/** `examples.ts`: each event with example properties; only hosts that mount the commands load it. */
export function examplesModule({ catalog }: CatalogDocument, parts: EventParts): OutputFile {
  const imports = createImports();
  const examples: Expression[] = activeEvents(catalog).map((event) => ({
    record: [
      ["event", { code: `${imports.namespace("./events.ts", "events")}.${event.constant}` }],
      ["properties", expression(exampleProperties(event))],
    ],
  }));
  const metadata = expression(
    Object.fromEntries(catalog.metadata.map((field) => [field.name, field.example])),
  );
  const items = examples.map((example) => layout("", example, ",", 4));
  const members = [
    `...${imports.value("./analytics.ts", "binding")},`,
    items.length === 0 ? "examples: []," : block("examples: [", items, "],", 2),
    layout("metadataExamples: ", metadata, ",", 2),
    ...traitExamples(catalog),
    ...answering(catalog),
  ];
  const head = `export const commandBinding: ${imports.type(RUNTIME, "CommandBinding")} = {`;
  const comment = docComment({ text: ["What the telemetry commands must know of this catalogue."] }, 0);
  const about = `Every event of ${catalog.product.name} with example properties.`;
  const statements = [`${comment}\n${block(head, members, "};", 0)}`];
  return printModule({ path: "examples.ts", about, imports, statements }, parts.once);
}

function traitExamples({ identify }: Catalog): readonly string[] {
  if (identify === undefined) return [];
  const examples = Object.fromEntries(identify.traits.map((field) => [field.name, field.example]));
  return [layout("traitExamples: ", expression(examples), ",", 2)];
}

/** Whom a person can ask to delete something. */
function answering({ controller, product }: Catalog): readonly string[] {
  const { name, contact } = controller ?? {};
  const who = { ...(name === undefined ? {} : { name }), ...(contact === undefined ? {} : { contact }) };
  return [
    ...(controller === undefined ? [] : [layout("controller: ", expression(who), ",", 2)]),
    ...(product.homepage === undefined ? [] : [layout("homepage: ", expression(product.homepage), ",", 2)]),
  ];
}

/** `commands.ts`: the telemetry commands, for the host to mount. */
export function commandsModule(catalog: Catalog): OutputFile {
  const imports = createImports();
  const command = catalog.product.command ?? `${catalog.product.id} telemetry`;
  const run = imports.value(RUNTIME_COMMANDS, "runCommand");
  const options = imports.type(RUNTIME_COMMANDS, "CommandOptions");
  return printModule({
    path: "commands.ts",
    about: `The telemetry commands of ${catalog.product.name}.`,
    imports,
    statements: [
      exportedFunction({
        name: "telemetryCommand",
        doc: {
          text: [
            `Runs one telemetry command and resolves with the exit code the program should end with. Mount it at \`${command}\` and pass the arguments that follow.`,
          ],
        },
        parameters: [
          { name: "args", type: "readonly string[]" },
          { name: "options", type: options, initializer: "{}" },
        ],
        returnType: "Promise<number>",
        statement: `return ${run}(${imports.value("./examples.ts", "commandBinding")}, args, options);`,
      }),
    ],
  });
}

/** `testing.ts`: a client that records instead of sending, for the host's own tests. */
export function testingModule(catalog: Catalog): OutputFile {
  const imports = createImports();
  const create = imports.value(RUNTIME_TESTING, "createTestClient");
  const hasTraits = catalog.identify !== undefined;
  const hasHost = catalog.metadata.some((field) => field.source === "host");
  const options = hasHost
    ? imports.type("./analytics.ts", "CreateAnalyticsOptions")
    : imports.type(RUNTIME_TESTING, "AnalyticsOptions");
  const required = catalog.metadata.some((field) => field.source === "host" && field.required);
  return printModule({
    path: "testing.ts",
    about: `A test double of the telemetry of ${catalog.product.name}.`,
    imports,
    statements: [
      exports({
        isTypeOnly: true,
        namedExports: [
          ...(hasTraits ? ["IdentifyingTestAnalytics"] : []),
          "RecordedEvent",
          ...(hasTraits ? ["RecordedTraits"] : []),
          ...["TestAnalytics", "TrackingMatchers"],
        ],
        moduleSpecifier: RUNTIME_TESTING,
      }),
      exports({ namedExports: ["trackingMatchers"], moduleSpecifier: RUNTIME_TESTING }),
      exportedFunction({
        name: "createTestAnalytics",
        doc: {
          text: [
            "Records events in memory with a fixed clock and fixed ids; sends and stores nothing, and throws on a violation.",
          ],
        },
        parameters: [{ name: "options", type: options, ...(required ? {} : { initializer: "{}" }) }],
        returnType: hasTraits
          ? `${imports.type(RUNTIME_TESTING, "IdentifyingTestAnalytics")}<${imports.type("./analytics.ts", TRAITS_TYPE)}>`
          : imports.type(RUNTIME_TESTING, "TestAnalytics"),
        statement: `return ${create}(${imports.value("./analytics.ts", "binding")}, options);`,
      }),
    ],
  });
}
