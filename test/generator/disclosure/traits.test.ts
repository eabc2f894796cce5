import { expect, it } from "vitest";
import { completeExample } from "../../../generator/src/rules/examples/base.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { traitsDocument } from "../../support/traits.ts";

const { catalog, disclosure } = traitsDocument();
const row = (id: string): string =>
  JSON.stringify(disclosure.notice_rows.find((one) => one.id === id)?.facts);

it("the first-run notice names the traits, and those with a consent of their own apart", () => {
  const notice = disclosure.notice.replaceAll("\n", " ");
  expect(notice).toContain("It also says: edition, kilns and studio.");
  expect(notice).toContain("Only if you agree separately: contact.");
  expect(disclosure.notice.split("\n").every((line) => line.length <= 80)).toBe(true);
});

it("the legal notice counts them among the data, with their terms, their source and their consent", () => {
  expect(row("retention")).toContain('{"label":"1 trait","value":"30 days"}');
  expect(row("sources")).toContain('"label":"Traits"');
  expect(row("separate")).toContain("contact, as traits.");
  expect(row("categories")).toContain('{"label":"Personal","value":"1 field"}');
});

it("what ties events together says it of each trait, and how to end it", () => {
  const links = disclosure.links?.filter(({ trait }) => trait === true) ?? [];
  expect(links.map(({ field }) => field)).toEqual(catalog.identify?.traits.map(({ name }) => name));
  for (const { ties, reset } of links) {
    expect(ties).toContain("all events of this installation, earlier ones too");
    expect(reset).toContain("“kiln telemetry forget” does so at any time");
  }
});

it("traits go where events go that say nothing else", () => {
  expect(catalog.identify?.destinations).toEqual(["segment", "posthog", "collector", "journal"]);
  const { catalog: other } = loadCatalog({
    text: completeExample(
      "traits: { edition: { type: boolean, description: Edition. } }\ndefaults: { purpose: improve-product }\n",
    ),
    file: "catalog.yaml",
    today: "2026-01-01",
  });
  expect(other?.identify?.destinations).toEqual(["segment"]);
});

it("a value is personal, needs a consent and cannot be free text, as everywhere", () => {
  const faults = (traits: string): readonly string[] => {
    const text = completeExample(`traits:\n  one: { ${traits}, description: It. }\n`);
    return loadCatalog({ text, file: "catalog.yaml", today: "2026-01-01" }).diagnostics.map(
      ({ code }) => code,
    );
  };
  expect(faults("type: string, enum: [a, b]")).toEqual([]);
  expect(faults("type: string")).toEqual(["free-text-without-reason"]);
  expect(faults("type: string, format: email")).toEqual(["personal-data-without-consent"]);
  expect(faults("type: boolean, requires: nobody")).toEqual(["unknown-purpose"]);
  expect(faults('type: boolean, expires: "2020-01-01"')).toEqual(["expired"]);
  expect(faults("type: array, items: { type: boolean }")).toEqual(["array-without-bound"]);
  expect(faults("type: boolean, exampels: [true]")).toEqual(["unknown-key"]);
});
