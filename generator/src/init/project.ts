/** What `forthright init` sees of a project, and the files that follow from it. Pure. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { isVersion } from "../language/formats.ts";
import { hostText, type Style, testText } from "./code-text.ts";
import { isTooOld, missingSettings } from "./tsconfig.ts";

/** A package.json as far as it matters here. */
export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  /** `"type": "module"` */
  readonly isModule: boolean;
  /** Names of all dependencies, also those of development. */
  readonly dependencies: ReadonlySet<string>;
  /** Range of versions of TypeScript; empty: none is wanted. */
  readonly typescript: string;
  readonly testScript: string;
}

/** What stands in the project's folder. */
export interface FolderFacts {
  /** Text of tsconfig.json; absent: there is none. */
  readonly tsconfig?: string;
  readonly hasSrc: boolean;
  /** `test` or `tests`, whichever exists. */
  readonly testFolder: string | undefined;
}

/** A file to be made. */
export interface NewFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What it is, for the summary. */
  readonly about: string;
}

/** Reads the parts that matter; a part of a wrong kind is as if it were missing. */
export function packageFacts(manifest: Readonly<Record<string, unknown>>): PackageFacts {
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const keys = (value: unknown): readonly string[] =>
    typeof value === "object" && value !== null ? Object.keys(value) : [];
  const { scripts } = manifest;
  const test = typeof scripts === "object" && scripts !== null && "test" in scripts ? scripts.test : "";
  const version = text(manifest["version"]);
  const ranges = ["dependencies", "devDependencies"].map((kind) => manifest[kind]);
  const range = ranges.map((all) => (isRecord(all) ? text(all["typescript"]) : "")).find((one) => one !== "");
  return {
    name: text(manifest["name"]),
    version: isVersion(version) ? version : "0.1.0",
    isModule: manifest["type"] === "module",
    dependencies: new Set([
      ...keys(manifest["dependencies"]),
      ...keys(manifest["devDependencies"]),
      ...keys(manifest["peerDependencies"]),
    ]),
    typescript: range ?? "",
    testScript: text(test),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

export function styleOf(facts: PackageFacts, folder: FolderFacts): Style {
  const vitest = facts.dependencies.has("vitest") || /\bvitest\b/.test(facts.testScript);
  return {
    typescript: folder.tsconfig !== undefined || facts.dependencies.has("typescript"),
    runner: vitest ? "vitest" : "node",
  };
}

/** Code that a catalogue gives a project to start with. */
export function codeFiles(catalog: Catalog, facts: PackageFacts, folder: FolderFacts): readonly NewFile[] {
  const style = styleOf(facts, folder);
  // The SDK is ES modules, and so is what is made here: in a package of CommonJS the file's name says so.
  const ending = (typescript: boolean): string => `${facts.isModule ? "" : "m"}${typescript ? "ts" : "js"}`;
  const host = `telemetry.${ending(style.typescript)}`;
  const files: NewFile[] = [
    {
      path: folder.hasSrc ? `src/${host}` : host,
      text: hostText(catalog, style),
      about: "sets up the SDK in your program",
    },
  ];
  const event = catalog.groups.flatMap(({ events }) => events).find(({ status }) => status === "active");
  if (event === undefined) return files;
  // Node's own runner takes JavaScript on every version; TypeScript only on new ones.
  const typed = style.typescript && style.runner === "vitest";
  const name = `telemetry.test.${ending(typed)}`;
  const text = testText(catalog, event, { ...style, typescript: typed });
  return [...files, { path: `${folder.testFolder ?? "test"}/${name}`, text, about: "the first test" }];
}

/** Scripts for package.json. The SDK is TypeScript and is compiled where it is. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  generate: "forthright generate && tsc -p generated",
  validate: "forthright validate",
};

/** What is left for a person to do, in order. `generate`: the project's own script of that name, if it has one. */
export function nextSteps(
  catalog: Catalog,
  facts: PackageFacts,
  folder: FolderFacts,
  generate: string | undefined,
): readonly string[] {
  const style = styleOf(facts, folder);
  const wanted = ["forthright", "typescript", ...(style.typescript ? ["@types/node"] : [])];
  const missing = wanted
    .filter((name) => !facts.dependencies.has(name))
    .concat(isTooOld(facts.typescript) ? ["typescript@latest"] : []);
  const settings = folder.tsconfig === undefined ? [] : missingSettings(folder.tsconfig, folder.hasSrc);
  const sdk = `${catalog.product.id}-analytics`;
  return [
    "Edit catalog.yaml: say what is true, all of it is published.",
    ...(missing.length === 0 ? [] : [`npm install --save-dev ${missing.join(" ")}`]),
    ...settings.map((setting) => `In tsconfig.json set ${setting}`),
    generate === undefined || generate === SCRIPTS["generate"]
      ? "npm run generate           writes generated/ and compiles it"
      : "npx forthright generate && npx tsc -p generated",
    ...(facts.dependencies.has(sdk) ? [] : [`npm install ./generated    makes it the package ${sdk}`]),
    style.runner === "vitest"
      ? "npx vitest run             runs the first test"
      : "node --test                runs the first test",
  ];
}
