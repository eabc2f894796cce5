/**
 * The compiler beside others that make TypeScript from schemas of events: the same 1,000 events of six properties.
 * `node bench/generator-peers.ts`; about three minutes on a quiet machine. CPU seconds of the whole process, medians.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg } from "node:os";
import { join } from "node:path";
import type { Catalog, CatalogEvent, ValueSchema } from "../runtime/src/catalog-document.ts";
import { bigCatalog } from "./support/catalog.ts";
import { cpuOf, machine } from "./support/measure.ts";
import { type BenchProject, forthright, makeProject, moveOutputAway, node, root } from "./support/project.ts";

const COUNT = 1_000;
const from = createRequire(import.meta.url);

interface PeerRow {
  readonly what: string;
  readonly cpu: string;
  readonly makes: string;
}

/** A schema of the properties of an event, in words that every draft has. */
function propertiesSchema({ properties }: CatalogEvent): object {
  return {
    type: "object",
    properties: Object.fromEntries(
      properties.map(({ name, description, schema }) => [name, { description, ...valueSchema(schema) }]),
    ),
    required: properties.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function valueSchema({ type, enum: values, minimum, maximum }: ValueSchema): object {
  return JSON.parse(JSON.stringify({ type, enum: values, minimum, maximum })) as object;
}

const JSON2TS = `
import { readFileSync, writeFileSync } from "node:fs";
import { compile } from ${JSON.stringify(from.resolve("json-schema-to-typescript"))};
const texts = [];
for (const { constant, schema } of JSON.parse(readFileSync("schemas.json", "utf8")))
  texts.push(await compile(schema, constant, { bannerComment: "" }));
writeFileSync("json2ts.ts", texts.join("\\n"));
`;

const QUICKTYPE = `
import { readFileSync, writeFileSync } from "node:fs";
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from ${JSON.stringify(from.resolve("quicktype-core"))};
const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
for (const { constant, schema } of JSON.parse(readFileSync("schemas.json", "utf8")))
  await input.addSource({ name: constant, schema: JSON.stringify(schema) });
const inputData = new InputData();
inputData.addInput(input);
const { lines } = await quicktype({ inputData, lang: "typescript", rendererOptions: { "just-types": true } });
writeFileSync("quicktype.ts", lines.join("\\n"));
`;

/** Typewriter asks for any version of TypeScript and needs one with a compiler API: that of ts-morph. */
const TYPESCRIPT_WITH_API = `
const Module = require("node:module");
const find = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  return find.call(this, name === "typescript" ? ${JSON.stringify(join(root, "node_modules/@ts-morph/common/dist/typescript.js"))} : name, ...rest);
};
`;

function prepare(project: BenchProject): void {
  project.write("catalog.yaml", bigCatalog(COUNT));
  cpuOf([node, forthright, "generate"], { cwd: project.folder, times: 1 });
  const { catalog } = JSON.parse(readFileSync(join(project.folder, "generated/catalog.json"), "utf8")) as {
    catalog: Catalog;
  };
  const events = catalog.groups.flatMap((group) => group.events);
  const schemas = events.map((event) => ({ constant: event.constant, schema: propertiesSchema(event) }));
  project.write("schemas.json", JSON.stringify(schemas));
  project.write("json2ts.mjs", JSON2TS);
  project.write("quicktype.mjs", QUICKTYPE);
  const rules = events.map((event) => ({
    key: event.name,
    type: "TRACK",
    version: 1,
    jsonSchema: {
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      properties: { properties: propertiesSchema(event) },
    },
  }));
  project.write(
    "typewriter/plan/plan.json",
    JSON.stringify({ id: "tp_big", name: "big", type: "LIVE", rules }),
  );
  project.write(
    "typewriter/typewriter.yml",
    "client:\n  language: typescript\n  sdk: analytics-node\ntrackingPlans:\n  - id: tp_big\n    path: ./plan\n",
  );
  project.write("typewriter/typescript.cjs", TYPESCRIPT_WITH_API);
}

function seconds(command: readonly string[], cwd: string, result: string): string {
  const { cpu } = cpuOf(command, { cwd, times: 3, before: () => rmSync(join(cwd, result), { force: true }) });
  if (!existsSync(join(cwd, result))) throw new Error(`${command.join(" ")} has not made ${result}`);
  return `${cpu.toFixed(2)} s`;
}

function typewriter(folder: string): PeerRow {
  const cwd = join(folder, "typewriter");
  const what = "Typewriter 9.2.0, `production`, from a plan on disk";
  const run = from.resolve("typewriter/package.json").replace("package.json", "bin/run");
  const makes =
    "types, functions, enums (1 file); given the TypeScript of ts-morph, because it does not start with TypeScript 7";
  try {
    const cpu = seconds([node, "--require", "./typescript.cjs", run, "production"], cwd, "plan/segment.ts");
    return { what, cpu, makes };
  } catch (error) {
    const [reason = ""] = String(error instanceof Error ? error.message : error).split("\n");
    return { what, cpu: "does not run", makes: reason.replaceAll(folder, "…").slice(0, 200) };
  }
}

/** A thousand calls in a hundred files, as a host has them. */
function audit(project: BenchProject): PeerRow {
  for (let file = 0; file < 100; file += 1) {
    const calls = Array.from(
      { length: 10 },
      (_, index) => `  analytics.track(DID_THING_${file * 10 + index}, { succeeded: true });`,
    );
    const names = Array.from({ length: 10 }, (_, index) => `DID_THING_${file * 10 + index}`).join(", ");
    project.write(
      `src/file-${file}.ts`,
      `import { createAnalytics, ${names} } from "../generated/index.ts";\nconst analytics = createAnalytics({});\nexport function work(): void {\n${calls.join("\n")}\n}\n`,
    );
  }
  const { cpu } = cpuOf([node, forthright, "audit", "src"], { cwd: project.folder, times: 3 });
  return {
    what: "`forthright audit`, 1,000 calls in 100 files",
    cpu: `${cpu.toFixed(2)} s`,
    makes: "(an earlier study measured 7.4 s for VS Code's extractor at as many calls; it is not run here)",
  };
}

const project = makeProject();
try {
  const say = (line: string): void => void process.stderr.write(`${line} …\n`);
  say("schemas");
  prepare(project);
  const { folder } = project;
  const rows: PeerRow[] = [];
  say("forthright");
  const own = cpuOf([node, forthright, "generate"], {
    cwd: folder,
    times: 3,
    before: () => moveOutputAway(folder),
  });
  rows.push({
    what: "`forthright generate`, empty folder",
    cpu: `${own.cpu.toFixed(2)} s`,
    makes: "types, validators, functions, test double, 1,000 JSON Schemas, 1,000 pages, checked catalogue",
  });
  say("json-schema-to-typescript");
  rows.push({
    what: "json-schema-to-typescript 16.0.0",
    cpu: seconds([node, "json2ts.mjs"], folder, "json2ts.ts"),
    makes: "types (1 file)",
  });
  say("quicktype");
  rows.push({
    what: "quicktype-core 26.0.0, `just-types`",
    cpu: seconds([node, "quicktype.mjs"], folder, "quicktype.ts"),
    makes: "types (1 file)",
  });
  say("typewriter");
  rows.push(typewriter(folder));
  say("audit");
  rows.push(audit(project));
  const text = `# The compiler beside others

\`node bench/generator-peers.ts\`: 1,000 events of six properties; the others get the properties as JSON Schema. CPU seconds
are user + system of the whole process, medians of 3. ${machine()};
load average at the end ${(loadavg()[0] ?? 0).toFixed(1)}.

| what | CPU | what it makes |
| --- | --- | --- |
${rows.map(({ what, cpu, makes }) => `| ${what} | ${cpu} | ${makes} |`).join("\n")}
`;
  writeFileSync(new URL("results/generator-peers.md", import.meta.url), text);
  process.stdout.write(text);
} finally {
  project.remove();
}
