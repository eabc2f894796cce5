import { readFileSync } from "node:fs";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { CAPTURED_CHARACTERS, CAPTURED_MESSAGES, explain } from "@forthright/runtime/explain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const file = new URL("../../../generated/catalog.json", import.meta.url);
const catalog = JSON.parse(readFileSync(file, "utf8")) as CatalogDocument;
const body = catalog.disclosure.wire[0]?.body ?? "";
const message = JSON.stringify(JSON.parse(body).batch[0]);
const ledger = `{"at":"2026-01-01T00:00:00.000Z","destination":"segment","endpoint":"https://api.segment.io/v1/batch","bytes":412,"outcome":"delivered","status":200,"messages":[${message},${message}]}`;
const header = `{"forthright":1,"destination":"segment","adapter":"segment","endpoint":"https://api.segment.io/v1/batch","writeKey":"k","catalog":"${catalog.id}"}`;
const lines = (...list: readonly string[]): string => `${list.join("\n")}\n`;

describe("finds the messages", () => {
  it.each<[string, string, number[]]>([
    ["a request body", body, [1]],
    ["one message", message, [1]],
    [
      "one message over several lines, after blank ones",
      `\n\n${JSON.stringify(JSON.parse(message), null, 2)}`,
      [3],
    ],
    ["an array", `[${message},${message}]`, [1, 1]],
    ["one message a line", lines(message, "", message), [1, 3]],
    ["lines ended as Windows does", `${message}\r\n${message}\r\n`, [1, 2]],
    ["the ledger", lines(ledger, ledger), [1, 1, 2, 2]],
    ["one line of the ledger", ledger, [1, 1]],
    ["a spool segment", lines(header, message, message), [2, 3]],
    ["a quarantined line", JSON.stringify({ at: "2026-01-01", reason: "refused", line: message }), [1]],
    ["a previewed request", JSON.stringify([{ endpoint: "e", headers: {}, body }]), [1]],
    ["a body a line", lines(body, body), [1, 2]],
    ["a byte order mark", `\ufeff${message}`, [1]],
  ])("in %s", (_name, text, want) => {
    const { messages, clear } = explain(catalog, text);
    expect(messages.map(({ line }) => line)).toEqual(want);
    expect(clear).toBe(true);
  });
});

describe("says where it cannot read on", () => {
  it.each<[string, string, [number, string][]]>([
    [
      "a line that is cut short",
      lines(message, message.slice(0, 40)),
      [[2, "the line is not JSON; it may be cut short"]],
    ],
    ["a line that is no object", lines(message, "3"), [[2, "a message must be an object, not number"]]],
    ["no JSON at all", "hello\nworld", [[1, "this is neither JSON nor one JSON value a line"]]],
    ["nothing", " \n", [[1, "there is no message in it"]]],
    ["a header alone", header, [[1, "there is no message in it"]]],
    [
      "wrappers without end",
      `${"[".repeat(9)}${"]".repeat(9)}`,
      [[1, "the messages are wrapped too deeply"]],
    ],
  ])("in %s", (_name, text, want) => {
    const { broken, clear } = explain(catalog, text);
    expect(broken.map(({ line, problem }) => [line, problem])).toEqual(want);
    expect(clear).toBe(false);
  });

  it("refuses a text that is too long, at once", () => {
    const { broken, messages } = explain(catalog, " ".repeat(CAPTURED_CHARACTERS + 1));
    expect([broken.length, messages.length]).toEqual([1, 0]);
  });

  it("explains the first messages of very many, and counts the others", () => {
    const many = `[${Array(CAPTURED_MESSAGES + 500)
      .fill("{}")
      .join(",")}]`;
    const { counts, broken } = explain(catalog, many);
    expect([counts.messages, counts.broken, broken.length]).toEqual([CAPTURED_MESSAGES, 500, 100]);
  });
});

describe("is safe", () => {
  it("with values that are deep, wide and long", () => {
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    const wide = JSON.stringify(
      Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, 1])),
    );
    const long = JSON.stringify("x".repeat(1_000_000));
    const list = `[${Array(100_000).fill("1").join(",")}]`;
    for (const value of [deep, wide, long, list]) {
      const text = `{"event":"Pipeline run","properties":{"total_steps":${value},"more":${value}},"context":${value}}`;
      const { messages, clear } = explain(catalog, text);
      expect(clear).toBe(false);
      expect(JSON.stringify(messages).length).toBeLessThan(1_000_000);
      for (const field of messages[0]?.fields ?? []) expect(field.value.length).toBeLessThanOrEqual(201);
    }
  });

  it("with prototypes: nothing is inherited and nothing is changed", () => {
    const { messages } = explain(
      catalog,
      '{"__proto__":{"event":"Pipeline run"},"constructor":{"prototype":{"x":1}}}',
    );
    expect(messages[0]).not.toHaveProperty("name");
    expect(messages[0]?.fields.map(({ path }) => path)).toEqual(["__proto__", "constructor"]);
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  it("with any JSON, and every own key of a message is explained or flagged", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (given) => {
        const text = JSON.stringify({ ...given, event: "Pipeline run" });
        const [one] = explain(catalog, text).messages;
        if (one === undefined) return;
        for (const key of Object.keys(JSON.parse(text) as object)) {
          const isThere = one.fields.some(({ path }) => path === key || path.startsWith(`${key}.`));
          const isEmptyHolder = ["context", "properties"].includes(key);
          expect(isThere || isEmptyHolder).toBe(true);
        }
      }),
    );
  });

  it("with any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.json()).map((all) => all.join("\n")),
        ),
        (text) => {
          const { counts, messages } = explain(catalog, text);
          expect(messages.length + counts.broken).toBeGreaterThan(0);
        },
      ),
    );
  });
});
