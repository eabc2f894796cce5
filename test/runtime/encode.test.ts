import type { CatalogEvent, Destination, Field, MetadataField } from "@forthright/runtime/catalog-document";
import {
  adapterOf,
  encodeBatch,
  encodeMessage,
  requestHeaders,
  wireExample,
} from "@forthright/runtime/encode";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const RECORD = {
  name: "Pipeline run",
  messageId: "00000000-0000-4000-8000-000000000000",
  timestamp: "2026-01-01T00:00:00.000Z",
  properties: { total_steps: 4 },
};

function field(name: string, more: Partial<Field> = {}): Field {
  const schema = { type: "string" } as const;
  const common = { description: "d", purpose: "p", sensitivity: "none", required: false } as const;
  return { name, schema, ...common, examples: [], example: `example of ${name}`, ...more };
}

function metadata(name: string, path: string, more: Partial<Field> = {}): MetadataField {
  return { ...field(name, more), source: "host", path };
}

describe("a message", () => {
  it("has its keys in order: fixed ones, metadata, context, properties", () => {
    const context = {
      catalog: "sha256-a",
      metadata: [
        { path: "anonymousId", value: "id" },
        { path: "context.app.version", value: "1.0" },
        { path: "context.os.name", value: "Linux" },
        { path: "context.os.version", value: "6" },
        { path: "properties.plan", value: "free" },
      ],
    };
    expect(encodeMessage("segment", context, RECORD)).toBe(
      '{"type":"track","event":"Pipeline run","messageId":"00000000-0000-4000-8000-000000000000",' +
        '"timestamp":"2026-01-01T00:00:00.000Z","anonymousId":"id","context":{"app":{"version":"1.0"},' +
        '"os":{"name":"Linux","version":"6"},"library":{"name":"forthright","version":"1"},"ip":"0.0.0.0",' +
        '"catalog":"sha256-a"},"properties":{"total_steps":4,"plan":"free"}}',
    );
  });

  it("does not let metadata take the place of what the adapter fills itself", () => {
    const paths = [
      "type",
      "event",
      "messageId.x",
      "context",
      "properties",
      "context.ip",
      "context.library.name",
      "context.catalog",
    ];
    const context = { catalog: "sha256-a", metadata: paths.map((path) => ({ path, value: "mine" })) };
    expect(encodeMessage("segment", context, RECORD)).toBe(
      encodeMessage("segment", { catalog: "sha256-a", metadata: [] }, RECORD),
    );
  });

  it("keeps the first of two values that cannot both stand there", () => {
    const context = {
      catalog: "c",
      metadata: [
        { path: "a", value: 1 },
        { path: "a.b", value: 2 },
        { path: "a", value: 3 },
      ],
    };
    expect(JSON.parse(encodeMessage("segment", context, RECORD))).toMatchObject({ a: 1 });
  });

  it("carries any wire name and any value byte for byte", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(
        text,
        fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]*$/), fc.oneof(text, fc.integer(), fc.boolean())),
        (name, properties) => {
          const message = encodeMessage(
            "segment",
            { catalog: "c", metadata: [] },
            { ...RECORD, name, properties },
          );
          expect(message).not.toContain("\n");
          expect(JSON.parse(message)).toMatchObject({
            event: name,
            properties: JSON.parse(JSON.stringify(properties)),
          });
        },
      ),
    );
  });

  it("metadata at __proto__ pollutes nothing", () => {
    encodeMessage("segment", { catalog: "c", metadata: [{ path: "__proto__.polluted", value: 1 }] }, RECORD);
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("a request", () => {
  it("wraps messages as they are", () => {
    expect(encodeBatch("segment", ['{"a":1}', '{"b":2}'], RECORD.timestamp)).toBe(
      '{"batch":[{"a":1},{"b":2}],"sentAt":"2026-01-01T00:00:00.000Z"}',
    );
  });

  it("has exactly these headers, in this order", () => {
    const request = { endpoint: "https://api.segment.io:8443/v1/batch", writeKey: "key", contentLength: 123 };
    expect(Object.entries(requestHeaders("segment", request))).toEqual([
      ["host", "api.segment.io:8443"],
      ["connection", "close"],
      ["content-type", "application/json"],
      ["content-encoding", "gzip"],
      ["content-length", "123"],
      ["authorization", `Basic ${Buffer.from("key:").toString("base64")}`],
      ["user-agent", "forthright/1"],
    ]);
  });

  it("knows no other adapters than its own", () => {
    expect(() => encodeBatch("mixpanel", [], "")).toThrow("There is no adapter “mixpanel”");
    expect(adapterOf("mixpanel")).toBeUndefined();
  });
});

describe("the example on the page", () => {
  const destination: Destination = {
    id: "segment",
    name: "S",
    adapter: "segment",
    endpoint: "https://api.segment.io/v1/batch",
  };
  const event: CatalogEvent = {
    constant: "RUN",
    name: "Run “é”",
    type_name: "RunProperties",
    helper: "trackRun",
    slug: "run",
    status: "active",
    description: "d",
    purpose: "p",
    sensitivity: "none",
    destinations: ["segment"],
    properties: [
      field("plain"),
      field("path", { example: "/home/ada/run.py", transform: "basename" }),
      field("cut", { example: "abcdef", transform: "truncate", schema: { type: "string", maxLength: 3 } }),
      field("hashed", { transform: "hash" }),
      field("asked", { requires: "contact" }),
    ],
  };
  const input = {
    catalog: "sha256-a",
    destination,
    event,
    metadata: [metadata("id", "anonymousId"), metadata("email", "properties.email", { requires: "contact" })],
  };

  it("is the body that would be sent, with its size in bytes", () => {
    const example = wireExample(input);
    expect(example).toMatchObject({
      constant: "RUN",
      destination: "segment",
      method: "POST",
      endpoint: destination.endpoint,
    });
    expect(example.bytes).toBe(Buffer.byteLength(example.body));
    expect(JSON.parse(example.body)).toEqual({
      batch: [
        {
          type: "track",
          event: "Run “é”",
          messageId: "00000000-0000-4000-8000-000000000000",
          timestamp: "2026-01-01T00:00:00.000Z",
          anonymousId: "example of id",
          context: { library: { name: "forthright", version: "1" }, ip: "0.0.0.0", catalog: "sha256-a" },
          properties: {
            plain: "example of plain",
            path: "run.py",
            cut: "abc",
            hashed: "0123456789abcdef".repeat(4),
          },
        },
      ],
      sentAt: "2026-01-01T00:00:00.000Z",
    });
  });

  it("shows what a separate consent adds", () => {
    const { body } = wireExample({ ...input, granted: ["contact"] });
    expect(JSON.parse(body).batch[0].properties).toMatchObject({
      asked: "example of asked",
      email: "example of email",
    });
  });
});
