/** Everything that `forthright init` would write, decided before anything is written. Pure. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { type LoadResult, loadCatalog } from "../rules/load.ts";
import type { Answers } from "./answers.ts";
import { catalogueText } from "./catalogue-text.ts";
import { addScripts, type Scripts } from "./package-scripts.ts";
import {
  codeFiles,
  type FolderFacts,
  type NewFile,
  nextSteps,
  type PackageFacts,
  SCRIPTS,
} from "./project.ts";

export type { Scripts } from "./package-scripts.ts";

export const CATALOG = "catalog.yaml";
export const PACKAGE = "package.json";

export interface Setup {
  readonly files: readonly NewFile[];
  /** Absent where package.json has a `scripts` that is no object. */
  readonly scripts?: Scripts;
  /** What is left for a person to do. */
  readonly next: readonly string[];
}

export interface SetupInput {
  /** What the project has already, or what the answers give. */
  readonly catalog: Catalog;
  /** Absent where the project has a catalogue. */
  readonly newCatalogue?: string;
  readonly packageText: string;
  readonly facts: PackageFacts;
  readonly folder: FolderFacts;
}

/** The first catalogue, read as any other: an answer that it cannot hold is a diagnostic like any other. */
export function firstCatalogue(
  answers: Answers,
  facts: PackageFacts,
  today: string,
): LoadResult & { readonly text: string } {
  const text = catalogueText({ ...answers, version: facts.version });
  return { ...loadCatalog({ text, file: CATALOG, today }), text };
}

export function setUp(input: SetupInput): Setup {
  const { catalog, newCatalogue, packageText, facts, folder } = input;
  const scripts = addScripts(packageText, SCRIPTS);
  const files: readonly NewFile[] = [
    ...(newCatalogue === undefined
      ? []
      : [{ path: CATALOG, text: newCatalogue, about: "what the program reports: edit this one" }]),
    ...codeFiles(catalog, facts, folder),
  ];
  const next = nextSteps(catalog, facts, folder, scripts?.kept.get("generate"));
  return { files, next, ...(scripts === undefined ? {} : { scripts }) };
}

/** Reads a package.json: what is no JSON object is a diagnostic. */
export function packageObject(
  text: string,
): { readonly manifest: Readonly<Record<string, unknown>> } | Diagnostic {
  const broken = (why: string): Diagnostic => {
    const hint = "mend it first; `npm pkg fix` helps";
    return diagnostic("init-package-broken", { message: `${PACKAGE} ${why}`, file: PACKAGE, hint });
  };
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return broken("holds no object");
    return { manifest: value as Readonly<Record<string, unknown>> };
  } catch (error) {
    return broken(`is no JSON: ${error instanceof Error ? error.message : "it does not parse"}`);
  }
}
