/** The files that make the output an npm package and a TypeScript project of its own. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { OutputFile } from "../output-file.ts";

/** Range of the runtime that understands generated code of format 1. */
const RUNTIME_RANGE = "^0.1.0";

export function emitPackage(catalog: Catalog): readonly OutputFile[] {
  return [
    { path: "package.json", content: json(packageJson(catalog)) },
    { path: "tsconfig.json", content: json(TSCONFIG) },
  ];
}

function packageJson({ product }: Catalog): unknown {
  return {
    name: `${product.id}-analytics`,
    version: product.version,
    description: `Telemetry of ${product.name}, made by Forthright from its catalogue.`,
    ...(product.homepage === undefined ? {} : { homepage: product.homepage }),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.16" },
    exports: {
      ".": entry("index"),
      "./commands": entry("commands"),
      "./testing": entry("testing"),
      "./catalog.json": "./catalog.json",
      "./package.json": "./package.json",
    },
    files: ["dist/*.js", "dist/*.d.ts", "catalog.json", "languages", "schemas", "docs"],
    dependencies: { "@forthright/runtime": RUNTIME_RANGE },
  };
}

function entry(name: string): unknown {
  return { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` };
}

/**
 * Stands alone: no file outside the package is named. `composite` lets a workspace build it with `tsc -b`; the runtime
 * is found like any other package. `types: []` because nothing here needs ambient types.
 */
const TSCONFIG: unknown = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023"],
    module: "nodenext",
    moduleResolution: "nodenext",
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedDeclarations: true,
    rewriteRelativeImportExtensions: true,
    composite: true,
    rootDir: ".",
    outDir: "dist",
    tsBuildInfoFile: "dist/.tsbuildinfo",
  },
  include: ["*.ts"],
};

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
