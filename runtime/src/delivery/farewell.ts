/** The one message of an opt-out, or of a request to be forgotten: no spool, no retry, no look at the consent that has just ended. */
import { adapterOf } from "../adapters/adapters.ts";
import { send } from "./deliver.ts";
import type { Farewell, FarewellJob } from "./job.ts";

/** Sends each farewell once. */
export async function sendFarewells(job: FarewellJob, deadline: AbortSignal): Promise<void> {
  const sent = await Promise.allSettled(job.farewells.map((farewell) => sendOne(job, farewell, deadline)));
  // All of them first: the process ends with the first error that it hears of.
  const failed = sent.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

async function sendOne(job: FarewellJob, farewell: Farewell, deadline: AbortSignal): Promise<void> {
  const adapter = adapterOf(farewell.adapter);
  if (adapter === undefined) return;
  const { answer, verdict } = await send(job.places, adapter, farewell, [farewell.message], deadline);
  if (verdict !== "done") throw new Error(answer.error ?? `status ${answer.status}`);
}
