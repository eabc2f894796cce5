/** Which events a file uses, and what is wrong with using them. Pure. */

import type { CatalogEvent } from "@forthright/runtime/catalog-document";
import { ts } from "ts-morph";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Finding } from "./finding.ts";
import type { Meaning } from "./meaning.ts";
import { isOnlyName, isPassedOn, spanOf, valueAround } from "./syntax.ts";

export interface UseContext {
  readonly meaning: Meaning;
  readonly events: readonly CatalogEvent[];
  /** Whether the SDK exports an event or a helper of this name. */
  readonly isKnown: (name: string) => boolean;
  /** Identifiers that may mean an event or the SDK. */
  readonly names: ReadonlySet<string>;
  /** Module specifier of the SDK. */
  readonly sdk: string;
  /** Whether an event has expired. */
  readonly isExpired: (event: CatalogEvent) => boolean;
  /** Takes each event that is used. */
  readonly use: (event: CatalogEvent) => void;
  /** Called where the whole SDK is passed on, so that any event may be used. */
  readonly useAll: () => void;
  readonly report: (finding: Finding) => void;
}

/** Looks at one node. */
export function checkUse(node: ts.Node, context: UseContext): void {
  const { meaning, names } = context;
  if (ts.isImportSpecifier(node)) checkImport(node, context);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    if (names.has(node.argumentExpression.text)) useEvents(node, node.argumentExpression, context);
  }
  if (!ts.isIdentifier(node)) return;
  checkMember(node, context);
  if (!names.has(node.text) || isInModuleClause(node) || isOnlyName(node) || isPassedOn(node)) return;
  const value = valueAround(node);
  if (value === node && meaning.isSdkModule(node)) checkModule(node, context);
  else useEvents(value, node, context);
}

function useEvents(value: ts.Node, at: ts.Node, context: UseContext): void {
  for (const event of context.meaning.eventsOf(value)) {
    context.use(event);
    const finding = problemOf(event, at, context);
    if (finding !== undefined) context.report(finding);
  }
}

function isInModuleClause({ parent }: ts.Identifier): boolean {
  return (
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isNamespaceExport(parent) ||
    ts.isImportEqualsDeclaration(parent)
  );
}

/** An event that code may no longer, or not yet, record. */
function problemOf(event: CatalogEvent, node: ts.Node, context: UseContext): Finding | undefined {
  const { constant, status, expires, deprecated } = event;
  const place = { span: spanOf(node), constant };
  if (status === "removed") {
    const hint = "remove the call; the event's name stays reserved so that old data keeps its meaning";
    return { code: "audit-event-removed", message: `event \`${constant}\` was removed`, hint, ...place };
  }
  if (status === "planned") {
    const hint = "set `status: active` in the catalogue and generate again, or remove the call";
    return { code: "audit-event-planned", message: `event \`${constant}\` is only planned`, hint, ...place };
  }
  if (context.isExpired(event)) {
    const message = `event \`${constant}\` expired at ${expires} and is still recorded`;
    const hint = "remove the call and the event, or set a later end in the catalogue";
    return { code: "audit-event-expired", message, hint, ...place };
  }
  if (deprecated === undefined) return undefined;
  const since = deprecated.since === undefined ? "" : ` since ${deprecated.since}`;
  const why = deprecated.reason === undefined ? "" : `: ${deprecated.reason.trim().replace(/\.$/, "")}`;
  const message = `event \`${constant}\` is deprecated${since}${why}`;
  const hint =
    deprecated.replaced_by === undefined ? "remove the call" : `record \`${deprecated.replaced_by}\` instead`;
  return { code: "audit-event-deprecated", message, hint, ...place };
}

/** `sdk.RUN_PIPELINE` is seen where the name stands; anything else hides which events are meant. */
function checkModule(node: ts.Identifier, { useAll, report, sdk }: UseContext): void {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return;
  if (ts.isElementAccessExpression(parent) && ts.isStringLiteralLike(parent.argumentExpression)) return;
  useAll();
  const message = `the whole of \`${sdk}\` is used as a value here, so which events it records cannot be read`;
  const hint = "import events by their names; until then no event is reported as never tracked";
  report({ code: "audit-hidden-use", message, hint, span: spanOf(node) });
}

/** `import { RUN_PIPELIN } from "zenml-analytics"` */
function checkImport(node: ts.ImportSpecifier, context: UseContext): void {
  const declaration = node.parent.parent.parent;
  if (!ts.isImportDeclaration(declaration) || !ts.isStringLiteral(declaration.moduleSpecifier)) return;
  if (declaration.moduleSpecifier.text !== context.sdk) return;
  reportUnknown(node.propertyName ?? node.name, context);
}

/** `sdk.RUN_PIPELIN` and `const { RUN_PIPELIN } = require("zenml-analytics")` */
function checkMember(node: ts.Identifier, context: UseContext): void {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    if (looksLikeEvent(node.text) && context.meaning.isSdkModule(parent.expression))
      reportUnknown(node, context);
  } else if (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node) {
    const { initializer } = parent.parent.parent as ts.VariableDeclaration;
    const isDeclared = ts.isVariableDeclaration(parent.parent.parent) && initializer !== undefined;
    if (isDeclared && looksLikeEvent(node.text) && context.meaning.isSdkModule(initializer))
      reportUnknown(node, context);
  }
}

/** Types, lists of values and `createAnalytics` have other names. */
function looksLikeEvent(name: string): boolean {
  return /^(?:[A-Z][A-Z0-9_]*|track[A-Z]\w*)$/.test(name) && !name.endsWith("_VALUES");
}

function reportUnknown(node: ts.Node, { events, isKnown, report, sdk }: UseContext): void {
  const name = node.getText();
  if (!looksLikeEvent(name)) return;
  if (isKnown(name)) return;
  const known = events.flatMap(({ constant, helper }) => [constant, helper]);
  const hint = didYouMean(name, known, "declare the event in the catalogue, or remove its use");
  const message = `\`${name}\` is no event of the catalogue and nothing that \`${sdk}\` exports`;
  report({ code: "audit-event-unknown", message, hint, span: spanOf(node) });
}
