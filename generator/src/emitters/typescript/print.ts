/** From structures to the text of a module. All of ts-morph's printing options are set here. */
import { printStructure, type StatementStructures, StructureKind } from "ts-morph";
import type { EventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { assertModule, assertParts } from "./check-module.ts";
import { lineComment } from "./comment.ts";
import type { Imports } from "./imports.ts";
import type { Statement } from "./statement.ts";

export interface Module {
  readonly path: string;
  /** What the module is, in a sentence or two. */
  readonly about: string;
  readonly imports: Imports;
  readonly statements: readonly Statement[];
  /** What stands behind the statements: text that {@link printParts} has made. */
  readonly printed?: readonly string[];
}

const GENERATED = "// Made by Forthright: to change this file, edit the catalogue and generate again.";

/**
 * Prints the module and reads it again: text that is not what was meant throws, and nothing is written. `once` skips
 * that for a text which has passed before.
 */
export function printModule(
  { path, about, imports, statements, printed = [] }: Module,
  once: EventParts["once"] = (_text, check) => check(),
): OutputFile {
  const head = imports
    .statements()
    .map((statement) => print([statement]))
    .join("\n");
  const parts = [
    `${lineComment(about)}\n${GENERATED}`,
    ...(head === "" ? [] : [head]),
    ...runs(statements).map(print),
  ];
  const own = parts.join("\n\n");
  once(own, () => assertModule(path, own));
  return { path, content: `${[...parts, ...printed].join("\n\n")}\n` };
}

/** Prints parts of a module and reads them again. Whole parts behind one another, in any order, are a whole module. */
export function printParts(path: string, parts: readonly (readonly Statement[])[]): readonly string[] {
  const structures = parts.flat().filter((statement) => typeof statement !== "string");
  const printed = printMany(structures).values();
  const texts = parts.map((statements) =>
    statements
      .map((statement) => (typeof statement === "string" ? statement : (printed.next().value ?? "")))
      .join("\n\n"),
  );
  assertParts(path, texts);
  return texts;
}

/** Each call of the printer costs as much as a few structures, and long texts cost it more. */
const AT_ONCE = 50;

/** Stands between structures that are printed together: no text of a catalogue brings a control character this far. */
const MARK = "//\u0001";

function printMany(structures: readonly StatementStructures[]): readonly string[] {
  const texts: string[] = [];
  for (let first = 0; first < structures.length; first += AT_ONCE) {
    const some = structures.slice(first, first + AT_ONCE);
    const found = print(some.flatMap((one, index) => (index === 0 ? [one] : [MARK, one]))).split(MARK);
    if (found.length !== some.length)
      throw new Error("the printer was given a text with a control character");
    texts.push(...found.map((text) => text.trim()));
  }
  return texts;
}

/** Structures that follow each other are printed together, so that the printer decides about lines between them. */
function runs(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const found: Statement[][] = [];
  let open: Statement[] | undefined;
  for (const statement of statements) {
    if (typeof statement !== "string" && open !== undefined) open.push(statement);
    else found.push([statement]);
    open = typeof statement === "string" ? undefined : found.at(-1);
  }
  return found;
}

function print(statements: readonly Statement[]): string {
  const [first, second] = statements;
  if (typeof first === "string" && second === undefined) return first;
  return printStructure(
    { kind: StructureKind.SourceFile, statements: [...statements] },
    { indentNumberOfSpaces: 2 },
  ).trim();
}
