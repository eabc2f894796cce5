/** What each package must hold, from the sources: a list in a file would be one more thing to forget. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { root } from "../../scripts/packages.ts";

/** npm puts these into every package. */
const ALWAYS = ["LICENSE", "README.md", "package.json"];

/** Files below a folder of the repository, relative to it, with forward slashes. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(root, folder), join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !/(?:^|\/)(?:node_modules|dist|\.astro)\//.test(path));
}

export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), "utf8")) as T;
}

/** The command line: compiled sources and templates. It has no modules to import, so no types. */
function command(): readonly string[] {
  const compiled = filesBelow("generator/src").map((path) => `dist/${path.replace(/\.ts$/, ".js")}`);
  const templates = filesBelow("generator/templates").map((path) => `templates/${path}`);
  return [...ALWAYS, "bin/forthright.js", ...compiled, ...templates];
}

interface Exports {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

/** One file for each entry, and the declarations that the entries lead to. */
function runtime(): readonly string[] {
  const { exports } = readJson<Exports>("runtime/package.json");
  const entries = Object.values(exports).map((one) => (typeof one === "string" ? { default: one } : one));
  const types = new Set<string>();
  for (const entry of entries)
    if ("types" in entry) addDeclarations(join(root, "runtime", entry.types), types);
  return [
    ...ALWAYS,
    ...entries.map((entry) => entry.default.slice(2)).filter((path) => path !== "package.json"),
    ...[...types].map((path) => relative(join(root, "runtime"), path).split(sep).join("/")),
  ];
}

/** A declaration and all that it imports. */
function addDeclarations(path: string, found: Set<string>): void {
  if (found.has(path)) return;
  found.add(path);
  for (const specifier of specifiersOf(readFileSync(path, "utf8"))) {
    if (!specifier.startsWith(".")) continue;
    addDeclarations(resolve(path, "..", specifier.replace(/\.(?:ts|js)$/, ".d.ts")), found);
  }
}

/** What a source imports, in any of the forms that sources here use. */
export function specifiersOf(text: string): readonly string[] {
  const found = text.matchAll(
    /\b(?:from|import)\s*\(?\s*["']([\w@./:-]+)["']|@import\s+["']([\w@./:-]+)["']/g,
  );
  return [...found].map(([, module, style]) => module ?? style ?? "");
}

/** The plugin is published as sources, which Astro compiles. */
function plugin(): readonly string[] {
  return filesBelow("docs-site/plugin");
}

/** The product's SDK: what the generator wrote for programs and readers, and its compiled modules. */
function sdk(): readonly string[] {
  const { files } = readJson<{ readonly files: Readonly<Record<string, string>> }>("generated/manifest.json");
  const paths = Object.keys(files);
  const modules = paths.filter((path) => /^[\w-]+\.ts$/.test(path)).map((path) => path.slice(0, -3));
  const published = (path: string): boolean =>
    ["README.md", "package.json", "catalog.json"].includes(path) ||
    /^(?:docs|languages|schemas)\//.test(path);
  return [
    ...paths.filter(published),
    ...modules.flatMap((name) => [`dist/${name}.js`, `dist/${name}.d.ts`]),
    // A product may put its own licence there; the generator writes none.
    ...(existsSync(join(root, "generated/LICENSE")) ? ["LICENSE"] : []),
  ];
}

export const WANTED: Readonly<Record<string, () => readonly string[]>> = {
  forthright: command,
  "@forthright/runtime": runtime,
  "@forthright/starlight": plugin,
  "zenml-analytics": sdk,
};
