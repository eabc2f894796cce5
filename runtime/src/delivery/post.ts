/** One HTTP request. The only file of the runtime that opens a connection; the host never loads it. */

import type { IncomingMessage, RequestOptions } from "node:http";
import { isSafeEndpoint } from "../adapters/endpoint.ts";
import { ANSWER_BYTES } from "../limits.ts";

/** What came back. `status` absent: no answer, and `error` says why. */
export interface Answer {
  readonly status?: number;
  readonly error?: string;
  readonly retryAfter?: string;
  readonly contentType?: string;
}

/** How long an answer's body may take; nothing in it matters. */
const ANSWER_MS = 1_000;

/**
 * Posts a body and resolves with the answer; never rejects. Redirects are not followed, connections not kept.
 *
 * @param headers in the order of the wire
 * @param signal aborts the request, whatever it is waiting for
 */
export async function post(
  endpoint: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  signal: AbortSignal,
): Promise<Answer> {
  if (!isSafeEndpoint(endpoint))
    return { error: "the endpoint is neither https nor http on a loopback address" };
  const url = new URL(endpoint);
  const http = url.protocol === "https:" ? await import("node:https") : await import("node:http");
  const options: RequestOptions = { method: "POST", headers, agent: false, signal };
  return new Promise((resolve) => {
    try {
      const request = http.request(url, options, (response) => resolve(take(response)));
      request.on("error", (error) => resolve({ error: wordOf(error, signal) }));
      request.on("close", () => resolve({ error: "the connection was closed before an answer came" }));
      request.end(body);
    } catch (error) {
      resolve({ error: wordOf(error, signal) });
    }
  });
}

async function take(response: IncomingMessage): Promise<Answer> {
  await drain(response);
  const { statusCode, headers } = response;
  return {
    ...(statusCode === undefined ? { error: "an answer without status" } : { status: statusCode }),
    ...(headers["retry-after"] === undefined ? {} : { retryAfter: headers["retry-after"] }),
    ...(headers["content-type"] === undefined ? {} : { contentType: headers["content-type"] }),
  };
}

/** Lets a short answer end in peace; a long or slow one is cut off. Nothing in it matters. */
function drain(response: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const done = (): void => {
      clearTimeout(timer);
      response.destroy();
      resolve();
    };
    const timer = setTimeout(done, ANSWER_MS);
    response.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes >= ANSWER_BYTES) done();
    });
    response.on("end", done).on("error", done).on("close", done);
  });
}

function wordOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "no answer in time";
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.message.slice(0, 200) : "unknown";
}
