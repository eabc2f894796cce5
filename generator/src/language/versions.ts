/** Order of product versions, over the schemes in common use: semantic versions, PEP 440, plain dotted numbers. */

/** Negative if `a` is older, positive if it is newer, 0 if neither can be said. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [split(a), split(b)];
  const length = Math.max(first.numbers.length, second.numbers.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (first.numbers[index] ?? 0) - (second.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return rank(first.rest) - rank(second.rest);
}

function split(version: string): { readonly numbers: readonly number[]; readonly rest: string } {
  const numbers = /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? "";
  return { numbers: numbers.split(".").map(Number), rest: version.slice(numbers.length) };
}

/** A release is newer than its pre-releases and older than what was added after it; build marks do not count. */
function rank(rest: string): number {
  if (rest === "" || rest.startsWith("+")) return 0;
  return /^[-._]?post/i.test(rest) ? 1 : -1;
}
