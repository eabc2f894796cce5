/**
 * The same event, sent by the official Segment SDK and by ours, place by place. The SDK's request was recorded from
 * the wire by bench/wire/record-segment.ts; ours is sent here, by a host that finds the package by its name.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeHome } from "../hosts/support.ts";
import { startCollector } from "../support/collector.ts";
import { repository } from "../support/emit.ts";
import { DIFFERENCES } from "./differences.ts";
import { flatten, type WireRequest } from "./flatten.ts";

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(repository, "test/fixtures/wire", name), "utf8"));
const recorded = fixture("segment-node-3.1.0.json") as WireRequest;
const event = fixture("event.json") as { readonly anonymousId: string };
const theirs = flatten(recorded);
let sent: WireRequest;
let ours: ReadonlyMap<string, string>;

const home = makeHome();
afterAll(() => home.remove());

beforeAll(async () => {
  mkdirSync(home.state, { recursive: true, mode: 0o700 });
  writeFileSync(join(home.state, "installation-id"), `${event.anonymousId}\n`, { mode: 0o600 });
  const collector = await startCollector();
  const host = fileURLToPath(new URL("./host.mjs", import.meta.url));
  const child = home.start([host, JSON.stringify(event)], collector.endpoint);
  await collector.waitForRequests(1);
  await new Promise((resolve) => child.once("close", resolve));
  const [request] = collector.requests;
  await collector.close();
  if (request === undefined) throw new Error("no request came");
  sent = request;
  ours = flatten(request);
});

const difference = (path: string): string | undefined => {
  const [mine, other] = [ours.get(path), theirs.get(path)];
  if (mine === other) return undefined;
  if (mine === undefined) return "theirs";
  return other === undefined ? "ours" : "both";
};

describe("a request of the official SDK and one of ours", () => {
  it("go to the same place", () => {
    expect([sent.method, sent.path]).toEqual([recorded.method, recorded.path]);
  });

  it("say the same of the event", () => {
    const same = [...ours.keys()].filter((path) => difference(path) === undefined);
    expect(same.toSorted()).toEqual([
      "batch[].anonymousId",
      "batch[].context.app.version",
      "batch[].context.os.name",
      "batch[].event",
      "batch[].properties.orchestrator",
      "batch[].properties.total_steps",
      "batch[].timestamp",
      "batch[].type",
      "header authorization",
      "header content-length",
      "header content-type",
      "header host",
      "sentAt",
    ]);
    expect(JSON.parse(sent.body).batch[0].anonymousId).toBe(event.anonymousId);
  });

  it("differ in what the table lists, and in nothing else", () => {
    const paths = new Set([...ours.keys(), ...theirs.keys()]);
    const found = [...paths].flatMap((path) => {
      const by = difference(path);
      return by === undefined ? [] : [`${path}: ${by}`];
    });
    expect(found.toSorted()).toEqual(DIFFERENCES.map(({ path, by }) => `${path}: ${by}`).toSorted());
  });

  it("the runtime's README has the table", () => {
    const readme = readFileSync(join(repository, "runtime/README.md"), "utf8");
    for (const { path, by, reason } of DIFFERENCES)
      expect(readme).toContain(`| \`${path}\` | ${by} | ${reason} |\n`);
    expect(readme.match(/^\| `[^`]+` \| (?:ours|theirs|both) \|/gm)).toHaveLength(DIFFERENCES.length);
  });
});
