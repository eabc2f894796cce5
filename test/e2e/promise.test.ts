/**
 * The promise of the project, on the real thing: the example program and generated calls of its SDK, a collector that
 * records, and the built site in a browser. What the wire may hold is read off the pages alone.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordSuite } from "../proof/record.ts";
import { CANARY } from "../proof/support/arbitraries.ts";
import {
  examplesOf,
  falseExamples,
  type GeneratedRun,
  readDocument,
  runCalls,
  wrongArrivals,
} from "../proof/support/generated.ts";
import { judgeRequest, newTally, unseen } from "../proof/support/judge.ts";
import { readSite, type SitePages } from "../proof/support/pages.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Collector, startCollector, until } from "../support/collector.ts";
import { builtSite, ourSite, type SiteServer, serveSite } from "../support/site.ts";
import { type Machine, root, startMachine } from "./support/machine.ts";
import { COMMANDS, walk } from "./support/walk.ts";

const proof = recordSuite("promise");
const document = readDocument(ourSite.catalog);

/** Good and hostile calls of each event, in pairs. */
const PAIRS = 8;
const SEED = 23;

let walked: Collector;
let called: Collector;
let walker: Machine;
let caller: Machine;
let browser: Browser;
let server: SiteServer;
let site: SitePages;
let run: GeneratedRun;
const tally = newTally();

/** Everything that is queued has arrived when the spool is empty; each run starts a flusher at most once a second. */
async function deliverAll(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    const { stdout } = await walker.zenml("config", "analytics", "show");
    if (!stdout.includes('"messageId"')) return;
    await wait(1_100);
    await walker.zenml("pipeline", "list");
    await wait(300);
  }
}

async function walkAll(): Promise<void> {
  await walk(walker);
  // A machine that stands still for two seconds does not send the last event; a person would not notice either.
  for (let attempt = 1; ; attempt += 1) {
    await deliverAll();
    await wait(1_100);
    const optOut = await walker.zenml("config", "analytics", "opt-out");
    expect(optOut.status, optOut.stdout + optOut.stderr).toBe(0);
    const hasLeft = (): boolean => walked.messages().some(({ event }) => event === "Analytics opt-out");
    if (attempt === 3) await until(hasLeft);
    if (hasLeft()) return;
    await walker.zenml("config", "analytics", "opt-in");
  }
}

async function readPages(): Promise<void> {
  server = await serveSite(await builtSite(ourSite));
  browser = await launchBrowser();
  site = await readSite(browser, server.origin);
}

beforeAll(async () => {
  [walked, called] = [await startCollector(), await startCollector()];
  walker = startMachine({ endpoint: walked.endpoint });
  caller = startMachine({ endpoint: called.endpoint });
  await Promise.all([walkAll(), readPages()]);
  const plan = { sdk: "zenml-analytics", catalog: ourSite.catalog, seed: SEED, perEvent: PAIRS };
  run = await runCalls(caller, site, plan);
  for (const request of [...walked.requests, ...called.requests])
    judgeRequest(tally, site, request, undefined);
  proof.about(document.id);
}, 240_000);

afterAll(async () => {
  const { findings, seen, ...counts } = tally;
  for (const [kind, number] of Object.entries(counts)) proof.count(kind, number);
  proof.count("events", site?.listed.length ?? 0);
  proof.count("kinds of thing seen", seen.size);
  proof.count("undeclared", findings.length);
  proof.count("calls", run?.calls.length ?? 0);
  proof.count("hostile calls", run?.calls.filter(({ kind }) => isHostile(kind)).length ?? 0);
  await browser?.close();
  await server?.close();
  await walked?.close();
  await called?.close();
  walker?.remove();
  caller?.remove();
});

const isHostile = (kind: string): boolean =>
  !["good", "a value at an edge", "the example of the page"].includes(kind);

const reference = readFileSync(join(root, "test/fixtures/reference/events.txt"), "utf8");
/** Constant and wire name of each event, as the reference product's page lists them. */
const referenceEvents = [...reference.matchAll(/^([A-Z_]+) = "(.*)"$/gm)].map(([, constant, name]) => ({
  constant,
  name,
}));

describe("the seed page", () => {
  it("has 36 events, and the built site lists the same, name by name and in its order", () => {
    expect(referenceEvents).toHaveLength(36);
    expect(site.listed).toEqual(referenceEvents.map(({ name }) => name));
    for (const { constant, name } of referenceEvents) {
      expect(site.events.get(name ?? "")?.constant).toBe(constant);
    }
  });
});

describe("wire ⊆ page", () => {
  it("captured requests of every command and of generated calls", () => {
    expect(walked.requests.length).toBeGreaterThan(3);
    expect(walked.messages().length).toBeGreaterThanOrEqual(COMMANDS.length);
    expect(called.messages().length).toBeGreaterThan(36 * PAIRS);
    expect(new Set([...walked.requests, ...called.requests].map(({ method }) => method))).toEqual(
      new Set(["POST"]),
    );
  });

  it("every path, value and header of every request stands on the page that it belongs to", () => {
    expect(tally.findings).toEqual([]);
    expect(tally.values).toBeGreaterThan(5_000);
  });

  it("every message carries the catalogue id that every page shows", () => {
    const ids = [...walked.messages(), ...called.messages()].map(
      (message) => (message["context"] as { catalog?: unknown }).catalog,
    );
    expect(new Set(ids)).toEqual(site.catalogs);
    expect(site.catalogs.size).toBe(1);
  });

  it("allowed values arrive as they were given, hostile ones do not, and nothing is thrown", () => {
    expect(run.thrown).toEqual([]);
    expect(wrongArrivals(document, run.calls, called.messages())).toEqual([]);
    expect(new Set(run.calls.map(({ kind }) => kind)).size).toBeGreaterThan(20);
  });

  it("what was refused is nowhere: not in a request, not in a file", () => {
    for (const { body } of called.requests) expect(body).not.toContain(CANARY);
    for (const file of readdirSync(caller.home, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect(readFileSync(join(file.parentPath, file.name), "utf8"), file.name).not.toContain(CANARY);
    }
  });
});

describe("page ⊆ wire", () => {
  it("every event, field, listed value, bound and header on the site was on the wire", () => {
    expect(unseen(tally, site, [undefined])).toEqual([]);
  });

  it("the exact bytes on each event's page are those that the program sends for these values", () => {
    const examples = examplesOf(site);
    expect(examples).toHaveLength(36);
    // New for each message and machine; what they may be is held against the pages above.
    const varying = new Set(["messageId", "timestamp", "anonymousId", "context.os.name"]);
    expect(falseExamples(examples, called.messages(), varying)).toEqual([]);
    proof.count("examples", examples.length);
  });
});
