/** JSON for programs that a person may also see in a terminal or in the log of a build service. */

/** Indented JSON with a line end. Characters that a terminal or a log would obey are escaped and mean the same. */
export function jsonText(document: unknown): string {
  const json = JSON.stringify(document, undefined, 2)
    .replaceAll("##[", "#\\u0023[")
    .replaceAll(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
  return `${json}\n`;
}
