/**
 * A collector on the loopback interface that records each request as it came in, byte for byte, and answers it
 * well or badly. Every test that looks at the wire uses it.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gunzipSync } from "node:zlib";

/** One request as received. */
export interface ReceivedRequest {
  readonly method: string;
  /** Request target as it stood on the first line. */
  readonly path: string;
  /** Header names and values alternating, in the order and case of the wire. */
  readonly rawHeaders: readonly string[];
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Length of the body as sent, that is compressed. */
  readonly bytes: number;
  /** The body after decompression. */
  readonly body: string;
  /** When the last byte arrived: milliseconds since 1970. */
  readonly at: number;
}

/** How the collector treats a request. */
export type Answer =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** Reads the request and never answers. */
  | { readonly kind: "hang" }
  /** Answers 200 after a while. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Promises more bytes than it sends, then closes. */
  | { readonly kind: "truncated" }
  /** Status 200, then a body without end. */
  | { readonly kind: "endless" }
  /** Sends one header byte a second and never finishes. */
  | { readonly kind: "drip" }
  /** Reads the request, then resets the connection. */
  | { readonly kind: "reset" }
  /** Answers with something that is not HTTP. */
  | { readonly kind: "garbage" };

/** Fixed answer, or one for each request: the number counts from 0. */
export type Behaviour = Answer | ((request: ReceivedRequest, index: number) => Answer);

export const ok: Answer = { kind: "status", status: 200, body: '{"success":true}' };
export const hang: Answer = { kind: "hang" };

/** An answer with this status. */
export function status(code: number, headers: Record<string, string> = {}, body = ""): Answer {
  return { kind: "status", status: code, headers, body };
}

/** Answers by name, for tables of faults. */
export const answers: Readonly<Record<string, Answer>> = {
  ok,
  hang,
  slow: { kind: "slow", ms: 300 },
  "400": status(400),
  "413": status(413),
  "429": status(429, { "retry-after": "60" }),
  "500": status(500),
  truncated: { kind: "truncated" },
  endless: { kind: "endless" },
  drip: { kind: "drip" },
  reset: { kind: "reset" },
  garbage: { kind: "garbage" },
};

export interface Collector {
  /** `http://127.0.0.1:<port>/v1/batch` */
  readonly endpoint: string;
  /** In order of arrival. */
  readonly requests: readonly ReceivedRequest[];
  /** All messages of all requests, in order of arrival. */
  messages(): readonly ReceivedMessage[];
  /** Connections accepted, whether or not a request came. */
  connections(): number;
  /** Changes the answer to later requests. */
  answer(behaviour: Behaviour): void;
  /** Resolves when at least `count` requests have arrived; rejects after `ms` milliseconds (default 10 s). */
  waitForRequests(count: number, ms?: number): Promise<void>;
  /** Resolves when at least `count` messages have arrived. */
  waitForMessages(count: number, ms?: number): Promise<void>;
  close(): Promise<void>;
}

/** A message of a batch: what tests look at; the rest is reached through `body`. */
export interface ReceivedMessage {
  readonly event: string;
  readonly messageId: string;
  readonly [key: string]: unknown;
}

/** Starts a collector on a free port of 127.0.0.1. */
export async function startCollector(behaviour: Behaviour = ok): Promise<Collector> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  let current = behaviour;
  let accepted = 0;
  const server = createServer((request, response) => {
    void receive(request).then((received) => {
      requests.push(received);
      const answer = typeof current === "function" ? current(received, requests.length - 1) : current;
      give(answer, request, response);
    });
  });
  server.on("connection", (socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  const port = await listen(server);
  const messages = (): readonly ReceivedMessage[] => requests.flatMap((request) => messagesOf(request));
  return {
    endpoint: `http://127.0.0.1:${port}/v1/batch`,
    requests,
    messages,
    connections: () => accepted,
    answer: (next) => {
      current = next;
    },
    waitForRequests: (count, ms) =>
      until(
        () => requests.length >= count,
        ms,
        () => `${requests.length} of ${count} requests`,
      ),
    waitForMessages: (count, ms) =>
      until(
        () => messages().length >= count,
        ms,
        () => `${messages().length} of ${count} messages`,
      ),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** A loopback endpoint on which nothing listens: a port that was free a moment ago. */
export async function refusedEndpoint(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}/v1/batch`;
}

/** Resolves when the condition holds; rejects with what was seen after `ms` milliseconds. */
export async function until(
  condition: () => boolean,
  ms = 10_000,
  seen: () => string = () => "",
): Promise<void> {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`gave up after ${ms} ms: ${seen()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The messages of one request; none if the body is no batch. */
export function messagesOf(request: ReceivedRequest): readonly ReceivedMessage[] {
  try {
    const body: unknown = JSON.parse(request.body);
    if (typeof body !== "object" || body === null || !("batch" in body) || !Array.isArray(body.batch))
      return [];
    return body.batch as ReceivedMessage[];
  } catch {
    return [];
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const zipped = request.headers["content-encoding"] === "gzip";
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    rawHeaders: request.rawHeaders,
    headers: request.headers as Record<string, string>,
    bytes: raw.length,
    body: (zipped ? gunzipSync(raw) : raw).toString("utf8"),
    at: Date.now(),
  };
}

function give(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  switch (answer.kind) {
    case "status":
      response.writeHead(answer.status, answer.headers).end(answer.body ?? "");
      return;
    case "hang":
      return;
    case "slow":
      setTimeout(() => response.writeHead(200).end("{}"), answer.ms).unref();
      return;
    case "truncated":
      socket.end("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{");
      return;
    case "endless":
      flood(response);
      return;
    case "drip":
      drip(socket);
      return;
    case "reset":
      socket.resetAndDestroy();
      return;
    case "garbage":
      socket.end("SSH-2.0-OpenSSH_9.6\r\n");
      return;
  }
}

function flood(response: ServerResponse): void {
  response.writeHead(200);
  const chunk = Buffer.alloc(65_536, "x");
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

function drip(socket: Socket): void {
  socket.write("HTTP/1.1 200 OK\r\nx-drip: ");
  const timer = setInterval(
    () => (socket.destroyed ? clearInterval(timer) : socket.write("x")),
    1_000,
  ).unref();
}
