/** A person who types telemetry commands, on a machine of their own. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "@forthright/runtime/commands";
import { type Places, placesOf } from "@forthright/runtime/places";
import { binding } from "../../fixtures/commands/binding.ts";

const CLI = fileURLToPath(new URL("../../fixtures/commands/cli.ts", import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Person {
  readonly home: string;
  readonly places: Places;
  /** Sets variables for all later commands; undefined takes one away. */
  set(variables: Readonly<Record<string, string | undefined>>): void;
  /** In this process, which is quicker, except for what blocks or records. */
  run(...args: string[]): Promise<Result>;
  /** In a process of its own. */
  launch(...args: string[]): Promise<Result>;
  /** What `--json` printed. */
  json(...args: string[]): Promise<Record<string, never>>;
  settings(value: unknown): void;
  leave(): void;
}

/** `opt-out` blocks while its last event goes out, so the collector could not answer it here. */
const OTHER_PROCESS = new Set(["opt-out", "track", "send", "grant"]);

async function inThisProcess(
  args: string[],
  home: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result> {
  const before = { ...process.env };
  for (const name of Object.keys(before)) if (!(name in env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  let [out, err] = ["", ""];
  try {
    const code = await runCommand({ ...binding, ...JSON.parse(env["BINDING"] ?? "{}") }, args, {
      ...JSON.parse(env["OPTIONS"] ?? '{"writeKey":"key"}'),
      projectDirectory: home,
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text) => (err += text) },
    });
    return { code, out, err };
  } finally {
    Object.assign(process.env, before);
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  }
}

/** A person who answered every question with yes. The home directory's name is short, so that lines can be measured. */
export function person(): Person {
  const home = mkdtempSync(join(tmpdir(), "f-"));
  const places = placesOf(process.platform, {}, home, "demo");
  let env: Record<string, string | undefined> = {
    HOME: home,
    USERPROFILE: home,
    PATH: process.env["PATH"],
    DEMO_TELEMETRY: "on",
  };
  const launch = (...args: string[]): Promise<Result> => {
    const child = spawn(process.execPath, [CLI, ...args], {
      env,
      cwd: home,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
  };
  const run = (...args: string[]): Promise<Result> =>
    OTHER_PROCESS.has(args[0] ?? "") ? launch(...args) : inThisProcess(args, home, env);
  return {
    home,
    places,
    run,
    launch,
    set: (variables) => {
      env = { ...env, ...variables };
    },
    json: async (...args) => JSON.parse((await run(...args, "--json")).out),
    settings: (value) => {
      mkdirSync(dirname(places.settings), { recursive: true });
      writeFileSync(places.settings, typeof value === "string" ? value : JSON.stringify(value));
    },
    leave: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Text as it was before it was wrapped. */
export function flat(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
