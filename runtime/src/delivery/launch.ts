/**
 * Starting the flusher from the host. The host loads this file, so it imports nothing that costs: the module that makes
 * processes is fetched when it is needed, at the end of the run.
 */
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { isAbsolute, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { FLUSHER_INTERVAL_MS, OPT_OUT_MS, SPOOL_EVENTS } from "../limits.ts";
import { builtin } from "../system.ts";
import type { FarewellJob, FlushJob, LaunchOutcome, RunOutcome } from "./job.ts";
import { lockOwner } from "./lock.ts";
import { countSegments } from "./segments.ts";
import { isDue, readState, targetKey } from "./state.ts";

/** The environment variable that holds the job; `-`: the job comes on standard input. */
export const JOB_VARIABLE = "FORTHRIGHT_JOB";

/**
 * Starts a flusher and forgets it, if there is something to send, it is due and no other is at work. For the end of a
 * process: works inside an `exit` listener, never throws, waits for nothing.
 */
export function launchFlusher(job: FlushJob): LaunchOutcome {
  try {
    const reason = reasonAgainst(job);
    if (reason !== undefined) return reason;
    return start(job) === undefined ? "failed" : "launched";
  } catch {
    return "failed";
  }
}

/**
 * Starts a flusher and waits for it, at most `timeoutMs` milliseconds; it then goes on by itself until its own
 * deadline. Waits for the lock within the same time. Never rejects.
 */
export async function runFlusher(job: FlushJob, timeoutMs: number): Promise<RunOutcome> {
  try {
    if (countSegments(job.places) === 0) return "nothing-to-send";
    const child = start({ ...job, lockWaitMs: timeoutMs });
    if (child === undefined) return "failed";
    return await new Promise<RunOutcome>((resolve) => {
      const timer = setTimeout(() => resolve("timeout"), timeoutMs);
      child.ref();
      child.once("error", () => resolve("failed"));
      child.once("exit", (code) => {
        clearTimeout(timer);
        resolve(code === 0 ? "done" : "failed");
      });
    }).then((outcome) => {
      child.unref();
      return outcome;
    });
  } catch {
    return "failed";
  }
}

/**
 * Sends the farewell of an opt-out and waits for it, at most two seconds; then the process is killed. Says whether a
 * collector has it. Blocks.
 */
export function runFarewell(job: FarewellJob): boolean {
  try {
    const { spawnSync } = builtin("node:child_process");
    const timeout = Math.min(job.deadlineMs ?? OPT_OUT_MS, OPT_OUT_MS);
    const { status } = spawnSync(process.execPath, [flusherFile(job.flusher)], {
      ...common("-", job.places.state),
      input: JSON.stringify({ ...job, deadlineMs: timeout }),
      stdio: ["pipe", "ignore", "ignore"],
      timeout,
      killSignal: "SIGKILL",
    });
    return status === 0;
  } catch {
    return false;
  }
}

function reasonAgainst(job: FlushJob): LaunchOutcome | undefined {
  // A program that was started as flusher by mistake must not start the next one.
  if (process.env[JOB_VARIABLE] !== undefined) return "failed";
  const segments = countSegments(job.places);
  if (segments === 0) return "nothing-to-send";
  if (lockOwner(job.places.lock) !== undefined) return "locked";
  const state = readState(job.places.deliveryState);
  const now = Date.now();
  const since = now - state.last;
  if (since >= 0 && since < (job.minIntervalMs ?? FLUSHER_INTERVAL_MS)) return "not-due";
  // So many files wait that one must look after the bounds, even if nothing may be sent.
  if (segments > SPOOL_EVENTS) return undefined;
  const due = job.targets.some(({ destination, endpoint }) =>
    isDue(state, targetKey(destination, endpoint), now),
  );
  return due ? undefined : "not-due";
}

type Child = ReturnType<typeof import("node:child_process").spawn>;

function start(job: FlushJob): Child | undefined {
  const { spawn } = builtin("node:child_process");
  const child = spawn(process.execPath, [flusherFile(job.flusher)], {
    ...common(JSON.stringify(job), job.places.state),
    detached: true,
    stdio: "ignore",
  });
  child.on("error", () => {});
  child.unref();
  return child.pid === undefined ? undefined : child;
}

/** The file that the host named, the one beside this module, or that of the installed package. May throw. */
function flusherFile(named: string | undefined): string {
  if (named !== undefined) {
    if (isAbsolute(named) && existsSync(named)) return named;
    throw new Error("the host names a flusher that is not there");
  }
  // Inside a CommonJS bundle a module has no address.
  const here: string | undefined = import.meta.url;
  if (here !== undefined && OWN_MODULE.test(here)) {
    return fileURLToPath(new URL(here.endsWith(".ts") ? "./main.ts" : "./main.js", here));
  }
  return installedFlusher(here);
}

/** Inside a bundle a host's own `main.js` may stand beside this code: that is nobody's flusher. */
const OWN_MODULE = /\/(?:delivery\/launch\.[jt]s|runtime\/dist\/bundle\/[\w-]+\.js)$/;

/** As the bundle itself would find the package, or else the program that was started. */
function installedFlusher(bundle: string | undefined): string {
  try {
    return createRequire(bundle ?? "").resolve(FLUSHER);
  } catch {
    return createRequire(realpathSync(process.argv[1] ?? "")).resolve(FLUSHER);
  }
}

const FLUSHER = "@forthright/runtime/flusher";

/** Nothing of the host's environment, working directory or options comes along. */
function common(job: string, state: string): { cwd: string; env: Record<string, string>; windowsHide: true } {
  const { SystemRoot, ELECTRON_RUN_AS_NODE } = process.env;
  return {
    // The root: a flusher in the person's directory would keep it from being removed.
    cwd: parse(state).root,
    windowsHide: true,
    env: {
      [JOB_VARIABLE]: job,
      ...(SystemRoot === undefined ? {} : { SystemRoot }),
      ...(ELECTRON_RUN_AS_NODE !== undefined || "electron" in process.versions
        ? { ELECTRON_RUN_AS_NODE: "1" }
        : {}),
    },
  };
}
