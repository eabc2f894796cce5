/** Putting metadata values at their places in a message. Pure. */
import type { JsonValue } from "../catalog-document.ts";
import type { MetadataValue } from "./adapter.ts";

/** An object that grows path by path. Has no prototype, so that `__proto__` is a key like any other. */
export interface Tree {
  [key: string]: JsonValue | Tree;
}

/**
 * Puts each value at its path. A value is left out whose path is or lies below one of `reserved`, or is blocked by
 * another value.
 */
export function arrange(metadata: readonly MetadataValue[], reserved: readonly string[]): Tree {
  const root: Tree = Object.create(null);
  for (const { path, value } of metadata) {
    if (!isReserved(path, reserved)) place(root, path.split("."), value);
  }
  return root;
}

/** The metadata that stands elsewhere than among an event's properties. */
export function besideProperties(metadata: readonly MetadataValue[]): readonly MetadataValue[] {
  return metadata.filter(({ path }) => !path.startsWith("properties."));
}

/** An object, and no array. */
export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The members of an object as JSON text, each with a comma behind it. */
export function members(tree: Tree): string {
  return Object.keys(tree).length === 0 ? "" : `${JSON.stringify(tree).slice(1, -1)},`;
}

/** Whether a path is, or lies below, one that the adapter fills itself; `context` and `properties` always are. */
export function isReserved(path: string, reserved: readonly string[]): boolean {
  if (path === "context" || path === "properties") return true;
  return reserved.some((taken) => path === taken || path.startsWith(`${taken}.`));
}

function place(root: Tree, path: readonly string[], value: JsonValue): void {
  let at = root;
  for (const key of path.slice(0, -1)) {
    at[key] ??= Object.create(null);
    const next = at[key];
    if (!isTree(next)) return;
    at = next;
  }
  const last = path.at(-1);
  if (last !== undefined && at[last] === undefined) at[last] = value;
}
