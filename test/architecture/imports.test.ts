/** Holds the dependency rules of ARCHITECTURE.md against the import statements of the sources. */
import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Project } from "ts-morph";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Import {
  /** Importing file, relative to the repository. */
  readonly from: string;
  /** Imported file, relative to the repository, or the package specifier as written. */
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsBelow(...globs: string[]): Import[] {
  const project = new Project({ skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true });
  const excluded = ["!**/node_modules/**", "!**/dist/**", "!**/.astro/**"]
    .map((glob) => join(root, glob.slice(1)))
    .map((glob) => `!${glob}`);
  project.addSourceFilesAtPaths([...globs.map((glob) => join(root, glob)), ...excluded]);
  const found: Import[] = [];
  for (const file of project.getSourceFiles()) {
    const from = relative(root, file.getFilePath());
    const add = (specifier: string, typeOnly: boolean): void => {
      const to = specifier.startsWith(".")
        ? relative(root, resolve(dirname(join(root, from)), specifier))
        : specifier;
      found.push({ from, to, typeOnly });
    };
    for (const declaration of file.getImportDeclarations())
      add(declaration.getModuleSpecifierValue(), declaration.isTypeOnly());
    for (const declaration of file.getExportDeclarations()) {
      const specifier = declaration.getModuleSpecifierValue();
      if (specifier !== undefined) add(specifier, declaration.isTypeOnly());
    }
    for (const match of file.getFullText().matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)) {
      if (match[1] !== undefined) add(match[1], false);
    }
  }
  return found;
}

const generator = importsBelow("generator/src/**/*.ts");
const runtime = importsBelow("runtime/src/**/*.ts");
const generated = importsBelow("generated/*.ts");
const site = importsBelow("docs-site/**/*.ts", "docs-site/**/*.mjs");
const example = importsBelow("example/src/**/*.ts");
const everything = [...generator, ...runtime, ...generated, ...site, ...example];

const show = (imports: readonly Import[]): string[] => imports.map(({ from, to }) => `${from} -> ${to}`);
const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith("node:") || builtinModules.includes(specifier);
const isPackage = ({ to }: Import): boolean =>
  !isBuiltin(to) && !existsSync(join(root, to)) && !to.startsWith("virtual:");
const folderOf = (path: string): string => path.split("/").slice(2, -1)[0] ?? path.split("/")[2] ?? "";

describe("packages point one way", () => {
  it("finds the sources it judges", () => {
    for (const [name, list] of Object.entries({ generator, runtime, generated, site, example })) {
      expect(list.length, name).toBeGreaterThan(3);
    }
  });

  it("nothing imports the generator but itself", () => {
    const offenders = [...runtime, ...generated, ...site, ...example].filter(
      ({ to }) => to === "forthright" || to.startsWith("forthright/") || to.startsWith("generator/"),
    );
    expect(show(offenders)).toEqual([]);
  });

  it("the runtime imports nothing but itself and Node", () => {
    const offenders = runtime.filter(
      (one) => isPackage(one) || (!isBuiltin(one.to) && !one.to.startsWith("runtime/src/")),
    );
    expect(show(offenders)).toEqual([]);
  });

  it("the runtime's package.json declares no dependencies", () => {
    const manifest = JSON.parse(readFileSync(join(root, "runtime/package.json"), "utf8")) as Record<
      string,
      unknown
    >;
    for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "bundledDependencies"]) {
      expect(manifest[key]).toBeUndefined();
    }
  });

  it("generated code imports the runtime alone", () => {
    const offenders = generated.filter((one) => isPackage(one) && !one.to.startsWith("@forthright/runtime/"));
    expect(show(offenders)).toEqual([]);
  });

  it("the site reads generated files and takes only types and two pure entries from the runtime", () => {
    const fromRuntime = site.filter(
      ({ to }) => to.startsWith("@forthright/runtime") || to.startsWith("runtime/"),
    );
    const shared = new Set(["@forthright/runtime/explain", "@forthright/runtime/vocabularies"]);
    expect(show(fromRuntime.filter(({ to, typeOnly }) => !typeOnly && !shared.has(to)))).toEqual([]);
    expect(show(site.filter(({ to }) => to.startsWith("example/")))).toEqual([]);
  });

  it("the example imports the SDK like any host: by its package name", () => {
    const offenders = example.filter(
      ({ to }) => to.startsWith("@forthright/") || to.startsWith("runtime/") || to.startsWith("generated/"),
    );
    expect(show(offenders)).toEqual([]);
  });

  it("the generator takes only pure entries from the runtime", () => {
    const allowed = new Set([
      "@forthright/runtime/facts",
      "@forthright/runtime/encode",
      "@forthright/runtime/catalog-document",
      "@forthright/runtime/explain",
      "@forthright/runtime/vocabularies",
    ]);
    const offenders = generator.filter(({ to }) => to.startsWith("@forthright/") && !allowed.has(to));
    expect(show(offenders)).toEqual([]);
  });
});

describe("inside the generator", () => {
  const layers = [
    "cli",
    "audit",
    "diff",
    "exports",
    "history",
    "imports",
    "init",
    "receive",
    "reference",
    "fixes",
    "pipeline.ts",
    "validate.ts",
    "emitters",
    "disclosure",
    "output",
    "overlays",
    "rules",
    "catalog",
    "language",
    "source",
    "diagnostics",
  ];

  it("has no folder that the rules do not know", () => {
    const known = new Set(layers);
    expect(
      [...new Set(generator.map(({ from }) => folderOf(from)))].filter((folder) => !known.has(folder)),
    ).toEqual([]);
  });

  it("lower stages never import higher ones", () => {
    const allowed: Record<string, readonly string[]> = {
      diagnostics: [],
      source: ["diagnostics"],
      language: ["diagnostics"],
      catalog: ["source", "language", "diagnostics"],
      rules: ["catalog", "source", "language", "diagnostics"],
      overlays: ["rules", "catalog", "source", "language", "diagnostics"],
      disclosure: ["diagnostics"],
      receive: ["diagnostics"],
      emitters: ["language", "disclosure", "diagnostics"],
      output: ["diagnostics"],
      diff: ["rules", "catalog", "source", "diagnostics"],
      exports: ["emitters", "disclosure", "diagnostics"],
      imports: ["rules", "catalog", "source", "language", "diagnostics"],
      audit: ["diff", "rules", "catalog", "source", "language", "diagnostics"],
      history: ["diff", "disclosure", "output", "source", "language", "diagnostics"],
      init: ["source", "imports", "emitters", "rules", "language", "diagnostics"],
      fixes: ["rules", "source", "diagnostics"],
      reference: ["diff", "rules", "language", "diagnostics"],
    };
    // Commands may use everything; each of the two ways through the stages stands in a file of its own.
    const free = ["cli", "pipeline.ts", "validate.ts"];
    expect(layers.filter((layer) => allowed[layer] === undefined)).toEqual(free);
    const offenders = generator.filter(({ from, to }) => {
      const folder = folderOf(from);
      const list = allowed[folder];
      if (list === undefined || !to.startsWith("generator/")) return false;
      const target = folderOf(to);
      return target !== folder && !list.includes(target);
    });
    expect(show(offenders)).toEqual([]);
  });

  it("emitters never import each other", () => {
    const artefact = (path: string): string => path.split("/")[3] ?? "";
    const offenders = generator.filter(({ from, to }) => {
      if (!from.startsWith("generator/src/emitters/") || !to.startsWith("generator/src/emitters/"))
        return false;
      const [mine, other] = [artefact(from), artefact(to)];
      return !mine.endsWith(".ts") && other !== mine && other !== "shared" && !other.endsWith(".ts");
    });
    expect(show(offenders)).toEqual([]);
  });

  it.each([
    ["yaml", 1],
    ["handlebars", 1],
  ])("%s is imported in one file", (name, files) => {
    expect(new Set(generator.filter(({ to }) => to === name).map(({ from }) => from)).size).toBe(files);
  });

  it("ts-morph is imported only by the TypeScript emitter and the code audit", () => {
    const users = ["generator/src/emitters/typescript/", "generator/src/audit/"];
    const offenders = everything.filter(
      ({ from, to }) => to === "ts-morph" && !users.some((user) => from.startsWith(user)),
    );
    expect(show(offenders)).toEqual([]);
  });

  it("files are touched only at the edges", () => {
    const edges = ["cli/", "output/", "source/read", "history/read", "history/write"].map(
      (edge) => `generator/src/${edge}`,
    );
    const offenders = generator.filter(
      ({ from, to }) => /^(node:)?fs(\/promises)?$/.test(to) && !edges.some((edge) => from.startsWith(edge)),
    );
    expect(show(offenders).filter((line) => !line.includes("templates"))).toEqual([]);
  });
});

describe("inside the runtime", () => {
  it("the pure entries touch neither files nor network nor processes", () => {
    const pure = [
      "runtime/src/facts.ts",
      "runtime/src/encode.ts",
      "runtime/src/explain.ts",
      "runtime/src/vocabularies.ts",
      "runtime/src/limits.ts",
      "runtime/src/places.ts",
    ];
    const reached = new Set<string>(pure);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const { from, to, typeOnly } of runtime)
        if (reached.has(from) && !typeOnly && to.startsWith("runtime/")) reached.add(to);
    }
    const offenders = runtime.filter(
      ({ from, to, typeOnly }) => reached.has(from) && isBuiltin(to) && !typeOnly,
    );
    expect(show(offenders)).toEqual([]);
  });

  it("only the flusher loads an HTTP client", () => {
    const offenders = runtime.filter(
      ({ from, to }) =>
        /^node:(http|https|http2|net|tls|dns)$/.test(to) && !from.startsWith("runtime/src/delivery/"),
    );
    expect(show(offenders)).toEqual([]);
  });
});
