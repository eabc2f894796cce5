/** Which original a translation was made of: a line of the overlay's `translated` for each text. Pure. */
import { hash } from "node:crypto";

export interface TextRecord {
  /** Fingerprint of the original. */
  readonly original: string;
  /** Fingerprint of the translation. */
  readonly translation: string;
}

/** 32 bits tell a changed text from an unchanged one; nobody has a reason to forge them. Line breaks do not count. */
export function fingerprint(text: string): string {
  return hash("sha256", text.replaceAll(/\s+/gu, " ").trim(), "hex").slice(0, 8);
}

/** The records by place. A line that is no record is left out, and its text counts as not recorded. */
export function parseRecords(lines: readonly string[]): ReadonlyMap<string, TextRecord> {
  const found = lines.flatMap((line) => {
    const [, place, original, translation] = /^(\S+) ([0-9a-f]{8}) ([0-9a-f]{8})$/u.exec(line) ?? [];
    return place === undefined || original === undefined || translation === undefined
      ? []
      : [[place, { original, translation }] as const];
  });
  return new Map(found);
}

export function recordLine(place: string, { original, translation }: TextRecord): string {
  return `${place} ${original} ${translation}`;
}
