/** Pairs the entries of two lists by key, in one pass. */
export interface Pairs<T> {
  /** In the order of the new list. */
  readonly both: readonly { readonly before: T; readonly after: T }[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

export function pairBy<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Pairs<T> {
  const old = new Map(before.map((item) => [key(item), item]));
  const both: { readonly before: T; readonly after: T }[] = [];
  const added: T[] = [];
  for (const item of after) {
    const match = old.get(key(item));
    if (match === undefined) added.push(item);
    else both.push({ before: match, after: item });
    old.delete(key(item));
  }
  return { both, added, removed: [...old.values()] };
}
