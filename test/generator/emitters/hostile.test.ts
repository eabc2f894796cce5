import { runInNewContext } from "node:vm";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { emitJson } from "../../../generator/src/emitters/json/emit-json.ts";
import { emitMarkdown } from "../../../generator/src/emitters/markdown/emit-markdown.ts";
import { emitTypescript } from "../../../generator/src/emitters/typescript/emit-typescript.ts";
import { sampleDocument } from "../../support/document.ts";
import { HAZARDS } from "../../support/hazards.ts";
import { withTexts } from "../../support/hostile.ts";
import { shape } from "../../support/shape.ts";

/** Every string literal, as it evaluates. */
function strings(content: string): readonly unknown[] {
  const found: unknown[] = [];
  const file = ts.createSourceFile("x.ts", content, ts.ScriptTarget.ES2023, true);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) found.push(runInNewContext(node.getText(file)));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Names of the doc tags of all declarations. */
function tags(content: string): readonly string[] {
  const file = ts.createSourceFile("x.ts", content, ts.ScriptTarget.ES2023, true);
  return file.statements.flatMap((one) => ts.getJSDocTags(one).map((tag) => tag.tagName.text));
}

const harmless = emitTypescript(sampleDocument(withTexts(() => "x")));

describe.each(Object.entries(HAZARDS))("with %s in every text", (_name, hazard) => {
  const document = sampleDocument(withTexts((position) => `${position} ${hazard}`));

  it("TypeScript has the shape that it has with harmless texts", () => {
    const files = emitTypescript(document);
    expect(files.map(({ path, content }) => [path, shape(content)])).toEqual(
      harmless.map(({ path, content }) => [path, shape(content)]),
    );
    expect(files.map(({ content }) => tags(content))).toEqual(harmless.map(({ content }) => tags(content)));
  });

  it("strings of the code are those of the catalogue", () => {
    const events = emitTypescript(document).find(({ path }) => path === "events.ts");
    const found = strings(events?.content ?? "");
    for (const position of ["pattern", "enumerated", "constant"])
      expect(found).toContain(`${position} ${hazard}`);
    expect(found).toContain(`RUN_PIPELINE wire name ${hazard}`);
  });

  it("JSON holds them exactly", () => {
    const files = new Map(emitJson(document).map(({ path, content }) => [path, content]));
    const catalog: unknown = JSON.parse(files.get("catalog.json") ?? "");
    expect(catalog).toEqual(JSON.parse(JSON.stringify(document)));
    const schema: unknown = JSON.parse(files.get("schemas/events/run-pipeline.schema.json") ?? "");
    expect(schema).toMatchObject({ properties: { event: { const: `RUN_PIPELINE wire name ${hazard}` } } });
  });

  it("pages keep their headings and tables", () => {
    const headings = (content: string): number => content.match(/^#{1,4} /gmu)?.length ?? 0;
    const rows = (content: string): readonly number[] =>
      (content.match(/^\|.*\|$/gmu) ?? []).map((row) => row.match(/(?<!\\)\|/gu)?.length ?? 0);
    const plain = emitMarkdown(sampleDocument(withTexts(() => "x")));
    for (const [index, { path, content }] of emitMarkdown(document).entries()) {
      if (path.endsWith(".txt")) continue;
      expect(headings(content), path).toBe(headings(plain[index]?.content ?? ""));
      expect(rows(content), path).toEqual(rows(plain[index]?.content ?? ""));
    }
  });
});
