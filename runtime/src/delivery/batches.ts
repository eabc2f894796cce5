/** Cutting lines into request bodies. Pure. */
import { BATCH_BYTES, BATCH_EVENTS } from "../limits.ts";
import type { SpoolLine } from "./segments.ts";

/** Room for `{"batch":[`, `],"sentAt":"…"}` and what another adapter may put around the messages. */
const ENVELOPE_BYTES = 256;

/** Lines in order, at most 100 and 500 KB to a batch. */
export function cutBatches(lines: readonly SpoolLine[]): SpoolLine[][] {
  const batches: SpoolLine[][] = [];
  let batch: SpoolLine[] = [];
  let bytes = ENVELOPE_BYTES;
  for (const line of lines) {
    const full = batch.length === BATCH_EVENTS || bytes + line.bytes + 1 > BATCH_BYTES;
    if (full && batch.length > 0) {
      batches.push(batch);
      batch = [];
      bytes = ENVELOPE_BYTES;
    }
    batch.push(line);
    bytes += line.bytes + 1;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** The two halves of a batch of at least two. */
export function halve(batch: readonly SpoolLine[]): [SpoolLine[], SpoolLine[]] {
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
}
