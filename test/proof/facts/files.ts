/** Every path on the pages: the example makes or reads the file there, or is computed to where it cannot run. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Places, placesOf } from "@forthright/runtime/places";
import { status } from "../../support/collector.ts";
import {
  type FactCheck,
  flusherEnds,
  holdFlusher,
  type Person,
  queued,
  releaseFlusher,
  type World,
} from "./world.ts";

/** Files of the person by what the pages call them: the path on Linux, macOS and Windows. */
interface Printed {
  readonly title: string;
  readonly place: Exclude<keyof Places, "projectFileName">;
  readonly description: string;
  readonly linux: string;
  readonly macos: string;
  readonly windows: string;
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: written as a shell reads it
const FILES: readonly Printed[] = [
  {
    title: "Your decision",
    place: "settings",
    description:
      "Whether you opted out or in, which version you were told of, and separate consents with the value you gave for them.",
    linux: "${XDG_CONFIG_HOME:-~/.config}/zenml/telemetry.json",
    macos: "~/Library/Application Support/zenml/telemetry.json",
    windows: "%APPDATA%\\zenml\\telemetry.json",
  },
  ...(
    [
      [
        "Installation id",
        "installationId",
        "installation-id",
        "A random UUID, made when the first event may be sent.",
      ],
      ["Queue", "spool", "spool/", "Events that wait to be sent, exactly as they will be sent."],
      [
        "Ledger",
        "ledger",
        "ledger.ndjson",
        "Every request that was made: when, where to, with which events, and the answer. When you take back a separate consent, the value you gave for it is taken out here too.",
      ],
      [
        "Delivery state",
        "deliveryState",
        "delivery.json",
        "When the next attempt may be made, and how many failed in a row.",
      ],
      [
        "Lock",
        "lock",
        "delivery.lock",
        "Keeps two processes from sending at once; gone when nothing is being sent.",
      ],
      ["Quarantine", "quarantine", "quarantine/", "Events that the server refused; they are not sent again."],
      ["Drops", "drops", "drops.ndjson", "How many events or fields were dropped, and why; no contents."],
    ] as const
  ).map(([title, place, file, description]) => ({
    title,
    place,
    description,
    linux: `\${XDG_STATE_HOME:-~/.local/state}/zenml/telemetry/${file}`,
    macos: `~/Library/Application Support/zenml/telemetry/${file}`,
    windows: `%LOCALAPPDATA%\\zenml\\telemetry\\${file.replace("/", "\\")}`,
  })),
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: the end of what a shell reads

/** The paths as the person's own shell reads them. */
async function expand(
  person: Person,
  texts: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  // A space would part the words; the tilde has to stand outside of quotes.
  const words = texts.map((text) => text.replaceAll(" ", "\\ "));
  const { stdout } = await person.shell(words.map((word) => `printf '%s\\n' ${word}`).join("\n"), env);
  return stdout.trimEnd().split("\n");
}

/** Makes every file: sends to a server that refuses, then leaves something that waits. The lock is seen on the way. */
async function makeAll(world: World, env: NodeJS.ProcessEnv, person: Person, places: Places): Promise<void> {
  const locks: number[] = [];
  const collector = await world.collector(() => {
    locks.push((statSync(places.lock, { throwIfNoEntry: false })?.mode ?? 0) & 0o777);
    return status(400);
  });
  const there = { ...env, ZENML_TELEMETRY_ENDPOINT: collector.endpoint };
  await person.zenmlWith(there, "init");
  await collector.waitForRequests(1);
  await flusherEnds(places);
  assert.ok(
    locks.length > 0 && locks.every((mode) => mode === 0o600),
    "no lock while a request was under way",
  );
  await person.zenmlWith(there, "go", "--email", "ada@example.org");
  await flusherEnds(places);
  holdFlusher(places);
  await person.zenmlWith(there, "pipeline", "list");
}

async function onLinux(world: World): Promise<void> {
  for (const isMoved of [false, true]) {
    const person = world.person({ endpoint: "http://127.0.0.1:9/" });
    const moved = { XDG_CONFIG_HOME: join(person.home, "conf"), XDG_STATE_HOME: join(person.home, "state") };
    const env = isMoved ? moved : {};
    const places = placesOf("linux", env, person.home, "zenml");
    await makeAll(world, env, person, places);
    const texts = FILES.map(({ linux }) => linux);
    const paths = await expand(person, texts, env);
    assert.deepEqual(
      paths.filter((path) => !existsSync(path)),
      [],
    );
    holdWhatIsSaid(places);
    for (const path of paths.filter((one) => one !== places.lock)) {
      assert.equal(statSync(path).mode & 0o077, 0, `${path} is open to others`);
    }
    releaseFlusher(places);
  }
}

const linesOf = (path: string): readonly Readonly<Record<string, unknown>>[] =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

/** The contents are what the descriptions say. */
function holdWhatIsSaid(places: Places): void {
  const settings = JSON.parse(readFileSync(places.settings, "utf8")) as { readonly purposes: unknown };
  assert.match(JSON.stringify(settings.purposes), /"value":"ada@example.org"/);
  assert.match(readFileSync(places.installationId, "utf8"), /^[0-9a-f-]{36}\n?$/);
  assert.equal(queued(places).length > 0, true);
  for (const entry of linesOf(places.ledger)) {
    assert.deepEqual(Object.keys(entry), [
      "at",
      "destination",
      "endpoint",
      "bytes",
      "outcome",
      "status",
      "messages",
    ]);
  }
  assert.deepEqual(
    Object.keys(JSON.parse(readFileSync(places.deliveryState, "utf8")) as object).slice(0, 2),
    ["forthright", "last"],
  );
  const refused = linesOf(join(places.quarantine, "segment.ndjson")).map(({ line }) => String(line));
  assert.ok(
    refused.every((line) => linesOf(places.ledger).some((entry) => JSON.stringify(entry).includes(line))),
  );
  for (const drop of linesOf(places.drops)) assert.deepEqual(Object.keys(drop), ["at", "reason", "count"]);
}

const PLATFORM = new URL("../programs/platform.mjs", import.meta.url).href;

/** The example believes to be on a Mac; everything else is as it is. */
async function onMac(world: World): Promise<void> {
  const person = world.person({ endpoint: "http://127.0.0.1:9/" });
  const places = placesOf("darwin", {}, person.home, "zenml");
  await makeAll(world, { NODE_OPTIONS: `--import=${PLATFORM}`, PROOF_PLATFORM: "darwin" }, person, places);
  const paths = await expand(
    person,
    FILES.map(({ macos }) => macos),
    {},
  );
  assert.deepEqual(
    paths,
    FILES.map(({ place }) => places[place] + (place === "spool" || place === "quarantine" ? "/" : "")),
  );
  assert.deepEqual(
    paths.filter((path) => !existsSync(path)),
    [],
  );
  releaseFlusher(places);
}

/** No Windows here: the paths that the runtime computes for it, and for the administrator's file. */
async function elsewhere(): Promise<void> {
  const env = {
    APPDATA: "C:\\Users\\ada\\AppData\\Roaming",
    LOCALAPPDATA: "C:\\Users\\ada\\AppData\\Local",
    ProgramData: "D:\\ProgramData",
  };
  const windows = placesOf("win32", env, "C:\\Users\\ada", "zenml");
  const expanded = (text: string): string =>
    text.replace(/%(\w+)%/, (_, name: keyof typeof env) => env[name]).replace(/\\$/, "");
  for (const { place, windows: text } of FILES) assert.equal(expanded(text), windows[place]);
  assert.equal(expanded("%ProgramData%\\zenml\\telemetry.json"), windows.administrator);
  const mac = placesOf("darwin", {}, "/Users/ada", "zenml");
  assert.equal(mac.administrator, "/Library/Application Support/zenml/telemetry.json");
  assert.equal(placesOf("linux", {}, "/home/ada", "zenml").administrator, "/etc/zenml/telemetry.json");
}

export const fileChecks: readonly FactCheck[] = [
  {
    title: "files on Linux",
    quotes: FILES.flatMap(({ description, linux }) => [description, linux]),
    run: onLinux,
  },
  { title: "files on macOS", quotes: FILES.map(({ macos }) => macos), run: onMac },
  {
    title: "files on Windows, and the administrator's",
    quotes: [
      ...FILES.map(({ windows }) => windows),
      "/etc/zenml/telemetry.json",
      "/Library/Application Support/zenml/telemetry.json",
      "%ProgramData%\\zenml\\telemetry.json",
    ],
    run: elsewhere,
  },
];
