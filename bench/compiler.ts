/** CPU seconds of the compiler and of the code it makes, at 36 and at 1,000 events of six properties. */
import { copyFileSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { bigCatalog } from "./support/catalog.ts";
import { type Cost, cpuOf, type Row } from "./support/measure.ts";
import {
  type BenchProject,
  forthright,
  makeProject,
  moveOutputAway,
  node,
  root,
  tsc,
} from "./support/project.ts";

const seconds = (cost: Cost): string => `${cost.cpu.toFixed(2)} s`;

const parseOnly = `import { readFileSync } from "node:fs";
import { parseDocument } from ${JSON.stringify(join(root, "node_modules/yaml/dist/index.js"))};
const document = parseDocument(readFileSync(process.argv[2], "utf8"));
if (document.errors.length > 0) process.exit(1);
`;

/** CPU seconds of the commands on the catalogue of a project. */
interface Costs {
  readonly bare: Cost;
  readonly validate: Cost;
  readonly generate: Cost;
  readonly changed: Cost;
  readonly again: Cost;
  readonly check: Cost;
  readonly diff: Cost;
}

function compilerCosts({ folder: cwd, write }: BenchProject, times: number): Costs {
  const catalog = readFileSync(join(cwd, "catalog.yaml"), "utf8");
  const generate = [node, forthright, "generate"];
  write("base.yaml", changedText(catalog, "before"));
  const costs = {
    bare: cpuOf([node, "parse.mjs", "catalog.yaml"], { cwd, times }),
    validate: cpuOf([node, forthright, "validate"], { cwd, times }),
    diff: cpuOf([node, forthright, "diff", "--base", "base.yaml"], { cwd, times }),
    generate: cpuOf(generate, { cwd, times: Math.min(times, 5), before: () => moveOutputAway(cwd) }),
    changed: cpuOf(generate, {
      cwd,
      times,
      before: () => write("catalog.yaml", changedText(catalog, crypto.randomUUID())),
    }),
    again: cpuOf(generate, { cwd, times }),
    check: cpuOf([node, forthright, "generate", "--check"], { cwd, times: Math.min(times, 3) }),
  };
  write("catalog.yaml", catalog);
  return costs;
}

/** The catalogue with other words in the description of one event. */
function changedText(catalog: string, words: string): string {
  const text = catalog.replace(
    /(?<=\n {8}description: )[^\n]+/u,
    (found) => `${found.replace(/\W*$/u, "")} ${words}.`,
  );
  if (text === catalog) throw new Error("the catalogue has no event with a description");
  return text;
}

function compilerRows(project: BenchProject, size: string): Row[] {
  const big = size === "1,000";
  const { bare, validate, generate, changed, again, check, diff } = compilerCosts(project, 7);
  const limit = (seconds: number): number | undefined => (big ? seconds : undefined);
  return [
    { what: `bare \`parseDocument\`, ${size} events`, measured: seconds(bare), target: "–", met: undefined },
    row(`\`validate\`, ${size} events`, validate, limit(1.3 * bare.cpu + 0.15), "1.3 × bare + 0.15 s"),
    row(`\`diff\`, ${size} events, one changed`, diff, limit(2 * validate.cpu), "2 × validate"),
    row(`\`generate\`, ${size} events, empty folder`, generate, limit(2.0)),
    row(`\`generate\`, ${size} events, one changed`, changed, limit(validate.cpu + 0.3), "validate + 0.3 s"),
    row(
      `\`generate\`, ${size} events, nothing changed`,
      again,
      limit(validate.cpu + 0.1),
      "validate + 0.1 s",
    ),
    row(`\`generate --check\`, ${size} events`, check, undefined),
  ];
}

const GROWING = {
  bare: "bare `parseDocument`",
  validate: "`validate`",
  generate: "`generate`, empty folder",
  diff: "`diff`, one event changed",
} as const;

/** How much more ten times as many events cost; takes about two minutes. */
export function growthBench(say: (line: string) => void): Row[] {
  const [small, large] = [growthCosts(1_000, 3, say), growthCosts(10_000, 1, say)];
  return (["bare", "validate", "generate", "diff"] as const).map((key) => {
    const factor = large[key].cpu / small[key].cpu;
    return {
      what: `${GROWING[key]}, 10,000 events beside 1,000`,
      measured: `${factor.toFixed(1)} × (${seconds(large[key])})`,
      target: key === "bare" ? "–" : "≤ 11 ×",
      met: key === "bare" ? undefined : factor <= 11,
    };
  });
}

function growthCosts(
  count: number,
  times: number,
  say: (line: string) => void,
): Readonly<Record<keyof typeof GROWING, Cost>> {
  say(`compiler at ${count} events, for the growth …`);
  const project = makeProject();
  const { folder: cwd } = project;
  try {
    const catalog = bigCatalog(count);
    project.write("parse.mjs", parseOnly);
    project.write("catalog.yaml", catalog);
    project.write("base.yaml", changedText(catalog, "before"));
    return {
      bare: cpuOf([node, "parse.mjs", "catalog.yaml"], { cwd, times }),
      validate: cpuOf([node, forthright, "validate"], { cwd, times }),
      diff: cpuOf([node, forthright, "diff", "--base", "base.yaml"], { cwd, times }),
      generate: cpuOf([node, forthright, "generate"], { cwd, times, before: () => moveOutputAway(cwd) }),
    };
  } finally {
    project.remove();
  }
}

function row(what: string, cost: Cost, limit: number | undefined, rule?: string): Row {
  const target =
    limit === undefined ? "–" : `≤ ${limit.toFixed(2)} s${rule === undefined ? "" : ` (${rule})`}`;
  return { what, measured: seconds(cost), target, met: limit === undefined ? undefined : cost.cpu <= limit };
}

/** `tsc` of a consumer that imports the SDK of 1,000 events and tracks one, strict, checking the SDK's sources. */
function consumerRow(project: BenchProject): Row {
  project.write(
    "consumer/main.ts",
    `import { createAnalytics, DID_THING_500 } from "../generated/index.ts";
createAnalytics({ writeKey: "key" }).track(DID_THING_500, { succeeded: true, backend: "local" });
`,
  );
  project.write(
    "consumer/tsconfig.json",
    JSON.stringify({
      compilerOptions: {
        target: "es2023",
        module: "nodenext",
        strict: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        types: ["node"],
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        verbatimModuleSyntax: true,
        erasableSyntaxOnly: true,
      },
      files: ["main.ts"],
    }),
  );
  return row(
    "consumer `tsc`, SDK of 1,000 events",
    cpuOf([tsc, "-p", "consumer"], { cwd: project.folder }),
    2.0,
  );
}

async function bundleSize(project: BenchProject, name: string, code: string): Promise<number> {
  project.write(`bundle/${name}.ts`, code);
  const outfile = join(project.folder, `bundle/${name}.js`);
  await build({
    entryPoints: [join(project.folder, `bundle/${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  return statSync(outfile).size;
}

/** What one event of 1,000 adds to a bundle that already has the runtime and the binding. */
async function bundleRow(project: BenchProject): Promise<Row[]> {
  const core = await bundleSize(
    project,
    "core",
    `import { createAnalytics } from "../generated/index.ts";\nexport const analytics = createAnalytics({});\n`,
  );
  const one = await bundleSize(
    project,
    "one",
    `import { createAnalytics, DID_THING_500 } from "../generated/index.ts";\nexport const analytics = createAnalytics({});\nanalytics.track(DID_THING_500, { succeeded: true });\n`,
  );
  const beyond = one - core;
  return [
    {
      what: "bundle of the core (runtime + binding), minified",
      measured: `${core} B`,
      target: "–",
      met: undefined,
    },
    {
      what: "bundle for one event of 1,000 beyond the core, minified",
      measured: `${beyond} B`,
      target: "< 1,024 B",
      met: beyond < 1024,
    },
  ];
}

/** All rows; takes about a minute. */
export async function compilerBench(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  const small = makeProject();
  const large = makeProject();
  try {
    small.write("parse.mjs", parseOnly);
    large.write("parse.mjs", parseOnly);
    copyFileSync(join(root, "catalog.yaml"), join(small.folder, "catalog.yaml"));
    large.write("catalog.yaml", bigCatalog(1000));
    say(
      `catalogue of 1,000 events: ${(readFileSync(join(large.folder, "catalog.yaml")).length / 1024).toFixed(0)} KB`,
    );
    say("compiler at 36 events …");
    rows.push(...compilerRows(small, "36"));
    say("compiler at 1,000 events …");
    rows.push(...compilerRows(large, "1,000"));
    say("consumer …");
    rows.push(consumerRow(large), ...(await bundleRow(large)));
  } finally {
    small.remove();
    large.remove();
  }
  return rows;
}
