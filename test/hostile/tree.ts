/** Catalogues as trees that a test can change, and the YAML of them. */

export type Branch = Map<string, Tree>;
export type Tree = string | number | boolean | null | Tree[] | Branch;

/** Stands where something else is to be put. No text of the stage holds it. */
export const GAP = "\uE000gap\uE001";

/** Plain data as a tree. */
export function asTree(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(asTree);
  if (value !== null && typeof value === "object") {
    return new Map(Object.entries(value).map(([key, item]) => [key, asTree(item)]));
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
}

export function copyOf(tree: Branch): Branch {
  return structuredClone(tree);
}

/** Block maps with quoted texts. The gap stands as it is, without quotes, in keys and in values. */
export function writeYaml(root: Branch): string {
  return `${[...root].map(([key, value]) => entry(key, value, "")).join("\n")}\n`;
}

function entry(key: string, value: Tree, indent: string): string {
  if (value instanceof Map && value.size > 0) {
    return [
      `${indent}${scalar(key)}:`,
      ...[...value].map(([one, inner]) => entry(one, inner, `${indent}  `)),
    ].join("\n");
  }
  return `${indent}${scalar(key)}: ${flow(value)}`;
}

function flow(value: Tree): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (value instanceof Map)
    return `{ ${[...value].map(([key, inner]) => `${scalar(key)}: ${flow(inner)}`).join(", ")} }`;
  return scalar(value);
}

function scalar(value: string | number | boolean | null): string {
  return value === GAP ? GAP : typeof value === "string" ? escaped(value) : String(value);
}

/** In double quotes, everything but printable ASCII as an escape sequence. */
export function escaped(text: string): string {
  return JSON.stringify(text).replaceAll(/[^ -~]/gu, (character) =>
    [...Array(character.length).keys()].map((at) => `\\u${unit(character, at)}`).join(""),
  );
}

/** In double quotes, with the characters themselves wherever YAML allows to write them. */
export function written(text: string): string {
  return `"${text.replaceAll(/["\\]/gu, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
}

function unit(text: string, at: number): string {
  return text.charCodeAt(at).toString(16).padStart(4, "0");
}
