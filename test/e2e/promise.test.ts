/** The promise of the project, on the real thing: the example program, a collector, the built site in a browser. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import {
  type Collector,
  messagesOf,
  type ReceivedRequest,
  startCollector,
  until,
} from "../support/collector.ts";
import { builtSite, ourSite, type SiteServer, serveSite } from "../support/site.ts";
import { type Machine, root, startMachine } from "./support/machine.ts";
import { readSite, type SitePages } from "./support/pages.ts";
import { pathsOf } from "./support/paths.ts";
import { COMMANDS, walk } from "./support/walk.ts";

let collector: Collector;
let machine: Machine;
let browser: Browser;
let server: SiteServer;
let site: SitePages;

/** Everything that is queued has arrived when the spool is empty; each run starts a flusher at most once a second. */
async function deliverAll(): Promise<void> {
  for (
    let turn = 0;
    turn < 10 && machine.zenml("config", "analytics", "show").stdout.includes('"messageId"');
    turn += 1
  ) {
    await wait(1_100);
    machine.zenml("pipeline", "list");
    await wait(300);
  }
}

beforeAll(async () => {
  collector = await startCollector();
  machine = startMachine({ endpoint: collector.endpoint });
  walk(machine);
  await deliverAll();
  await wait(1_100);
  const optOut = machine.zenml("config", "analytics", "opt-out");
  expect(optOut.status, optOut.stdout + optOut.stderr).toBe(0);
  await until(() => collector.messages().some(({ event }) => event === "Analytics opt-out"));
  server = await serveSite(await builtSite(ourSite));
  browser = await launchBrowser();
  site = await readSite(browser, server.origin);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await collector?.close();
  machine?.remove();
});

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
  it("captured requests of every command", () => {
    expect(collector.requests.length).toBeGreaterThan(3);
    expect(collector.messages().length).toBeGreaterThanOrEqual(COMMANDS.length);
  });

  it("every header of every request stands on the metadata page", () => {
    const undeclared = collector.requests.flatMap(({ rawHeaders }) =>
      rawHeaders
        .filter((_, index) => index % 2 === 0)
        .filter((name) => !site.headers.has(name.toLowerCase())),
    );
    expect(undeclared).toEqual([]);
  });

  it("every JSON path of every request stands on the page of its event or on the metadata page", () => {
    expect(collector.requests.flatMap((request) => undeclaredPaths(request))).toEqual([]);
  });

  it("every event that arrived has a page under its wire name", () => {
    const arrived = new Set(collector.messages().map(({ event }) => event));
    expect([...arrived].filter((name) => !site.events.has(name))).toEqual([]);
  });

  it("every message carries the catalogue id that the pages show", async () => {
    const ids = new Set(
      collector.messages().map((message) => (message["context"] as { catalog?: unknown }).catalog),
    );
    expect(ids.size).toBe(1);
    const [id] = ids;
    for (const event of site.events.values()) {
      const text = await (await fetch(event.url)).text();
      expect(text, event.url).toContain(String(id));
    }
  });
});

describe("page ⊆ wire", () => {
  it("every event on the site was sent by some command", () => {
    const arrived = new Set(collector.messages().map(({ event }) => event));
    expect([...site.events.keys()].filter((name) => !arrived.has(name))).toEqual([]);
  });

  it("every property on an event's page was on the wire", () => {
    const seen = new Map<string, Set<string>>();
    for (const message of collector.messages()) {
      const paths = seen.get(message.event) ?? new Set();
      for (const path of pathsOf(message)) paths.add(path);
      seen.set(message.event, paths);
    }
    const missing = [...site.events.values()].flatMap(({ name, paths }) =>
      [...paths]
        .filter((path) => path.startsWith("properties.") && !seen.get(name)?.has(path))
        .map((path) => `${name}: ${path}`),
    );
    // The e-mail address rides on each event sent while its consent stood, so not on those before it.
    expect(missing.filter((line) => !line.endsWith(": properties.email"))).toEqual([]);
    expect(collector.messages().some((message) => pathsOf(message).includes("properties.email"))).toBe(true);
  });

  it("every envelope and metadata field and every header of the metadata page was on the wire", () => {
    const seen = new Set(
      collector.requests.flatMap(({ body }) => {
        const paths = pathsOf(JSON.parse(body));
        return [...paths, ...paths.map((path) => path.replace(/^batch\[\]\./, ""))];
      }),
    );
    expect([...site.common].filter((path) => !seen.has(path))).toEqual([]);
    const headers = new Set(collector.requests.flatMap((request) => Object.keys(request.headers)));
    expect([...site.headers].filter((name) => !headers.has(name))).toEqual([]);
  });
});

function undeclaredPaths(request: ReceivedRequest): string[] {
  const body: unknown = JSON.parse(request.body);
  const outer = pathsOf({ ...(body as object), batch: [] }).filter((path) => !site.common.has(path));
  const inner = messagesOf(request).flatMap((message) => {
    const page = site.events.get(message.event);
    return pathsOf(message)
      .filter((path) => !isDeclared(path, page?.paths ?? new Set()))
      .map((path) => `${message.event}: ${path}`);
  });
  return [...outer, ...inner];
}

/** On the event's page, on the metadata page, or an object that only holds declared paths (`context.os`). */
function isDeclared(path: string, onPage: ReadonlySet<string>): boolean {
  const declared = [
    ...onPage,
    ...site.common,
    ...[...site.common].map((one) => one.replace(/^batch\[\]\./, "")),
  ];
  return declared.some((one) => one === path || one.startsWith(`${path}.`));
}
