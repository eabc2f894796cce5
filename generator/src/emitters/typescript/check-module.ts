/**
 * Second line of defence against catalogue text that becomes code: the finished text is read again by a real parser
 * before anybody writes it.
 */
import { ts } from "ts-morph";

/** All that our modules consist of at their top level: in particular no expression, no call and no class. */
const EXPECTED: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.FunctionDeclaration,
]);

/** Throws (it would be a bug of an emitter) unless the text is a module of declarations without a syntax error. */
export function assertModule(path: string, content: string): void {
  read(path, content);
}

/** The same for texts that stand behind one another, each of which must end where a declaration ends. */
export function assertParts(path: string, texts: readonly string[]): void {
  const ends = new Set(read(path, texts.join("\n\n")).statements.map(({ end }) => end));
  let end = -2;
  for (const text of texts) {
    end += text.length + 2;
    if (!ends.has(end))
      throw new Error(`${path}: a part of the generated text does not end with a declaration`);
  }
}

function read(path: string, content: string): ts.SourceFile {
  const file = parse(path, content);
  const [fault] = syntaxErrors(file);
  if (fault !== undefined) {
    const line = file.getLineAndCharacterOfPosition(fault.start).line + 1;
    throw new Error(`${path}:${line}: the generated text does not parse: ${fault.message}`);
  }
  for (const statement of file.statements) {
    if (EXPECTED.has(statement.kind)) continue;
    const line = file.getLineAndCharacterOfPosition(statement.pos).line + 1;
    throw new Error(
      `${path}:${line}: the generated text holds an unexpected ${ts.SyntaxKind[statement.kind]}`,
    );
  }
  return file;
}

function parse(path: string, content: string): ts.SourceFile {
  return ts.createSourceFile(path, content, {
    languageVersion: ts.ScriptTarget.ES2023,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
}

/** The parser keeps its findings on the file; the compiler's public types do not say so. */
function syntaxErrors(file: ts.SourceFile): readonly { readonly start: number; readonly message: string }[] {
  const found: unknown = "parseDiagnostics" in file ? file.parseDiagnostics : undefined;
  if (!Array.isArray(found)) throw new Error("this version of the parser does not report its findings");
  return found.map((one: ts.DiagnosticWithLocation) => ({
    start: one.start,
    message: ts.flattenDiagnosticMessageText(one.messageText, " "),
  }));
}
