import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { engineWords } from "../../docs-site/plugin/libs/engine-words.ts";
import { type Part, parsePhrase } from "../../docs-site/plugin/libs/phrase.ts";
import { de } from "../../docs-site/plugin/strings/de.ts";
import { en } from "../../docs-site/plugin/strings/en.ts";
import { numbersOf } from "../../docs-site/plugin/strings/numbers.ts";
import { filesOf } from "../support/site.ts";

const root = fileURLToPath(new URL("../../docs-site", import.meta.url));
const sources = filesOf(root)
  .filter((file) => /^(plugin|theme|src)\/.*\.(astro|ts)$/.test(file) && !file.startsWith("plugin/strings/"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
const components = sources.filter(({ file }) => file.endsWith(".astro"));

/** Every string with its path; functions as what they make of plain arguments. */
function leaves(table: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof table === "string") return [[path, table]];
  if (typeof table === "function") return [[path, said(table as (...args: never[]) => unknown)]];
  // Pairs of the engine's words and ours are no strings of the interface.
  if (path === "check.engine") return [];
  return Object.entries(table as object).flatMap(([key, value]) =>
    leaves(value, path === "" ? key : `${path}.${key}`),
  );
}

/** What a function makes of numbers, which count and can stand for names, or else of texts. */
function said(make: (...args: never[]) => unknown): string {
  const given = (value: unknown): never[] => Array.from({ length: make.length }, () => value as never);
  try {
    return String(make(...given(3)));
  } catch {
    return String(make(...given("x")));
  }
}

const english = new Map(leaves(en));
const german = new Map(leaves(de));

/** Names of links and values that a page has to give. */
function asked(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === "text") return [];
    if (part.kind === "value") return [`{${part.name}}`];
    return part.kind === "link" ? [`(${part.name})`, ...asked(part.parts)] : asked(part.parts);
  });
}

describe("the tables of strings", () => {
  it("ask the page for the same links and values in every language", () => {
    const differing = [...english].filter(([path, text]) => {
      const [wanted, given] = [text, german.get(path) ?? ""].map((phrase) => asked(parsePhrase(phrase)));
      return String([...(wanted ?? [])].sort()) !== String([...(given ?? [])].sort());
    });
    expect(differing).toEqual([]);
  });

  it("are German in German: what is the same in both is a name", () => {
    const same = [...german].filter(([path, text]) => text === english.get(path)).map(([, text]) => text);
    const names = [
      "Linux",
      "macOS",
      "Windows",
      "PowerShell",
      "UUID",
      "Name",
      "Form",
      "Text",
      "text",
      "optional",
      "Optional",
      "Version",
      "3",
      "x",
    ];
    expect(same.filter((text) => !names.includes(text))).toEqual([]);
  });

  it("count, group digits and date as each language does", () => {
    expect([en.units.events(1), en.units.events(36), en.units.bytes(32_768)]).toEqual([
      "1 event",
      "36 events",
      "32,768 bytes",
    ]);
    expect([de.units.events(1), de.units.events(36), de.units.bytes(32_768)]).toEqual([
      "1 Ereignis",
      "36 Ereignisse",
      "32.768 Bytes",
    ]);
    expect([numbersOf("en-GB").date("2025-06-05"), numbersOf("de").date("2025-06-05")]).toEqual([
      "5 June 2025",
      "5. Juni 2025",
    ]);
    expect(numbersOf("de").date("soon")).toBe("soon");
  });

  it("have every string that a component asks for", () => {
    const missing = components.flatMap(({ file, text }) =>
      pathsIn(text)
        .filter((path) => !exists(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(missing).toEqual([]);
    expect(exists("overview.titel")).toBe(false);
  });

  it("have no string that nothing asks for", () => {
    const all = sources.map(({ text }) => text).join("\n");
    const dead = [...english.keys()].filter((path) => {
      const [key = "", parent = ""] = path.split(".").reverse();
      return !new RegExp(`\\.${key}\\b|\\b${parent}\\[|\\{[^}]*\\b${key}\\b[^}]*\\}`).test(all);
    });
    expect(dead).toEqual([]);
  });
});

it("components hold no text of their own, only tags and names of formats", () => {
  const names = [
    "JSON",
    "Markdown",
    "JSON Schema",
    "llms.txt",
    "forthright explain captured.json catalog.json",
  ];
  const found = components.flatMap(({ file, text }) => {
    const template = (text.split(/^---$/m)[2] ?? "").replace(/<(script|style)[\s\S]*?<\/\1>/g, "");
    const between = [...template.matchAll(/(?<!=)>([^<>{}]*[A-Za-z]{2,}[^<>{}]*)(?=[<{])/g)];
    const named = [...template.matchAll(/\s(?:aria-label|title|label|alt|description)="([^"]+)"/g)];
    return (
      [...between, ...named]
        .map(([, words = ""]) => words.trim())
        // What starts with a bracket or a semicolon is code between two tags.
        .filter((words) => !/^[);]/.test(words) && !names.includes(words))
        .map((words) => `${file}: ${words}`)
    );
  });
  expect(found).toEqual([]);
});

describe("what the explain engine says", () => {
  const runtime = fileURLToPath(new URL("../../runtime/src", import.meta.url));
  const said = ["explain/read.ts", "explain/value.ts", "gate/values.ts"].flatMap((file) => {
    const text = readFileSync(join(runtime, file), "utf8");
    const starts =
      "must |has item |the text is|there is no|this is neither|the line is|the messages are|a message must|only the first";
    return [...text.matchAll(new RegExp(`(["\`])((?:${starts}).*?)\\1`, "g"))].map(
      ([, , words = ""]) => words,
    );
  });

  it("can be said in German, whatever it is", () => {
    expect(said.length).toBeGreaterThan(25);
    const missing = said
      .map((words) => words.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "7"))
      .filter((words) => engineWords(words, de.check.engine) === undefined);
    expect(missing).toEqual([]);
  });

  it.each([
    ["must be a string, not number", "muss ein Text sein, ist aber: Zahl"],
    ["must be at most 5", "darf höchstens 5 sein"],
    ['must be "$&."', 'muss "$&." sein'],
    ["has item 2, which must not be null", "hat den Eintrag 2, und der darf nicht null sein"],
    ["is something new", undefined],
  ])("says %j", (given, want) => {
    expect(engineWords(given, de.check.engine)).toBe(want);
  });
});

describe("the markup of strings", () => {
  it.each<[string, readonly Part[]]>([
    ["plain", [{ kind: "text", text: "plain" }]],
    [
      "a [b **c**](d).",
      [
        { kind: "text", text: "a " },
        {
          kind: "link",
          name: "d",
          parts: [
            { kind: "text", text: "b " },
            { kind: "strong", parts: [{ kind: "text", text: "c" }] },
          ],
        },
        { kind: "text", text: "." },
      ],
    ],
    ["`{x}`", [{ kind: "code", parts: [{ kind: "value", name: "x" }] }]],
  ])("reads %j", (given, want) => {
    expect(parsePhrase(given)).toEqual(want);
  });
});

/** `t.event.lead` and what stands behind a name for a part of the table. */
function pathsIn(text: string): readonly string[] {
  const parts = [...text.matchAll(/const (\w+) = (?:(?:siteOf\(Astro\)\.)?t|strings)\.(\w+);/g)].map(
    ([, name = "", part = ""]) => [name, part] as const,
  );
  const renamed = parts.some(([name]) => name === "t");
  const whole = renamed ? [] : [...text.matchAll(/\bt\.(\w+(?:\.\w+)*)/g)].map(([, path = ""]) => path);
  const named = parts.flatMap(([name, part]) =>
    [...text.matchAll(new RegExp(`\\b(?<!\\.)${name}\\.(\\w+(?:\\.\\w+)*)`, "g"))].map(
      ([, path = ""]) => `${part}.${path}`,
    ),
  );
  return [...whole, ...named];
}

/** Whether the table has something at the path; a method of what is there is no part of it. */
function exists(path: string): boolean {
  let at: unknown = en;
  for (const key of path.split(".")) {
    if (typeof at === "string" || typeof at === "function") return true;
    if (typeof at !== "object" || at === null || !(key in at)) return false;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return true;
}
