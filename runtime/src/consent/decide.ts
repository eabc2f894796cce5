/**
 * Writing the person's settings file: under a short lock, to a temporary file that is then renamed, mode 0600. A file
 * that this runtime cannot understand is never overwritten; it means “off” until the person repairs or deletes it.
 */
import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { errorCode, makeDirectory } from "../system.ts";
import { type Grant, readSettings, SETTINGS_FORMAT, type Settings, type Told } from "./settings.ts";

/** Whether the change was written; `problem` says in a sentence why not and what to do. */
export type WriteOutcome = { readonly written: true } | { readonly written: false; readonly problem: string };

/** Age after which a lock belongs to a process that was killed, in milliseconds. */
const STALE_LOCK_MS = 10_000;
/** How long a person's own command waits for the lock, in milliseconds. */
const PATIENT_MS = 2_000;
/** How long the notice waits for it, in milliseconds: nobody asked for it. */
const HASTY_MS = 100;

/**
 * Records an opt-out or opt-in. Opting in also records that the person knows this catalogue.
 *
 * @param path the settings file
 */
export function decide(path: string, decision: "opt-out" | "opt-in", told: Told): WriteOutcome {
  const news = decision === "opt-in" ? { told } : {};
  return update(path, PATIENT_MS, () => ({ decision, decided: told.at, ...news }));
}

/** Records that the notice was shown. Leaves any decision as it is. */
export function recordTold(path: string, told: Told): WriteOutcome {
  return update(path, HASTY_MS, () => ({ told }));
}

/** Records a separate consent with the value it is about, or its withdrawal, which deletes the value. */
export function recordGrant(path: string, purpose: string, grant: Grant): WriteOutcome {
  return update(path, PATIENT_MS, (settings) => ({
    purposes: Object.fromEntries([...settings.purposes, [purpose, grant]]),
  }));
}

type Change = (settings: Settings) => Readonly<Record<string, unknown>>;

function update(path: string, waitMs: number, change: Change): WriteOutcome {
  const lock = `${path}.lock`;
  try {
    makeDirectory(directoryOf(path));
    if (!takeLock(lock, waitMs)) return refused(`Another process is writing ${path}. Try again.`);
  } catch (error) {
    return refused(`${path} cannot be written (${errorCode(error)}).`);
  }
  try {
    return rewrite(path, change);
  } catch (error) {
    return refused(`${path} cannot be written (${errorCode(error)}).`);
  } finally {
    rmSync(lock, { force: true });
  }
}

function rewrite(path: string, change: Change): WriteOutcome {
  const read = readSettings(path);
  if (read.kind === "unusable") {
    return refused(
      `${path} ${read.problem}, so nothing is sent. It was left as it is: repair or delete it, then try again.`,
    );
  }
  const raw = read.kind === "settings" ? read.raw : {};
  const settings = read.kind === "settings" ? read.settings : { purposes: new Map<string, Grant>() };
  const text = JSON.stringify({ forthright: SETTINGS_FORMAT, ...raw, ...change(settings) }, undefined, 2);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    rmSync(temporary, { force: true });
    const descriptor = openSync(temporary, "wx", 0o600);
    try {
      writeFileSync(descriptor, `${text}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return { written: true };
}

function takeLock(lock: string, waitMs: number): boolean {
  const until = Date.now() + waitMs;
  for (;;) {
    try {
      closeSync(openSync(lock, "wx", 0o600));
      return true;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    const age = Date.now() - (lstatSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (Math.abs(age) > STALE_LOCK_MS) rmSync(lock, { force: true });
    else if (Date.now() > until) return false;
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"), 1));
}

function refused(problem: string): WriteOutcome {
  return { written: false, problem };
}
