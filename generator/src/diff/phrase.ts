/**
 * Sentences about a change, in parts. What comes from the catalogue stays apart from our own words until a format is
 * chosen, so that each renderer can set it off and escape it.
 */
import { printable } from "../diagnostics/render/printable.ts";

/** Our own words, a key or value (`code`), or a wire name or title (`name`). */
export type Part = string | { readonly code: string } | { readonly name: string };

export type Phrase = readonly Part[];

export function code(text: string): Part {
  return { code: text };
}

export function name(text: string): Part {
  return { name: text };
}

/** Template tag: `` say`The event ${name(x)} is new.` `` */
export function say(words: TemplateStringsArray, ...values: readonly (Part | Phrase | number)[]): Phrase {
  const parts: Part[] = [];
  for (const [index, text] of words.entries()) {
    if (text !== "") parts.push(text);
    const value = values[index];
    if (value === undefined) continue;
    if (typeof value === "number") parts.push(String(value));
    else if (isPhrase(value)) parts.push(...value);
    else if (value !== "") parts.push(value);
  }
  return parts;
}

function isPhrase(value: Part | Phrase): value is Phrase {
  return Array.isArray(value);
}

/** `a`, `b` and `c`; beyond `limit` items the rest is counted. */
export function listing(items: readonly (Part | Phrase)[], limit: number = 6): Phrase {
  // "and 1 more" would be as long as the item itself.
  const shown = items.length > limit + 1 ? items.slice(0, limit) : items;
  const rest = items.length - shown.length;
  const all: readonly (Part | Phrase)[] = rest === 0 ? shown : [...shown, `${rest} more`];
  return all.flatMap((item, index): Phrase => {
    const glue = index === 0 ? [] : index === all.length - 1 ? [" and "] : [", "];
    return [...glue, ...(isPhrase(item) ? item : [item])];
  });
}

/** Phrases with `, ` or another text between them. */
export function joined(phrases: readonly Phrase[], glue: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [glue, ...phrase]));
}

/** The phrase as one line of plain text; characters that deceive the eye are made visible. */
export function plain(phrase: Phrase): string {
  return phrase.map(plainPart).join("");
}

function plainPart(part: Part): string {
  if (typeof part === "string") return part;
  return "code" in part ? `\`${printable(part.code)}\`` : `‘${printable(part.name)}’`;
}

/** The first letter as a capital, if the phrase starts with our own words. */
export function capital(phrase: Phrase): Phrase {
  const [first, ...rest] = phrase;
  return typeof first === "string" ? [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest] : phrase;
}
