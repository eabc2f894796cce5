/**
 * `node bench/site.ts [--german] [events …]`: builds the site of catalogues with 1,000, 5,000 and 10,000 events, and that of
 * 1,000 in two languages, and writes bench/results/site.md. With `--german` all that are named are in two languages. Takes minutes, so it is no part of `npm run bench`. Figures are of this machine and this run.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import type { CatalogDocument } from "../runtime/src/catalog-document.ts";
import { translate } from "../test/support/translation.ts";
import { bigCatalog } from "./support/catalog.ts";
import { machine, type Row, table } from "./support/measure.ts";
import { costOf, type TreeCost } from "./support/process-tree.ts";
import { forthright, makeProject, node, root } from "./support/project.ts";

/** DESIGN 7 and the issue of the site: CPU seconds and bytes. */
const BUDGETS: ReadonlyMap<number, { readonly cpu?: number; readonly memory?: number }> = new Map([
  [1000, { cpu: 25, memory: 1.2e9 }],
  [5000, { cpu: 80 }],
]);
const GROWTH = 2.3;

interface Built {
  readonly events: number;
  readonly languages: 1 | 2;
  readonly cost: TreeCost;
  readonly pages: number;
  readonly bytes: number;
  /** Bytes of the event page in the middle, plain and compressed. */
  readonly page: { readonly plain: number; readonly packed: number };
  readonly largest: { readonly path: string; readonly bytes: number };
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function build(events: number, languages: 1 | 2): Promise<Built> {
  const project = makeProject();
  mkdirSync(join(root, "test/.tmp"), { recursive: true });
  const site = mkdtempSync(join(root, "test/.tmp/bench-site-"));
  try {
    project.write("catalog.yaml", bigCatalog(events));
    await costOf([node, forthright, "generate"], { cwd: project.folder, env: environment("") });
    if (languages === 2) addGerman(join(project.folder, "generated"));
    copySite(site);
    const out = join(site, "dist");
    const astro = join(root, "node_modules/astro/bin/astro.mjs");
    const command = [node, astro, "build", "--root", site, "--outDir", out];
    const env = environment(join(project.folder, "generated/catalog.json"));
    const cost = await costOf(command, { cwd: site, env });
    return { events, languages, cost, ...sizes(out) };
  } finally {
    project.remove();
    rmSync(site, { recursive: true, force: true });
  }
}

/** A translation of every text, as long as the original. */
function addGerman(generated: string): void {
  const document: CatalogDocument = JSON.parse(readFileSync(join(generated, "catalog.json"), "utf8"));
  mkdirSync(join(generated, "languages"), { recursive: true });
  writeFileSync(join(generated, "languages/de.json"), JSON.stringify(translate(document)));
}

/** The site of the tests, which takes any catalogue, in a folder one level higher up. */
function copySite(site: string): void {
  const whole = join(root, "test/fixtures/site/whole");
  for (const name of ["package.json", "tsconfig.json"]) copyFileSync(join(whole, name), join(site, name));
  const config = readFileSync(join(whole, "astro.config.mjs"), "utf8");
  // The page of proof is that of the tests, one however many events there are.
  const bare = config.replace(/, proof: "[^"]*"/, "");
  writeFileSync(join(site, "astro.config.mjs"), bare.replaceAll("../../../../", "../../../"));
}

function environment(catalog: string): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    NODE_ENV: "production",
    ASTRO_TELEMETRY_DISABLED: "1",
    FORTHRIGHT_TEST_CATALOG: catalog,
  };
}

function sizes(out: string): Pick<Built, "pages" | "bytes" | "page" | "largest"> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  const html = files.filter((file) => file.endsWith(".html"));
  const events = html.filter((file) => /events\/[^/]+\/[^/]+\/index\.html$/u.test(file)).sort();
  const middle = readFileSync(events[Math.floor(events.length / 2)] ?? "");
  return {
    pages: html.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    page: { plain: middle.length, packed: gzipSync(middle).length },
    largest: largestOf(out, html),
  };
}

function largestOf(out: string, files: readonly string[]): Built["largest"] {
  const [first] = files
    .map((file) => ({ file, bytes: statSync(file).size }))
    .sort((a, b) => b.bytes - a.bytes);
  return { path: relative(out, first?.file ?? out), bytes: first?.bytes ?? 0 };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const kilobytes = (bytes: number): string => `${(bytes / 1e3).toFixed(1)} KB`;
const count = (number: number): string => number.toLocaleString("en");

function rowsOf({ events, languages, cost, pages, bytes, page, largest }: Built): readonly Row[] {
  /** Budgets are those of one language. */
  const budget = (languages === 1 ? BUDGETS.get(events) : undefined) ?? {};
  const name = `${count(events)} events${languages === 1 ? "" : " in two languages"}`;
  const plain = (what: string, measured: string): Row => ({
    what: `${name}: ${what}`,
    measured,
    target: "–",
    met: undefined,
  });
  const limited = (what: string, measured: string, target: string, met: boolean | undefined): Row => ({
    what: `${name}: ${what}`,
    measured,
    target,
    met,
  });
  const { memory } = cost;
  return [
    budget.cpu === undefined
      ? plain("CPU of the build", `${cost.cpu.toFixed(1)} s`)
      : limited("CPU of the build", `${cost.cpu.toFixed(1)} s`, `≤ ${budget.cpu} s`, cost.cpu <= budget.cpu),
    plain("wall time of the build", `${cost.wall.toFixed(1)} s`),
    memory === undefined
      ? plain("most memory", "not measured")
      : budget.memory === undefined
        ? plain("most memory, all processes together", `${(memory / 1e9).toFixed(2)} GB`)
        : limited(
            "most memory, all processes together",
            `${(memory / 1e9).toFixed(2)} GB`,
            `≤ ${budget.memory / 1e9} GB`,
            memory <= budget.memory,
          ),
    plain("pages; all files", `${count(pages)}; ${megabytes(bytes)}`),
    plain("an event's page; compressed", `${kilobytes(page.plain)}; ${kilobytes(page.packed)}`),
    plain(`largest page, \`${largest.path}\``, kilobytes(largest.bytes)),
  ];
}

function growthRow(built: readonly Built[]): readonly Row[] {
  const cpu = (events: number): number | undefined => built.find((one) => one.events === events)?.cost.cpu;
  const [half, whole] = [cpu(5000), cpu(10_000)];
  if (half === undefined || whole === undefined) return [];
  const measured = whole / half;
  return [
    {
      what: "growth of CPU from 5,000 to 10,000 events",
      measured: measured.toFixed(2),
      target: `≤ ${GROWTH}`,
      met: measured <= GROWTH,
    },
  ];
}

const [german, named] = [process.argv.includes("--german"), process.argv.slice(2).map(Number)];
const wanted = named.filter((number) => !Number.isNaN(number));
const all: readonly (readonly [events: number, languages: 1 | 2])[] =
  wanted.length > 0
    ? wanted.map((events) => [events, german ? 2 : 1] as const)
    : [
        [1000, 1],
        [1000, 2],
        [5000, 1],
        [10_000, 1],
      ];
const built: Built[] = [];
for (const [events, languages] of all) {
  say(`${count(events)} events, ${languages === 1 ? "one language" : "two languages"} …`);
  built.push(await build(events, languages));
}
const rows = [...built.flatMap(rowsOf), ...growthRow(built)];
const text = `# The site at scale

One run of \`node bench/site.ts\`: events of six properties, 25 to a group, one property of each name on every event.
CPU seconds are user + system of all processes. ${machine()}.

${table(rows)}`;
if (wanted.length === 0) writeFileSync(new URL("results/site.md", import.meta.url), text);
process.stdout.write(text);
process.exitCode = rows.some((row) => row.met === false) ? 1 : 0;
