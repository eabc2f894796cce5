/** A person's own decision, and what holds without one. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isInert, isOn, report, STATUS, somebody } from "./off.ts";
import { type FactCheck, flusherEnds, queued, stateOf, type World } from "./world.ts";

async function decision(world: World): Promise<void> {
  const person = await somebody(world);
  const undecided = { ZENML_TELEMETRY: undefined };
  const stateAt = async (): Promise<readonly string[]> => {
    const { stdout } = await person.terminal(STATUS, undecided);
    const { state, decidedBy } = JSON.parse(stdout) as { readonly state: string; readonly decidedBy: string };
    return [state, decidedBy];
  };
  assert.deepEqual(await stateAt(), ["notice", "undecided"]);
  await person.zenml("config", "analytics", "opt-out");
  assert.deepEqual(await stateAt(), ["off", "person"]);
  await person.zenml("config", "analytics", "opt-in");
  await flusherEnds(person.places);
  assert.deepEqual(await stateAt(), ["on", "person"]);
  for (const text of ["{", '{"forthright":2,"decision":"opt-in"}']) {
    writeFileSync(person.places.settings, text);
    assert.deepEqual(await stateAt(), ["off", "person"]);
    await report(person);
    assert.equal(readFileSync(person.places.settings, "utf8"), text);
  }
}

async function unattended(world: World): Promise<void> {
  const person = await somebody(world);
  await person.zenml("config", "analytics", "opt-in");
  await flusherEnds(person.places);
  const atTerminal = async (env: NodeJS.ProcessEnv): Promise<string> => {
    const { stdout } = await person.terminal(STATUS, { ZENML_TELEMETRY: undefined, ...env });
    return (JSON.parse(stdout) as { readonly decidedBy: string }).decidedBy;
  };
  assert.equal(await atTerminal({}), "person");
  for (const env of [{ CI: "true" }, { GITHUB_ACTIONS: "true" }])
    assert.equal(await atTerminal(env), "unattended");
  assert.equal((await stateOf(person, { ZENML_TELEMETRY: undefined })).decidedBy, "unattended");
  await isOn(person, { CI: "true", ZENML_TELEMETRY: "on" });
}

async function undecided(world: World): Promise<void> {
  const collector = await world.collector();
  const person = world.person({ endpoint: collector.endpoint, env: { ZENML_TELEMETRY: undefined } });
  const first = await person.terminal("zenml init");
  const notice = readFileSync(new URL("../../../generated/docs/notice.txt", import.meta.url), "utf8");
  assert.ok(first.stdout.replaceAll("\r\n", "\n").includes(notice));
  assert.deepEqual([isInert(person), collector.connections()], [true, 0]);
  await person.terminal("zenml pipeline list");
  await collector.waitForMessages(1);
  await flusherEnds(person.places);
}

async function cannotBeRecorded(world: World): Promise<void> {
  const collector = await world.collector();
  const person = world.person({ endpoint: collector.endpoint, env: { ZENML_TELEMETRY: undefined } });
  // Where the folder should be is a file.
  writeFileSync(join(person.home, ".config"), "");
  for (const command of ["zenml init", "zenml pipeline list"]) {
    const { stdout } = await person.terminal(command);
    assert.ok(!stdout.includes("Nothing has been sent yet"));
  }
  assert.deepEqual([isInert(person), collector.connections()], [true, 0]);
}

async function told(world: World): Promise<void> {
  // The variable would answer this question too.
  const env = { PROBE_TELEMETRY: undefined };
  // Nobody listens there, so that what was recorded stays where it can be read.
  const person = world.person({ endpoint: "http://127.0.0.1:9/v1/batch", env });
  const { settings } = person.notePlaces;
  mkdirSync(dirname(settings), { recursive: true });
  const tell = (version: string): void =>
    writeFileSync(
      settings,
      JSON.stringify({
        forthright: 1,
        told: { catalog: "sha256-0", version, at: "2026-01-01T00:00:00.000Z" },
      }),
    );
  tell("1.9.0");
  await person.notes([5]);
  const fields = (line = "{}"): string =>
    JSON.stringify((JSON.parse(line) as { properties?: unknown }).properties);
  assert.ok(
    !fields(queued(person.notePlaces)[0] ?? "{}").includes("note"),
    "what is newer was not held back",
  );
  tell("2.0.0");
  await person.notes([5]);
  assert.ok(fields(queued(person.notePlaces).at(-1)).includes("note"), "what was told of is held back");
}

export const decisionChecks: readonly FactCheck[] = [
  {
    title: "a person's decision",
    quotes: [
      "Your decision is kept in your settings folder for zenml. zenml config analytics opt-out writes it, zenml config analytics opt-in takes it back. Without a decision the next sources are asked. A settings file that cannot be read or understood, or that is of a newer format, switches sending off and is left as it is.",
    ],
    // The German sentence about the settings folder “für zenml”.
    words: ["zenml aufbewahrt"],
    run: decision,
  },
  {
    title: "a machine where nobody sits",
    quotes: [
      "A machine counts as unattended when CI or the variable of a known build service is set, or when none of input, output and error output is a terminal. Such machines send nothing, unless ZENML_TELEMETRY=on is set.",
      "CI",
    ],
    run: unattended,
  },
  {
    title: "the first run at a terminal",
    quotes: [
      "The first run prints a notice, sends nothing and creates no id. If it cannot be recorded that you were told, nothing is sent at all.",
    ],
    run: undecided,
  },
  { title: "a first run that cannot be recorded", quotes: [], run: cannotBeRecorded },
  {
    title: "what is newer than a person was told of",
    quotes: [
      "Events and fields that are newer than the version you were told of, or that collect more than they did then, are held back until a notice has told you.",
    ],
    run: told,
  },
];
