import { adapterOf, encodeBatch } from "@forthright/runtime/encode";
import { explain } from "@forthright/runtime/explain";
import { describe, expect, it } from "vitest";
import { traitsDocument } from "../../support/traits.ts";

const document = traitsDocument();
/** Of each destination alone, so that what is said rests on its own form of the message. */
const DESTINATIONS = ["segment", "posthog", "collector", "journal"];
const bodyTo = (destination: string, constant: string): string =>
  document.disclosure.wire.find((one) => one.destination === destination && one.constant === constant)
    ?.body ?? "";

describe.each(DESTINATIONS)("messages to %s", (destination) => {
  it("with traits are known, and every value of them has its meaning", () => {
    const { clear, counts, messages } = explain(document, bodyTo(destination, "identify"));
    expect([clear, counts.messages, messages[0]?.kind, messages[0]?.match]).toEqual([
      true,
      1,
      "identify",
      "same",
    ]);
    const traits = messages[0]?.fields.filter(({ kind }) => kind === "trait") ?? [];
    const at = destination === "posthog" ? "properties.$set" : "traits";
    expect(traits.map(({ path }) => path)).toEqual(
      ["edition", "kilns", "studio", "studio.country"].map((name) => `${at}.${name}`),
    );
    expect(traits[0]).toMatchObject({
      description: "Edition in use.",
      purpose: "Find bugs",
      value: '"studio"',
    });
  });

  it("without traits are events as before", () => {
    const { clear, messages } = explain(document, bodyTo(destination, "FIRING_ENDED"));
    expect([clear, messages[0]?.kind, messages[0]?.event?.constant]).toEqual([
      true,
      undefined,
      "FIRING_ENDED",
    ]);
  });

  it.each([
    [
      "an undeclared trait",
      (traits: object) => ({ ...traits, user: "ada" }),
      "is not declared by this catalogue (string)",
    ],
    ["a value that is not allowed", (traits: object) => ({ ...traits, kilns: 101 }), "must be at most 100"],
  ])("are flagged for %s", (_name, change, problem) => {
    const { messages, clear } = explain(document, JSON.stringify(changed(destination, change)));
    expect(clear).toBe(false);
    expect(messages[0]?.fields.flatMap(({ problem: found }) => found ?? [])).toEqual([problem]);
  });

  it("are flagged for a required trait that is missing", () => {
    const without = changed(destination, ({ edition: _, ...rest }: Record<string, unknown>) => rest);
    expect(explain(document, JSON.stringify(without)).messages[0]?.missing).toEqual(["edition"]);
  });
});

/** The message of identify to a destination, with other traits. */
function changed(destination: string, change: (traits: never) => object): unknown {
  const body = JSON.parse(bodyTo(destination, "identify"));
  const message = body.batch?.[0] ?? body;
  if (destination === "posthog") message.properties.$set = change(message.properties.$set as never);
  else message.traits = change(message.traits as never);
  return message;
}

it("explains the request of the command forget, and nothing more in it", () => {
  const message = adapterOf("webhook")?.deletion?.({
    catalog: document.id,
    messageId: "00000000-0000-4000-8000-000000000000",
    timestamp: "2026-01-01T00:00:00.000Z",
    identity: { path: "anonymousId", value: "6d1f0a52-8f0e-4a43-9b1c-1f4f1d7c2e90" },
  });
  const sent = encodeBatch("webhook", [message ?? ""], "2026-01-01T00:00:00.000Z");
  const { clear, messages, counts } = explain(document, sent);
  expect([clear, counts.unknownEvents, messages[0]?.kind]).toEqual([true, 0, "delete"]);
  expect(messages[0]?.fields.map(({ path }) => path)).toEqual([
    "type",
    "messageId",
    "timestamp",
    "anonymousId",
    "context.catalog",
  ]);
  const more = sent.replace('"type":"delete"', '"type":"delete","user":"ada"');
  expect(
    explain(document, more).messages[0]?.fields.flatMap(({ path, problem }) =>
      problem === undefined ? [] : path,
    ),
  ).toEqual(["user"]);
});

it("takes lines of a local file as they stand there", () => {
  const lines = bodyTo("journal", "FIRING_ENDED") + bodyTo("journal", "identify");
  const { clear, messages } = explain(document, lines);
  expect([clear, messages.map(({ line, kind }) => [line, kind])]).toEqual([
    true,
    [
      [1, undefined],
      [2, "identify"],
    ],
  ]);
});

it("does not know traits where the catalogue declares none", () => {
  const { identify: _, ...catalog } = document.catalog;
  const { trait_places: _places, envelope, ...disclosure } = document.disclosure;
  const plain = envelope
    .filter(({ kinds }) => kinds?.includes("event") !== false)
    .map(({ in_kind: _kind, kinds: _kinds, ...field }) => field);
  const without = { ...document, catalog, disclosure: { ...disclosure, envelope: plain } };
  const { counts, clear } = explain(without, bodyTo("segment", "identify"));
  expect([clear, counts.unknownEvents]).toEqual([false, 1]);
});
