/** Which hosts an expression may send to, as far as its text says. */
import { ts } from "ts-morph";
import { bare } from "./syntax.ts";
import { ADDRESS_KEYS } from "./vendors.ts";

/** Follows at most so many steps, so that definitions that lead to each other end. */
const MAX_STEPS = 24;

/** Hosts, lower case, of the addresses in an argument: texts, templates, sums, constants, options, `new URL`. */
export function hostsIn(checker: ts.TypeChecker, argument: ts.Expression): readonly string[] {
  const direct = textsOf(checker, argument, MAX_STEPS).flatMap((text) => hostOfAddress(text));
  const object = objectOf(checker, argument);
  if (object === undefined) return direct;
  const inside = object.properties.flatMap((property) => {
    const name = property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : "";
    if (!ADDRESS_KEYS.has(name)) return [];
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const texts = value === undefined ? [] : textsOf(checker, value, MAX_STEPS);
    return texts.flatMap((text) => hostOfAddress(text) ?? []).concat(texts.flatMap(plainHost));
  });
  return [...direct, ...inside];
}

function objectOf(checker: ts.TypeChecker, node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const inner = bare(node);
  if (ts.isObjectLiteralExpression(inner)) return inner;
  const value = ts.isIdentifier(inner) ? definition(checker, inner) : undefined;
  const found = value === undefined ? undefined : bare(value);
  return found !== undefined && ts.isObjectLiteralExpression(found) ? found : undefined;
}

function hostOfAddress(text: string): readonly string[] {
  const host = /^\s*(?:(?:https?|wss?):)?\/\/(?:[^/@]*@)?([^/:?#\s]+)/i.exec(text)?.[1];
  return host === undefined ? [] : [host.toLowerCase()];
}

/** `api.segment.io` and `api.segment.io:443`, as in `{ hostname }`. */
function plainHost(text: string): readonly string[] {
  const host = /^([\w-]+(?:\.[\w-]+)+)(?::\d+)?$/.exec(text)?.[1];
  return host === undefined ? [] : [host.toLowerCase()];
}

/** The texts that an expression can be; only their beginnings are needed, so what follows a gap is left out. */
function textsOf(checker: ts.TypeChecker, node: ts.Expression, steps: number): readonly string[] {
  const inner = bare(node);
  if (steps === 0) return [];
  const next = (one: ts.Expression): readonly string[] => textsOf(checker, one, steps - 1);
  if (ts.isStringLiteralLike(inner)) return [inner.text];
  if (ts.isTemplateExpression(inner)) return textsOfTemplate(inner, next);
  if (ts.isConditionalExpression(inner)) return [...next(inner.whenTrue), ...next(inner.whenFalse)];
  if (ts.isBinaryExpression(inner)) return textsOfBinary(inner, next);
  if (ts.isNewExpression(inner) || ts.isCallExpression(inner)) return textsOfUrl(inner, next);
  if (ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner)) {
    const value = definition(checker, inner);
    if (value !== undefined) return next(value);
    // `url.href`, `url.toString()` of a `new URL(…)`
    return ts.isPropertyAccessExpression(inner) && inner.name.text === "href" ? next(inner.expression) : [];
  }
  return [];
}

type Next = (node: ts.Expression) => readonly string[];

function textsOfTemplate({ head, templateSpans }: ts.TemplateExpression, next: Next): readonly string[] {
  let texts: readonly string[] = [head.text];
  for (const span of templateSpans) {
    const values = next(span.expression);
    // A part that is not known ends what can be said, and what came before may already hold the host.
    if (values.length === 0) return texts;
    texts = texts.flatMap((text) => values.map((value) => text + value + span.literal.text));
  }
  return texts;
}

function textsOfBinary({ left, operatorToken, right }: ts.BinaryExpression, next: Next): readonly string[] {
  const { kind } = operatorToken;
  if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken) {
    return [...next(left), ...next(right)];
  }
  if (kind !== ts.SyntaxKind.PlusToken) return [];
  const ends = next(right);
  return next(left).flatMap((start) => (ends.length === 0 ? [start] : ends.map((end) => start + end)));
}

/** `new URL(path, base)`, `String(url)`, `url.toString()`. */
function textsOfUrl(node: ts.NewExpression | ts.CallExpression, next: Next): readonly string[] {
  const callee = bare(node.expression);
  const [first, base] = node.arguments ?? [];
  if (ts.isPropertyAccessExpression(callee)) {
    return callee.name.text === "toString" ? next(callee.expression) : [];
  }
  if (!ts.isIdentifier(callee) || first === undefined) return [];
  if (!["URL", "Request", "String"].includes(callee.text)) return [];
  return [...next(first), ...(base === undefined ? [] : next(base))];
}

/** The value that a name is declared with: of a `const`, a property of an object, a default of a parameter. */
export function definition(checker: ts.TypeChecker, node: ts.Expression): ts.Expression | undefined {
  const found = checker.getSymbolAtLocation(node);
  if (found === undefined) return undefined;
  const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return undefined;
  const holds =
    ts.isVariableDeclaration(declaration) ||
    ts.isPropertyAssignment(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isParameter(declaration) ||
    ts.isBindingElement(declaration);
  return holds ? declaration.initializer : undefined;
}
