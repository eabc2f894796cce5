/** What the bundled fonts can write. */

/** Latin with its extensions, Greek, Cyrillic, and the marks that come with them. */
const known =
  /[\u0020-\u007e\u00a0-\u017f\u0386-\u03ce\u0400-\u045f\u0490\u0491\u1e80-\u1e85\u2013\u2014\u2018-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]/u;
const letter = /[\p{L}\p{N}]/u;

/**
 * The text with what cannot be written left out (emoji, other scripts, hidden characters); undefined where most of its
 * letters would be missing, and what remained would say something else.
 */
export function writable(text: string): string | undefined {
  const all = [...text.normalize("NFC").replaceAll(/\s+/g, " ")];
  const kept = all.filter((character) => known.test(character));
  const letters = (list: readonly string[]): number => list.filter((one) => letter.test(one)).length;
  if (letters(kept) === 0 || letters(kept) * 2 < letters(all)) return undefined;
  return kept.join("").replaceAll(/ +/g, " ").trim();
}
