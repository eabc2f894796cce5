/** Which identifiers are worth a question to the type checker: names of the SDK, and what the code renames them to. */
import { ts } from "ts-morph";
import { bare, loadedModule, walk } from "./syntax.ts";

/**
 * The given names and every name that an import, an export, a declaration or a destructuring somewhere makes of one
 * of them, and names of whole modules. Too many rather than too few: whether a name means an event here is for the checker to say.
 */
export function namesAfterRenaming(
  files: readonly ts.SourceFile[],
  names: Iterable<string>,
): ReadonlySet<string> {
  const renamed = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    if (from === to) return;
    renamed.set(from, (renamed.get(from) ?? new Set()).add(to));
  };
  const modules = new Set<string>();
  for (const file of files) {
    walk(file, (node) => {
      collect(node, add);
      const module = moduleVariable(node);
      if (module !== undefined) modules.add(module);
    });
  }
  const known = new Set([...names, ...modules]);
  const open = [...known];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const other of renamed.get(name) ?? []) {
      if (known.has(other)) continue;
      known.add(other);
      open.push(other);
    }
  }
  return known;
}

function collect(node: ts.Node, add: (from: string, to: string) => void): void {
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) {
    // `export { RUN_PIPELINE as default }` is then imported under any name.
    add((node.propertyName ?? node.name).text, node.name.text);
  } else if (ts.isImportClause(node) && node.name !== undefined) {
    add("default", node.name.text);
  } else if (ts.isExportAssignment(node)) {
    const name = lastName(node.expression);
    if (name !== undefined) add(name, "default");
  } else if (ts.isBindingElement(node) && ts.isIdentifier(node.name)) {
    const { propertyName } = node;
    if (propertyName !== undefined && ts.isIdentifier(propertyName)) add(propertyName.text, node.name.text);
  } else if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
    const name = lastName(node.initializer);
    if (name !== undefined) add(name, node.name.text);
  } else if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
    const name = lastName(node.initializer);
    if (name !== undefined) add(name, node.name.text);
  } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const [to, from] = [lastName(node.left), lastName(node.right)];
    if (to !== undefined && from !== undefined) add(from, to);
  }
}

function lastName(node: ts.Expression): string | undefined {
  const inner = bare(node);
  if (ts.isIdentifier(inner)) return inner.text;
  return ts.isPropertyAccessExpression(inner) ? inner.name.text : undefined;
}

/** `import * as x`, `import x = require(…)`, `const x = require(…)`, `const x = await import(…)`. */
function moduleVariable(node: ts.Node): string | undefined {
  if (ts.isNamespaceImport(node) || ts.isImportEqualsDeclaration(node)) return node.name.text;
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined || !ts.isIdentifier(node.name)) {
    return undefined;
  }
  const value = bare(node.initializer);
  const awaited = ts.isAwaitExpression(value) ? bare(value.expression) : value;
  return loadedModule(awaited) === undefined ? undefined : node.name.text;
}
