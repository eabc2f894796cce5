/** The packed packages in a project outside this repository, on each Node they are for. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, type TestContext, vi } from "vitest";
import { packAll, root } from "../../scripts/packages.ts";
import { recordSuite } from "../proof/record.ts";
import { type Collector, startCollector } from "../support/collector.ts";
import { findNode, NODES, type NodeLine, versionOf } from "./nodes.ts";
import { makeStranger, type Stranger } from "./project.ts";
import { type Registry, startRegistry } from "./registry.ts";

// What npm fetches takes as long as the network does.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const suite = recordSuite("nodes");
const tarballs = mkdtempSync(join(tmpdir(), "forthright-pack-"));
let registry: Registry;
let project: Stranger;
/** Why nothing could be installed. */
let missing = "";

beforeAll(async () => {
  registry = await startRegistry(packAll(tarballs));
  project = makeStranger(registry.url, process.execPath);
  writeFileSync(join(project.folder, "package.json"), '{ "name": "host", "private": true }\n');
  cpSync(join(root, "test/packages/consumers"), project.folder, { recursive: true });
  const installed = await project.shell("npm install zenml-analytics forthright");
  if (installed.code !== 0) missing = installed.err;
});

afterAll(async () => {
  await registry.close();
  project.remove();
  rmSync(tarballs, { recursive: true });
});

/** A machine without a registry can still run the other suites. Our own packages always answer. */
function needInstall(context: TestContext): void {
  const unreachable = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ENOTCACHED/.test(missing);
  context.skip(unreachable, "npm reaches no registry");
  expect(missing).toBe("");
}

describe("types, as they are found from", () => {
  it.for([
    ["ES modules", "nodenext", "nodenext", "typed.mts"],
    ["CommonJS", "nodenext", "nodenext", "typed.cts"],
    ["a bundler", "esnext", "bundler", "typed.ts"],
  ] as const)("%s", ([, module, moduleResolution, file], context) => {
    needInstall(context);
    const folder = join(project.folder, "types", file);
    mkdirSync(folder, { recursive: true });
    cpSync(join(root, "test/packages/consumers/typed.ts"), join(folder, file));
    const compilerOptions = {
      target: "es2023",
      lib: ["es2023"],
      types: [],
      strict: true,
      noEmit: true,
      module,
      moduleResolution,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
    const compiled = project.run(process.execPath, [
      join(root, "node_modules/typescript/bin/tsc"),
      "-p",
      folder,
    ]);
    expect(compiled).toEqual({ code: 0, out: "", err: "" });
  });
});

it("the SDK's sources compile with the oldest TypeScript that `init` lets pass, 5.7", async (context) => {
  needInstall(context);
  const folder = join(project.folder, "sdk");
  mkdirSync(folder);
  const sources = readdirSync(join(root, "generated")).filter((name) =>
    /\.ts$|^(?:package|tsconfig)\.json$/.test(name),
  );
  for (const name of sources) cpSync(join(root, "generated", name), join(folder, name));
  const installed = await project.shell("npm install --no-save oldest-typescript@npm:typescript@5.7");
  expect(installed.code, installed.err).toBe(0);
  const compiler = join(project.folder, "node_modules/oldest-typescript/lib/tsc.js");
  expect(project.run(process.execPath, [compiler, "-p", folder])).toEqual({ code: 0, out: "", err: "" });
  expect(readFileSync(join(folder, "dist/index.js"), "utf8")).toContain('from "./events.js"');
});

describe.each(NODES)("Node %s", (line: NodeLine) => {
  let node = "";
  let collector: Collector;
  beforeAll(async () => {
    collector = await startCollector();
  });
  afterAll(() => collector.close());

  function needNode(context: TestContext): void {
    needInstall(context);
    const found = findNode(line);
    if ("missing" in found) context.skip(found.missing);
    else node = found.path;
  }

  /** Runs a program of the project; the events it tracks go to the collector. */
  async function host(file: string): Promise<unknown> {
    const home = join(project.home, `${line}-${file}`);
    const env = {
      HOME: home,
      XDG_CONFIG_HOME: join(home, "config"),
      XDG_STATE_HOME: join(home, "state"),
      ZENML_TELEMETRY: "on",
      ZENML_TELEMETRY_ENDPOINT: collector.endpoint,
    };
    return project.run(node, [file], env);
  }

  const steps = (): readonly unknown[] =>
    collector
      .messages()
      .map(({ properties }) => (properties as { readonly total_steps: unknown }).total_steps);

  it("runs a host of ES modules, with every entry, and delivers", async (context) => {
    needNode(context);
    const { id } = JSON.parse(readFileSync(join(root, "generated/catalog.json"), "utf8"));
    const ended = await host("host.mjs");
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining("Pipeline run") });
    expect(ended).toMatchObject({ err: JSON.stringify({ recorded: 1, catalog: id, code: 0 }) });
    await collector.waitForMessages(1, 60_000);
    expect(steps()).toEqual([2]);
    suite.count("hosts");
  });

  it("runs a CommonJS host with `await import()`, and delivers", async (context) => {
    needNode(context);
    expect(await host("import.cjs")).toEqual({ code: 0, out: "", err: "" });
    await collector.waitForMessages(2, 60_000);
    expect(steps()).toContain(4);
    suite.count("hosts");
  });

  it("requires it from CommonJS where Node can, from 20.19 and 22.12 on; else Node says why", async (context) => {
    needNode(context);
    const [major = 0, minor = 0] = versionOf(node).slice(1).split(".").map(Number);
    const can = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
    const ended = await host("require.cjs");
    if (can) {
      expect(ended).toEqual({ code: 0, out: "", err: "" });
      await collector.waitForMessages(3, 60_000);
      expect(steps()).toContain(3);
    } else expect(ended).toMatchObject({ code: 1, err: expect.stringContaining("ERR_REQUIRE_ESM") });
    suite.count("hosts");
  });

  it.for(["esm", "cjs"] as const)(
    "runs a host that a bundler made one file of (%s)",
    async (format, context) => {
      needNode(context);
      const outfile = join(project.folder, `bundled.${format === "esm" ? "mjs" : "cjs"}`);
      await build({
        entryPoints: [join(project.folder, "import.cjs")],
        outfile,
        format,
        bundle: true,
        platform: "node",
        target: "node20.16",
        logLevel: "silent",
      });
      const before = collector.messages().length;
      expect(await host(outfile.slice(project.folder.length + 1))).toEqual({ code: 0, out: "", err: "" });
      await collector.waitForMessages(before + 1, 60_000);
      suite.count("hosts");
    },
  );

  it("runs the command line, which writes the same bytes on each", (context) => {
    needNode(context);
    const folder = join(project.folder, `catalogue-${line}`);
    mkdirSync(folder);
    for (const name of ["catalog.yaml", "catalog.history", "catalog.de.yaml"])
      cpSyncIfThere(join(root, name), join(folder, name));
    const command = join(project.folder, "node_modules/forthright/bin/forthright.js");
    const catalog = join(folder, "catalog.yaml");
    const ended = project.run(node, [command, "generate", catalog, "--out", join(folder, "out"), "--quiet"]);
    expect(ended).toEqual({ code: 0, out: "", err: "" });
    manifests.add(readFileSync(join(folder, "out/manifest.json"), "utf8"));
    expect(manifests.size).toBe(1);
    suite.count("nodes");
  });
});

const manifests = new Set<string>();

function cpSyncIfThere(from: string, to: string): void {
  try {
    cpSync(from, to, { recursive: true });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
