/** Stricter than the output's own project: what any reader's project may ask for. */
import { join } from "node:path";
import { repository } from "./emit.ts";

export const STRICTEST: Readonly<Record<string, unknown>> = {
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
