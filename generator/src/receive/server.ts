/** A collector on the loopback interface that answers like Segment's HTTP tracking API. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Batch, type Limits, type Refused, readBody, tooLarge } from "./body.ts";

/** A request as it was taken or refused. */
export interface Reception {
  /** Counts from 1. */
  readonly number: number;
  /** Length of the body as sent, in bytes. */
  readonly bytes: number;
  readonly result: Batch | Refused;
}

export interface Receiver {
  /** `http://127.0.0.1:<port>/v1/batch` */
  readonly endpoint: string;
  /** Never resolves; rejects with what `take` threw. */
  readonly failed: Promise<never>;
  close(): Promise<void>;
}

/** How long a request may take to come in, in milliseconds. */
const REQUEST_MS = 30_000;

/**
 * Listens on 127.0.0.1; port 0: any free one. Rejects if the port cannot be had.
 *
 * @param take called before each answer
 */
export async function startReceiver(
  port: number,
  limits: Limits,
  take: (reception: Reception) => void,
): Promise<Receiver> {
  let number = 0;
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  const server = createServer((request, response) => {
    if (request.method !== "POST") return answer(response, 405, "send messages by POST to /v1/batch");
    number += 1;
    const own = number;
    readAll(request, limits.batch)
      .then(
        (bytes) => {
          const encoding = request.headers["content-encoding"]?.toLowerCase();
          const result = bytes === undefined ? tooLarge(limits) : readBody(bytes, encoding, limits);
          take({ number: own, bytes: bytes?.length ?? limits.batch, result });
          if ("problem" in result) answer(response, result.status, result.problem);
          else answer(response, 200);
        },
        // The sender went away: nobody is there to be answered.
        () => undefined,
      )
      .catch(fail);
  });
  server.requestTimeout = REQUEST_MS;
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/batch`,
    failed,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Undefined if there is more than `limit`; the rest is read, so that the sender hears the answer, and not kept. */
async function readAll(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= limit) chunks.push(chunk);
  }
  return bytes > limit ? undefined : Buffer.concat(chunks);
}

function answer(response: ServerResponse, status: number, problem?: string): void {
  const body = JSON.stringify(
    problem === undefined ? { success: true } : { success: false, message: problem },
  );
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...(status === 413 ? { connection: "close" } : {}),
    ...(status === 405 ? { allow: "POST" } : {}),
  });
  response.end(body);
}
