/** Fills lines of bounded length with the words of a text; length is counted in UTF-16 code units. */

/** Broken at single spaces; a word longer than `width` stays whole. At least one line, which may be empty. */
export function fill(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
