/** Breaks text into lines of bounded width, at spaces. */
import { widthOf } from "./printable.ts";

/** `first` stands before the first line, `rest` before the others. Words longer than a line stay whole. */
export function wrap(text: string, width: number, first: string, rest: string): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? startOfLine(word, line.trim() === "") : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Build services take a line that starts with `::` as a command, whatever space stands before it. */
function startOfLine(word: string, atStart: boolean): string {
  return atStart && word.startsWith("::") ? `\\${word}` : word;
}
