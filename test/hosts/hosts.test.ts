/** Hosts that are no short command of ES modules. Names of the tests are the rows of the table in runtime/README.md. */
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Collector, refusedEndpoint, startCollector, until } from "../support/collector.ts";
import { repository, scratch } from "../support/emit.ts";
import { type Home, listen, makeHome, program } from "./support.ts";

let home: Home;
let collector: Collector;

beforeEach(async () => {
  home = makeHome();
  collector = await startCollector();
});

afterEach(async () => {
  await collector.close();
  await home.remove();
});

const quiet = { code: 0, out: "", err: "" };
const steps = (): readonly unknown[] =>
  collector.messages().map(({ properties }) => (properties as { readonly total_steps: unknown }).total_steps);

describe("CommonJS", () => {
  it("a CommonJS host with `require`, from Node 20.19 and 22.12 on", async () => {
    expect(home.run([program("require.cjs")], collector.endpoint)).toEqual(quiet);
    await collector.waitForMessages(1);
    expect(steps()).toEqual([5]);
  });

  it("a CommonJS host with `await import()`, on any Node from 20.16 on", async () => {
    // Older Nodes cannot require an ES module; this flag makes the newer ones like them.
    const older = "--no-experimental-require-module";
    const required = home.run([older, program("require.cjs")], collector.endpoint);
    expect([required.code, required.err]).toEqual([1, expect.stringContaining("ERR_REQUIRE_ESM")]);
    expect(home.run([older, program("import.cjs")], collector.endpoint)).toEqual(quiet);
    await collector.waitForMessages(1);
    expect(steps()).toEqual([6]);
  });
});

describe("a long-running server", () => {
  const delivered = (): string[] => collector.messages().map(({ messageId }) => messageId);

  it("a server with `deliverEvery`: delivers while it runs, loads no HTTP client, ends at once", async () => {
    const child = home.start([program("server.mjs")], collector.endpoint, { HOST_EVERY: "1000" });
    const { out, err } = listen(child);
    await collector.waitForRequests(2);
    expect(child.exitCode).toBe(null);
    child.stdin?.end();
    expect(await once(child, "close")).toEqual([0, null]);
    expect(err()).toBe("");
    const { tracked, http, dropped } = JSON.parse(out());
    expect({ http, dropped }).toEqual({ http: [], dropped: {} });
    // What came after the last tick waits for the next run if a delivery was less than a second ago.
    const known = (): Set<string> =>
      new Set([
        ...delivered(),
        ...home.spool().map((line) => (JSON.parse(line) as { messageId: string }).messageId),
      ]);
    await until(() => known().size >= tracked);
    expect([known().size, new Set(delivered()).size]).toEqual([tracked, delivered().length]);
  });

  it("a server without it: delivers at its end", async () => {
    const child = home.start([program("server.mjs")], collector.endpoint);
    await until(() => home.spool().length > 10);
    expect(collector.connections()).toBe(0);
    child.stdin?.end();
    expect(await once(child, "close")).toEqual([0, null]);
    await until(() => home.spool().length === 0);
    expect(collector.messages().length).toBeGreaterThan(10);
  });

  it("a server whose collector is dead: memory and disk stay bounded", async () => {
    const env = { HOST_EVERY: "1000", HOST_BURST: "200" };
    const child = home.start(["--expose-gc", program("server.mjs")], await refusedEndpoint(), env);
    const { out, err } = listen(child);
    await until(() => existsSync(join(home.state, "ledger.ndjson")), 20_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    child.stdin?.end();
    expect(await once(child, "close")).toEqual([0, null]);
    const { tracked, grown, dropped } = JSON.parse(out());
    expect(err()).toBe("");
    expect(tracked).toBeGreaterThan(2_000);
    expect(grown).toBeLessThan(2_000_000);
    // One segment of 100 events beyond the 1,000 may be under way.
    expect(home.spool().length).toBeLessThanOrEqual(1_100);
    expect(dropped["too-many"] + home.spool().length).toBe(tracked);
  });
});

describe("a serverless function", () => {
  it("a serverless function with `await flush`: each invocation delivers before it is frozen", async () => {
    const child = home.start([program("function.mjs")], collector.endpoint);
    const { out, err } = listen(child);
    for (let invocation = 1; invocation <= 3; invocation += 1) {
      child.stdin?.write("go\n");
      await until(() => out().includes(`invocation ${invocation} ended`));
      expect(collector.messages()).toHaveLength(invocation);
      child.kill("SIGSTOP");
      await new Promise((resolve) => setTimeout(resolve, 200));
      child.kill("SIGCONT");
    }
    child.stdin?.end();
    expect(await once(child, "close")).toEqual([0, null]);
    expect(err()).toBe("");
    expect(steps()).toEqual([0, 1, 2]);
    expect(home.spool()).toEqual([]);
  });

  it("a serverless function with a read-only home: `XDG_STATE_HOME` below /tmp, else silence", async () => {
    // Nobody can write there, not even root.
    const readOnly = { HOME: "/proc" };
    expect(home.run([program("short.mjs")], collector.endpoint, readOnly)).toEqual(quiet);
    expect(collector.connections()).toBe(0);
    const temporary = { ...readOnly, XDG_STATE_HOME: join(home.path, "tmp") };
    expect(home.run([program("short.mjs"), "7"], collector.endpoint, temporary)).toEqual(quiet);
    await collector.waitForMessages(1);
    expect(steps()).toEqual([7]);
  });
});

describe("worker threads", () => {
  it("worker threads: delivered when the thread or the process ends, each event once", async () => {
    home.holdFlusher();
    expect(
      home.run([program("threads.mjs"), "main", "natural", "exit", "throw"], collector.endpoint),
    ).toEqual(quiet);
    expect(home.spool()).toHaveLength(4);
    home.releaseFlusher();
    expect(
      home.run([program("threads.mjs"), "main", "natural", "exit", "throw"], collector.endpoint),
    ).toEqual(quiet);
    await collector.waitForMessages(8);
    await until(() => home.segments().length === 0);
    expect([...steps()].sort()).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(new Set(collector.messages().map(({ messageId }) => messageId)).size).toBe(8);
  });

  it("a worker that is terminated: its events are kept and go with the next run", async () => {
    expect(home.run([program("threads.mjs"), "terminate"], collector.endpoint)).toEqual(quiet);
    expect([home.spool().length, collector.connections()]).toEqual([1, 0]);
    expect(home.run([program("short.mjs")], collector.endpoint)).toEqual(quiet);
    await collector.waitForMessages(2);
    expect([...steps()].sort()).toEqual([1, 4]);
  });
});

describe("bundled by esbuild into one file", () => {
  const bundle = async (outfile: string, format: "esm" | "cjs", entry: string): Promise<string> => {
    const options: BuildOptions = { bundle: true, platform: "node", target: "node20", logLevel: "silent" };
    await build({ ...options, entryPoints: [entry], outfile, format });
    return outfile;
  };
  const flusher = fileURLToPath(import.meta.resolve("@forthright/runtime/flusher"));
  let far: string;
  beforeEach(() => {
    far = mkdtempSync(join(tmpdir(), "forthright-bundle-"));
  });
  afterEach(() => rmSync(far, { recursive: true, force: true }));

  it.each(["esm", "cjs"] as const)("a bundled host (%s) beside its node_modules", async (format) => {
    const folder = scratch(`host-${format}`);
    // A main.js of the host's own beside the bundle must not be taken for the flusher.
    cpSync(program("main.mjs"), join(folder, "main.js"));
    const file = await bundle(
      join(folder, format === "esm" ? "host.mjs" : "host.cjs"),
      format,
      program("short.mjs"),
    );
    expect(home.run([file, "8"], collector.endpoint)).toEqual(quiet);
    await collector.waitForMessages(1);
    expect(steps()).toEqual([8]);
    expect(existsSync("/main-was-run")).toBe(false);
  });

  it.each(["esm", "cjs"] as const)(
    "a bundled host (%s) without node_modules: the option `flusher`",
    async (format) => {
      mkdirSync(join(far, "dist"));
      const suffix = format === "esm" ? "mjs" : "cjs";
      const file = await bundle(join(far, `dist/host.${suffix}`), format, program("short.mjs"));
      const own = await bundle(join(far, `dist/flusher.${suffix}`), format, flusher);
      expect(home.run([file, "9"], collector.endpoint, { HOST_FLUSHER: own })).toEqual(quiet);
      await collector.waitForMessages(1);
      expect(steps()).toEqual([9]);
    },
  );

  it("a bundled host's telemetry commands: the last event of an opt-out goes by the same file", async () => {
    const file = await bundle(join(far, "host.mjs"), "esm", program("commands.mjs"));
    const own = await bundle(join(far, "flusher.mjs"), "esm", flusher);
    // It waits for the answer, so this process must be able to give one.
    const child = home.start([file], collector.endpoint, { HOST_FLUSHER: own });
    expect(await once(child, "close")).toEqual([0, null]);
    expect(collector.messages().map(({ event }) => event)).toEqual(["Analytics opt-out"]);
    expect(home.spool()).toEqual([]);
  });

  it("no program starts itself as the flusher's flusher", () => {
    expect(home.run([program("short.mjs")], collector.endpoint, { FORTHRIGHT_JOB: "{}" })).toEqual(quiet);
    expect([home.spool().length, collector.connections()]).toEqual([1, 0]);
  });

  it("a bundled host without a flusher: keeps its events, is not hurt, and is told in development", async () => {
    const file = await bundle(join(far, "host.mjs"), "esm", program("short.mjs"));
    expect(home.run([file], collector.endpoint)).toEqual(quiet);
    const told = home.run([file], collector.endpoint, { HOST_MODE: "development" });
    expect([told.code, told.err]).toEqual([0, expect.stringContaining("option “flusher”")]);
    const wrong = home.run([file], collector.endpoint, {
      HOST_FLUSHER: join(far, "none.mjs"),
      HOST_MODE: "development",
    });
    expect([wrong.code, wrong.err]).toEqual([0, expect.stringContaining("option “flusher”")]);
    expect([home.spool().length, collector.connections()]).toEqual([3, 0]);
  });
});

describe("the runtime's README", () => {
  it("lists these hosts and no others", () => {
    const source = readFileSync(fileURLToPath(import.meta.url), "utf8");
    const titles = [
      ...source.matchAll(
        /\bit(?:\.each\(\[[^\]]*\] as const\))?\(\s*"((?:a|worker) [^"]+|worker threads[^"]+)"/g,
      ),
    ]
      .map(([, title = ""]) => title)
      .flatMap((title) =>
        title.includes("%s") ? ["esm", "cjs"].map((one) => title.replace("%s", one)) : [title],
      );
    const readme = readFileSync(join(repository, "runtime/README.md"), "utf8");
    const rows = [...readme.matchAll(/^\| ((?:a|worker) [^|]+) \|/gm)].map(([, row]) => row);
    expect(titles.length).toBeGreaterThan(10);
    expect(rows.toSorted()).toEqual(titles.toSorted());
  });
});
