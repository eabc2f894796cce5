/** `forget` and what others received: who is asked, who is named, and that nobody is asked for nothing. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Collector, startCollector, status, until } from "../../support/collector.ts";
import { flat, type Person, person, type Result } from "./support.ts";

const CONTROLLER = { controller: { name: "Demo Works", contact: "privacy@demo.example" } };
const OWN = { id: "own", name: "Own collector", adapter: "webhook" };

let someone: Person;
let collector: Collector;
beforeEach(async () => {
  someone = person();
  collector = await startCollector();
});
afterEach(async () => {
  await until(() => !existsSync(someone.places.lock), 12_000);
  await collector.close();
  someone.leave();
});

/** From here on the product sends to its own collector. */
function useWebhook(more: Readonly<Record<string, unknown>> = {}): void {
  const destinations = [{ ...OWN, endpoint: collector.endpoint }];
  someone.set({ OPTIONS: "{}", BINDING: JSON.stringify({ destinations, ...CONTROLLER, ...more }) });
}

/** As if the last delivery was long ago: a second flusher within a second is not started. */
function timePasses(): void {
  const { deliveryState } = someone.places;
  if (!existsSync(deliveryState)) return;
  const state = JSON.parse(readFileSync(deliveryState, "utf8"));
  writeFileSync(deliveryState, JSON.stringify({ ...state, last: new Date(0).toISOString() }));
}

async function send(): Promise<string> {
  const before = collector.messages().length;
  timePasses();
  await someone.run("send");
  await collector.waitForMessages(before + 1);
  await until(() => !existsSync(someone.places.lock));
  return readFileSync(someone.places.installationId, "utf8").trim();
}

const forget = (...more: string[]): Promise<Result> => someone.launch("forget", ...more);
const deletions = (): Record<string, unknown>[] =>
  collector.requests
    .flatMap(({ body }) => JSON.parse(body).batch as Record<string, unknown>[])
    .filter(({ type }) => type === "delete");

describe("a recipient that takes requests for deletion", () => {
  it("is asked once, and the receipt says so", async () => {
    useWebhook();
    const id = await send();
    await send();
    const { code, out, err } = await forget();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(deletions()).toEqual([
      {
        type: "delete",
        messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        timestamp: expect.stringMatching(/^\d{4}-/),
        anonymousId: id,
        context: { catalog: expect.stringMatching(/^sha256-/) },
      },
    ]);
    expect(flat(out)).toContain("Own collector was asked to delete what it received under the id below");
    expect(flat(out)).toContain(`status 200`);
    expect(out).toContain(`  ${id}\n`);
    expect(flat(out)).toContain("of 2 requests deleted");
    expect(existsSync(someone.places.state)).toBe(false);
    // Forgotten is forgotten: there is nothing to ask for a second time.
    expect((await forget()).code).toBe(0);
    expect(deletions()).toHaveLength(1);
    expect(await send()).not.toBe(id);
  });

  it("is asked for each id that this machine ever sent under", async () => {
    useWebhook();
    const first = await send();
    await someone.run("opt-out");
    await someone.run("opt-in");
    const second = await send();
    await forget();
    expect(deletions().map(({ anonymousId }) => anonymousId)).toEqual([first, second]);
  });

  it("that refuses is named instead, with whom to write to", async () => {
    useWebhook();
    const id = await send();
    collector.answer(status(500));
    const { code, out } = await forget("--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      installationId: id,
      received: [
        { recipient: "Own collector", installationId: id, asked: { answer: "status 500", taken: false } },
      ],
      deleted: { requests: 1 },
    });
  });

  it.each([
    ["DO_NOT_TRACK", { DO_NOT_TRACK: "1" }],
    ["a variable", { DEMO_TELEMETRY: "off" }],
    ["log mode", { DEMO_TELEMETRY: "log" }],
  ])("is not asked where %s keeps telemetry off", async (_name, variables) => {
    useWebhook();
    const id = await send();
    someone.set(variables);
    const { out } = await forget();
    expect(deletions()).toEqual([]);
    expect(flat(out)).toContain("was not asked to delete it, because telemetry is off here");
    expect(flat(out)).toContain("write to Demo Works (privacy@demo.example)");
    expect(out).toContain(`  ${id}\n`);
  });

  it("is not asked where nothing was ever sent", async () => {
    useWebhook();
    await someone.run("track", "2");
    const { out } = await forget();
    expect(collector.connections()).toBe(0);
    expect(flat(out)).toContain("Nothing was ever sent under your id");
  });
});

describe("a recipient that takes none", () => {
  it("is named, with the id and whom to write to", async () => {
    someone.set({ DEMO_TELEMETRY_ENDPOINT: collector.endpoint, BINDING: JSON.stringify(CONTROLLER) });
    const id = await send();
    const { out } = await forget();
    expect(deletions()).toEqual([]);
    expect(collector.requests).toHaveLength(1);
    expect(flat(out)).toContain("Twilio Segment may hold what it received before");
    expect(flat(out)).toContain("write to Demo Works (privacy@demo.example)");
    expect(out).toContain(`  ${id}\n`);
  });

  it("is not named where nobody answered its address", async () => {
    someone.set({ DEMO_TELEMETRY_ENDPOINT: "http://127.0.0.1:9/" });
    await someone.run("send");
    await until(() => existsSync(someone.places.ledger) && !existsSync(someone.places.lock));
    const { out } = await forget("--json");
    expect(JSON.parse(out)).toMatchObject({ received: [], deleted: { events: 1, requests: 1 } });
  });
});

it("a damaged ledger stops nothing", async () => {
  useWebhook();
  const id = await send();
  const text = readFileSync(someone.places.ledger, "utf8");
  writeFileSync(
    someone.places.ledger,
    `{"half\n[]\nnull\n{"destination":"own","messages":[null,1]}\n${text}`,
  );
  expect((await forget()).code).toBe(0);
  expect(deletions().map(({ anonymousId }) => anonymousId)).toEqual([id]);
});

describe("withdrawing a consent", () => {
  it("takes the value out of every file of this machine; the request stays on record", async () => {
    useWebhook();
    await someone.run("grant", "ada@example.org");
    await send();
    collector.answer(status(400));
    timePasses();
    await someone.run("send");
    await until(() => existsSync(someone.places.quarantine) && !existsSync(someone.places.lock));
    expect(readFileSync(someone.places.ledger, "utf8")).toContain("ada@example.org");
    expect(readFileSync(`${someone.places.quarantine}/own.ndjson`, "utf8")).toContain("ada@example.org");
    expect((await someone.launch("withdraw")).code).toBe(0);
    const lines = readFileSync(someone.places.ledger, "utf8").split("\n").slice(0, -1);
    expect(lines).toHaveLength(2);
    expect(lines.map((line) => JSON.parse(line).messages[0].context.traits.email)).toEqual([
      "(withdrawn)",
      "(withdrawn)",
    ]);
    expect(readFileSync(`${someone.places.quarantine}/own.ndjson`, "utf8")).toBe("");
  });

  it("holds for a request that was under way at that moment", async () => {
    useWebhook();
    await someone.run("grant", "ada@example.org");
    collector.answer({ kind: "slow", ms: 1_500 });
    await someone.run("send");
    await collector.waitForRequests(1);
    expect((await someone.launch("withdraw")).code).toBe(0);
    await until(() => !existsSync(someone.places.lock), 12_000);
    expect(readFileSync(someone.places.ledger, "utf8")).toContain("(withdrawn)");
    expect(readFileSync(someone.places.ledger, "utf8")).not.toContain("ada@example.org");
  });
});

describe("status", () => {
  it("says what ties events together, and how to end that", async () => {
    useWebhook();
    expect((await someone.json("status"))["tiedBy"]).toEqual([]);
    await send();
    expect(flat((await someone.run("status")).out)).toContain(
      "events of this machine to each other, by the installation id; “demo telemetry forget” ends that",
    );
    await someone.run("grant", "ada@example.org");
    expect((await someone.json("status"))["tiedBy"]).toEqual(["id", "email"]);
    const { out } = await someone.run("status");
    expect(flat(out)).toContain("to each other and to you, by the installation id and the address you gave");
    expect(out).not.toContain("ada@example.org");
  });
});
