/** The reading view of a wire body: indented JSON as pieces that a component prints as text and links. */
import type { JsonValue } from "@forthright/runtime/catalog-document";

export type Piece =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "value"; readonly text: string; readonly type: "string" | "number" | "word" }
  /** A key with its path from the top of the body, items as `[]`: `batch[].context.os.name`. */
  | { readonly kind: "key"; readonly text: string; readonly path: string };

/** Indented pieces of a body. Joined without the spaces between tokens they are the body again. */
export function readingView(body: string): readonly Piece[] {
  return pieces(JSON.parse(body) as JsonValue, "", "");
}

function pieces(value: JsonValue, path: string, indent: string): readonly Piece[] {
  if (Array.isArray(value)) {
    const items = value.map((item) => pieces(item, `${path}[]`, `${indent}  `));
    return enclose("[", items, "]", indent);
  }
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).map(([key, item]) => entry(key, item, path, `${indent}  `));
    return enclose("{", entries, "}", indent);
  }
  return [{ kind: "value", text: JSON.stringify(value), type: valueType(value) }];
}

function entry(key: string, value: JsonValue, path: string, indent: string): readonly Piece[] {
  const keyPath = path === "" ? key : `${path}.${key}`;
  return [
    { kind: "key", text: JSON.stringify(key), path: keyPath },
    { kind: "plain", text: ": " },
    ...pieces(value, keyPath, indent),
  ];
}

function enclose(
  open: string,
  parts: readonly (readonly Piece[])[],
  close: string,
  indent: string,
): readonly Piece[] {
  if (parts.length === 0) return [{ kind: "plain", text: open + close }];
  const lines = parts.flatMap((part, index): readonly Piece[] => [
    { kind: "plain", text: `${index === 0 ? open : ","}\n${indent}  ` },
    ...part,
  ]);
  return [...lines, { kind: "plain", text: `\n${indent}${close}` }];
}

function valueType(value: string | number | boolean | null): "string" | "number" | "word" {
  if (typeof value === "string") return "string";
  return typeof value === "number" ? "number" : "word";
}

/** A path of the request body as the pages name it: relative to the message; `batch[]` and `sentAt` stay. */
export function wirePath(path: string): string {
  if (path === "batch") return "batch[]";
  return path.startsWith("batch[].") ? path.slice("batch[].".length) : path;
}
