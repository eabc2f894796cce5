/** How requests are made, as the page about recipients says it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { status } from "../../support/collector.ts";
import { type FactCheck, flusherEnds, type Person, queued, type World } from "./world.ts";

/** Sends one event to an address, and waits until its flusher has gone. */
async function report(world: World, endpoint: string, env: NodeJS.ProcessEnv = {}): Promise<Person> {
  const person = world.person({ endpoint });
  await person.zenmlWith({ DO_NOT_TRACK: "1" }, "init");
  await person.zenmlWith(env, "pipeline", "list");
  return person;
}

async function proxies(world: World): Promise<void> {
  const collector = await world.collector();
  const proxy = await world.collector();
  const { origin } = new URL(proxy.endpoint);
  const named = { HTTPS_PROXY: origin, HTTP_PROXY: origin, https_proxy: origin, http_proxy: origin };
  const person = await report(world, collector.endpoint, { ...named, NO_PROXY: "", NODE_USE_ENV_PROXY: "1" });
  await collector.waitForMessages(1);
  await flusherEnds(person.places);
  assert.equal(proxy.connections(), 0);
}

/** A server whose certificate nobody vouches for, and two variables that would make other programs trust it. */
async function certificates(world: World): Promise<void> {
  const read = (file: string): string => fileURLToPath(new URL(`../../faults/tls/${file}`, import.meta.url));
  const [key, cert] = [readFileSync(read("key.pem")), readFileSync(read("cert.pem"))];
  let requests = 0;
  const server = createServer({ key, cert }, (_, response) => {
    requests += 1;
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const failed = once(server, "tlsClientError");
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const env = { NODE_EXTRA_CA_CERTS: read("cert.pem"), NODE_TLS_REJECT_UNAUTHORIZED: "0" };
  const person = await report(world, address, env);
  await failed;
  await flusherEnds(person.places);
  assert.deepEqual([requests, queued(person.places).length], [0, 1]);
  server.closeAllConnections();
  server.close();
}

async function redirects(world: World): Promise<void> {
  const other = await world.collector();
  const collector = await world.collector(status(307, { location: other.endpoint }));
  const person = await report(world, collector.endpoint);
  await collector.waitForRequests(1);
  await flusherEnds(person.places);
  assert.deepEqual([other.connections(), queued(person.places).length], [0, 1]);
}

export const connectionChecks: readonly FactCheck[] = [
  {
    title: "a proxy that every variable names",
    quotes: [
      "Requests go straight to the address of the recipient. Proxy settings (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) are not used: where a proxy is the only way out, nothing arrives.",
      "HTTPS_PROXY",
      "HTTP_PROXY",
      "NO_PROXY",
    ],
    run: proxies,
  },
  {
    title: "a certificate that variables would make trusted",
    quotes: [
      "The recipient's certificate must be signed by an authority that Node.js itself trusts. NODE_EXTRA_CA_CERTS and NODE_TLS_REJECT_UNAUTHORIZED are not used.",
      "NODE_EXTRA_CA_CERTS",
      "NODE_TLS_REJECT_UNAUTHORIZED",
    ],
    run: certificates,
  },
  { title: "a redirect", quotes: ["Redirects are not followed."], run: redirects },
];
