import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalog } from "@forthright/runtime/catalog-document";
import { describe, expect, it } from "vitest";
import { emitTypescript } from "../../generator/src/emitters/typescript/emit-typescript.ts";
import { field, sampleCatalog } from "../support/catalog.ts";
import { sampleDocument } from "../support/document.ts";
import { repository, scratch, writeAll } from "../support/emit.ts";
import { HAZARDS } from "../support/hazards.ts";
import { withTexts } from "../support/hostile.ts";
import { STRICTEST } from "../support/strictest.ts";

/** Words that mean something to JavaScript, as names of events and of their properties. */
function reservedWords(): Catalog {
  const words =
    "arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally for function get if implements import in instanceof interface let new null of package private protected public return set static super switch then this throw true try type typeof undefined var void while with yield events binding gate analytics properties check name length".split(
      " ",
    );
  const base = sampleCatalog();
  const [group] = base.groups;
  const [event] = group?.events ?? [];
  if (group === undefined || event === undefined) throw new Error("the sample has no event");
  const events = words.map((word) => ({
    ...event,
    constant: word.toUpperCase(),
    name: word,
    type_name: `${word.slice(0, 1).toUpperCase()}${word.slice(1)}Properties`,
    helper: `track${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
    slug: word,
    properties: [
      field(word, { type: "boolean" }, true),
      ...words
        .slice(0, 3)
        .map((other) =>
          field(
            `${other}_2`,
            { type: "object", properties: [field(word, { type: "string", maxLength: 3 }, "x")] },
            { [word]: "x" },
          ),
        ),
    ],
  }));
  return { ...base, groups: [{ ...group, events }] };
}

describe("the emitted SDK", () => {
  it("compiles under the strictest flags, whatever the texts are, and refuses what the catalogue does not have", () => {
    const folder = scratch("compile");
    const empty = { ...sampleCatalog(), types: [], metadata: [], destinations: [], groups: [] };
    const catalogs = [
      empty,
      reservedWords(),
      ...Object.values(HAZARDS).map((hazard) => withTexts((position) => `${position} ${hazard}`)),
    ];
    for (const [index, catalog] of catalogs.entries()) {
      writeAll(join(folder, String(index)), emitTypescript(sampleDocument(catalog)));
    }
    const include = [".", "../../compile/sdk.types.ts"];
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: STRICTEST, include }));
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const result = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
      encoding: "utf8",
    });
    expect(result.stdout).toBe("");
    expect(result.status).toBe(0);
  });
});
