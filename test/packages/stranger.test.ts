/**
 * Somebody who has never heard of this follows README.md, in a project outside this repository, from the packed
 * packages: init, generate, compile, track, receive, docs, publish. Every command and file is the README's own text;
 * only the port is a free one.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, type TestContext, vi } from "vitest";
import { packAll, root } from "../../scripts/packages.ts";
import { recordSuite } from "../proof/record.ts";
import { until } from "../support/collector.ts";
import { type Ended, makeStranger, type Stranger } from "./project.ts";
import { readmeSteps, type Step } from "./readme.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { readJson } from "./wanted.ts";

// What npm fetches takes as long as the network does.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const suite = recordSuite("stranger");
const steps = [...readmeSteps("stranger")];
const tarballs = mkdtempSync(join(tmpdir(), "forthright-pack-"));
/** Lines that later ones stand on, as in one terminal. */
const terminal: string[] = [];
/** What each command of the README printed. */
const ended = new Map<string, Ended>();
let registry: Registry;
let project: Stranger;
let port = 0;
let receiver: ChildProcess | undefined;
let received = "";
let unreachable = false;

beforeAll(async () => {
  registry = await startRegistry(packAll(tarballs));
  project = makeStranger(registry.url, process.execPath);
  cpSync(join(root, "test/fixtures/stranger"), project.folder, { recursive: true });
  port = await freePort();
});

afterAll(async () => {
  receiver?.kill();
  await registry.close();
  project.remove();
  rmSync(tarballs, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Does what the README says, up to the command that begins with `last`; returns what that one printed. */
async function follow(last: string, context: TestContext): Promise<Ended> {
  context.skip(unreachable, "npm reaches no registry");
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    await take(step);
    if (step.kind === "file") continue;
    const end = ended.get(step.line);
    unreachable = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ENOTCACHED/.test(end?.err ?? "");
    context.skip(unreachable, "npm reaches no registry");
    expect({ line: step.line, code: end?.code, err: end?.code === 0 ? "" : end?.err }).toEqual({
      line: step.line,
      code: 0,
      err: "",
    });
    if (end !== undefined && step.line.startsWith(last)) return end;
  }
  throw new Error(`README.md has no command ${last}`);
}

async function take(step: Step): Promise<void> {
  suite.count(step.kind);
  if (step.kind === "file") return writeFileSync(join(project.folder, step.path), step.text);
  const line = step.line.replaceAll("8000", String(port));
  if (line.includes(" receive ")) {
    receive(line);
    await until(
      () => received.includes("Ctrl+C"),
      60_000,
      () => received,
    );
    ended.set(step.line, { code: 0, out: received, err: "" });
  } else ended.set(step.line, await project.shell([...terminal, line].join("\n")));
  if (/^(?:cd|export) /.test(line)) terminal.push(line);
}

/** The second terminal. */
function receive(line: string): void {
  // One process, so that it can be ended: `npx` would stand between.
  const command = line.replace(/^npx forthright/, `exec node node_modules/forthright/bin/forthright.js`);
  receiver = spawn(command, {
    cwd: project.folder,
    env: project.env,
    shell: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  receiver.stdout?.setEncoding("utf8").on("data", (text: string) => {
    received += text;
  });
}

/** What we print must fit a terminal; a path that is longer stays whole. */
function expectNarrow(text: string): void {
  const lines = text.split("\n").filter((line) => line.length > 80);
  expect(lines.filter((line) => line.trim().includes(" "))).toEqual([]);
}

const path = (...parts: readonly string[]): string => join(project.folder, ...parts);

it("init makes a catalogue, code and scripts, and says what comes next", async (context) => {
  const { out, err } = await follow("npx forthright init", context);
  expect(err).not.toContain("error");
  for (const file of ["catalog.yaml", "src/telemetry.ts", "test/telemetry.test.js"]) {
    expect(out).toContain(file);
    expect(existsSync(path(file)), file).toBe(true);
  }
  expectNarrow(out);
  // Every step that it names is one of the README.
  for (const [, command] of out.matchAll(/^ {2}\d\. (n\S+ .*?)(?: {2,}|$)/gm))
    expect(
      steps.some((step) => step.kind === "command" && step.line.startsWith(command ?? "?")),
      command,
    ).toBe(true);
});

it("generate writes and compiles the SDK, and the first test passes", async (context) => {
  const { out } = await follow("npm run generate", context);
  expect(out).toContain("generated/docs/TELEMETRY.md");
  expectNarrow(out);
  const tested = await follow("node --test", context);
  expect(tested.out).toMatch(/pass 2$/m);
  expect(tested.out).toMatch(/fail 0$/m);
});

it("receive says how to start the program", async (context) => {
  const { out } = await follow("npx forthright receive", context);
  expect(out).toContain(`KETTLE_TELEMETRY_ENDPOINT=http://127.0.0.1:${port}/v1/batch`);
  expectNarrow(out);
});

it("what the catalogue has compiles, and what it does not have does not", async (context) => {
  await follow("npx tsc", context);
  const main = readFileSync(path("src/main.ts"), "utf8");
  const call = "analytics().track(COMMAND_RUN, { command, succeeded: true });";
  expect(main).toContain(call);
  const wrong: readonly (readonly [string, string])[] = [
    ["{ command }", "Property 'succeeded' is missing"],
    ['{ command: "deploy", succeeded: true }', "'\"deploy\"' is not assignable"],
    ["{ command, succeeded: true, user: 1 }", "'user' does not exist in type 'CommandRunProperties'"],
  ];
  const calls = wrong.map(([given]) => call.replace(/\{.*\}/, given)).join("\n");
  writeFileSync(path("src/main.ts"), main.replace(call, calls));
  const { code, out } = await project.shell("npx tsc --noEmit --pretty false");
  writeFileSync(path("src/main.ts"), main);
  expect(code).not.toBe(0);
  const lines = out.trim().split("\n");
  expect(lines).toEqual(wrong.map(([, message]) => expect.stringContaining(message)));
  expect(lines.map((line) => line.slice(0, 15))).toEqual([
    "src/main.ts(11,",
    "src/main.ts(12,",
    "src/main.ts(13,",
  ]);
});

it("what is tracked arrives as the catalogue has it, and the program says what it sent", async (context) => {
  const { out, err } = await follow("KETTLE_TELEMETRY=on node", context);
  expect([out, err]).toEqual(["", ""]);
  await until(
    () => received.includes("request 1"),
    60_000,
    () => received,
  );
  expect(received).toMatch(/^ {2}ok {2}“Command run”/m);
  expect(received).not.toContain("!!");
  expectNarrow(received);
  const ledger = join(project.home, ".local/state/kettle/telemetry/ledger.ndjson");
  await until(() => existsSync(ledger), 60_000);
  const log = await follow("node dist/main.js telemetry log", context);
  expect(log.out).toContain("received (status 200)");
  expectNarrow(log.out);
});

it("without a write key, and where nobody said yes, nothing is sent", async (context) => {
  context.skip(unreachable, "npm reaches no registry");
  const { out } = await project.shell("node dist/main.js build && node dist/main.js telemetry status");
  expect(out).toContain("Kettle telemetry is off: this build has no write key.");
  const keyed = await project.shell(
    "KETTLE_WRITE_KEY=k node dist/main.js build && KETTLE_WRITE_KEY=k node dist/main.js telemetry status",
  );
  expect(keyed.out).toMatch(/^Kettle telemetry is off: /);
  expect(received.match(/^request /gm)).toHaveLength(1);
});

it("one line in a Starlight site publishes all of it", async (context) => {
  context.skip(unreachable, "npm reaches no registry");
  // The site is there already, with the versions of our own.
  const { dependencies } = readJson<{ readonly dependencies: Readonly<Record<string, string>> }>(
    "docs-site/package.json",
  );
  const site = ["astro", "@astrojs/starlight"].map((name) => `${name}@${dependencies[name]}`).join(" ");
  // No package finds what it does not declare, as with other package managers.
  writeFileSync(path("handbook/.npmrc"), "install-strategy=linked\n");
  const before = await project.shell(`cd handbook && npm install ${site}`);
  expect(before.code, before.err).toBe(0);
  await follow("npx astro build", context);
  const page = (name: string): string => readFileSync(path("handbook/dist/telemetry", name), "utf8");
  expect(page("index.html")).toContain("Kettle");
  expect(page("events/index.html")).toContain("Command run");
  expect(page("opt-out/index.html")).toContain("kettle telemetry opt-out");
  expect(existsSync(path("handbook/dist/index.html"))).toBe(true);
});

it("a program that is published takes its SDK along", async (context) => {
  await follow("npm pack", context);
  expect(steps).toEqual([]);
  const person = join(project.home, "person");
  mkdirSync(person);
  writeFileSync(join(person, "package.json"), "{}");
  // Nothing else is needed: no registry stands at this address.
  const env = { npm_config_registry: "http://127.0.0.1:9/" };
  const line = `cd '${person}' && npm install '${path("kettle-1.4.0.tgz")}' && npx kettle telemetry preview COMMAND_RUN`;
  const { code, out, err } = await project.shell(line, env);
  expect([code, out], err).toEqual([0, expect.stringContaining('"event": "Command run"')]);
});
