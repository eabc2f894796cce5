import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { post } from "@forthright/runtime/delivery/post";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Answer,
  answers,
  type Collector,
  refusedEndpoint,
  startCollector,
  status,
} from "../../support/collector.ts";

const body = Buffer.from('{"batch":[]}');
const headers = { "content-length": String(body.length) };

describe("one request", () => {
  let collector: Collector;
  beforeEach(async () => {
    collector = await startCollector();
  });
  afterEach(() => collector.close());

  const table: [string, Answer, object][] = [
    ["ok", answers["ok"] as Answer, { status: 200 }],
    ["an answer that ends too early", answers["truncated"] as Answer, { status: 200 }],
    ["an answer without end", answers["endless"] as Answer, { status: 200 }],
    ["a redirect", status(307, { location: "http://127.0.0.1:1/" }), { status: 307 }],
    ["a pause asked for", status(429, { "retry-after": "7" }), { status: 429, retryAfter: "7" }],
    ["a reset connection", answers["reset"] as Answer, { error: "ECONNRESET" }],
    ["something that is not HTTP", answers["garbage"] as Answer, { error: "HPE_INVALID_CONSTANT" }],
  ];
  it.each(table)("%s", async (_title, answer, want) => {
    collector.answer(answer);
    expect(await post(collector.endpoint, headers, body, new AbortController().signal)).toMatchObject(want);
    expect(collector.requests.length).toBe(1);
  });

  it.each(["hang", "drip"])("ends a server that does not answer (%s) when it is told to", async (name) => {
    collector.answer(answers[name] as Answer);
    const ended = new AbortController();
    const pending = post(collector.endpoint, headers, body, ended.signal);
    await collector.waitForRequests(1);
    ended.abort();
    expect(await pending).toEqual({ error: "no answer in time" });
  });

  it("sends exactly the headers it is given, in order", async () => {
    await post(
      collector.endpoint,
      { host: "h", connection: "close", ...headers, "x-a": "1" },
      body,
      new AbortController().signal,
    );
    const [request] = collector.requests;
    expect(request?.rawHeaders).toEqual([
      "host",
      "h",
      "connection",
      "close",
      "content-length",
      "12",
      "x-a",
      "1",
    ]);
  });

  it("names the error of a refused connection", async () => {
    expect(await post(await refusedEndpoint(), headers, body, new AbortController().signal)).toEqual({
      error: "ECONNREFUSED",
    });
  });

  it("answers instead of throwing when a header is not possible", async () => {
    const answer = await post(collector.endpoint, { "x-a": "\n" }, body, new AbortController().signal);
    expect(answer).toEqual({ error: "ERR_INVALID_CHAR" });
    expect(collector.connections()).toBe(0);
  });
});

describe("TLS", () => {
  const folder = mkdtempSync(join(tmpdir(), "forthright-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const made = spawnSync("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1".split(
      " ",
    ),
    ...["-keyout", key, "-out", cert],
  ]);

  it.skipIf(made.status !== 0)("a certificate that nobody vouches for gets nothing", async () => {
    let requests = 0;
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, () => (requests += 1));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await post(`https://127.0.0.1:${port}/`, headers, body, new AbortController().signal);
    server.close();
    rmSync(folder, { recursive: true });
    expect(answer).toEqual({ error: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(requests).toBe(0);
  });
});

describe("where a request may go", () => {
  const table: [string, boolean][] = [
    ["https://api.segment.io/v1/batch", true],
    ["https://10.0.0.7/v1", true],
    ["http://127.0.0.1:9/", true],
    ["http://127.9.9.9/", true],
    ["http://localhost:8080/x", true],
    ["http://[::1]:8080/x", true],
    ["http://169.254.169.254/", false],
    ["http://example.org/", false],
    ["http://127.0.0.1.example.org/", false],
    ["http://localhost.example.org/", false],
    ["https://user:secret@example.org/", false],
    ["file:///etc/passwd", false],
    ["ftp://127.0.0.1/", false],
    ["javascript:alert(1)", false],
    ["", false],
    ["not an address", false],
  ];
  it.each(table)("%s: %s", async (endpoint, want) => {
    const ended = new AbortController();
    ended.abort();
    const { error } = await post(endpoint, headers, body, ended.signal);
    expect(error).toBe(
      want ? "no answer in time" : "the endpoint is neither https nor http on a loopback address",
    );
  });

  it("refuses without opening a connection", async () => {
    const answer = await post("http://example.org/", headers, body, new AbortController().signal);
    expect(answer.error).toContain("neither https nor http on a loopback");
  });
});
