/** The source line of a place with its underline, cut to the width of the terminal. */
import type { Span } from "../diagnostic.ts";
import type { LineIndex } from "../lines.ts";
import { cellsOf, withoutCommands } from "./printable.ts";

export interface Frame {
  readonly line: number;
  readonly column: number;
  /** The line as it is shown. */
  readonly source: string;
  /** Spaces and marks below it. */
  readonly underline: string;
}

const ELLIPSIS = "...";

/** `mark` is repeated below the span; a span of several lines is marked to the end of its first. */
export function frameOf(lines: LineIndex, span: Span, mark: string, width: number): Frame {
  const { line, column } = lines.positionAt(span.start);
  const { text, start } = lines.lineAt(line);
  const from = column - 1;
  const ruler = measure(text, from, width);
  const first = ruler.cellAt(from);
  const last = Math.max(first + 1, ruler.cellAt(Math.min(span.end - start, text.length)));
  const view = chooseView(ruler, first, Math.min(last, ruler.count), width);
  const lead = view.first > 0 || ruler.cutBefore ? ELLIPSIS : "";
  const tail = view.last < ruler.count || ruler.cutAfter ? ELLIPSIS : "";
  const marked = ruler.columnOf(Math.min(last, view.last)) - ruler.columnOf(first);
  return {
    line,
    column,
    source: withoutCommands(lead + ruler.shown(view.first, view.last) + tail),
    underline:
      " ".repeat(lead.length + ruler.columnOf(first) - ruler.columnOf(view.first)) +
      mark.repeat(Math.max(1, marked)),
  };
}

/** A piece of a line, measured in printed units. */
interface Ruler {
  readonly count: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** Index of the unit that holds a place of the line. */
  readonly cellAt: (place: number) => number;
  /** Printed column at which a unit starts. */
  readonly columnOf: (cell: number) => number;
  readonly shown: (first: number, last: number) => string;
}

/** Measures what could be shown around a place; the rest of a very long line is not looked at. */
function measure(line: string, place: number, width: number): Ruler {
  const begin = Math.max(0, place - 2 * width);
  const piece = line.slice(begin, place + 2 * width);
  const cells = cellsOf(piece);
  const [offsets, columns] = [[begin], [0]];
  for (const cell of cells) {
    offsets.push((offsets.at(-1) ?? 0) + cell.length);
    columns.push((columns.at(-1) ?? 0) + cell.width);
  }
  return {
    count: cells.length,
    cutBefore: begin > 0,
    cutAfter: begin + piece.length < line.length,
    cellAt: (at) => {
      const after = offsets.findIndex((offset) => offset > at);
      return after < 0 ? cells.length : Math.max(0, after - 1);
    },
    columnOf: (cell) => columns[cell] ?? columns.at(-1) ?? 0,
    shown: (first, last) =>
      cells
        .slice(first, last)
        .map((cell) => cell.shown)
        .join(""),
  };
}

/** The units to show: all of them, or those around the marked ones, with room for dots at both ends. */
function chooseView(
  ruler: Ruler,
  first: number,
  last: number,
  width: number,
): { first: number; last: number } {
  const total = ruler.columnOf(ruler.count);
  if (total <= width && !ruler.cutBefore && !ruler.cutAfter) return { first: 0, last: ruler.count };
  const room = width - 2 * ELLIPSIS.length;
  const marked = Math.min(ruler.columnOf(last) - ruler.columnOf(first), room);
  const after = Math.min(total - ruler.columnOf(last), Math.floor((room - marked) / 2));
  const before = room - marked - after;
  let begin = first;
  while (begin > 0 && ruler.columnOf(first) - ruler.columnOf(begin - 1) <= before) begin -= 1;
  let end = begin;
  while (end < ruler.count && ruler.columnOf(end + 1) - ruler.columnOf(begin) <= room) end += 1;
  return { first: begin, last: end };
}
