import { isEndpointFor } from "@forthright/runtime/adapters/endpoint";
import {
  type Adapter,
  adapterOf,
  encodeBatch,
  encodeIdentify,
  encodeMessage,
  requestHeaders,
} from "@forthright/runtime/encode";
import { describe, expect, it } from "vitest";

const RECORD = {
  name: "Pipeline run",
  messageId: "00000000-0000-4000-8000-000000000001",
  timestamp: "2026-01-01T00:00:00.000Z",
  properties: { total_steps: 4 },
};
const CONTEXT = {
  catalog: "sha256-a",
  metadata: [
    { path: "anonymousId", value: "id-1" },
    { path: "context.app.version", value: "0.23.0" },
    { path: "properties.plan", value: "free" },
  ],
};

describe("messages", () => {
  it.each([
    [
      "posthog",
      '{"event":"Pipeline run","uuid":"00000000-0000-4000-8000-000000000001","timestamp":"2026-01-01T00:00:00.000Z",' +
        '"distinct_id":"id-1","properties":{"total_steps":4,"plan":"free","context":{"app":{"version":"0.23.0"},' +
        '"catalog":"sha256-a"},"$process_person_profile":false,"$geoip_disable":true,"$ip":"0.0.0.0",' +
        '"$lib":"forthright","$lib_version":"1"}}',
    ],
    ...["webhook", "file"].map((name) => [
      name,
      '{"type":"event","event":"Pipeline run","messageId":"00000000-0000-4000-8000-000000000001",' +
        '"timestamp":"2026-01-01T00:00:00.000Z","anonymousId":"id-1","context":{"app":{"version":"0.23.0"},' +
        '"catalog":"sha256-a"},"properties":{"total_steps":4,"plan":"free"}}',
    ]),
  ])("of %s, byte for byte", (adapter, want) => {
    expect(encodeMessage(adapter, CONTEXT, RECORD)).toBe(want);
  });

  it.each(["segment", "posthog", "webhook", "file"])(
    "of %s: metadata replaces nothing that the adapter writes itself",
    (name) => {
      const reserved = adapterOf(name)?.reserved ?? [];
      const taken = ["context", "properties", ...reserved, "context.catalog.x"];
      const metadata = taken.map((path) => ({ path, value: "intruder" }));
      expect(encodeMessage(name, { catalog: "c", metadata }, RECORD)).toBe(
        encodeMessage(name, { catalog: "c", metadata: [] }, RECORD),
      );
    },
  );

  it("keep a key like `__proto__` an ordinary key", () => {
    for (const name of ["posthog", "webhook"]) {
      const message = encodeMessage(
        name,
        { catalog: "c", metadata: [{ path: "context.__proto__.polluted", value: 1 }] },
        RECORD,
      );
      expect(message).toContain('"__proto__":{"polluted":1}');
    }
    expect("polluted" in {}).toBe(false);
  });
});

describe("batches", () => {
  it.each([
    ["posthog", '{"api_key":"k\\"","batch":[{"a":1},{"b":2}],"sent_at":"2026"}'],
    ["webhook", '{"batch":[{"a":1},{"b":2}],"sentAt":"2026"}'],
    ["file", '{"a":1}\n{"b":2}\n'],
  ])("of %s", (adapter, want) => {
    expect(encodeBatch(adapter, ['{"a":1}', '{"b":2}'], "2026", 'k"')).toBe(want);
  });
});

describe("headers", () => {
  const request = { endpoint: "https://collector.example:8443/in", contentLength: 9 };
  it.each([
    ["segment", "key", `Basic ${Buffer.from("key:").toString("base64")}`],
    ["posthog", "key", undefined],
    ["webhook", "key", "Bearer key"],
    ["webhook", "", undefined],
  ])("of %s with the key “%s”", (adapter, writeKey, authorization) => {
    const headers = requestHeaders(adapter, { ...request, writeKey });
    expect(headers["authorization"]).toBe(authorization);
    expect(headers["host"]).toBe("collector.example:8443");
    expect(headers["content-length"]).toBe("9");
  });

  it("of a file: none", () => {
    expect(requestHeaders("file", { ...request, writeKey: "key" })).toEqual({});
  });
});

describe("a request to delete", () => {
  const request = {
    catalog: "sha256-a",
    messageId: RECORD.messageId,
    timestamp: RECORD.timestamp,
    identity: { path: "anonymousId", value: "id-1" },
  };
  it("exists only where the receiver is one's own", () => {
    const able = ["segment", "posthog", "webhook", "file"].filter(
      (name) => adapterOf(name)?.deletion !== undefined,
    );
    expect(able).toEqual(["webhook"]);
    expect(JSON.parse(adapterOf("webhook")?.deletion?.(request) ?? "")).toEqual({
      type: "delete",
      messageId: RECORD.messageId,
      timestamp: RECORD.timestamp,
      anonymousId: "id-1",
      context: { catalog: "sha256-a" },
    });
  });
});

describe("the address of a destination", () => {
  const http: Pick<Adapter, "transport"> = { transport: "http" };
  const file: Pick<Adapter, "transport"> = { transport: "file" };
  it.each([
    [file, "file:///var/log/tool/telemetry.ndjson", true],
    [file, "file:///C:/ProgramData/tool/telemetry.ndjson", true],
    [file, "file:///var/log/a%20b.ndjson", true],
    [file, "file:///var/log/", false],
    [file, "file://server/share/x.ndjson", false],
    [file, "file:////server/share/x.ndjson", false],
    [file, "file:telemetry.ndjson", false],
    [file, "file:///a?b", false],
    [file, "file:///a#b", false],
    [file, "file:///a%2Fb", false],
    [file, "file:///a%00b", false],
    [file, "/var/log/x", false],
    [file, "https://example.com/x", false],
    [http, "file:///var/log/x", false],
    [http, "https://example.com/x", true],
  ])("%o %s: %s", (adapter, endpoint, want) => {
    expect(isEndpointFor(adapter, endpoint)).toBe(want);
  });
});

describe("messages of identify", () => {
  const { messageId, timestamp } = RECORD;
  const record = { messageId, timestamp, traits: { edition: "studio" } };
  const head = `"messageId":"${messageId}","timestamp":"${timestamp}","anonymousId":"id-1"`;
  const tail = '"catalog":"sha256-a"},"traits":{"edition":"studio"}}';

  it.each([
    [
      "segment",
      `{"type":"identify",${head},"context":{"app":{"version":"0.23.0"},"library":{"name":"forthright","version":"1"},"ip":"0.0.0.0",${tail}`,
    ],
    [
      "posthog",
      `{"event":"$set","uuid":"${messageId}","timestamp":"${timestamp}","distinct_id":"id-1","properties":{` +
        '"context":{"app":{"version":"0.23.0"},"catalog":"sha256-a"},"$process_person_profile":true,' +
        '"$geoip_disable":true,"$ip":"0.0.0.0","$lib":"forthright","$lib_version":"1","$set":{"edition":"studio"}}}',
    ],
    ...["webhook", "file"].map((name) => [
      name,
      `{"type":"identify",${head},"context":{"app":{"version":"0.23.0"},${tail}`,
    ]),
  ])("of %s, byte for byte, without what stands among properties", (adapter, want) => {
    expect(encodeIdentify(adapter, CONTEXT, record)).toBe(want);
  });

  it.each(["segment", "posthog", "webhook", "file"])("of %s: metadata replaces nothing", (name) => {
    const taken = ["type", "event", "traits", "traits.edition", "properties.$set", "context.catalog"];
    const metadata = taken.map((path) => ({ path, value: "intruder" }));
    const message = JSON.parse(encodeIdentify(name, { catalog: "c", metadata }, record));
    const kind = name === "posthog" ? message.event : message.type;
    expect(kind).toBe(name === "posthog" ? "$set" : "identify");
    expect(name === "posthog" ? message.properties.$set : message.traits).toEqual({ edition: "studio" });
  });
});
