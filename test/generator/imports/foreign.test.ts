/** Reading YAML and JSON that other tools wrote. */
import { describe, expect, it } from "vitest";
import type { Node } from "../../../generator/src/source/tree.ts";
import { parseForeign } from "../../../generator/src/source/yaml.ts";
import { catalogOf, codesOf, importText } from "./support.ts";

/** Maps as lists of pairs, for keys may stand twice. */
function pairs(node: Node | undefined): unknown {
  if (node?.kind === "map") return node.entries.map(({ key, value }) => [key, pairs(value)]);
  if (node?.kind === "list") return node.items.map(pairs);
  return node?.value;
}

const read = (text: string): readonly unknown[] => {
  const { documents, diagnostics } = parseForeign(text, "plan");
  expect(diagnostics).toEqual([]);
  return documents.map(pairs);
};

describe("foreign text", () => {
  it.each<[string, readonly unknown[]]>([
    ["a: 1\n---\nb: 2\n", [[["a", 1]], [["b", 2]]]],
    [
      '{"a": 1, "a": 2}',
      [
        [
          ["a", 1],
          ["a", 2],
        ],
      ],
    ],
    ['{\n\t"a": [\n\t\t1\n\t]\n}', [[["a", [1]]]]],
    [
      "12: x\ntrue: y\nnull: z\n",
      [
        [
          ["12", "x"],
          ["true", "y"],
          ["null", "z"],
        ],
      ],
    ],
    [
      "a: &x { b: 1 }\nc: *x\n",
      [
        [
          ["a", [["b", 1]]],
          ["c", [["b", 1]]],
        ],
      ],
    ],
    [
      "a: &x { b: 1, c: 2 }\nd:\n  c: 3\n  <<: *x\n",
      [
        [
          [
            "a",
            [
              ["b", 1],
              ["c", 2],
            ],
          ],
          [
            "d",
            [
              ["c", 3],
              ["b", 1],
            ],
          ],
        ],
      ],
    ],
    [
      "<<: [{ a: 1 }, { a: 2, b: 3 }]\n",
      [
        [
          ["a", 1],
          ["b", 3],
        ],
      ],
    ],
    ["<<: 3\n", [[["<<", 3]]]],
    ['{"__proto__": {"a": 1}}', [[["__proto__", [["a", 1]]]]]],
    ["9223372036854775807", [2 ** 63]],
    ["&a one\n---\n- two\n", ["one", ["two"]]],
  ])("%j is read", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  it("forgets anchors at the end of their document", () => {
    expect(parseForeign("a: &x 1\n---\nb: *x\n", "plan").diagnostics).not.toEqual([]);
  });
});

describe("a key that stands twice in a plan", () => {
  it("counts where it stands last, and the other is a comment", () => {
    const text = '{"rules": [{ "key": "One", "key": "Two", "type": "TRACK", "jsonSchema": {} }]}';
    const result = importText("segment", text);
    expect(catalogOf(result).groups[0]?.events.map(({ name }) => name)).toEqual(["Two"]);
    expect(result.yaml).toContain("# line 1 key: One");
  });

  it("leaves out the second of two properties", () => {
    const properties = '{ "a": { "type": "boolean" }, "a": { "type": "integer" } }';
    const text = `{"rules": [{ "key": "One", "type": "TRACK", "jsonSchema": { "properties": ${properties} } }]}`;
    const result = importText("segment", text);
    expect(catalogOf(result).groups[0]?.events[0]?.properties.map(({ schema }) => schema.type)).toEqual([
      "boolean",
    ]);
    expect(result.yaml).toContain("left out: property “a”");
  });
});

describe("merge keys and anchors of Glean", () => {
  it("bring what they stand for", () => {
    const text = [
      "kiln:",
      "  opened: &defaults",
      "    type: event",
      "    description: Opened.",
      "    notification_emails: [a@example.org]",
      "    data_reviews: [https://example.org/1]",
      "    bugs: [https://example.org/2]",
      "    expires: never",
      "  shut:",
      "    <<: *defaults",
      "    description: Shut.",
      "",
    ].join("\n");
    const events = catalogOf(importText("glean", text)).groups.flatMap((group) => group.events);
    expect(events.map(({ description, owner }) => [description, owner])).toEqual([
      ["Opened.", "a@example.org"],
      ["Shut.", "a@example.org"],
    ]);
  });
});

describe("a folder with other files in it", () => {
  const event = { file: "click.yml", text: "description: Clicked.\naction: click\n" };
  const other = { file: "notes.yml", text: "some: notes\n" };

  it("is imported without them, which is said and stands in a comment", () => {
    const result = importText("gitlab", "", { files: [event, other] });
    expect(catalogOf(result).groups[0]?.events.map(({ name }) => name)).toEqual(["click"]);
    expect(codesOf(result.diagnostics)).toContain("import-left-out");
    expect(result.yaml).toContain("# notes.yml line 1 (no event definition of GitLab) some: notes");
  });

  it("is refused if all files are something else, or one is broken", () => {
    expect(codesOf(importText("gitlab", "", { files: [other] }).diagnostics)).toEqual([
      "import-not-the-format",
    ]);
    const broken = { file: "broken.yml", text: "a: [" };
    expect(codesOf(importText("gitlab", "", { files: [event, broken] }).diagnostics)).toEqual([
      "yaml-syntax",
    ]);
  });
});
