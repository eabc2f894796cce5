/** Each adapter over the real host, spool and flusher. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CatalogBinding } from "@forthright/runtime/codegen";
import { appendLines } from "@forthright/runtime/delivery/local-file";
import { FILE_BYTES } from "@forthright/runtime/limits";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Collector, startCollector, status } from "../../support/collector.ts";
import { type Machine, machine } from "../machine.ts";

const ON = { DEMO_TELEMETRY: "on" };

let box: Machine;
let collector: Collector;
beforeEach(async () => {
  box = machine();
  collector = await startCollector();
});
afterEach(async () => {
  await collector.close();
  box.remove();
});

const to = (...destinations: CatalogBinding["destinations"]): Partial<CatalogBinding> => ({ destinations });
const destination = (
  adapter: CatalogBinding["destinations"][number]["adapter"],
  endpoint: string,
): CatalogBinding["destinations"][number] => ({ id: adapter, name: adapter, adapter, endpoint });

async function track(
  binding: Partial<CatalogBinding>,
  options = {},
  env: Readonly<Record<string, string>> = ON,
): Promise<void> {
  const run = await box.runAsync({ binding, options, steps: [["track"], ["flush", 10_000]] }, env);
  expect(run).toMatchObject({ code: 0, stderr: "" });
}

const ledger = (): Record<string, unknown>[] =>
  readFileSync(box.places.ledger, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe("posthog", () => {
  it("gets its own form of the message, with the key in the body alone", async () => {
    await track(to(destination("posthog", collector.endpoint)), { writeKey: "phc_test" });
    const [request] = collector.requests;
    expect(request?.rawHeaders.join("\n")).not.toContain("phc_test");
    const body = JSON.parse(request?.body ?? "");
    expect(Object.keys(body)).toEqual(["api_key", "batch", "sent_at"]);
    expect(body.api_key).toBe("phc_test");
    expect(body.batch).toHaveLength(1);
    expect(body.batch[0].distinct_id).toBe(readFileSync(box.places.installationId, "utf8").trim());
    expect(body.batch[0].properties).toMatchObject({ total_steps: 4, $ip: "0.0.0.0" });
  });

  it("sends nothing without a key", async () => {
    await track(to(destination("posthog", collector.endpoint)));
    expect(collector.connections()).toBe(0);
  });

  it("keeps an event that was not taken, under the same id", async () => {
    collector.answer((_request, index) => status(index === 0 ? 503 : 200));
    await track(to(destination("posthog", collector.endpoint)), { writeKey: "k" });
    const state = JSON.parse(readFileSync(box.places.deliveryState, "utf8"));
    rmSync(box.places.deliveryState);
    writeFileSync(box.places.deliveryState, JSON.stringify({ ...state, targets: {} }));
    await track(to(destination("posthog", collector.endpoint)), { writeKey: "k" });
    const ids = collector.requests.map((request) =>
      JSON.parse(request.body).batch.map((message: { uuid: string }) => message.uuid),
    );
    expect(ids[1]).toHaveLength(2);
    expect(ids[1]).toContain(ids[0][0]);
  });
});

describe("webhook", () => {
  it.each([
    [{}, undefined],
    [{ writeKey: "own" }, "Bearer own"],
  ])("works with %o", async (options, authorization) => {
    await track(to(destination("webhook", collector.endpoint)), options);
    const [request] = collector.requests;
    expect(request?.headers["authorization"]).toBe(authorization);
    expect(JSON.parse(request?.body ?? "").batch[0]).toMatchObject({ type: "event", event: "Pipeline run" });
  });
});

describe("file", () => {
  it("gets one message a line, and the ledger says so", async () => {
    const path = join(box.work, "deep", "telemetry.ndjson");
    const binding = to(destination("file", pathToFileURL(path).href));
    await track(binding);
    await track(binding);
    const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(["Pipeline run", "Pipeline run"]);
    expect(ledger().map(({ outcome, status: code, error }) => ({ outcome, code, error }))).toEqual([
      { outcome: "delivered", code: undefined, error: undefined },
      { outcome: "delivered", code: undefined, error: undefined },
    ]);
    expect(box.spool()).toEqual([]);
  });

  it("keeps the events where the file cannot be written", async () => {
    const path = join(box.work, "taken.ndjson");
    mkdirSync(path);
    await track(to(destination("file", pathToFileURL(path).href)));
    expect(box.spool()).toHaveLength(1);
    expect(ledger()).toMatchObject([{ outcome: "kept" }]);
  });

  it("loses its oldest lines, and no others, at its bound", async () => {
    const path = join(box.work, "full.ndjson");
    const line = `{"old":"${"x".repeat(99_988)}"}\n`;
    writeFileSync(path, line.repeat(FILE_BYTES / line.length));
    expect(await appendLines(pathToFileURL(path).href, '{"new":1}\n{"new":2}\n')).toEqual({});
    const text = readFileSync(path, "utf8");
    expect(text.length).toBeLessThanOrEqual(FILE_BYTES);
    expect(text.length).toBeGreaterThan(FILE_BYTES / 2);
    expect(text.endsWith('}\n{"new":1}\n{"new":2}\n')).toBe(true);
    expect(text.startsWith('{"old"')).toBe(true);
  });

  it("many writers lose nothing", async () => {
    const url = pathToFileURL(join(box.work, "shared.ndjson")).href;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => appendLines(url, `{"n":${index}}\n`)),
    );
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({})));
    const lines = readFileSync(join(box.work, "shared.ndjson"), "utf8").trimEnd().split("\n");
    expect(new Set(lines).size).toBe(20);
  });
});

describe("several destinations", () => {
  it("each gets its own form, and a redirection takes along those alone that it suits", async () => {
    const path = join(box.work, "all.ndjson");
    const binding = to(
      destination("webhook", "https://collector.invalid/"),
      destination("file", pathToFileURL(path).href),
    );
    await track(binding, {}, { ...ON, DEMO_TELEMETRY_ENDPOINT: collector.endpoint });
    expect(collector.messages()).toHaveLength(1);
    expect(() => readFileSync(path)).toThrow("ENOENT");
    await track(binding, { endpoint: pathToFileURL(path).href });
    expect(collector.messages()).toHaveLength(1);
    expect(readFileSync(path, "utf8").split("\n")).toHaveLength(2);
  });
});
