/** Order of product versions. Pure. */

/**
 * Whether version `a` is newer than `b`. Numbers are compared part by part, a missing part is 0, and a version with a
 * suffix (`1.2.0-rc.1`, `1.2.0rc1`) is older than the same version without.
 */
export function isNewer(a: string, b: string): boolean {
  const left = parse(a);
  const right = parse(b);
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  if (left.suffix === right.suffix) return false;
  if (left.suffix === "") return true;
  return right.suffix !== "" && left.suffix.localeCompare(right.suffix, "en", { numeric: true }) > 0;
}

function parse(version: string): { readonly numbers: readonly number[]; readonly suffix: string } {
  const numbers = /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? "";
  // What follows a plus sign is build metadata and says nothing about order (Semantic Versioning 2.0).
  const suffix = version.slice(numbers.length).split("+")[0] ?? "";
  return { numbers: numbers === "" ? [] : numbers.split(".").map(Number), suffix };
}
