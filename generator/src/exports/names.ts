/** Names that other tools derive or ask for, and the guard that keeps two of them apart. */

/**
 * Snake case as Segment's warehouses write it: words of an optional run of capitals or digits and then small letters
 * or digits; everything else parts words. Source: the documented rule of github.com/segmentio/go-snakecase.
 */
export function snakeCase(name: string): string {
  return (name.match(/[A-Z0-9]+[a-z0-9]*|[a-z0-9]+/gu) ?? []).join("_").toLowerCase();
}

/** Gives each name once: a name that is taken or too long comes back changed. */
export type Namer = (wanted: string) => string;

/** A namer for names of at most `limit` characters; `taken` are gone from the start. */
export function namer(limit: number, taken: readonly string[] = []): Namer {
  const used = new Set(taken);
  return (wanted) => {
    let name = wanted.slice(0, limit);
    for (let count = 2; used.has(name); count += 1) {
      const suffix = `_${count}`;
      name = wanted.slice(0, limit - suffix.length) + suffix;
    }
    used.add(name);
    return name;
  };
}
