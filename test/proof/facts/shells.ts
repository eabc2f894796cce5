/** Everything that the opt-out page has to type, shell by shell. */
import assert from "node:assert/strict";
import { placesOf } from "@forthright/runtime/places";
import { OFF, STATUS, somebody } from "./off.ts";
import { type FactCheck, stateOf, type World } from "./world.ts";

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

export const shellChecks: readonly FactCheck[] = [
  {
    title: "lines typed into sh",
    quotes: TYPED.map(([text]) => text),
    run: typed,
  },
  { title: "lines of other shells", quotes: OTHER_SHELLS, run: otherShells },
];
