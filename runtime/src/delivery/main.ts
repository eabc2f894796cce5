/**
 * The flusher: a process of its own, so that a command never waits for a server. Nothing imports this file.
 *
 * It has no terminal, no arguments and almost no environment; what it is to do comes in one variable, or on standard input
 * where somebody waits for it. It ends at its deadline whatever it is waiting for.
 */
import { readFileSync } from "node:fs";
import { FLUSHER_MS } from "../limits.ts";
import { work } from "./flush.ts";
import type { FarewellJob, FlushJob } from "./job.ts";
import { JOB_VARIABLE } from "./launch.ts";

/** Left for writing down what happened, after the requests were ended. */
const GRACE_MS = 300;

const job = readJob();
if (job !== undefined) {
  const life = Math.min(job.deadlineMs ?? FLUSHER_MS, FLUSHER_MS);
  const left = life - performance.now();
  // Not process.exit: it would wait for a name server that does not answer.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), left);
  const soon = new AbortController();
  setTimeout(() => soon.abort(), left - Math.min(GRACE_MS, life / 4));
  work(job, soon.signal).then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

function readJob(): FlushJob | FarewellJob | undefined {
  try {
    const given = process.env[JOB_VARIABLE];
    const value: unknown = JSON.parse(given === undefined || given === "-" ? readFileSync(0, "utf8") : given);
    if (typeof value !== "object" || value === null) return undefined;
    return "format" in value && value.format === 1 ? (value as FlushJob | FarewellJob) : undefined;
  } catch {
    return undefined;
  }
}
