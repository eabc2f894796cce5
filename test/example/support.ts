/** A person who types `zenml` commands: the built program in its own process, on a machine of their own. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Places, placesOf } from "@forthright/runtime/places";

const PROGRAM = fileURLToPath(new URL("../../example/bin/zenml.js", import.meta.url));
const BUILT = fileURLToPath(new URL("../../example/dist/main.js", import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface User {
  readonly home: string;
  /** The working directory: a repository once `init` was run. */
  readonly project: string;
  readonly places: Places;
  set(variables: Readonly<Record<string, string | undefined>>): void;
  zenml(...args: string[]): Promise<Result>;
  /** At a terminal; `keys` are typed one after the other, each when the text before it has appeared. */
  zenmlAtTerminal(
    args: string[],
    keys?: readonly (readonly [after: string, type: string])[],
  ): Promise<Result>;
  leave(): void;
}

/** A user whose events go to `endpoint`. Nothing answers “undecided” yet. */
export function user(endpoint: string): User {
  if (!existsSync(BUILT)) throw new Error("The example is not built. Run `npm run build` first.");
  const home = mkdtempSync(join(tmpdir(), "zenml-"));
  const project = join(home, "project");
  mkdirSync(project);
  let env: Record<string, string | undefined> = {
    HOME: home,
    USERPROFILE: home,
    PATH: process.env["PATH"],
    TERM: "xterm",
    ZENML_SEGMENT_WRITE_KEY: "key",
    ZENML_TELEMETRY_ENDPOINT: endpoint,
  };
  const launch = (
    file: string,
    args: readonly string[],
    keys: readonly (readonly [string, string])[] = [],
  ): Promise<Result> => {
    const child = spawn(file, args, {
      env,
      cwd: project,
      stdio: [keys.length > 0 ? "pipe" : "ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    const waiting = [...keys];
    child.stdout?.on("data", (chunk) => {
      out += chunk;
      const [next] = waiting;
      if (next === undefined || !out.includes(next[0])) return;
      waiting.shift();
      child.stdin?.write(`${next[1]}\r`);
    });
    child.stderr?.on("data", (chunk) => (err += chunk));
    return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
  };
  return {
    home,
    project,
    places: placesOf(process.platform, {}, home, "zenml"),
    set: (variables) => {
      env = { ...env, ...variables };
    },
    zenml: (...args) => launch(process.execPath, [PROGRAM, ...args]),
    zenmlAtTerminal: (args, keys) => {
      const words = [process.execPath, PROGRAM, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
      return launch("script", ["-qec", words.join(" "), "/dev/null"], keys);
    },
    leave: () => rmSync(home, { recursive: true, force: true }),
  };
}
