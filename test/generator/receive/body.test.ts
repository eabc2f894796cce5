import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBody } from "../../../generator/src/receive/body.ts";

const LIMITS = { batch: 1_000, event: 100 };
const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe("the body of a request", () => {
  it.each<[string, Buffer, string | undefined, number]>([
    ["a batch", bytes({ batch: [{ a: 1 }, { b: 2 }] }), undefined, 2],
    ["a compressed batch", gzipSync(bytes({ batch: [{ a: 1 }] })), "gzip", 1],
    ["a single message", bytes({ event: "Ping" }), "identity", 1],
    ["a message of just the longest size", bytes({ batch: [{ a: "x".repeat(92) }] }), undefined, 1],
  ])("is taken: %s", (_title, body, encoding, count) => {
    expect(readBody(body, encoding, LIMITS)).toMatchObject({ messages: { length: count } });
  });

  it.each<[string, Buffer, string | undefined, number, string]>([
    ["cut JSON", Buffer.from('{"batch":['), undefined, 400, "malformed JSON"],
    ["nothing", Buffer.alloc(0), undefined, 400, "malformed JSON"],
    ["bytes that are no text", Buffer.from([0x22, 0xff, 0x22]), undefined, 400, "malformed JSON"],
    ["a list", bytes([{ event: "Ping" }]), undefined, 400, "neither a message nor"],
    ["a batch that is no list", bytes({ batch: {} }), undefined, 400, "neither a message nor"],
    ["an empty batch", bytes({ batch: [] }), undefined, 400, "empty"],
    ["a large message", bytes({ batch: [{}, { a: "x".repeat(93) }] }), undefined, 400, "message 2 is larger"],
    [
      "a message large in bytes alone",
      bytes({ batch: [{ a: "é".repeat(50) }] }),
      undefined,
      400,
      "message 1",
    ],
    ["a large body", bytes({ batch: Array.from({ length: 500 }, () => ({})) }), undefined, 413, "1000 bytes"],
    ["a compressed body that grows", gzipSync(Buffer.alloc(100_000)), "gzip", 413, "1000 bytes"],
    ["what claims to be compressed", bytes({ batch: [{}] }), "gzip", 400, "gzip"],
    ["another encoding", bytes({ batch: [{}] }), "br", 400, "“br”"],
  ])("is refused: %s", (_title, body, encoding, status, problem) => {
    expect(readBody(body, encoding, LIMITS)).toEqual({ status, problem: expect.stringContaining(problem) });
  });

  it("never throws, whatever the bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(undefined, "gzip"), (given, encoding) => {
        const result = readBody(Buffer.from(given), encoding, LIMITS);
        expect("problem" in result || result.messages.length > 0).toBe(true);
      }),
    );
  });
});
