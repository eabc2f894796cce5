/** Every command on the pages, run in a home of its own. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../e2e/support/machine.ts";
import { forthright } from "../../support/cli.ts";
import { type Collector, messagesOf } from "../../support/collector.ts";
import {
  type FactCheck,
  flusherEnds,
  holdFlusher,
  type Person,
  queued,
  releaseFlusher,
  type World,
} from "./world.ts";

interface Begun {
  readonly person: Person;
  readonly collector: Collector;
}

/** Somebody whose first event has arrived. */
async function somebody(world: World): Promise<Begun> {
  const collector = await world.collector();
  const person = world.person({ endpoint: collector.endpoint });
  await person.zenml("init");
  await collector.waitForMessages(1);
  await flusherEnds(person.places);
  return { person, collector };
}

/** Types a command as the page has it. */
async function type(person: Person, text: string): Promise<string> {
  const { status, stdout, stderr } = await person.shell(text);
  assert.deepEqual([status, stderr], [0, ""], text);
  return stdout;
}

const idOf = ({ places }: Person): string =>
  existsSync(places.installationId) ? readFileSync(places.installationId, "utf8").trim() : "";

const decisionOf = ({ places }: Person): string =>
  (JSON.parse(readFileSync(places.settings, "utf8")) as { readonly decision: string }).decision;

/** Something waits, and nobody sends it. */
async function wait(person: Person): Promise<void> {
  holdFlusher(person.places);
  await person.zenml("pipeline", "list");
  releaseFlusher(person.places);
}

async function status(world: World): Promise<void> {
  const { person } = await somebody(world);
  const on = await type(person, "zenml config analytics status");
  assert.match(on, /ZenML telemetry is on/);
  for (const place of [person.places.settings, person.places.administrator, person.places.state]) {
    assert.ok(on.includes(place), `${place} is not named`);
  }
  const { stdout } = await person.shell("zenml config analytics status", { DO_NOT_TRACK: "1" });
  assert.match(stdout, /ZenML telemetry is off: DO_NOT_TRACK=1/);
}

async function optOut(world: World): Promise<void> {
  // On a machine that stands still for two seconds the last event is not sent, and not kept either.
  for (let attempt = 1; ; attempt += 1) {
    const { person, collector } = await somebody(world);
    await wait(person);
    const before = collector.messages().length;
    await type(person, "zenml config analytics opt-out");
    assert.deepEqual(
      [decisionOf(person), idOf(person), existsSync(person.places.spool)],
      ["opt-out", "", false],
    );
    await person.zenml("pipeline", "list");
    assert.deepEqual(queued(person.places), []);
    const last = collector.messages().slice(before);
    if (last.length === 0 && attempt < 3) continue;
    assert.deepEqual(
      last.map(({ event }) => event),
      ["Analytics opt-out"],
    );
    return;
  }
}

async function optIn(world: World): Promise<void> {
  const { person, collector } = await somebody(world);
  const old = idOf(person);
  await type(person, "zenml config analytics opt-out");
  await type(person, "zenml config analytics opt-in");
  assert.equal(decisionOf(person), "opt-in");
  const before = collector.messages().length;
  await person.zenml("pipeline", "list");
  await flusherEnds(person.places);
  assert.match(idOf(person), /^[0-9a-f-]{36}$/);
  assert.notEqual(idOf(person), old);
  assert.ok(queued(person.places).length > 0 || collector.messages().length > before);
}

async function show(world: World): Promise<void> {
  const { person } = await somebody(world);
  await wait(person);
  const lines = queued(person.places);
  assert.equal(lines.length, 1);
  const shown = await type(person, "zenml config analytics show");
  assert.ok(lines.every((line) => shown.split("\n").includes(line)));
}

async function preview(world: World): Promise<void> {
  const collector = await world.collector();
  const person = world.person({ endpoint: collector.endpoint });
  const shown = await type(person, "zenml config analytics preview RUN_PIPELINE");
  assert.ok(shown.includes('"event":"Pipeline run"'));
  assert.ok((await type(person, "zenml config analytics preview")).includes("RUN_PIPELINE"));
  assert.deepEqual([existsSync(person.places.state), collector.connections()], [false, 0]);
}

async function log(world: World): Promise<void> {
  const { person, collector } = await somebody(world);
  const shown = await type(person, "zenml config analytics log");
  assert.ok(shown.includes("200"));
  const whole = await type(person, "zenml config analytics log --json");
  for (const { event, messageId } of collector.messages()) {
    assert.ok(shown.replaceAll(/\s+/g, " ").includes(event) && whole.includes(messageId), event);
  }
}

async function forget(world: World): Promise<void> {
  const { person } = await somebody(world);
  await person.zenml("go", "--email", "ada@example.org");
  await person.zenml("config", "analytics", "opt-in");
  await flusherEnds(person.places);
  const id = idOf(person);
  const receipt = await type(person, "zenml config analytics forget");
  assert.ok(receipt.includes(id) && receipt.includes("Twilio Segment"));
  assert.deepEqual([idOf(person), existsSync(person.places.ledger), queued(person.places)], ["", false, []]);
  assert.ok(!readFileSync(person.places.settings, "utf8").includes("ada@example.org"));
  assert.equal(decisionOf(person), "opt-in");
}

/** Words of the catalogue's author, who names a command in a description. */
async function tour(world: World): Promise<void> {
  const { person } = await somebody(world);
  holdFlusher(person.places);
  assert.match(await type(person, "zenml go"), /Welcome to ZenML/);
  assert.ok(queued(person.places).some((line) => line.includes("ZenML go")));
  releaseFlusher(person.places);
  await type(person, "zenml go --email ada@example.org");
  assert.ok(readFileSync(person.places.settings, "utf8").includes("ada@example.org"));
  await type(person, "zenml go --no-email");
  assert.ok(!readFileSync(person.places.settings, "utf8").includes("ada@example.org"));
}

/** What the telemetry commands print as JSON, and what was captured on the way, can be explained. */
async function explain(world: World): Promise<void> {
  const { person, collector } = await somebody(world);
  await wait(person);
  const catalog = join(root, "generated/catalog.json");
  const given = [collector.requests[0]?.body ?? ""];
  for (const name of ["log", "show", "preview RUN_PIPELINE"]) {
    given.push(await type(person, `zenml config analytics ${name} --json`));
  }
  writeFileSync(join(person.project, "catalog.json"), readFileSync(catalog));
  for (const text of given) {
    writeFileSync(join(person.project, "captured.json"), text);
    const { code, out, err } = forthright(person.project, "explain", "captured.json", "catalog.json");
    assert.deepEqual([code, err], [0, ""], out);
  }
  assert.ok(messagesOf(collector.requests[0] ?? assert.fail("nothing arrived")).length > 0);
}

async function exportHelp(): Promise<void> {
  const { code, out } = forthright(root, "export", "--help");
  assert.equal(code, 0);
  for (const format of ["fides", "gdpr"]) assert.ok(out.includes(format), `${format} is not named`);
}

/** They run this very check, so they are not run from it: they are there, and the last one runs this suite. */
function repeated(): Promise<void> {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  assert.equal(scripts["build"], "node scripts/build.ts");
  assert.equal(scripts["prove"], "node scripts/prove.ts");
  assert.ok(existsSync(join(root, "scripts/build.ts")) && existsSync(join(root, "package-lock.json")));
  const prove = readFileSync(join(root, "scripts/prove.ts"), "utf8");
  for (const folder of ["test/e2e/", "test/proof/"]) assert.ok(prove.includes(`"${folder}"`), folder);
  return Promise.resolve();
}

export const commandChecks: readonly FactCheck[] = [
  {
    title: "status",
    quotes: [
      "zenml config analytics status",
      "Says whether anything is sent, which source decided it, and where the files are.",
    ],
    run: status,
  },
  {
    title: "opt-out",
    quotes: [
      "zenml config analytics opt-out",
      "Stops sending, and deletes your installation id and everything that waits to be sent. If sending was on, one last event, “Analytics opt-out”, says so.",
    ],
    run: optOut,
  },
  {
    title: "opt-in",
    quotes: ["zenml config analytics opt-in", "Allows sending again, with a new installation id."],
    run: optIn,
  },
  {
    title: "show",
    quotes: ["zenml config analytics show", "Prints what waits on this computer to be sent, byte for byte."],
    run: show,
  },
  {
    title: "preview",
    quotes: [
      "zenml config analytics preview RUN_PIPELINE",
      "zenml config analytics preview",
      "Prints one event as it would be sent; sends nothing.",
    ],
    run: preview,
  },
  {
    title: "log",
    quotes: ["zenml config analytics log", "Prints every request that was made, with the server's answer."],
    run: log,
  },
  {
    title: "forget",
    quotes: [
      "zenml config analytics forget",
      "Deletes your installation id and all local records, and takes back separate consents with the values you gave for them; your decision stays. Prints a receipt: the id, and whom to ask about what was received before.",
    ],
    run: forget,
  },
  { title: "a command in the catalogue's own words", quotes: [], words: ["zenml go"], run: tour },
  { title: "explain", quotes: ["forthright explain captured.json catalog.json", "--json"], run: explain },
  {
    title: "commands that repeat the proof",
    quotes: ["npm ci npm run build npm run prove"],
    run: repeated,
  },
  { title: "export --help", quotes: ["forthright export --help"], run: exportHelp },
];
