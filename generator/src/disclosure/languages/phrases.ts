/**
 * Sentences of the runtime in another language. They are made in English where their facts are; a table pairs each with
 * its translation. So a translated page cannot say anything that the English one does not say, and a sentence that is
 * missing from the table stays English, which a test does not let pass. What the catalogue says never comes here alone.
 */

/** English and the translation; `{}` stands for what a catalogue puts in, and is taken over in order. */
export type Phrase = readonly [english: string, translation: string];

/** Gives the translation of a text of one or more sentences, or the text itself where it is no sentence of ours. */
export type Translate = (text: string) => string;

interface Pattern {
  /** Matches at the start of a text; what follows begins with a blank. */
  readonly start: RegExp;
  readonly whole: RegExp;
  readonly translation: string;
}

export function translator(phrases: readonly Phrase[]): Translate {
  const plain = new Map(phrases);
  // What says more comes first.
  const patterns = phrases
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([english, translation]): Pattern => {
      const source = english.split("{}").map(escaped).join("(.+?)");
      return {
        start: new RegExp(`^${source}(?= )`, "su"),
        whole: new RegExp(`^${source}$`, "su"),
        translation,
      };
    });
  const translate = (text: string): string | undefined => {
    const known = plain.get(text);
    if (known !== undefined) return known;
    // Several sentences first: a value can hold anything, and would take in the sentences after it.
    for (const { start, translation } of patterns) {
      const match = start.exec(text);
      const rest = match === null ? undefined : translate(text.slice(match[0].length + 1));
      if (match !== null && rest !== undefined) return `${filled(translation, match.slice(1))} ${rest}`;
    }
    for (const { whole, translation } of patterns) {
      const match = whole.exec(text);
      if (match !== null) return filled(translation, match.slice(1));
    }
    return undefined;
  };
  return (text) => translate(text) ?? text;
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, "\\$&");
}

function filled(translation: string, values: readonly string[]): string {
  let next = 0;
  return translation.replaceAll("{}", () => values[next++] ?? "");
}
