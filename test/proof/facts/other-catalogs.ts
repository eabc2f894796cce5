/** What only pages of other catalogues print, tried out with the fixture's product. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { placesOf } from "@forthright/runtime/places";
import type { Ended } from "../../e2e/support/machine.ts";
import { type Collector, messagesOf } from "../../support/collector.ts";
import { ALL, type FactCheck, filesBelow, type Person, queued, type World } from "./world.ts";

const program = (name: string): string => fileURLToPath(new URL(`../programs/${name}`, import.meta.url));

const type = (world: World, person: Person, ...args: string[]): Promise<Ended> =>
  person.node(program("command.ts"), world.fixture.commands, '{"writeKey":"public-test-key"}', ...args);

/** Hashes of a name, as the fixture's own collector gets them. */
function hashes(collector: Collector): readonly string[] {
  return collector.requests
    .filter(({ headers }) => headers["authorization"] === "Bearer public-test-key")
    .flatMap(messagesOf)
    .map(({ properties }) => (properties as { readonly secret: string }).secret);
}

async function salt(world: World): Promise<void> {
  const collector = await world.collector();
  const [ada, bob] = [
    world.person({ endpoint: collector.endpoint }),
    world.person({ endpoint: collector.endpoint }),
  ];
  await ada.node(program("names.ts"), world.fixture.sdk, "marble", "marble");
  await bob.node(program("names.ts"), world.fixture.sdk, "marble");
  const [first, second, other] = hashes(collector);
  assert.match(first ?? "", /^[0-9a-f]{64}$/);
  assert.equal(second, first);
  assert.notEqual(other, first);
  const text = readFileSync(ada.notePlaces.salt, "utf8").trim();
  assert.ok(text.length >= 32);
  assert.ok(!collector.requests.some(({ body }) => body.includes(text) || body.includes("marble")));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: written as a shell reads it
  const { stdout } = await ada.shell("echo ${XDG_STATE_HOME:-~/.local/state}/probe/telemetry/salt");
  assert.equal(stdout.trim(), ada.notePlaces.salt);
  const windows = placesOf("win32", { LOCALAPPDATA: "C:\\Local" }, "C:\\Users\\ada", "probe");
  assert.equal("%LOCALAPPDATA%\\probe\\telemetry\\salt".replace("%LOCALAPPDATA%", "C:\\Local"), windows.salt);
  const mac = placesOf("darwin", {}, "/Users/ada", "probe");
  assert.equal("~/Library/Application Support/probe/telemetry/salt".replace("~", "/Users/ada"), mac.salt);
}

async function fileBytes(world: World): Promise<void> {
  const person = world.person({ endpoint: "http://127.0.0.1:9/" });
  const file = join(person.project, "events.ndjson");
  const local = world.person({ endpoint: `file://${file}` });
  await local.notes([100], ALL);
  const line = statSync(file).size;
  const fill = (bytes: number): void =>
    writeFileSync(file, `${"{}".padEnd(99)}\n`.repeat(Math.floor(bytes / 100)));
  fill(10_000_000 - line - 100);
  const before = statSync(file).size;
  await local.notes([100], ALL);
  assert.ok(statSync(file).size - before >= line - 50, "it was cut too early");
  fill(10_000_000);
  await local.notes([100], ALL);
  const { size } = statSync(file);
  assert.ok(size <= 10_000_000 && size > 5_000_000, `${size} bytes`);
  assert.ok(
    readFileSync(file, "utf8").trimEnd().split("\n").at(-1)?.includes('"event":"Own collector asked"'),
  );
}

async function silentOptOut(world: World): Promise<void> {
  const collector = await world.collector();
  const person = world.person({ endpoint: collector.endpoint });
  await person.notes([10], ALL);
  const before = collector.requests.length;
  assert.ok(before > 0);
  const { status } = await type(world, person, "opt-out");
  await person.notes([10], ALL);
  assert.deepEqual([status, collector.requests.length - before], [0, 0]);
  assert.deepEqual([existsSync(person.notePlaces.installationId), queued(person.notePlaces)], [false, []]);
}

async function unattended(world: World): Promise<void> {
  const env = { PROBE_TELEMETRY: undefined, CI: "true" };
  const person = world.person({ endpoint: (await world.collector()).endpoint, env });
  const { settings } = person.notePlaces;
  mkdirSync(dirname(settings), { recursive: true });
  const told = { catalog: "sha256-0", version: "2.1.0", at: "2026-01-01T00:00:00.000Z" };
  writeFileSync(settings, JSON.stringify({ forthright: 1, told }));
  const { stdout } = await type(world, person, "status", "--json");
  assert.equal((JSON.parse(stdout) as { readonly state: string }).state, "on");
}

async function forget(world: World): Promise<void> {
  const collector = await world.collector();
  const person = world.person({ endpoint: collector.endpoint });
  await person.notes([10], ALL);
  const id = readFileSync(person.notePlaces.installationId, "utf8").trim();
  const { status, stdout } = await type(world, person, "forget");
  const asked = collector.messages().filter((message) => message["type"] === "delete");
  assert.deepEqual([status, asked.length, asked[0]?.["anonymousId"]], [0, 1, id]);
  assert.ok(stdout.includes(id) && stdout.includes("Own collector"));
  assert.deepEqual(filesBelow(person.notePlaces.state), []);
}

async function preview(world: World): Promise<void> {
  const person = world.person({ endpoint: "http://127.0.0.1:9/" });
  const { status, stdout } = await type(world, person, "preview", "RUN");
  assert.equal(status, 0);
  assert.ok(stdout.includes('"event":"Run, “finished”"'));
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: written as a shell reads it
export const otherChecks: readonly FactCheck[] = [
  {
    title: "the salt of hashed values",
    quotes: [
      "Random text mixed into hashed values, so that nobody can look them up. It is never sent.",
      "${XDG_STATE_HOME:-~/.local/state}/probe/telemetry/salt",
      "~/Library/Application Support/probe/telemetry/salt",
      "%LOCALAPPDATA%\\probe\\telemetry\\salt",
    ],
    run: salt,
  },
  {
    title: "a local file that is nearly full",
    quotes: ["Largest local file that is a destination; the oldest lines go first: 10,000,000 bytes"],
    run: fileBytes,
  },
  {
    title: "opting out where that sends nothing",
    quotes: [
      "Stops sending, and deletes your installation id and everything that waits to be sent. Nothing is sent about it.",
    ],
    run: silentOptOut,
  },
  {
    title: "unattended machines that may send",
    quotes: [
      "A machine counts as unattended when CI or the variable of a known build service is set, or when none of input, output and error output is a terminal. Such machines may send.",
    ],
    run: unattended,
  },
  {
    title: "forget where a recipient can be asked",
    quotes: [
      "Deletes your installation id and all local records, and takes back separate consents with the values you gave for them; your decision stays. Asks Own collector once to delete what came under that id, if anything was sent and sending is on. Prints a receipt: the id, and whom to ask about what was received before.",
    ],
    run: forget,
  },
  { title: "preview of its first event", quotes: ["probe telemetry preview RUN"], run: preview },
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: the end of what a shell reads
