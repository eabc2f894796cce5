/** From structures to the text of a module. All of ts-morph's printing options are set here. */
import { printStructure, StructureKind } from "ts-morph";
import type { EventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { assertModule } from "./check-module.ts";
import { lineComment } from "./comment.ts";
import type { Imports } from "./imports.ts";
import type { Statement } from "./statement.ts";

export interface Module {
  readonly path: string;
  /** What the module is, in a sentence or two. */
  readonly about: string;
  readonly imports: Imports;
  readonly statements: readonly Statement[];
  /** What stands behind the statements: text that {@link printPart} has made. */
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

/** Prints a part of a module and reads it again. Whole parts behind one another are a whole module. */
export function printPart(path: string, statements: readonly Statement[]): string {
  const text = runs(statements).map(print).join("\n\n");
  assertModule(path, text);
  return text;
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
  const [first] = statements;
  if (typeof first === "string") return first;
  return printStructure(
    { kind: StructureKind.SourceFile, statements: [...statements] },
    { indentNumberOfSpaces: 2 },
  ).trim();
}
