/** "Did you mean": the known word closest to a misspelt one. */

/** Longer words are compared no further: nobody misspells a text of this length into a name. */
const MAX_LENGTH = 64;

/** The candidate that is at most a third of the word's letters away, or undefined. The first of equals wins. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > MAX_LENGTH) return undefined;
  const wanted = plain(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate.length > MAX_LENGTH) continue;
    const given = plain(candidate);
    const distance = given === wanted ? 0 : editDistance(wanted, given, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The closest candidate if it is surely the word that was meant: one letter away, or the only one that is near. */
export function onlyClose(word: string, candidates: readonly string[]): string | undefined {
  const best = closest(word, candidates);
  if (best === undefined || word.length < 3) return undefined;
  const others = candidates.filter((one) => one !== best);
  const next = closest(word, others);
  if (next === undefined) return best;
  const [first, second] = [best, next].map((one) => editDistance(plain(word), plain(one), MAX_LENGTH));
  return first !== undefined && second !== undefined && first <= 1 && first < second ? best : undefined;
}

/** A hint with the suggestion, or the given words where nothing is close. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
  const suggestion = closest(word, candidates);
  return suggestion === undefined ? otherwise : `did you mean \`${suggestion}\`?`;
}

/** `maxLength`, `max_length` and `MAX-LENGTH` are one word spelt three ways. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; gives up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (beforeLast[j - 2] ?? 0) + 1 : replace;
      row.push(Math.min(replace, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit;
}
