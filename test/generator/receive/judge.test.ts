import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogDocument, JsonValue } from "@forthright/runtime/catalog-document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge } from "../../../generator/src/receive/judge.ts";
import { repository } from "../../support/emit.ts";

const document = JSON.parse(
  readFileSync(join(repository, "generated/catalog.json"), "utf8"),
) as CatalogDocument;
const messages = document.disclosure.wire.map(
  ({ body }) => (JSON.parse(body) as { batch: JsonValue[] }).batch[0] ?? null,
);
const judged = (batch: readonly JsonValue[], more: object = {}): ReturnType<typeof judge> => {
  const sentAt = "2026-01-01T00:00:00.000Z";
  return judge(document, { text: JSON.stringify({ batch, sentAt, ...more }), messages: batch });
};

describe("a batch", () => {
  it("of every event's example is all declared and allowed", () => {
    const { messages: found, flags } = judged(messages);
    expect(flags).toEqual([]);
    expect(found.map((one) => one.flags)).toEqual(messages.map(() => []));
    expect(found.map(({ explained }) => explained?.event?.constant)).toEqual(
      document.disclosure.wire.map(({ constant }) => constant),
    );
  });

  it("is flagged for what stands around its messages", () => {
    expect(judged(messages, { host: "box" }).flags).toEqual([
      expect.stringContaining("host is not declared"),
    ]);
  });

  it("keeps its messages apart from what is none", () => {
    const [first = null, second = null] = messages;
    const strange = [first, 4, null, [first], { batch: [first, second], event: "Pipeline run" }, second];
    const found = judged(strange).messages;
    expect(found.map(({ flags }) => flags.length > 0)).toEqual([false, true, true, true, true, false]);
    expect(found.map(({ message }) => message)).toEqual(strange);
  });

  it("gives one answer for each message and never throws, whatever the messages are", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }), (values) => {
        const batch = JSON.parse(JSON.stringify(values)) as JsonValue[];
        const found = judged(batch).messages;
        expect(found.map(({ message }) => message)).toEqual(batch);
        // Nothing random is an event of the catalogue.
        expect(found.every(({ flags }) => flags.length > 0)).toBe(true);
      }),
    );
  });
});
