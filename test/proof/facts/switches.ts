/** Sources of an “off” on the opt-out page, tried out one by one. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isInert, isOffBy, isOn, OFF, report, somebody } from "./off.ts";
import { type FactCheck, flusherEnds, type World } from "./world.ts";

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
];
