/** Which entry of a catalogue a path of the comparison is about. Pure. */
import type { HistoryPlace } from "@forthright/runtime/catalog-document";
import type { Path } from "../source/tree.ts";

const ENTRIES: Readonly<Record<string, keyof HistoryPlace>> = {
  purposes: "purpose",
  destinations: "destination",
  types: "type",
};

export function placeOf(path: Path): HistoryPlace {
  const [first, second, third, constant, fifth, ...keys] = path.map(String);
  if (first === "consent") return { consent: true };
  if (second === undefined) return {};
  if (first === "metadata") return { metadata: fieldPath([second, ...path.slice(2).map(String)]) };
  if (first === "traits") return { trait: fieldPath([second, ...path.slice(2).map(String)]) };
  const entry = ENTRIES[first ?? ""];
  if (entry !== undefined) return { [entry]: second };
  if (first !== "groups") return {};
  if (third !== "events" || constant === undefined) return { group: second };
  const property = fifth === "properties" && keys.length > 0 ? { property: fieldPath(keys) } : {};
  return { group: second, event: constant, ...property };
}

/** `stack`, `properties`, `name` → `stack.name`; `items` → `[]`. */
function fieldPath([name = "", ...rest]: readonly string[]): string {
  let path = name;
  // Names and the words between them take turns: a property may be called `items`.
  for (let at = 0; at < rest.length; at += 1) {
    if (rest[at] === "items") path += "[]";
    else if (rest[at] === "properties" && rest[at + 1] !== undefined) {
      path += `.${rest[at + 1]}`;
      at += 1;
    } else break;
  }
  return path;
}
