/** Small questions about the syntax of a file. Pure. */
import { ts } from "ts-morph";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { Finding } from "./finding.ts";

export function spanOf(node: ts.Node): Span {
  return { start: node.getStart(), end: node.getEnd() };
}

/** The expression inside parentheses, `as`, `satisfies`, `!` and casts. */
export function bare(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** The outermost expression that is the same value: around it stand only parentheses, `as`, `satisfies` and `!`. */
export function dressed(node: ts.Node): ts.Node {
  let outer = node;
  while (
    ts.isParenthesizedExpression(outer.parent) ||
    ts.isAsExpression(outer.parent) ||
    ts.isSatisfiesExpression(outer.parent) ||
    ts.isNonNullExpression(outer.parent)
  ) {
    outer = outer.parent;
  }
  return outer;
}

/** The name that a call calls: `track` of `client.track()` and of `track()`. */
export function calledName(callee: ts.Expression): ts.Identifier | undefined {
  const inner = bare(callee);
  if (ts.isIdentifier(inner)) return inner;
  if (ts.isPropertyAccessExpression(inner) && ts.isIdentifier(inner.name)) return inner.name;
  return undefined;
}

/** `RUN_PIPELINE` of `x.RUN_PIPELINE`, else the identifier itself: the expression that has the value. */
export function valueAround(name: ts.Identifier): ts.Node {
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
}

/** A name that is declared, exported or a key here, not used as a value. */
export function isOnlyName(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return false;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  if (ts.isBindingElement(parent)) return parent.name === name || parent.propertyName === name;
  const declared = "name" in parent && parent.name === name;
  return declared || ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent);
}

/** `const X = RUN_PIPELINE`, `export default RUN_PIPELINE`, `module.exports = { RUN_PIPELINE }`: passed on, not used. */
export function isPassedOn(name: ts.Identifier): boolean {
  const value = dressed(valueAround(name));
  const { parent } = value;
  if (ts.isVariableDeclaration(parent)) return parent.initializer === value;
  if (ts.isExportAssignment(parent)) return true;
  if (ts.isBinaryExpression(parent)) return parent.right === value && isModuleExports(parent.left);
  const listed = ts.isShorthandPropertyAssignment(parent) || ts.isPropertyAssignment(parent);
  if (!listed || !ts.isObjectLiteralExpression(parent.parent)) return false;
  const object = dressed(parent.parent);
  return ts.isBinaryExpression(object.parent) && isModuleExports(object.parent.left);
}

/** `module.exports`, `module.exports.X`, `exports.X`. */
function isModuleExports(target: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(target)) return false;
  const { expression, name } = target;
  if (ts.isIdentifier(expression)) {
    return expression.text === "exports" || (expression.text === "module" && name.text === "exports");
  }
  return isModuleExports(expression);
}

/** The module that an import, a re-export, `require` or `import()` names, if this node is one that loads it. */
export function loadedModule(node: ts.Node): ts.StringLiteralLike | undefined {
  const named = moduleName(node);
  return named !== undefined && ts.isStringLiteralLike(named) ? named : undefined;
}

function moduleName(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node)) return isTypeImport(node) ? undefined : node.moduleSpecifier;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? undefined : node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (!ts.isCallExpression(node)) return undefined;
  const loads =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === "require");
  return loads ? node.arguments[0] : undefined;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((one) => one.isTypeOnly);
}

/** Calls `visit` for each node below, in the order of the text; types are left out. */
export function walk(root: ts.Node, visit: (node: ts.Node) => void): void {
  const enter = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    visit(node);
    ts.forEachChild(node, enter);
  };
  ts.forEachChild(root, enter);
}

/** More than these of one file say nothing new: the first fault makes the others. */
const MAX_SYNTAX_FINDINGS = 3;

/** What the parser could not read. The rest of the file is looked at all the same. */
export function syntaxFindings(file: ts.SourceFile): readonly Finding[] {
  const found: unknown = "parseDiagnostics" in file ? file.parseDiagnostics : undefined;
  if (!Array.isArray(found)) throw new Error("this version of the parser does not report its findings");
  return found.slice(0, MAX_SYNTAX_FINDINGS).map((one: ts.DiagnosticWithLocation): Finding => {
    const fault = ts.flattenDiagnosticMessageText(one.messageText, " ").replace(/\.$/, "");
    const message = `the file does not parse, so calls in it may be missed: ${fault}`;
    return { code: "audit-syntax", message, span: { start: one.start, end: one.start + one.length } };
  });
}

/** Whether a place stands in a comment, and not in a text that looks like one. */
export function isComment(file: ts.SourceFile, offset: number): boolean {
  let inside: ts.Node = file;
  for (let next: ts.Node | undefined = file; next !== undefined; ) {
    inside = next;
    next = ts.forEachChild(inside, (child) =>
      child.getStart(file) <= offset && offset < child.getEnd() ? child : undefined,
    );
  }
  const { kind } = inside;
  return !(
    ts.isStringLiteralLike(inside) ||
    kind === ts.SyntaxKind.TemplateHead ||
    kind === ts.SyntaxKind.TemplateMiddle ||
    kind === ts.SyntaxKind.TemplateTail
  );
}
