/** What expressions of the audited code mean for the catalogue, as the type checker sees them. */

import type { CatalogEvent } from "@forthright/runtime/catalog-document";
import { ts } from "ts-morph";
import type { Origin } from "./declarations.ts";
import type { Audited } from "./program.ts";

export interface Meaning {
  /** The events that a descriptor, or a helper, can be. Empty where it is neither. */
  readonly eventsOf: (node: ts.Node) => readonly CatalogEvent[];
  /** Where the function that a callee names is declared, and its name there; undefined where it is not one of ours. */
  readonly calledFrom: (callee: ts.Node) => Called | undefined;
  /** The SDK's module itself as a value: `import * as sdk`. */
  readonly isSdkModule: (node: ts.Node) => boolean;
  readonly checker: ts.TypeChecker;
}

export interface Called {
  readonly origin: Origin;
  readonly name: string;
  /** Whether it sends, rather than leads to something that sends. */
  readonly sends: boolean;
}

export function meaningOf({ checker, declarations }: Audited, events: readonly CatalogEvent[]): Meaning {
  const byConstant = new Map(events.map((event) => [event.constant, event]));
  const byHelper = new Map(events.map((event) => [event.helper, event]));
  const originOf = (symbol: ts.Symbol | undefined): Origin | undefined =>
    declarations.originOf(symbol?.declarations?.[0]?.getSourceFile().fileName ?? "");

  const eventsOfType = (type: ts.Type): readonly CatalogEvent[] => {
    if (type.isUnion()) return [...new Set(type.types.flatMap(eventsOfType))];
    const { symbol } = type;
    if (originOf(symbol)?.kind !== "sdk") return [];
    if (symbol.name !== "EventDescriptor") return known(byHelper.get(symbol.name));
    const constant = type.getProperty("constant");
    const value = constant === undefined ? undefined : checker.getTypeOfSymbol(constant);
    return value?.isStringLiteral() === true ? known(byConstant.get(value.value)) : [];
  };

  return {
    checker,
    eventsOf(node) {
      const found = eventsOfType(typeAt(checker, node));
      if (found.length > 0) return found;
      const name = unresolvedName(checker, node);
      return name === undefined ? [] : known(byConstant.get(name) ?? byHelper.get(name));
    },
    calledFrom(callee) {
      const { symbol } = checker.getTypeAtLocation(callee);
      const origin = originOf(symbol);
      if (origin === undefined) return undefined;
      const [declaration] = symbol.declarations ?? [];
      const sends = declaration !== undefined && isIn(declaration, "Sends");
      return { origin, name: symbol.name, sends };
    },
    isSdkModule(node) {
      const symbol = typeAt(checker, node).symbol as ts.Symbol | undefined;
      return symbol?.valueDeclaration?.kind === ts.SyntaxKind.SourceFile && originOf(symbol)?.kind === "sdk";
    },
  };
}

function known(event: CatalogEvent | undefined): readonly CatalogEvent[] {
  return event === undefined ? [] : [event];
}

function isIn(declaration: ts.Declaration, owner: string): boolean {
  const { parent } = declaration;
  return ts.isInterfaceDeclaration(parent) && parent.name.text === owner;
}

/** A shorthand key has the type of the property; what is meant is the variable that it names. */
function typeAt(checker: ts.TypeChecker, node: ts.Node): ts.Type {
  if (!ts.isShorthandPropertyAssignment(node.parent)) return checker.getTypeAtLocation(node);
  const symbol = checker.getShorthandAssignmentValueSymbol(node.parent);
  return symbol === undefined ? checker.getTypeAtLocation(node) : checker.getTypeOfSymbol(symbol);
}

/**
 * The name under which an identifier was imported from a module that is not audited, such as a path alias of a
 * bundler. A name of an event that comes from somewhere is taken for that event: better to miss an event that is
 * never tracked than to call one untracked that is.
 */
function unresolvedName(checker: ts.TypeChecker, node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    return unresolvedName(checker, node.expression) === undefined ? undefined : node.name.text;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  const [declaration] = symbol?.declarations ?? [];
  if (symbol === undefined || declaration === undefined) return undefined;
  if (!(symbol.flags & ts.SymbolFlags.Alias) || checker.getAliasedSymbol(symbol).declarations !== undefined) {
    return undefined;
  }
  if (ts.isImportSpecifier(declaration)) return (declaration.propertyName ?? declaration.name).text;
  // `const { RUN_PIPELINE } = require(…)`
  if (ts.isBindingElement(declaration)) {
    const name = declaration.propertyName ?? declaration.name;
    return ts.isIdentifier(name) ? name.text : undefined;
  }
  return ts.isNamespaceImport(declaration) || ts.isVariableDeclaration(declaration) ? "*" : undefined;
}
