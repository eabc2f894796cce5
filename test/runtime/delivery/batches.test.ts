import { cutBatches, halve } from "@forthright/runtime/delivery/batches";
import type { SpoolLine } from "@forthright/runtime/delivery/segments";
import { adapterOf } from "@forthright/runtime/encode";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const line = (bytes: number): SpoolLine => ({ text: "x".repeat(bytes), bytes }) as SpoolLine;

describe("batches", () => {
  it("keep order, lose nothing, and stay within 100 events and 500,000 real bytes of body", () => {
    const sizes = fc.array(
      fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 20_000, max: 32_000 })),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(sizes, (lengths) => {
        const lines = lengths.map(line);
        const batches = cutBatches(lines);
        expect(batches.flat()).toEqual(lines);
        for (const batch of batches) {
          const body =
            adapterOf("segment")?.batch(
              batch.map(({ text }) => text),
              new Date().toISOString(),
              "write-key",
            ) ?? "";
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(100);
          expect(Buffer.byteLength(body)).toBeLessThanOrEqual(500_000);
        }
      }),
    );
  });

  it("are filled before the next one is begun", () => {
    expect(cutBatches(Array.from({ length: 250 }, () => line(10))).map((batch) => batch.length)).toEqual([
      100, 100, 50,
    ]);
    expect(cutBatches([])).toEqual([]);
  });

  it("halves keep order and get smaller", () => {
    const lines = [1, 2, 3, 4, 5].map(line);
    expect(halve(lines)).toEqual([lines.slice(0, 3), lines.slice(3)]);
    expect(halve(lines.slice(0, 2)).map((half) => half.length)).toEqual([1, 1]);
  });
});
