import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constantOf, groupIdOf, isWireKey, productIdOf } from "../../../generator/src/imports/names.ts";
import { suggestsPerson } from "../../../generator/src/imports/personal.ts";
import { isName } from "../../../generator/src/language/names.ts";
import { catalogOf, codesOf, importText } from "./support.ts";

describe("constants made of wire names", () => {
  it.each([
    ["Pipeline run", "PIPELINE_RUN"],
    ["pipelineRun", "PIPELINE_RUN"],
    ["HTTPRequestSent", "HTTP_REQUEST_SENT"],
    ["kiln.door.opened", "KILN_DOOR_OPENED"],
    ["  [Beta] Café — opened!  ", "BETA_CAFE_OPENED"],
    ["42 clicks", "EVENT_42_CLICKS"],
    ["日本", "U65E5_U672C"],
    ["42_--terrible==\"event'++name~!3", "EVENT_42_TERRIBLE_EVENT_NAME_3"],
    ["🎉", undefined],
    ["", undefined],
    ["x".repeat(65), undefined],
  ])("%j gives %s", (name, constant) => {
    expect(constantOf(name)).toBe(constant);
  });

  it("are names of the language, and the same for the same text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
        const constant = constantOf(name);
        expect(constant === undefined || isName("constant", constant)).toBe(true);
        expect(constantOf(name)).toBe(constant);
        expect(isName("key", groupIdOf(name))).toBe(true);
        const product = productIdOf(name);
        expect(product === undefined || isName("id", product)).toBe(true);
      }),
    );
  });
});

describe("wire keys", () => {
  it.each([
    ["total_steps", true],
    ["isCI", false],
    ["Email Address", false],
    ["1st", false],
    ["constructor", false],
    ["__proto__", false],
    ["", false],
    ["a".repeat(65), false],
  ])("%j can stand in a catalogue: %s", (key, wanted) => {
    expect(isWireKey(key)).toBe(wanted);
  });

  it.each([
    "email user_email first_name name full_name username phone phone_number ip ip_address mac_address user_id customer_id".split(
      " ",
    ),
    "device_id idfa latitude street delivery_address session_id display_name password birthday user".split(
      " ",
    ),
  ])("suggest a person: %s, %s …", (...keys) => {
    expect(keys.filter((key) => !suggestsPerson(key))).toEqual([]);
  });

  it("suggest nobody", () => {
    const keys =
      "app_name event_name plan_name file_name product_id build_id total_steps shipping recipe ships zipped user_count course_id".split(
        " ",
      );
    expect(keys.filter(suggestsPerson)).toEqual([]);
  });
});

describe("names that meet", () => {
  const plan = (...names: readonly string[]): string =>
    JSON.stringify({ rules: names.map((key) => ({ key, type: "TRACK", jsonSchema: { type: "object" } })) });

  it("leave the first event its name, and keep the other as a comment, with its reason", () => {
    const result = importText("segment", plan("Door opened", "door opened", "Door-Opened", "Door shut"));
    const events = catalogOf(result).groups.flatMap((group) => group.events);
    expect(events.map(({ constant, name }) => [constant, name])).toEqual([
      ["DOOR_OPENED", "Door opened"],
      ["DOOR_SHUT", "Door shut"],
    ]);
    expect(codesOf(result.diagnostics).filter((code) => code === "import-name-collision")).toHaveLength(2);
    expect(result.yaml).toContain("left out: event “door opened”, because its constant would be DOOR_OPENED");
    expect(result.yaml).not.toMatch(/DOOR_OPENED_?\d/);
  });

  it("include names that differ only where file systems do not tell them apart", () => {
    const result = importText("python-enum", 'class E(str, Enum):\n    A_B = "one"\n    A__B = "two"\n');
    expect(catalogOf(result).groups[0]?.events.map(({ name }) => name)).toEqual(["one"]);
    expect(result.counts.leftOut).toBe(1);
  });

  it("of the wire are kept byte for byte, whatever they hold", () => {
    const names = [
      'it\'s "quoted" & <b>',
      "*/ {{x}} $y `z`",
      "- : # | > % a",
      "Größe ändern",
      "on",
      "null",
      "True",
      "1.10",
    ];
    const { groups } = catalogOf(importText("segment", plan(...names)));
    expect(groups.flatMap(({ events }) => events.map(({ name }) => name))).toEqual(names);
  });

  it("of the wire that are no plain line leave the event out", () => {
    const names = ["two\nlines", " space ", "tab\there", "x".repeat(257), "\u202ehidden"];
    const result = importText("segment", plan("fine", ...names));
    expect(catalogOf(result).groups.flatMap(({ events }) => events.map(({ name }) => name))).toEqual([
      "fine",
    ]);
    expect(result.counts.leftOut).toBe(names.length);
    expect(result.yaml).not.toMatch(/\u202e/);
  });

  it("of groups make one group, which keeps both titles", () => {
    const yaml =
      'class E(str, Enum):\n    # Model deployment\n    A = "a"\n    # Model-Deployment\n    B = "b"\n';
    const result = importText("python-enum", yaml);
    const { groups } = catalogOf(result);
    expect(groups.map(({ id, title }) => [id, title])).toEqual([["model_deployment", "Model deployment"]]);
    expect(result.yaml).toContain("Model-Deployment");
  });
});
