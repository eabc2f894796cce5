/**
 * One flusher at a time for one person. The lock is a file; a lock whose owner is gone, or that is older than any
 * flusher can live, is taken over. Two flushers at once would do no harm beyond sending a message twice under the same
 * messageId, so the rare race of two take-overs is tolerated.
 */
import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { FLUSHER_MS } from "../limits.ts";
import { readBounded } from "./files.ts";
import { isAlive, sleep } from "./process.ts";

/** A lock of this age has no living owner, whatever its pid says. */
const STALE_MS: number = 3 * FLUSHER_MS;
const POLL_MS = 20;

export interface Lock {
  /** False once somebody else took it over. */
  held(): boolean;
  release(): void;
}

/** Who holds the lock; undefined if it is free or stale. */
export function lockOwner(path: string, now: number = Date.now()): number | undefined {
  try {
    if (Math.abs(now - statSync(path).mtimeMs) > STALE_MS) return undefined;
  } catch {
    return undefined;
  }
  const pid = ownerOf(path);
  // A lock without a readable owner may be half a millisecond old: it is being written.
  if (pid === undefined) return -1;
  return isAlive(pid) ? pid : undefined;
}

/** Takes the lock if it is free or stale. */
export function takeLock(path: string): Lock | undefined {
  const token = `${process.pid} ${Date.now()} ${Math.random()}`;
  if (create(path, token)) return lockAt(path, token);
  if (lockOwner(path) !== undefined) return undefined;
  setAside(path);
  return create(path, token) ? lockAt(path, token) : undefined;
}

/** Takes the lock as soon as it is free; gives up after `waitMs` milliseconds. */
export async function waitForLock(path: string, waitMs: number): Promise<Lock | undefined> {
  const end = Date.now() + waitMs;
  for (;;) {
    const lock = takeLock(path);
    if (lock !== undefined || Date.now() >= end) return lock;
    await sleep(POLL_MS);
  }
}

function create(path: string, token: string): boolean {
  try {
    const descriptor = openSync(path, "wx", 0o600);
    try {
      writeSync(descriptor, token);
    } finally {
      closeSync(descriptor);
    }
    return true;
  } catch {
    return false;
  }
}

/** Renaming is atomic: of two that set the same stale lock aside one fails. */
function setAside(path: string): void {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  rmSync(aside, { recursive: true, force: true });
}

function lockAt(path: string, token: string): Lock {
  const held = (): boolean => readBounded(path, 256)?.toString("utf8") === token;
  return {
    held,
    release: () => {
      if (held()) rmSync(path, { force: true });
    },
  };
}

function ownerOf(path: string): number | undefined {
  const match = /^(\d{1,10}) /.exec(readBounded(path, 256)?.toString("utf8") ?? "");
  return match === null ? undefined : Number(match[1]);
}
