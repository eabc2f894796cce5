import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emitTypescript } from "../../generator/src/emitters/typescript/emit-typescript.ts";
import { sampleCatalog } from "../support/catalog.ts";
import { sampleDocument } from "../support/document.ts";
import { repository, scratch, writeAll } from "../support/emit.ts";
import { HAZARDS } from "../support/hazards.ts";
import { withTexts } from "../support/hostile.ts";

/** Stricter than the output's own project: what any reader's project may ask for. */
const STRICTEST = {
  target: "es2023",
  lib: ["es2023"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: ["node"],
  noEmit: true,
  declaration: true,
  allowImportingTsExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noUncheckedSideEffectImports: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  paths: { "@forthright/runtime/*": [join(repository, "runtime/src/*.ts")] },
};

describe("the emitted SDK", () => {
  it("compiles under the strictest flags, whatever the texts are, and refuses what the catalogue does not have", () => {
    const folder = scratch("compile");
    const empty = { ...sampleCatalog(), types: [], metadata: [], destinations: [], groups: [] };
    const catalogs = [
      empty,
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
