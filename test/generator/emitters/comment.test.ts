import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { docComment, lineComment } from "../../../generator/src/emitters/typescript/comment.ts";
import { HAZARDS } from "../../support/hazards.ts";

/** Kinds of the statements, and of the tags of the first one's doc comment. */
function shape(code: string): readonly string[] {
  const file = ts.createSourceFile("x.ts", code, ts.ScriptTarget.ES2023, true);
  const tags = file.statements.flatMap((statement) =>
    ts.getJSDocTags(statement).map((tag) => tag.tagName.text),
  );
  return [
    ...file.statements.map((one) => (ts.isVariableStatement(one) ? "variable" : `kind ${one.kind}`)),
    ...tags,
  ];
}

describe("doc comments", () => {
  it.each(Object.entries(HAZARDS))("cannot be left: %s", (_name, text) => {
    expect(shape(`${docComment({ text: [text] }, 0)}\nconst x = 1;`)).toEqual(["variable"]);
    expect(shape(`${lineComment(text)}\nconst x = 1;`)).toEqual(["variable"]);
  });

  it("cannot be left by any text, and start no tag", () => {
    const text = fc
      .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("*/", "*", "/", "\n", "@see", "{@link")))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (source) => {
        const comment = docComment({ text: [source], deprecated: source }, 2);
        expect(shape(`${comment}\nconst x = 1;`)).toEqual(["variable", "deprecated"]);
      }),
    );
  });

  it.each([
    ["one line", { text: ["Short."] }, "/** Short. */"],
    ["paragraphs", { text: ["One.", "Two\n\nThree"] }, "/**\n * One.\n *\n * Two\n *\n * Three\n */"],
    ["empty paragraphs are left out", { text: ["", "One."] }, "/** One. */"],
    [
      "deprecated",
      { text: ["One."], deprecated: "Use two." },
      "/**\n * One.\n *\n * @deprecated Use two.\n */",
    ],
    [
      "link",
      { text: ["One."], see: ["https://example.com/a*/b"] },
      "/**\n * One.\n *\n * @see https://example.com/a%2A/b\n */",
    ],
    [
      "no link but https",
      { text: ["One."], see: ["javascript:alert(1)", "http://x.y", "no link"] },
      "/** One. */",
    ],
    ["hidden characters are shown", { text: ["a\u202eb\u0007"] }, "/** a<U+202E>b<U+0007> */"],
  ])("%s", (_name, doc, want) => {
    expect(docComment(doc, 0)).toBe(want);
  });

  it("are wrapped at 110 columns, indentation included", () => {
    const lines = docComment({ text: ["word ".repeat(100)] }, 4).split("\n");
    expect(Math.max(...lines.map((line, index) => line.length + (index === 0 ? 4 : 0)))).toBeLessThanOrEqual(
      110,
    );
    expect(lines.length).toBeGreaterThan(4);
  });
});
