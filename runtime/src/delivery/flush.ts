/** One flusher's whole work, apart from the process around it. */
import { allowed } from "./consent.ts";
import { deliver, groupByTarget } from "./deliver.ts";
import { consentedValues, eraseWithdrawn } from "./erase.ts";
import { sendFarewells } from "./farewell.ts";
import type { FarewellJob, FlushJob } from "./job.ts";
import { type Lock, waitForLock } from "./lock.ts";
import { deleteQueue } from "./queue.ts";
import { listSegments } from "./segments.ts";
import { type Session, save } from "./session.ts";
import { readState } from "./state.ts";
import { readSpool, tidy } from "./tidy.ts";

/** How often consent is looked at while a request is under way, in milliseconds. */
const WATCH_MS = 50;
/** How often a flusher starts over for what hosts added while it held the lock. */
const ROUNDS = 3;

/** Does a job of either kind. */
export async function work(job: FlushJob | FarewellJob, deadline: AbortSignal): Promise<void> {
  await ("farewells" in job ? sendFarewells(job, deadline) : flush(job, deadline));
}

/**
 * Sends what is queued and due. Whoever finds the lock taken goes home: so the holder looks again after it let go, lest
 * an event of that moment waits for the next run.
 */
export async function flush(job: FlushJob, deadline: AbortSignal): Promise<void> {
  for (let round = 0; round < ROUNDS && !deadline.aborted; round += 1) {
    const lock = await waitForLock(job.places.lock, job.lockWaitMs ?? 0);
    if (lock === undefined) return;
    const begun = Date.now();
    try {
      if (!(await hold(job, lock, deadline))) return;
    } finally {
      lock.release();
    }
    if (!listSegments(job.places).some((file) => file.touched >= begun)) return;
  }
}

/** Says whether looking again makes sense. */
async function hold(job: FlushJob, lock: Lock, deadline: AbortSignal): Promise<boolean> {
  const ended = new AbortController();
  const stopped = (): boolean => allowed(job) !== "yes" || !lock.held();
  const consented = consentedValues(job.places);
  const watch = setInterval(() => {
    if (stopped()) ended.abort();
  }, WATCH_MS);
  const signal = AbortSignal.any([deadline, ended.signal]);
  try {
    return await passes({ job, lock, signal, stopped, state: readState(job.places.deliveryState) });
  } finally {
    clearInterval(watch);
    // A request that was under way when the person took a value back has just been written down.
    if (lock.held()) eraseWithdrawn(job.places, consented);
    if (allowed(job) === "opted-out" && lock.held()) deleteQueue(job.places);
  }
}

/** Goes over the spool until a pass sends nothing more. */
async function passes(session: Session): Promise<boolean> {
  session.state.last = Date.now();
  // Progress that cannot be written down would mean sending the same again and again.
  if (session.stopped() || !save(session)) return false;
  let settled = 0;
  for (;;) {
    const groups = groupByTarget(readSpool(session));
    const counts = await Promise.all(groups.map((group) => deliver(session, group)));
    const pass = counts.reduce((sum, count) => sum + count, 0);
    settled += pass;
    if (session.stopped()) return false;
    tidy(session);
    if (!save(session)) return false;
    if (pass === 0 || session.signal.aborted) return settled > 0;
  }
}
