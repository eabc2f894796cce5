/**
 * The first lines of code of a project that uses the SDK: a module that sets it up, and a test. They belong to the
 * project from then on. All names in them have passed the naming rules of the language, and texts go through JSON.
 */
import type { Catalog, CatalogEvent, JsonValue } from "@forthright/runtime/catalog-document";
import { expression, layout, stringLiteral } from "../emitters/typescript/literal.ts";

/** How the project writes and tests its code. */
export interface Style {
  readonly typescript: boolean;
  readonly runner: "vitest" | "node";
}

/** The module in which the program sets up its telemetry. */
export function hostText({ product }: Catalog, { typescript }: Style): string {
  const sdk = `${product.id}-analytics`;
  const variable = `${product.id.toUpperCase().replaceAll("-", "_")}_WRITE_KEY`;
  const typed = (code: string): string => (typescript ? code : "");
  const types = typed("type Analytics, type AnalyticsOptions, ");
  const command = product.command ?? `${product.id} telemetry`;
  return `/** The one place where the program sets up its telemetry. What it may send stands in catalog.yaml. */
import { ${types}createAnalytics } from "${sdk}";

/** The same options serve the client and the telemetry commands. Without a write key nothing is sent. */
export function telemetryOptions()${typed(": AnalyticsOptions")} {
  const writeKey = process.env["${variable}"];
  return writeKey === undefined || writeKey === "" ? {} : { writeKey };
}

let client${typed(": Analytics | undefined")};

/** The client, made when it is first needed: \`analytics().track(EVENT, { … })\`. It never throws and never waits. */
export function analytics()${typed(": Analytics")} {
  client ??= createAnalytics(telemetryOptions());
  return client;
}

/** The person's side. Mount it at \`${command}\`: \`process.exitCode = await telemetry(argumentsAfterIt)\`. */
export async function telemetry(args${typed(": readonly string[]")})${typed(": Promise<number>")} {
  const { telemetryCommand } = await import("${sdk}/commands");
  return telemetryCommand(args, telemetryOptions());
}
`;
}

/** A test that passes: the event is recorded as its catalogue has it, and nothing else can be. */
export function testText({ product }: Catalog, event: CatalogEvent, style: Style): string {
  const sdk = `${product.id}-analytics`;
  const { constant } = event;
  const words = style.runner === "vitest" ? VITEST : NODE;
  const given = layout("const properties = ", expression(exampleOf(event)), `${asConst(style)};`, 0);
  // What is transformed before it is kept is not what was given.
  const transformed = event.properties.some(({ transform }) => transform !== undefined);
  return `${words.imports(
    `import { ${constant} } from "${sdk}";\nimport { createTestAnalytics } from "${sdk}/testing";`,
  )}

${given}

it("records the event as the catalogue has it", () => {
  const analytics = createTestAnalytics();
  analytics.track(${constant}, properties);
  const [recorded] = analytics.events;
  ${words.equal("recorded?.name", stringLiteral(event.name))}
${transformed ? "" : `  ${words.equal("recorded?.properties", "properties")}\n`}});

it("refuses what the catalogue does not have", () => {
  const analytics = createTestAnalytics();
  const wrong = { ...properties, not_declared: 1 };
  ${words.throws(`() => analytics.track(${constant}, wrong${style.typescript ? " as never" : ""})`)}
});
`;
}

/** Texts keep their literal types, as the SDK wants them. */
function asConst({ typescript }: Style): string {
  return typescript ? " as const" : "";
}

interface Words {
  readonly imports: (sdk: string) => string;
  readonly equal: (actual: string, wanted: string) => string;
  readonly throws: (run: string) => string;
}

const VITEST: Words = {
  imports: (sdk) => `${sdk}\nimport { expect, it } from "vitest";`,
  equal: (actual, wanted) => `expect(${actual}).toEqual(${wanted});`,
  throws: (run) => `expect(${run}).toThrow();`,
};

const NODE: Words = {
  imports: (sdk) => `import assert from "node:assert/strict";\nimport { it } from "node:test";\n${sdk}`,
  equal: (actual, wanted) => `assert.deepEqual(${actual}, ${wanted});`,
  throws: (run) => `assert.throws(${run});`,
};

/** Example values of all that has to be given. */
function exampleOf({ properties }: CatalogEvent): Readonly<Record<string, JsonValue>> {
  const required = properties.filter((property) => property.required && property.requires === undefined);
  return Object.fromEntries(required.map(({ name, example }) => [name, example]));
}
