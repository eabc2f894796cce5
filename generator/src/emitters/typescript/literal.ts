/**
 * The one writer of values into TypeScript text. What the text evaluates to equals the value exactly, whatever
 * characters it holds.
 */
import type { JsonValue } from "@forthright/runtime/catalog-document";

/** Lines of generated code stay within this many columns where they can be broken. */
export const LINE_WIDTH = 110;

/** A value, or code that stands for one (`FLAVOR_VALUES`), or a list or record of such. */
export type Expression =
  | { readonly value: JsonValue }
  | { readonly code: string }
  | { readonly list: readonly Expression[] }
  | { readonly record: readonly (readonly [key: string, value: Expression])[] };

/** Draws nothing, ends a line, turns the reading direction, or could end an enclosing `<script>` or comment. */
const HAZARDS =
  /<(?=\/)|[\u007f\u0080-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/u;

/** A string as a TypeScript string literal. Lone surrogates are escaped by JSON.stringify. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replace(HAZARDS, escapeHazard);
}

/** Key of an object literal or of an object type; `__proto__` would set the prototype unless computed. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return IDENTIFIER.test(name) ? name : stringLiteral(name);
}

/** The value as an expression. */
export function expression(value: JsonValue): Expression {
  if (value === null || typeof value !== "object") return { value };
  if (isList(value)) return { list: value.map(expression) };
  return { record: Object.entries(value).map(([key, item]) => [key, expression(item)] as const) };
}

/** The expression on one line. */
export function flat(expr: Expression): string {
  if ("code" in expr) return expr.code;
  if ("list" in expr) return `[${expr.list.map(flat).join(", ")}]`;
  if ("record" in expr) {
    if (expr.record.length === 0) return "{}";
    return `{ ${expr.record.map(([key, item]) => `${propertyKey(key)}: ${flat(item)}`).join(", ")} }`;
  }
  const { value } = expr;
  if (typeof value === "string") return stringLiteral(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return flat(expression(value));
}

/**
 * `before`, the expression and `after`, on one line where that fits in {@link LINE_WIDTH}; else lists and records
 * are set one item per line. Continuation lines are indented by `indent` columns and what they need more.
 */
export function layout(before: string, expr: Expression, after: string, indent: number): string {
  const line = before + flat(expr) + after;
  if (indent + line.length <= LINE_WIDTH) return line;
  const inner = indent + 2;
  if ("list" in expr && expr.list.length > 0) {
    const items = expr.list.map((item) => layout("", item, ",", inner));
    return block(`${before}[`, items, `]${after}`, indent);
  }
  if ("record" in expr && expr.record.length > 0) {
    const items = expr.record.map(([key, item]) => layout(`${propertyKey(key)}: `, item, ",", inner));
    return block(`${before}{`, items, `}${after}`, indent);
  }
  return line;
}

/** Lines between an opening and a closing one, indented by two more than `indent`. */
export function block(open: string, lines: readonly string[], close: string, indent: number): string {
  const margin = " ".repeat(indent);
  return [open, ...lines.map((line) => `${margin}  ${line}`), margin + close].join("\n");
}

function escapeHazard(text: string): string {
  if (text === "<") return "\\u003c";
  return [...Array(text.length).keys()]
    .map((index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}

function isList(
  value: readonly JsonValue[] | { readonly [key: string]: JsonValue },
): value is readonly JsonValue[] {
  return Array.isArray(value);
}
