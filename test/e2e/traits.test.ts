/**
 * The promise for traits: a real program that imports the SDK of the fixture, three recipients on the loopback
 * interface, and the built site. What arrives stands on the pages, and what the pages say arrives.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { emit } from "../../generator/src/emitters/emit.ts";
import { spotsOf } from "../proof/support/judge.ts";
import { type Collector, startCollector, until } from "../support/collector.ts";
import { repository, scratch, writeAll } from "../support/emit.ts";
import { builtSite, fixtureSite } from "../support/site.ts";
import { traitsDocument } from "../support/traits.ts";
import { type Ended, type Machine, startMachine } from "./support/machine.ts";

const HTTP = ["segment", "posthog", "collector"] as const;
const folder = scratch("traits-e2e");
const collectors = new Map<string, Collector>();
let machine: Machine;
let journal = "";
let site = "";
const runs: Ended[] = [];

/** A host as somebody would write it; what it does is in its first argument. */
const HOST = `import { appendFileSync } from "node:fs";
import { createAnalytics, trackFiringEnded } from "./generated/index.ts";
import { telemetryCommand } from "./generated/commands.ts";

const [what, ...args] = process.argv.slice(2);
const options = { writeKey: "key" };
if (what === "telemetry") process.exitCode = await telemetryCommand(args, options);
else {
  const analytics = createAnalytics(options);
  if (what === "ask") analytics.grant("research", "ada@kiln.example");
  analytics.identify({ edition: "studio", kilns: 2, studio: { country: "DE" }, contact: "ada@kiln.example" });
  analytics.identify({ edition: "hobby", ...JSON.parse('{"user":"canary-user","studio":{"street":"canary-street"}}') });
  trackFiringEnded(analytics, { minutes: 480 });
  await analytics.flush({ timeoutMs: 8_000 });
}
`;

beforeAll(async () => {
  for (const id of HTTP) collectors.set(id, await startCollector());
  machine = startMachine({ endpoint: "", env: { KILN_TELEMETRY: "on", NODE_NO_WARNINGS: "1" } });
  journal = join(machine.home, "journal.ndjson");
  const to = (id: string): string => collectors.get(id)?.endpoint ?? "";
  const document = traitsDocument(
    ["https://api.segment.io/v1/batch", to("segment")],
    ["https://eu.i.posthog.com/batch/", to("posthog")],
    ["https://collect.kiln.example/v1", to("collector")],
    ["file:///var/log/kiln/telemetry.ndjson", `file://${journal}`],
  );
  writeAll(
    join(folder, "generated"),
    emit(document).map(({ path, content }) => ({ path, content })),
  );
  writeFileSync(join(folder, "host.ts"), HOST);
  const catalog = join(repository, "test/.tmp/traits-site/catalog.json");
  mkdirSync(dirname(catalog), { recursive: true });
  writeFileSync(catalog, `${JSON.stringify(traitsDocument(), undefined, 2)}\n`);
  site = await builtSite({ ...fixtureSite, catalog });
  for (const what of ["plain", "ask"]) runs.push(await machine.node(join(folder, "host.ts"), what));
}, 240_000);

afterAll(async () => {
  for (const collector of collectors.values()) await collector.close();
  machine.remove();
});

type Message = Readonly<Record<string, unknown>>;

function lines(): readonly Message[] {
  if (!existsSync(journal)) return [];
  return readFileSync(journal, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Message);
}

function arrived(id: string): readonly Message[] {
  return id === "journal" ? lines() : (collectors.get(id)?.messages() as unknown as readonly Message[]);
}

const traitsIn = (message: Message): unknown =>
  message["traits"] ?? (message["properties"] as Message | undefined)?.["$set"];

it("the program ends as if nothing was there, and every recipient of events gets what it said", async () => {
  for (const { status, stderr } of runs) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const said = { edition: "studio", kilns: 2, studio: { country: "DE" } };
  for (const id of [...HTTP, "journal"]) {
    await until(() => arrived(id).length === 6);
    expect(
      arrived(id).flatMap((message) => traitsIn(message) ?? []),
      id,
    ).toEqual([
      said,
      { edition: "hobby", studio: {} },
      { ...said, contact: "ada@kiln.example" },
      { edition: "hobby", studio: {} },
    ]);
  }
});

it("messages of one installation carry one id, and none carries a user id or what is not declared", () => {
  for (const id of [...HTTP, "journal"]) {
    const messages = arrived(id);
    const ids = new Set(messages.map((message) => message[id === "posthog" ? "distinct_id" : "anonymousId"]));
    expect(ids.size).toBe(1);
    expect(JSON.stringify(messages)).not.toMatch(/userId|canary/u);
  }
});

it("every place of every message stands on the pages", () => {
  const html = ["metadata", "events/firing/firing-ended"]
    .map((path) => readFileSync(join(site, path, "index.html"), "utf8"))
    .join("");
  const declared = [...html.matchAll(/data-wire-path="([^"]*)"/gu)].map(([, path = ""]) => path);
  const isDeclared = (path: string): boolean =>
    declared.some((one) => one === path || one.startsWith(`${path}.`));
  const undeclared = [...HTTP, "journal"].flatMap((id) =>
    arrived(id).flatMap((message) =>
      spotsOf(message)
        .map(({ path }) => path)
        .filter((path) => !isDeclared(path)),
    ),
  );
  expect(undeclared).toEqual([]);
});

it("every trait of the pages was on the wire, at each of its places", () => {
  const html = readFileSync(join(site, "metadata/index.html"), "utf8");
  const places = [...html.matchAll(/data-wire-path="((?:traits|properties\.\$set)\.[^"]*)"/gu)].map(
    ([, path = ""]) => path,
  );
  expect(new Set(places).size).toBe(10);
  const seen = new Set(
    [...HTTP, "journal"].flatMap((id) =>
      arrived(id)
        .flatMap((message) => spotsOf(message))
        .map(({ path }) => path),
    ),
  );
  expect(places.filter((path) => !seen.has(path))).toEqual([]);
});

it("preview shows the bytes of the page but for this machine's values, status says what may be said", async () => {
  const { stdout } = await machine.node(
    join(folder, "host.ts"),
    "telemetry",
    "preview",
    "identify",
    "--json",
  );
  const previews = JSON.parse(stdout) as { readonly destination: string; readonly body: string }[];
  expect(previews.map(({ destination }) => destination)).toEqual([...HTTP, "journal"]);
  for (const { body } of previews)
    expect(body).toContain('"edition":"studio","kilns":1,"studio":{"country":"DE"}');
  const text = await machine.node(join(folder, "host.ts"), "telemetry", "preview", "identify");
  expect(text.stdout).toContain("“identify” as it would go to PostHog");
  const list = await machine.node(join(folder, "host.ts"), "telemetry", "preview");
  expect(list.stdout).toContain("identify      no event: edition, kilns, studio, contact");
  const status = await machine.node(join(folder, "host.ts"), "telemetry", "status");
  expect(status.stdout.replaceAll(/\s+/g, " ")).toContain(
    "may also be said edition, kilns, studio and contact, with “identify”; recipients can add it to all events of this machine",
  );
  const log = await machine.node(join(folder, "host.ts"), "telemetry", "log");
  expect(log.stdout).toContain("identify ×2");
});
