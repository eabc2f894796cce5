/** Sending what one endpoint is to get: batches in order, until all is sent or the endpoint fails. */
import { gzipSync } from "node:zlib";
import type { Adapter } from "../adapters/adapter.ts";
import { adapterOf } from "../adapters/adapters.ts";
import { RUN_REQUESTS } from "../limits.ts";
import type { Places } from "../places.ts";
import type { SegmentHeader } from "../spool/format.ts";
import { cutBatches, halve } from "./batches.ts";
import { appendLines } from "./local-file.ts";
import { type Answer, post } from "./post.ts";
import { type Outcome, writeDrop, writeLedger, writeQuarantine } from "./records.ts";
import { isThere, type SegmentContent, type SpoolLine } from "./segments.ts";
import { advance, recordFailure, recordSuccess, type Session, save } from "./session.ts";
import { isDue, targetKey } from "./state.ts";
import { pending } from "./tidy.ts";
import { judge, retryAfter, type Verdict } from "./verdict.ts";

/** Segments that share adapter, endpoint and write key. */
export interface Group {
  readonly key: string;
  readonly header: SegmentHeader;
  readonly contents: readonly SegmentContent[];
}

/** Sorts segments by where they go. Foreign and corrupt ones go nowhere. */
export function groupByTarget(contents: readonly SegmentContent[]): Group[] {
  const groups = new Map<string, { header: SegmentHeader; contents: SegmentContent[] }>();
  for (const content of contents) {
    if (typeof content.header === "string") continue;
    const { destination, adapter, endpoint, writeKey } = content.header;
    const key = JSON.stringify([destination, adapter, endpoint, writeKey]);
    const group = groups.get(key) ?? { header: content.header, contents: [] };
    group.contents.push(content);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({
    key: targetKey(group.header.destination, group.header.endpoint),
    ...group,
  }));
}

/** Sends a group. Resolves with the number of messages dealt with. */
export async function deliver(session: Session, group: Group): Promise<number> {
  const adapter = adapterOf(group.header.adapter);
  if (adapter === undefined || !isDue(session.state, group.key, Date.now())) return 0;
  const stack = cutBatches(group.contents.flatMap((content) => pending(session, content))).reverse();
  let settled = 0;
  let requests = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const batch = next.filter(({ segment }) => isThere(segment));
    if (batch.length === 0) continue;
    if (session.signal.aborted || session.stopped()) return settled;
    if (++requests > RUN_REQUESTS) return fail(session, group, {}, settled);
    const texts = batch.map((line) => line.text);
    const { answer, verdict } = await send(session.job.places, adapter, group.header, texts, session.signal);
    if (verdict === "split" && batch.length > 1) {
      stack.push(...halve(batch).reverse());
      continue;
    }
    if (verdict === "later") return fail(session, group, answer, settled);
    settled += batch.length;
    if (!settle(session, group, batch, verdict)) return settled;
  }
  return settled;
}

/** The batch will not be sent again. Says whether the next one may follow. */
function settle(session: Session, group: Group, batch: readonly SpoolLine[], verdict: Verdict): boolean {
  const { places } = session.job;
  if (verdict === "split") {
    for (const line of batch) writeQuarantine(places, group.header.destination, "refused", line.text);
    writeDrop(places, "refused", batch.length);
  }
  if (verdict === "refused") writeDrop(places, "destination-refused", batch.length);
  for (const content of group.contents) {
    const last = batch.findLast((line) => line.segment === content.file);
    if (last !== undefined) advance(session, content, last.end);
  }
  // Whoever refuses the key or the path refuses the next batch as well.
  if (verdict === "refused") recordFailure(session, group.key, undefined);
  else recordSuccess(session, group.key);
  return save(session) && verdict !== "refused";
}

/** The batch stays queued. An endpoint is not to blame for a request that consent or another flusher ended. */
function fail(session: Session, group: Group, answer: Answer, settled: number): number {
  if (!session.stopped()) {
    recordFailure(session, group.key, retryAfter(answer.retryAfter, Date.now()));
    save(session);
  }
  return settled;
}

/** One request, or one append to a local file, and its line in the ledger. */
export async function send(
  places: Places,
  adapter: Adapter,
  header: Pick<SegmentHeader, "destination" | "endpoint" | "writeKey">,
  messages: readonly string[],
  signal: AbortSignal,
): Promise<{ answer: Answer; verdict: Verdict }> {
  const { destination, endpoint } = header;
  const at = new Date().toISOString();
  const { answer, bytes } = await transmit(adapter, header, messages, at, signal);
  const verdict = verdictOf(adapter, answer);
  const outcome = outcomeOf(verdict, messages.length);
  const result = {
    ...(answer.status === undefined ? {} : { status: answer.status }),
    ...(answer.error === undefined ? {} : { error: answer.error }),
  };
  writeLedger(places, { at, destination, endpoint, bytes, outcome, ...result, messages });
  return { answer, verdict };
}

async function transmit(
  adapter: Adapter,
  { endpoint, writeKey }: Pick<SegmentHeader, "endpoint" | "writeKey">,
  messages: readonly string[],
  at: string,
  signal: AbortSignal,
): Promise<{ readonly answer: Answer; readonly bytes: number }> {
  const text = adapter.batch(messages, at, writeKey);
  if (adapter.transport === "file") {
    return { answer: await appendLines(endpoint, text), bytes: Buffer.byteLength(text) };
  }
  const body = gzipSync(text);
  const headers = URL.canParse(endpoint)
    ? adapter.headers({ endpoint, writeKey, contentLength: body.length })
    : {};
  return { answer: await post(endpoint, headers, body, signal), bytes: body.length };
}

/** A file has no status: what does not fail is done. */
function verdictOf({ transport }: Adapter, { status, error, contentType }: Answer): Verdict {
  if (transport === "file") return error === undefined ? "done" : "later";
  return status === undefined ? "later" : judge(status, contentType);
}

function outcomeOf(verdict: Verdict, messages: number): Outcome {
  if (verdict === "done") return "delivered";
  if (verdict === "later") return "kept";
  return verdict === "split" && messages > 1 ? "split" : "dropped";
}
