/** Statements as ts-morph takes them: structures for declarations, writer functions for values. */
import {
  type FunctionDeclarationStructure,
  type StatementStructures,
  StructureKind,
  type WriterFunction,
} from "ts-morph";
import { type Doc, docComment, docLines, fitsOneLine } from "./comment.ts";
import { LINE_WIDTH } from "./literal.ts";

export type Statement = StatementStructures | WriterFunction;

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly initializer?: string;
}

/** Text as a statement, left as it is, with a blank line after it. */
export function raw(text: string): WriterFunction {
  return (writer) => {
    writer.write(text).blankLine();
  };
}

/** A line of text that belongs to its neighbours. */
export function rawLine(text: string): WriterFunction {
  return (writer) => {
    writer.write(text);
  };
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
    return raw(`${docComment(parts.doc, 0)}\n${head}\n  ${parts.statement}\n}`);
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
