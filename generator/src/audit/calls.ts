/** Calls that report something without the SDK. */
import { ts } from "ts-morph";
import { hostsIn } from "./addresses.ts";
import { GLOBAL_FILE } from "./declarations.ts";
import type { Finding } from "./finding.ts";
import type { Meaning } from "./meaning.ts";
import { vendorPackage } from "./receivers.ts";
import { bare, calledName, loadedModule, spanOf } from "./syntax.ts";
import { HTTP_METHODS, VENDORS, type Vendor } from "./vendors.ts";

export interface CallContext {
  readonly meaning: Meaning;
  /** Who takes what is sent to a host, if it is a destination of the catalogue or a known service. */
  readonly receiverOf: (host: string) => string | undefined;
  readonly report: (finding: Finding) => void;
  /** A call of a service's package was found. */
  readonly seen: (packageName: string) => void;
  /** A service's package is loaded here. */
  readonly loaded: (packageName: string, finding: Finding) => void;
}

const HINT = "declare the event in the catalogue and record it with the SDK, or remove the call";
const SENDS: ReadonlySet<string> = new Set(VENDORS.flatMap(({ methods }) => methods));
const METHODS: ReadonlySet<string> = new Set([...SENDS, ...HTTP_METHODS]);

/** Looks at one node. */
export function checkCall(node: ts.Node, context: CallContext): void {
  checkLoad(node, context);
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
  const name = calledName(node.expression);
  if (name === undefined) return;
  const isMember = ts.isPropertyAccessExpression(name.parent);
  if (isMember && !METHODS.has(name.text)) return;
  const called = context.meaning.calledFrom(node.expression);
  if (called?.origin.kind === "vendor") {
    if (called.sends || isGlobalFunction(name)) {
      reportVendor(called.origin.vendor, node, name, context);
      if (!isGlobal(node.expression, context.meaning.checker)) context.seen(called.origin.package);
    }
    return;
  }
  if (called?.origin.kind === "http") {
    checkRequest(node, name, context);
    return;
  }
  const vendor = called === undefined ? vendorOfGlobal(name, context.meaning.checker) : undefined;
  if (vendor !== undefined) reportVendor(vendor.name, node, name, context);
}

function isGlobalFunction({ text, parent }: ts.Identifier): boolean {
  const onWindow = ts.isPropertyAccessExpression(parent) ? isGlobalObject(parent.expression) : true;
  return onWindow && VENDORS.some(({ functions }) => functions.includes(text));
}

function reportVendor(vendor: string, call: ts.Node, name: ts.Identifier, context: CallContext): void {
  const text = ts.isCallExpression(call) ? calleeText(call.expression, name) : name.text;
  const message = `\`${text}()\` reports to ${vendor} without the SDK, so no page says what it sends`;
  context.report({ code: "audit-undeclared-call", message, hint: HINT, span: calleeSpan(name) });
}

/** `client.track`; of a longer chain the last name alone. */
function calleeText(callee: ts.Expression, name: ts.Identifier): string {
  const text = callee.getText();
  return text.length <= 40 && !text.includes("\n") ? text : name.text;
}

function calleeSpan(name: ts.Identifier): { readonly start: number; readonly end: number } {
  const { parent } = name;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === name;
  const span = spanOf(isMember ? parent : name);
  // A chain over several lines is marked where the method stands.
  return isMember && parent.getText().includes("\n") ? spanOf(name) : span;
}

function checkRequest(
  call: ts.CallExpression | ts.NewExpression,
  name: ts.Identifier,
  context: CallContext,
): void {
  for (const argument of call.arguments ?? []) {
    for (const host of hostsIn(context.meaning.checker, argument)) {
      const receiver = context.receiverOf(host);
      if (receiver === undefined) continue;
      const message = `\`${calleeText(call.expression, name)}()\` sends to ${host} (${receiver}) without the SDK`;
      context.report({ code: "audit-undeclared-call", message, hint: HINT, span: calleeSpan(name) });
      return;
    }
  }
}

/** Whether the callee starts at a variable that no module brings. */
function isGlobal(callee: ts.Expression, checker: ts.TypeChecker): boolean {
  let root = bare(callee);
  while (ts.isPropertyAccessExpression(root)) root = bare(root.expression);
  const [declaration] = checker.getSymbolAtLocation(root)?.declarations ?? [];
  return declaration?.getSourceFile().fileName === GLOBAL_FILE;
}

/** Remembered: where no call of the service is found, the import itself is reported. */
function checkLoad(node: ts.Node, context: CallContext): void {
  const loaded = loadedModule(node);
  const found = loaded === undefined ? undefined : vendorPackage(loaded.text);
  if (loaded === undefined || found === undefined) return;
  const message = `\`${loaded.text}\` reports to ${found.vendor} without the SDK, and its calls could not be followed`;
  const hint = "remove it, or say in a `forthright-ignore` comment why it is needed";
  context.loaded(found.name, { code: "audit-undeclared-call", message, hint, span: spanOf(loaded) });
}

/**
 * Globals that the code itself declares as `any`: `declare const gtag: any`, `(window as any).analytics`. A variable
 * that has a value in the code is the code's own.
 */
function vendorOfGlobal(name: ts.Identifier, checker: ts.TypeChecker): Vendor | undefined {
  const { parent } = name;
  if (!ts.isPropertyAccessExpression(parent)) {
    const vendor = VENDORS.find(({ functions }) => functions.includes(name.text));
    return vendor !== undefined && isAmbient(name, checker) ? vendor : undefined;
  }
  const owner = bare(parent.expression);
  if (isGlobalObject(owner)) return VENDORS.find(({ functions }) => functions.includes(name.text));
  const known = (text: string): Vendor | undefined =>
    VENDORS.find(({ globals, methods }) => globals.includes(text) && methods.includes(name.text));
  if (ts.isIdentifier(owner)) return isAmbient(owner, checker) ? known(owner.text) : undefined;
  if (!ts.isPropertyAccessExpression(owner) || !isGlobalObject(owner.expression)) return undefined;
  return known(owner.name.text);
}

function isGlobalObject(node: ts.Expression): boolean {
  const inner = bare(node);
  return ts.isIdentifier(inner) && ["window", "globalThis", "self", "global"].includes(inner.text);
}

function isAmbient(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const [declaration] = checker.getSymbolAtLocation(name)?.declarations ?? [];
  return (
    declaration !== undefined && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0
  );
}
