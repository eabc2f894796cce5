/** From structures to the text of a module. All of ts-morph's printing options are set here. */
import { printStructure, StructureKind } from "ts-morph";
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
}

const GENERATED = "// Made by Forthright: to change this file, edit the catalogue and generate again.";

/** Prints the module and reads it again: text that is not what was meant throws, and nothing is written. */
export function printModule({ path, about, imports, statements }: Module): OutputFile {
  const parts = [imports.statements(), statements].filter((part) => part.length > 0).map(print);
  const content = `${lineComment(about)}\n${GENERATED}\n\n${parts.join("\n")}`;
  assertModule(path, content);
  return { path, content };
}

/** Statements printed at once: the printer slows down as its text grows, so a thousand events go in parts. */
const PART = 50;

function print(statements: readonly Statement[]): string {
  const parts: string[] = [];
  for (let start = 0; start < statements.length; start += PART) {
    const part = [...statements.slice(start, start + PART)];
    parts.push(
      printStructure(
        { kind: StructureKind.SourceFile, statements: part },
        { indentNumberOfSpaces: 2 },
      ).trim(),
    );
  }
  return `${parts.join("\n\n")}\n`;
}
