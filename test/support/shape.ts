/** What generated code is made of, whatever its texts say: the oracle against text that becomes code. */
import { ts } from "ts-morph";

/** Kinds of all nodes, in the order of the text. Texts do not count, nor do the parentheses of a broken union. */
export function shape(content: string): string {
  const kinds: number[] = [];
  const visit = (node: ts.Node, parent?: ts.Node): void => {
    const broken = ts.isParenthesizedTypeNode(node) && ts.isUnionTypeNode(node.type) ? node.type : undefined;
    if (broken !== undefined && parent !== undefined && ts.isUnionTypeNode(parent)) {
      for (const member of broken.types) visit(member, broken);
      return;
    }
    if (isText(node)) {
      kinds.push(ts.SyntaxKind.StringLiteral);
      return;
    }
    if (!ts.isParenthesizedTypeNode(node)) kinds.push(node.kind);
    ts.forEachChild(node, (child) => visit(child, node));
  };
  visit(ts.createSourceFile("x.ts", content, ts.ScriptTarget.ES2023, false));
  return kinds.join(" ");
}

/** A string, also one that is broken into lines. */
function isText(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return ts.isStringLiteral(node);
  return node.operatorToken.kind === ts.SyntaxKind.PlusToken && isText(node.left) && isText(node.right);
}
