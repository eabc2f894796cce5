/** A person's machine for the fault tests: a home directory, hosts that run in it as shipped, and what became of events. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readQueue } from "../../runtime/src/delivery/queue.ts";
import { readDrops } from "../../runtime/src/delivery/records.ts";
import { type Places, placesOf } from "../../runtime/src/places.ts";

const HOST = fileURLToPath(new URL("./host.ts", import.meta.url));

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** From “work done” to the end of the process, in milliseconds. */
  readonly exitMs: number;
}

export interface Person {
  readonly home: string;
  readonly places: Places;
  readonly env: NodeJS.ProcessEnv;
}

/** A new directory in which persons live. */
export function makeRoot(): string {
  return mkdtempSync(join(tmpdir(), "forthright-faults-"));
}

export function removeRoot(root: string): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** A person who agreed for their runs, and whose events go to `endpoint`. */
export function makePerson(root: string, name: string, endpoint: string): Person {
  const home = join(root, name.replaceAll(" ", "-"));
  mkdirSync(home);
  const env = { PATH: process.env["PATH"], HOME: home, NODE_NO_WARNINGS: "1", ZENML_TELEMETRY: "on" };
  return {
    home,
    places: placesOf("linux", {}, home, "zenml"),
    env: { ...env, ZENML_TELEMETRY_ENDPOINT: endpoint },
  };
}

/** Runs the host of this folder. */
export function runHost(person: Person, ending: string, events: number, sdk = true): Promise<Ended> {
  return run([process.execPath, HOST, ending, String(events), sdk ? "with" : "without"], person);
}

/** Runs a command to its end, with nothing on standard input. */
export function run(command: readonly string[], { home, env }: Person): Promise<Ended> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { cwd: home, env, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr, doneAt, exitMs] = ["", "", performance.now(), 0];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
    doneAt = performance.now();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  child.once("exit", () => {
    exitMs = performance.now() - doneAt;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr, exitMs }));
  });
}

/** Flushers at work for anybody below a directory, by their environment (Linux). */
export function flushersBelow(root: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && environOf(name).includes(`FORTHRIGHT_JOB={`))
    .filter((pid) => environOf(pid).includes(root))
    .map(Number);
}

function environOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return "";
  }
}

/** Waits until no flusher is at work below a directory. Gives those that are after `ms` milliseconds. */
export async function flushersEnd(root: string, ms: number): Promise<readonly number[]> {
  const end = Date.now() + ms;
  for (;;) {
    const left = flushersBelow(root);
    if (left.length === 0 || Date.now() > end) return left;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The installation id, or the empty text where none was made. */
export function installationOf({ places }: Person): string {
  return existsSync(places.installationId) ? readFileSync(places.installationId, "utf8").trim() : "";
}

/** Ids of the messages that wait. */
export function keptBy({ places }: Person): readonly string[] {
  const messages = readQueue(places).flatMap((segment) => segment.messages);
  return messages.map((text) => (JSON.parse(text) as { messageId: string }).messageId);
}

/** Events that were dropped and counted, by reason. */
export function dropsOf({ places }: Person): Readonly<Record<string, number>> {
  return Object.fromEntries(readDrops(places));
}

/** All files below a directory, in bytes. */
export function sizeBelow(directory: string): number {
  if (!existsSync(directory)) return 0;
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return files.reduce((sum, file) => sum + readFileSync(join(file.parentPath, file.name)).length, 0);
}
