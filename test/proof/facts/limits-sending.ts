/** Limits of sending, driven to their edges by real processes. */
import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Collector, messagesOf, status } from "../../support/collector.ts";
import {
  ALL,
  type FactCheck,
  flusherEnds,
  holdFlusher,
  type Person,
  queued,
  releaseFlusher,
  repeat,
  type World,
} from "./world.ts";

/** Queues notes while nothing can be sent, then sends them all. */
async function sendNotes(world: World, lengths: readonly number[], collector: Collector): Promise<Person> {
  const person = world.person({ endpoint: collector.endpoint });
  holdFlusher(person.notePlaces);
  await person.notes(lengths);
  releaseFlusher(person.notePlaces);
  await person.notes([], ALL);
  return person;
}

async function batchBytes(world: World): Promise<void> {
  const collector = await world.collector();
  await sendNotes(world, repeat(20, 29_000), collector);
  assert.equal(collector.messages().length, 20);
  const sizes = collector.requests.map(({ body }) => Buffer.byteLength(body));
  assert.ok(Math.max(...sizes) <= 500_000, `a request of ${Math.max(...sizes)} bytes`);
  const next = Buffer.byteLength(JSON.stringify(collector.messages().at(-1)));
  assert.ok((sizes[0] ?? 0) + next > 500_000, `a request of ${sizes[0]} bytes had room for another event`);
}

async function batchEvents(world: World): Promise<void> {
  const collector = await world.collector();
  await sendNotes(world, repeat(250, 10), collector);
  assert.deepEqual(
    collector.requests.map((request) => messagesOf(request).length),
    [100, 100, 50],
  );
  const notes = collector
    .messages()
    .map(({ properties }) => Number.parseInt((properties as { note: string }).note, 10));
  assert.deepEqual(
    notes,
    [...notes].sort((a, b) => a - b),
  );
}

async function runRequests(world: World): Promise<void> {
  // One that refuses everything is asked for ever smaller parts: 199 requests for a hundred events.
  const collector = await world.collector(status(400));
  await sendNotes(world, repeat(100, 10), collector);
  assert.equal(collector.requests.length, 50);
}

/** Bytes of an answer's body, a thousand at a time, after which the other side hung up. */
async function bytesUntilHungUp(world: World): Promise<number> {
  let sent = 0;
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let isOpen = true;
    socket
      .on("error", () => undefined)
      .on("close", () => {
        isOpen = false;
      });
    socket.once("data", async () => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 50000\r\n\r\n");
      while (isOpen && sent < 50_000) {
        socket.write("x".repeat(1_000));
        sent += 1_000;
        await wait(sent < 4_000 ? 30 : 400);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const person = world.person({ endpoint: `http://127.0.0.1:${port}/` });
  await person.notes([10], ALL);
  for (const socket of sockets) socket.destroy();
  server.close();
  return sent;
}

async function answerBytes(world: World): Promise<void> {
  // A machine that stands still for a moment can make one attempt say more or less; none of three is exact by chance.
  const attempts: number[] = [];
  while (attempts.length < 3 && !attempts.includes(4_000)) attempts.push(await bytesUntilHungUp(world));
  assert.ok(attempts.includes(4_000), `${attempts.join(", ")} bytes were taken`);
}

async function flusherLife(world: World): Promise<void> {
  const collector = await world.collector({ kind: "hang" });
  const person = world.person({ endpoint: collector.endpoint });
  await person.zenml("init");
  await collector.waitForRequests(1);
  const [begun] = collector.requests.map(({ at }) => at);
  await flusherEnds(person.places);
  const lived = Date.now() - (begun ?? 0);
  assert.ok(lived > 8_000, `it gave up after ${lived} ms`);
  assert.ok(lived < 13_000, `it was still there after ${lived} ms`);
  assert.equal(queued(person.places).length, collector.messages().length);
}

async function optOutWait(world: World): Promise<void> {
  const collector = await world.collector({ kind: "hang" });
  const person = world.person({ endpoint: collector.endpoint });
  holdFlusher(person.places);
  await person.zenml("init");
  releaseFlusher(person.places);
  const begun = Date.now();
  const { status: code } = await person.zenml("config", "analytics", "opt-out");
  const ended = Date.now();
  assert.equal(code, 0);
  const [request] = collector.requests;
  assert.equal(collector.messages()[0]?.event, "Analytics opt-out");
  assert.ok(ended - begun >= 1_900, `it waited ${ended - begun} ms`);
  assert.ok(ended - (request?.at ?? 0) < 3_500, `it waited ${ended - (request?.at ?? 0)} ms for an answer`);
  assert.deepEqual(queued(person.places), []);
}

export const sendingChecks: readonly FactCheck[] = [
  {
    title: "600 KB of events",
    quotes: ["Largest request, before compression: 500,000 bytes"],
    run: batchBytes,
  },
  {
    title: "250 events",
    quotes: [
      "Most events in one request: 100 events",
      "The events of this request, at most 100, oldest first.",
    ],
    run: batchEvents,
  },
  {
    title: "a collector that refuses everything",
    quotes: ["Most requests to one address in one go: 50 requests"],
    run: runRequests,
  },
  {
    title: "an answer without end",
    quotes: ["How much of the server's answer is read: 4,000 bytes"],
    run: answerBytes,
  },
  {
    title: "a server that never answers",
    quotes: [
      "Longest life of the process that sends: 10,000 milliseconds",
      "A process of its own sends what waits, after your command has ended. Before each request it asks again whether sending is allowed. It lives for at most 10 seconds.",
    ],
    run: flusherLife,
  },
  {
    title: "opting out while the server hangs",
    quotes: ["Longest wait of opting out for its last event: 2,000 milliseconds"],
    run: optOutWait,
  },
];
