import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionsFor, suggestName, suggestProduct } from "../../../generator/src/init/answers.ts";
import { getAnswers } from "../../../generator/src/init/ask.ts";
import { catalogueText } from "../../../generator/src/init/catalogue-text.ts";
import { addScripts } from "../../../generator/src/init/package-scripts.ts";
import { isTooOld, missingSettings } from "../../../generator/src/init/tsconfig.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";

const WANTED = { generate: "g", validate: "v" };

describe("addScripts", () => {
  it.each([
    [
      '{\n  "name": "a"\n}\n',
      '{\n  "name": "a",\n  "scripts": {\n    "generate": "g",\n    "validate": "v"\n  }\n}\n',
    ],
    ["{}", '{\n  "scripts": {\n    "generate": "g",\n    "validate": "v"\n  }\n}'],
    ['{"a":1}', '{"a":1,"scripts":{"generate":"g","validate":"v"}}'],
    ['{"scripts":{}}', '{"scripts":{"generate":"g","validate":"v"}}'],
    [
      '{"scripts":{"test":"t"},"b":[{"scripts":1}]}',
      '{"scripts":{"test":"t","generate":"g","validate":"v"},"b":[{"scripts":1}]}',
    ],
    [
      '{\r\n\t"scripts": {\r\n\t\t"test": "a \\"b\\" }"\r\n\t}\r\n}\r\n',
      '{\r\n\t"scripts": {\r\n\t\t"test": "a \\"b\\" }",\r\n\t\t"generate": "g",\r\n\t\t"validate": "v"\r\n\t}\r\n}\r\n',
    ],
    [
      '\uFEFF{"a": {"scripts": {}}}',
      '\uFEFF{"a": {"scripts": {}},"scripts": {"generate": "g","validate": "v"}}',
    ],
    ['{ "scripts": { "validate": "mine" } }', '{ "scripts": { "validate": "mine", "generate": "g" } }'],
  ])("adds to %j", (text, wanted) => {
    expect(addScripts(text, WANTED)?.text).toBe(wanted);
  });

  it("says which scripts it left alone, and refuses scripts that are no object", () => {
    const result = addScripts('{"scripts":{"generate":"x","validate":"y"}}', WANTED);
    expect(result?.added).toEqual([]);
    expect([...(result?.kept ?? [])]).toEqual([
      ["generate", "x"],
      ["validate", "y"],
    ]);
    expect(addScripts('{"scripts":[]}', WANTED)).toBeUndefined();
  });

  it("changes nothing else, whatever the file holds and however it is written", () => {
    const scripts = fc.option(fc.dictionary(fc.string(), fc.string()), { nil: undefined });
    const indent = fc.constantFrom(undefined, 1, 2, 4, "\t");
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        scripts,
        indent,
        fc.boolean(),
        (rest, own, by, crlf) => {
          const { scripts: _, ...others } = rest;
          const before = own === undefined ? others : { ...others, scripts: own };
          const json = JSON.stringify(before, undefined, by);
          const text = crlf ? json.replaceAll("\n", "\r\n") : json;
          const result = addScripts(text, WANTED);
          const after: unknown = JSON.parse(result?.text ?? "");
          // As JSON has it: there is no -0.
          const wanted = JSON.stringify({ ...others, scripts: { ...WANTED, ...own } });
          expect(after).toEqual(JSON.parse(wanted));
        },
      ),
    );
  });
});

describe("missingSettings", () => {
  const types = '"types": ["node"]';
  const include = '"include": ["src"]';
  it.each([
    ["{}", true, [types, include]],
    ["{}", false, [types, '"exclude": ["dist", "generated", "node_modules"]']],
    ['{ "compilerOptions": { "types": ["node"] }, "include": ["src", "test"] }', true, []],
    ['{ "compilerOptions": { "types": ["*"] }, "include": ["**/*"] }', true, [include]],
    ['{ "include": ["."] }', true, [types, include]],
    ['{ "include": ["**/*"], "exclude": ["./generated"] }', true, [types]],
    ['{ "files": ["a.ts"] }', true, [types]],
    [
      '{ /* "include": [] */ "compilerOptions": { "types": [], // "types": ["node"]\n }, }',
      true,
      [types, include],
    ],
    ['{ "compilerOptions": { "types": ["node"], "baseUrl": "//,]" } }', true, [include]],
    ['{ "extends": "./base.json" }', true, []],
    ["{", true, []],
  ])("of %s", (text, hasSrc, wanted) => {
    expect(missingSettings(text, hasSrc)).toEqual(wanted);
  });
});

describe("isTooOld", () => {
  it.each([
    ["~5.6.3", true],
    ["5.6.3", true],
    ["^4.9.5", true],
    ["4", true],
    ["~5.7.0", false],
    ["^5.4.0", false],
    ["5", false],
    ["5.x", false],
    ["^7.0.2", false],
    [">=4", false],
    ["4 || 5", false],
    ["latest", false],
    ["workspace:*", false],
    ["", false],
  ])("TypeScript %j: %s", (range, wanted) => {
    expect(isTooOld(range)).toBe(wanted);
  });
});

describe("questions", () => {
  const questions = questionsFor({ product: "kiln", name: "Kiln" });

  it("are asked until the answer can be used, and an empty answer takes the suggestion", async () => {
    const typed = [
      "Kiln 2",
      "kiln-2",
      "",
      "maybe",
      " opt-out ",
      "ftp://x",
      "https://events.example/v1/batch",
    ];
    const shown: string[] = [];
    const ask = async (text: string): Promise<string | undefined> => {
      shown.push(text);
      return typed.shift();
    };
    expect(await getAnswers({ questions, given: new Map(), ask, yes: false })).toEqual({
      answers: {
        product: "kiln-2",
        name: "Kiln",
        consent: "opt-out",
        endpoint: "https://events.example/v1/batch",
      },
    });
    expect(shown[1]).toContain("`Kiln 2`: use small letters");
  });

  it("are not asked where a flag answers, and end where the person leaves", async () => {
    const given = new Map([["product", "pots"] as const]);
    const asked: string[] = [];
    const ask = async (text: string): Promise<undefined> => void asked.push(text);
    expect(await getAnswers({ questions, given, ask, yes: false })).toEqual({ left: true });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("Its name");
  });

  it.each([
    ["@acme/Big_Tool", "big-tool", "Big Tool"],
    ["kiln", "kiln", "Kiln"],
    ["3d-print", "d-print", "D Print"],
    ["", "app", "App"],
    ["日本", "app", "App"],
  ])("suggest names from the package %j", (name, product, title) => {
    expect([suggestProduct(name), suggestName(suggestProduct(name))]).toEqual([product, title]);
  });
});

describe("the first catalogue", () => {
  it("is valid, without a warning, whatever the name is", () => {
    const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    const problem = questionsFor({ product: "a", name: "a" })[1]?.problem ?? (() => "no question");
    fc.assert(
      fc.property(
        names.filter((name) => name.trim() === name && problem(name) === undefined),
        fc.boolean(),
        (name, out) => {
          const consent = out ? "opt-out" : "opt-in";
          const endpoint = "https://events.example/v1/batch";
          const text = catalogueText({ product: "kiln", name, consent, endpoint, version: "1.0.0" });
          const { catalog, diagnostics } = loadCatalog({ text, file: "catalog.yaml", today: "2026-01-01" });
          expect(diagnostics.map(({ message }) => message)).toEqual([]);
          expect(catalog?.product.name).toBe(name);
        },
      ),
    );
  });
});
