/** Every source of an “off” on the opt-out page, tried out, with every variable and everything there is to type. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { placesOf } from "@forthright/runtime/places";
import type { Ended } from "../../e2e/support/machine.ts";
import { type FactCheck, flusherEnds, type Person, queued, stateOf, type World } from "./world.ts";

const OFF = '{"enabled":false}';

/** A person whose runs are sent: nothing objects. */
async function somebody(world: World, env: NodeJS.ProcessEnv = {}): Promise<Person> {
  const { endpoint } = await world.collector();
  const person = world.person({ endpoint, env });
  const { status: code } = await person.zenmlWith({ DO_NOT_TRACK: "1" }, "init");
  assert.equal(code, 0);
  return person;
}

const isInert = (person: Person): boolean => !existsSync(person.places.state);

/** A run of a command that reports something. Gives what is said of it and whether something was recorded. */
async function report(person: Person, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return person.zenmlWith(env, "pipeline", "list");
}

/** Says no by these variables or files, and yes without. */
async function isOffBy(person: Person, source: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const told = await stateOf(person, env);
  assert.deepEqual([told.state, told.decidedBy], ["off", source]);
  const { status: code, stderr } = await report(person, env);
  assert.deepEqual([code, stderr, isInert(person)], [0, "", true]);
}

async function isOn(person: Person, env: NodeJS.ProcessEnv = {}): Promise<void> {
  assert.equal((await stateOf(person, env)).state, "on");
}

async function build(world: World): Promise<void> {
  const person = await somebody(world);
  await isOffBy(person, "build", { ZENML_SEGMENT_WRITE_KEY: undefined });
  await isOn(person);
}

async function hostOption(world: World): Promise<void> {
  const person = await somebody(world);
  await person.zenml("--no-telemetry", "pipeline", "list");
  assert.ok(isInert(person));
  // The other way round there is nothing: no option of the program says yes.
  const { status: code } = await person.zenml("--telemetry", "pipeline", "list");
  assert.notEqual(code, 0);
}

const NO_SIGNAL = ["", "0", "false", "no", "off"];

async function doNotTrack(world: World): Promise<void> {
  const person = await somebody(world);
  for (const value of ["1", "please"]) await isOffBy(person, "do-not-track", { DO_NOT_TRACK: value });
  for (const value of NO_SIGNAL) await isOn(person, { DO_NOT_TRACK: value });
  // They are not consent: on a machine without a terminal nothing is sent.
  await isOffBy(person, "unattended", { ZENML_TELEMETRY: undefined, DO_NOT_TRACK: "no" });
}

async function environment(world: World): Promise<void> {
  const person = await somebody(world);
  for (const value of ["off", "OF"]) await isOffBy(person, "environment", { ZENML_TELEMETRY: value });
  await isOffBy(person, "environment", { ZENML_TELEMETRY_DISABLED: "1" });
  for (const value of NO_SIGNAL) await isOn(person, { ZENML_TELEMETRY_DISABLED: value });
  await isOffBy(person, "do-not-track", { ZENML_TELEMETRY: "on", DO_NOT_TRACK: "1" });
  await isOffBy(person, "unattended", { ZENML_TELEMETRY: undefined });
  for (const address of ["http://example.invalid/", "x"]) {
    await isOffBy(person, "environment", { ZENML_TELEMETRY_ENDPOINT: address });
  }
  await isOn(person, { ZENML_TELEMETRY_ENDPOINT: "https://collector.example/v1/batch" });
}

async function log(world: World): Promise<void> {
  const person = await somebody(world);
  const { stderr } = await report(person, { ZENML_TELEMETRY: "log" });
  const message = JSON.parse(stderr.trimEnd()) as { readonly event: string };
  assert.equal(message.event, "Pipelines fetched");
  assert.ok(isInert(person));
}

async function otherAddress(world: World): Promise<void> {
  const collector = await world.collector();
  const person = await somebody(world);
  await report(person, { ZENML_TELEMETRY_ENDPOINT: collector.endpoint });
  await collector.waitForMessages(1);
  await flusherEnds(person.places);
}

async function project(world: World): Promise<void> {
  const person = await somebody(world);
  const above = join(dirname(person.project), ".zenml-telemetry.json");
  const here = join(person.project, ".zenml-telemetry.json");
  for (const text of [OFF, "{", '{"enabled":"no"}']) {
    writeFileSync(here, text);
    await isOffBy(person, "project");
  }
  writeFileSync(here, '{"enabled":true}');
  await isOn(person);
  await isOffBy(person, "unattended", { ZENML_TELEMETRY: undefined });
  rmSync(here);
  writeFileSync(above, OFF);
  await isOffBy(person, "project");
}

/** Can a process get an /etc of its own here? Where not, nothing is claimed. */
const HAS_NAMESPACES =
  spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /etc"], { stdio: "ignore" }).status === 0;

const inOwnEtc = (text: string): string =>
  `unshare -rm sh -c '${`mount -t tmpfs none /etc && ${text}`.replaceAll("'", "'\\''")}'`;

async function administrator(world: World): Promise<void> {
  assert.ok(HAS_NAMESPACES, "this machine gives processes no /etc of their own (unshare -rm)");
  const person = await somebody(world);
  const typed = `mkdir -p /etc/zenml && echo '{"enabled":false}' > /etc/zenml/telemetry.json`;
  const damaged = "mkdir -p /etc/zenml && echo rubbish > /etc/zenml/telemetry.json";
  for (const text of [typed, damaged]) {
    const { status: code, stdout } = await person.shell(
      inOwnEtc(`${text} && zenml config analytics status --json && zenml pipeline list > /dev/null`),
    );
    assert.equal(code, 0);
    assert.equal((JSON.parse(stdout) as { readonly decidedBy: string }).decidedBy, "administrator");
    assert.ok(isInert(person));
  }
  await isOn(person);
}

const STATUS = "zenml config analytics status --json";

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
  const person = world.person({ endpoint: (await world.collector()).endpoint, env });
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

/** What is typed for the programs that are started afterwards. */
const TYPED = [
  ["export DO_NOT_TRACK=1", "do-not-track"],
  ["export ZENML_TELEMETRY=off", "environment"],
  ["export ZENML_TELEMETRY_DISABLED=1", "environment"],
  [`echo '{"enabled":false}' > .zenml-telemetry.json`, "project"],
] as const;

async function typed(world: World): Promise<void> {
  for (const [text, source] of TYPED) {
    const person = await somebody(world);
    const { stdout } = await person.shell(`${text}\n${STATUS}`);
    assert.equal((JSON.parse(stdout) as { readonly decidedBy: string }).decidedBy, source);
  }
}

/** Other shells do not run here: their lines have to say the same as those of `sh`, which do. */
async function otherShells(world: World): Promise<void> {
  const assignments = {
    DO_NOT_TRACK: "1",
    ZENML_TELEMETRY: "off",
    ZENML_TELEMETRY_DISABLED: "1",
  };
  const person = await somebody(world);
  for (const [name, value] of Object.entries(assignments)) {
    const lines = OTHER_SHELLS.filter((line) => new RegExp(`\\b${name}\\b`).test(line));
    assert.deepEqual(lines, [`$env:${name} = "${value}"`, `set ${name}=${value}`]);
    assert.equal((await stateOf(person, { [name]: value })).state, "off");
  }
  for (const file of [".zenml-telemetry.json", "ProgramData"]) {
    const lines = OTHER_SHELLS.filter((line) => line.includes(file));
    assert.deepEqual(
      lines.map((line) => /\{.*?\}/.exec(line)?.[0]),
      [OFF, OFF],
    );
  }
  const administrator = placesOf(
    "win32",
    { ProgramData: "C:\\ProgramData" },
    "C:\\Users\\ada",
    "zenml",
  ).administrator;
  const named = OTHER_SHELLS.filter((line) => line.includes("ProgramData")).map(
    (line) => /"(?:\$env:ProgramData|%ProgramData%)([^"]*\.json)"/.exec(line)?.[1],
  );
  assert.deepEqual(
    named.map((rest) => `C:\\ProgramData${rest}`),
    [administrator, administrator],
  );
}

const OTHER_SHELLS: readonly string[] = [
  '$env:DO_NOT_TRACK = "1"',
  "set DO_NOT_TRACK=1",
  '$env:ZENML_TELEMETRY = "off"',
  "set ZENML_TELEMETRY=off",
  '$env:ZENML_TELEMETRY_DISABLED = "1"',
  "set ZENML_TELEMETRY_DISABLED=1",
  `New-Item -ItemType Directory -Force "$env:ProgramData\\zenml" | Out-Null; Set-Content "$env:ProgramData\\zenml\\telemetry.json" '{"enabled":false}'`,
  `mkdir "%ProgramData%\\zenml" & echo {"enabled":false}> "%ProgramData%\\zenml\\telemetry.json"`,
  `Set-Content .zenml-telemetry.json '{"enabled":false}'`,
  `echo {"enabled":false}> .zenml-telemetry.json`,
];

export const switchChecks: readonly FactCheck[] = [
  {
    title: "a copy without a write key",
    quotes: ["A copy of ZenML that holds no write key, or no usable address to send to, sends nothing."],
    run: build,
  },
  {
    title: "the program's own switch",
    quotes: ["ZenML itself can switch a run off. It cannot switch on what another source switches off."],
    run: hostOption,
  },
  {
    title: "DO_NOT_TRACK",
    quotes: [
      "Any value switches sending off, for every program that honours this variable. Empty, 0, false, no and off are no signal; they are not consent.",
      "DO_NOT_TRACK",
      "DO_NOT_TRACK=1",
    ],
    run: doNotTrack,
  },
  {
    title: "the product's variables",
    quotes: [
      "ZENML_TELEMETRY=off switches sending off, and so does any value that is not known. ZENML_TELEMETRY_DISABLED does so with any value but empty, 0, false, no and off. ZENML_TELEMETRY=log prints what would be sent and sends nothing. ZENML_TELEMETRY=on is an answer for unattended machines and for people not told yet; it never overrides an “off”. ZENML_TELEMETRY_ENDPOINT sends to another address instead: https, or http on this computer only; any other value switches sending off.",
      "ZENML_TELEMETRY=off",
      "ZENML_TELEMETRY=on",
      "ZENML_TELEMETRY_DISABLED",
    ],
    run: environment,
  },
  { title: "the variable that prints", quotes: ["ZENML_TELEMETRY=log"], run: log },
  {
    title: "the variable that names another address",
    quotes: ["ZENML_TELEMETRY_ENDPOINT"],
    run: otherAddress,
  },
  {
    title: "the administrator's file",
    quotes: [
      'The file /etc/zenml/telemetry.json (macOS: /Library/Application Support/zenml/telemetry.json, Windows: %ProgramData%\\zenml\\telemetry.json) with {"enabled":false} switches sending off. Only the machine\'s administrator can write there. A file that cannot be read or understood switches off too.',
      "Read, never written: an administrator switches everybody off here.",
      `mkdir -p /etc/zenml && echo '{"enabled":false}' > /etc/zenml/telemetry.json`,
    ],
    canRun: HAS_NAMESPACES,
    run: administrator,
  },
  {
    title: "the project's file",
    quotes: [
      'A file .zenml-telemetry.json with {"enabled":false}, in the working directory or one above it, switches sending off. {"enabled":true} is ignored: a project cannot consent for the people who work in it. A file that cannot be read or understood switches off.',
      "Read, never written: looked up in the working directory and the directories above it.",
      ".zenml-telemetry.json",
    ],
    run: project,
  },
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
  {
    title: "lines typed into sh",
    quotes: TYPED.map(([text]) => text),
    run: typed,
  },
  { title: "lines of other shells", quotes: OTHER_SHELLS, run: otherShells },
];
