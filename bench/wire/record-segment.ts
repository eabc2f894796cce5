/**
 * Records one request of the official Segment SDK, as it comes over the wire, for test/wire-compatibility.
 *
 *   npm install --prefix bench && node bench/wire/record-segment.ts
 *
 * The event is the one that the test sends by this project's runtime: same names, same values. What differs from run to
 * run (ids, times, the port) is recorded as it was; the test compares shapes there.
 */
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { Analytics } from "@segment/analytics-node";

const fixtures = new URL("../../test/fixtures/wire/", import.meta.url);
const event: unknown = JSON.parse(readFileSync(new URL("event.json", fixtures), "utf8"));
const manifest: unknown = createRequire(import.meta.url)("@segment/analytics-node/package.json");
const version = (manifest as { readonly version: string }).version;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"success":true}');
    const raw = Buffer.concat(chunks);
    const isZipped = request.headers["content-encoding"] === "gzip";
    const body = (isZipped ? gunzipSync(raw) : raw).toString("utf8");
    const { method, url: path, rawHeaders } = request;
    const recorded = { sdk: `@segment/analytics-node ${version}`, method, path, rawHeaders, body };
    const file = new URL(`segment-node-${version}.json`, fixtures);
    writeFileSync(file, `${JSON.stringify(recorded, undefined, 2)}\n`);
    process.stdout.write(`Wrote ${fileURLToPath(file)}.\n`);
  });
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const { port } = server.address() as AddressInfo;
const analytics = new Analytics({ writeKey: "test-key", host: `http://127.0.0.1:${port}` });
const { name, anonymousId, context, properties } = event as {
  readonly name: string;
  readonly anonymousId: string;
  readonly context: Record<string, unknown>;
  readonly properties: Record<string, unknown>;
};
analytics.track({ event: name, anonymousId, context, properties });
await analytics.closeAndFlush({ timeout: 5_000 });
server.close();
