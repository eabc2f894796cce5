/**
 * The promise on a fixture catalogue with a recipient of every kind and a property of every kind: generated calls through
 * its SDK, held against its built pages.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Machine, startMachine } from "../e2e/support/machine.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Collector, messagesOf, type ReceivedRequest, startCollector } from "../support/collector.ts";
import { type SiteServer, serveSite } from "../support/site.ts";
import { recordSuite } from "./record.ts";
import { CANARY } from "./support/arbitraries.ts";
import { buildFixture, type FixtureProduct, generateFixture } from "./support/fixture.ts";
import {
  eventsOf,
  examplesOf,
  falseExamples,
  type GeneratedRun,
  readDocument,
  runCalls,
  wrongArrivals,
} from "./support/generated.ts";
import { judgeMessage, judgeRequest, newTally, unseen } from "./support/judge.ts";
import { readSite, type SitePages } from "./support/pages.ts";

const proof = recordSuite("adapters");
const SERVERS = ["segment", "posthog", "own"] as const;
const DESTINATIONS = [...SERVERS, "local"] as const;

const WRITE_KEYS = { segment: "key-segment", posthog: "key-posthog", own: "key-own" };
const COMMAND = fileURLToPath(new URL("./programs/command.ts", import.meta.url));

type Message = Readonly<Record<string, unknown>>;

let product: FixtureProduct;
let collector: Collector;
let browser: Browser;
let server: SiteServer;
let site: SitePages;
let run: GeneratedRun;
const machines: Machine[] = [];
const arrived = new Map<string, readonly Message[]>();
const tally = newTally();

/** A person whose events all go to one address; destinations that cannot be at such an address get nothing. */
async function callAll(endpoint: string, seed: number): Promise<GeneratedRun> {
  const env = {
    ZENML_TELEMETRY: undefined,
    PROBE_TELEMETRY: "on",
    PROBE_TELEMETRY_ENDPOINT: endpoint,
  };
  const machine = startMachine({ endpoint, env });
  machines.push(machine);
  const options = {
    writeKey: WRITE_KEYS,
    host: { workspace: "team" },
    grant: ["email-contact", "ada@example.org"],
  };
  return runCalls(machine, site, { sdk: product.sdk, catalog: product.catalog, seed, perEvent: 20, options });
}

/** Who a request was for: each has its own way to carry the write key. */
function recipientOf({ headers, body }: ReceivedRequest): string {
  if (body.startsWith('{"api_key":"key-posthog"')) return "posthog";
  if (headers["authorization"] === `Basic ${btoa("key-segment:")}`) return "segment";
  return headers["authorization"] === "Bearer key-own" ? "own" : "nobody";
}

beforeAll(async () => {
  product = generateFixture("proof");
  collector = await startCollector();
  server = await serveSite(await buildFixture(product));
  browser = await launchBrowser();
  site = await readSite(browser, server.origin);
  run = await callAll(collector.endpoint, 41);
  for (const id of SERVERS) {
    arrived.set(id, collector.requests.filter((one) => recipientOf(one) === id).flatMap(messagesOf));
  }
  // Asking to be forgotten makes a message of a kind of its own, for those who take one.
  const { status, stderr } =
    (await machines[0]?.node(
      COMMAND,
      product.commands,
      JSON.stringify({ writeKey: WRITE_KEYS }),
      "forget",
    )) ?? {};
  expect([status, stderr]).toEqual([0, ""]);
  for (const request of collector.requests) judgeRequest(tally, site, request, recipientOf(request));
  const file = join(machines[0]?.project ?? "", "events.ndjson");
  await callAll(`file://${file}`, 41);
  const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  const messages = lines.map((line) => JSON.parse(line) as Message);
  for (const message of messages) judgeMessage(tally, site, message, "local");
  arrived.set("local", messages);
}, 240_000);

afterAll(async () => {
  const { findings, seen, ...counts } = tally;
  for (const [kind, number] of Object.entries(counts)) proof.count(kind, number);
  proof.count("kinds of thing seen", seen.size);
  proof.count("undeclared", findings.length);
  proof.count("destinations", DESTINATIONS.length);
  await browser?.close();
  await server?.close();
  await collector?.close();
  for (const machine of machines) machine.remove();
});

describe("wire ⊆ page", () => {
  it("every path, value and header of every request and line stands on the page that it belongs to", () => {
    expect(tally.findings).toEqual([]);
    expect(tally.values).toBeGreaterThan(2_000);
    expect([...new Set(collector.requests.map(recipientOf))].sort()).toEqual([...SERVERS].sort());
  });

  it.each(DESTINATIONS)("%s: allowed values arrive as they were given, hostile ones do not", (id) => {
    const document = readDocument(product.catalog);
    const events = eventsOf(document);
    const calls = run.calls.filter(
      ({ constant }) => events.get(constant)?.destinations.includes(id) === true,
    );
    expect(run.thrown).toEqual([]);
    expect(wrongArrivals(document, calls, arrived.get(id) ?? [])).toEqual([]);
    expect(JSON.stringify(arrived.get(id))).not.toContain(CANARY);
  });
});

describe("page ⊆ wire", () => {
  it("every event, field, listed value, bound and header on the site was on the wire", () => {
    expect(unseen(tally, site, DESTINATIONS)).toEqual([]);
  });

  it.each(DESTINATIONS)(
    "%s: the exact bytes on the pages are those that the program makes of these values",
    (id) => {
      const examples = examplesOf(site).filter(({ destination }) => destination === id);
      expect(examples).toHaveLength(id === "own" || id === "local" ? 5 : 4);
      // New for each message and machine; what they may be is held against the pages above.
      const varying = new Set(["messageId", "uuid", "timestamp", "anonymousId", "distinct_id"]);
      const machine = ["context.os.text", "context.os.name", "context.os.version", "context.device.arch"];
      for (const path of [
        ...machine,
        "context.runtime.version",
        "context.workspace.kind",
        "context.app.version",
      ]) {
        varying.add(path).add(`properties.${path}`);
      }
      for (const path of ["properties.build_server", "properties.secret", "properties.email"])
        varying.add(path);
      expect(falseExamples(examples, arrived.get(id) ?? [], varying)).toEqual([]);
      proof.count("examples", examples.length);
    },
  );
});
