/** Values that stand in the code as literals. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { ts } from "ts-morph";
import { bare } from "./syntax.ts";

/** What an expression is: a value, `undefined`, or something that only a run can tell. */
export type Literal =
  | { readonly kind: "value"; readonly value: JsonValue }
  | { readonly kind: "undefined" }
  | { readonly kind: "unknown" };

const UNKNOWN: Literal = { kind: "unknown" };
const MAX_STEPS = 16;

/** Follows constants to their values; an array or object is known only if everything in it is. */
export function literalOf(checker: ts.TypeChecker, node: ts.Expression, steps: number = MAX_STEPS): Literal {
  if (steps === 0) return UNKNOWN;
  const inner = bare(node);
  if (ts.isStringLiteralLike(inner)) return literal(inner.text);
  if (ts.isNumericLiteral(inner)) return literal(Number(inner.text));
  if (inner.kind === ts.SyntaxKind.TrueKeyword) return literal(true);
  if (inner.kind === ts.SyntaxKind.FalseKeyword) return literal(false);
  if (inner.kind === ts.SyntaxKind.NullKeyword) return literal(null);
  if (ts.isPrefixUnaryExpression(inner)) return signed(inner);
  if (ts.isVoidExpression(inner)) return { kind: "undefined" };
  if (ts.isArrayLiteralExpression(inner)) return arrayOf(checker, inner, steps - 1);
  if (ts.isObjectLiteralExpression(inner)) return objectOf(checker, inner, steps - 1);
  if (!ts.isIdentifier(inner)) return UNKNOWN;
  if (inner.text === "undefined") return { kind: "undefined" };
  const value = constantOf(checker, inner);
  return value === undefined ? UNKNOWN : literalOf(checker, value, steps - 1);
}

function literal(value: JsonValue): Literal {
  return { kind: "value", value };
}

function signed({ operator, operand }: ts.PrefixUnaryExpression): Literal {
  const inner = bare(operand);
  if (!ts.isNumericLiteral(inner)) return UNKNOWN;
  if (operator === ts.SyntaxKind.MinusToken) return literal(-Number(inner.text));
  return operator === ts.SyntaxKind.PlusToken ? literal(Number(inner.text)) : UNKNOWN;
}

function arrayOf(checker: ts.TypeChecker, node: ts.ArrayLiteralExpression, steps: number): Literal {
  const items: JsonValue[] = [];
  for (const element of node.elements) {
    const item = ts.isSpreadElement(element) ? UNKNOWN : literalOf(checker, element, steps);
    if (item.kind !== "value") return UNKNOWN;
    items.push(item.value);
  }
  return literal(items);
}

function objectOf(checker: ts.TypeChecker, node: ts.ObjectLiteralExpression, steps: number): Literal {
  const entries: [string, JsonValue][] = [];
  for (const property of node.properties) {
    const key = keyOf(property);
    const value = expressionOf(property);
    if (key === undefined || value === undefined) return UNKNOWN;
    const inner = literalOf(checker, value, steps);
    if (inner.kind === "unknown") return UNKNOWN;
    if (inner.kind === "value") entries.push([key, inner.value]);
  }
  return literal(Object.fromEntries(entries));
}

/** The name of a key; undefined for a spread and for a computed key that is no text. */
export function keyOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
  if (name === undefined) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  if (!ts.isComputedPropertyName(name)) return undefined;
  const inner = bare(name.expression);
  return ts.isStringLiteralLike(inner) ? inner.text : undefined;
}

/** The value of a key; undefined for accessors, methods and spreads. */
export function expressionOf(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

/** What a name that is never assigned again is declared with. */
export function constantOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Expression | undefined {
  const declaration = variableOf(checker, name)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConst ? declaration.initializer : undefined;
}

function variableOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol | undefined {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  if (symbol === undefined) return undefined;
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
