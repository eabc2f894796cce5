/** Fixtures of the formats, and what imported catalogues say in values and comments. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../../generator/src/diagnostics/diagnostic.ts";
import type { ImportFormatName } from "../../../generator/src/imports/formats.ts";
import {
  type ImportInput,
  type ImportResult,
  importPlan,
} from "../../../generator/src/imports/import-plan.ts";
import type { PlanFile } from "../../../generator/src/imports/readers/read-file.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import type { Node } from "../../../generator/src/source/tree.ts";
import { parseForeign } from "../../../generator/src/source/yaml.ts";

export const TODAY = "2026-01-01";

const folder = fileURLToPath(new URL("../../fixtures/imports/", import.meta.url));

export interface Case {
  readonly name: string;
  readonly format: ImportFormatName;
  /** File or folder below the fixtures. */
  readonly source: string;
}

export const CASES: readonly Case[] = [
  { name: "segment-public-api", format: "segment", source: "segment/public-api.json" },
  { name: "segment-config-api", format: "segment", source: "segment/config-api.json" },
  { name: "segment-typewriter", format: "segment", source: "segment/typewriter.json" },
  { name: "rudderstack-project", format: "rudderstack", source: "rudderstack/project" },
  { name: "rudderstack-one-file", format: "rudderstack", source: "rudderstack/one-file.yaml" },
  { name: "avo", format: "avo", source: "avo/export.json" },
  { name: "amplitude", format: "amplitude", source: "amplitude/plan.csv" },
  { name: "glean", format: "glean", source: "glean/metrics.yaml" },
  { name: "snowplow", format: "snowplow", source: "snowplow/registry" },
  { name: "gitlab", format: "gitlab", source: "gitlab/events" },
  { name: "python-enum", format: "python-enum", source: "python-enum/events.py" },
];

export function golden(name: string): string {
  return join(folder, "golden", `${name}.yaml`);
}

export function fixturePath(source: string): string {
  return join(folder, source);
}

/** The files of a fixture, named as if a person stood in the folder of fixtures. */
export function filesOf(source: string): readonly PlanFile[] {
  const path = fixturePath(source);
  if (!statSync(path).isDirectory()) return [{ file: source, text: readFileSync(path, "utf8") }];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesOf(`${source}/${name}`));
}

export function importCase({ format, source }: Case, more: Partial<ImportInput> = {}): ImportResult {
  return importPlan({ format, source, files: filesOf(source), today: TODAY, ...more });
}

/** Imports one text that was written in a test. */
export function importText(
  format: ImportFormatName,
  text: string,
  more: Partial<ImportInput> = {},
): ImportResult {
  return importPlan({ format, source: "plan", files: [{ file: "plan", text }], today: TODAY, ...more });
}

/** The catalogue of a result; fails the test if it is not valid. */
export function catalogOf({ yaml }: ImportResult): NonNullable<ReturnType<typeof loadCatalog>["catalog"]> {
  const { catalog, diagnostics } = loadCatalog({ text: yaml ?? "", file: "catalog.yaml", today: TODAY });
  if (catalog === undefined) throw new Error(`not valid: ${JSON.stringify(diagnostics)}\n${yaml}`);
  return catalog;
}

export function codesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

/** `line:column` of a diagnostic in the given text. */
export function placeOf({ span }: Diagnostic, text: string): string {
  const before = text.slice(0, span?.start ?? 0).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

export interface Scalar {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The plain values of a tree in order. */
export function scalarsOf(node: Node): readonly Scalar[] {
  if (node.kind === "scalar") {
    const text = typeof node.value === "string" ? node.value : node.written;
    return [{ text, start: node.start, end: node.end }];
  }
  const inner = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  return inner.flatMap(scalarsOf);
}

/** The keys of a tree. */
export function keysOf(node: Node): readonly string[] {
  if (node.kind === "scalar") return [];
  if (node.kind === "list") return node.items.flatMap(keysOf);
  return node.entries.flatMap(({ key, value }) => [key, ...keysOf(value)]);
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, " ");

/** All that a catalogue says: its values and keys as YAML reads them, and its comments. */
export function wordsOf(yaml: string): string {
  const comments = yaml.split("\n").filter((line) => line.trimStart().startsWith("#"));
  const said = comments.map((line) => line.replace(/^\s*#\s*/, ""));
  const values = parseForeign(yaml, "catalog.yaml").documents.flatMap((root) => [
    ...scalarsOf(root).map(({ text }) => text),
    ...keysOf(root),
  ]);
  return squeezed([...said, ...values].join("\n"));
}

export function says(words: string, text: string): boolean {
  return words.includes(squeezed(text).trim());
}
