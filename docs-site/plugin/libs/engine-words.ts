/** What the explain engine says, in the language of the page. It speaks English; a table pairs its sentences with others. */

export interface EngineWords {
  /** English and the translation; `{}` stands for what the engine puts in, and is taken over in order. */
  readonly phrases: readonly (readonly [english: string, translation: string])[];
  /** Names of types, where they stand alone. */
  readonly kinds: Readonly<Record<string, string>>;
}

/** The translation; undefined where the table has none. */
export function engineWords(text: string, words: EngineWords): string | undefined {
  // What says more comes first: “must be {}” would take in all the others.
  const longest = words.phrases.toSorted(([a], [b]) => b.length - a.length);
  for (const [english, translation] of longest) {
    const match = new RegExp(`^${english.split("{}").map(escaped).join("(.+)")}$`, "su").exec(text);
    if (match === null) continue;
    let next = 1;
    return translation.replaceAll("{}", () => {
      const value = match[next++] ?? "";
      return (Object.hasOwn(words.kinds, value) ? words.kinds[value] : engineWords(value, words)) ?? value;
    });
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, "\\$&");
}
