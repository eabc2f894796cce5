/** Statements before they are printed: structures for declarations, text for values. */
import { type FunctionDeclarationStructure, type StatementStructures, StructureKind } from "ts-morph";
import { type Doc, docComment, docLines, fitsOneLine } from "./comment.ts";
import { LINE_WIDTH } from "./literal.ts";

/** Text stands as it is: structures have no form for values, and printing indents what they hold once more. */
export type Statement = StatementStructures | string;

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly initializer?: string;
}

/** A doc comment as structures have it. */
export function docs(doc: Doc, indent: number): { description: string }[] {
  const lines = docLines(doc, indent);
  return [{ description: fitsOneLine(lines, indent) ? (lines[0] ?? "") : `\n${lines.join("\n")}` }];
}

/** An exported function of one statement; a signature that is too long gets one parameter a line. */
export function exportedFunction(parts: {
  readonly name: string;
  readonly doc: Doc;
  readonly parameters: readonly Parameter[];
  readonly returnType: string;
  readonly statement: string;
}): Statement {
  const parameters = parts.parameters.map(
    ({ name, type, initializer }) =>
      `${name}: ${type}${initializer === undefined ? "" : ` = ${initializer}`}`,
  );
  if (`export function ${parts.name}(${parameters.join(", ")}): ${parts.returnType} {`.length > LINE_WIDTH) {
    const lines = parameters.map((parameter) => `  ${parameter},`).join("\n");
    const head = `export function ${parts.name}(\n${lines}\n): ${parts.returnType} {`;
    return `${docComment(parts.doc, 0)}\n${head}\n  ${parts.statement}\n}`;
  }
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: parts.name,
    docs: docs(parts.doc, 0),
    parameters: parts.parameters.map((parameter) => ({ ...parameter })),
    returnType: parts.returnType,
    statements: [parts.statement],
  } satisfies FunctionDeclarationStructure;
}
