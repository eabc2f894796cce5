import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { emit } from "../../../generator/src/emitters/emit.ts";
import { sampleDocument } from "../../support/document.ts";
import { repository } from "../../support/emit.ts";

const wanted = join(repository, "test/fixtures/emit/kiln");
// The schemas of the language are the same for every catalogue, and have tests of their own.
const files = emit(sampleDocument()).filter(
  ({ path }) => !/^schemas\/(?:catalog|overlay)\.schema\.json$/u.test(path),
);

describe("the files of the sample catalogue", () => {
  it("are these", () => {
    expect(files.map(({ path }) => path).toSorted()).toEqual([
      "README.md",
      "analytics.ts",
      "catalog.json",
      "commands.ts",
      "docs/TELEMETRY.md",
      "docs/events/analytics/opt-out.md",
      "docs/events/pipelines/get-pipelines.md",
      "docs/events/pipelines/run-pipeline.md",
      "docs/events/stack-recipes/pull-stack-recipe.md",
      "docs/llms.txt",
      "docs/notice.txt",
      "events.ts",
      "examples.ts",
      "index.ts",
      "package.json",
      "schemas/batch.schema.json",
      "schemas/events/get-pipelines.schema.json",
      "schemas/events/opt-out.schema.json",
      "schemas/events/pull-stack-recipe.schema.json",
      "schemas/events/run-pipeline.schema.json",
      "testing.ts",
      "tsconfig.json",
      "types.ts",
    ]);
  });

  // UPDATE_FIXTURES=1 writes them anew; the difference is then reviewed like code.
  it.each(files.map(({ path, content }) => [path, content]))("%s is as wanted", (path, content) => {
    const place = join(wanted, path);
    if (process.env["UPDATE_FIXTURES"] === "1") {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, content);
    }
    expect(content).toBe(readFileSync(place, "utf8"));
  });

  it("hold no trace of a template's mistakes", () => {
    for (const { path, content } of files)
      expect(content, path).not.toMatch(/undefined,|\[object Object\]|\{\{/u);
  });

  it("end with one newline and have no blanks at line ends", () => {
    for (const { path, content } of files) {
      expect(content, path).toMatch(/[^\n]\n$/u);
      if (/\.(?:ts|json)$/u.test(path)) expect(content, path).not.toMatch(/[ \t]+\n/u);
    }
  });
});
