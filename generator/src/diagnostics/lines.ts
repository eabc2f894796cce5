/** Lines and columns of a text. They are looked up when something is printed, and nowhere else. */

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
}

export interface LineIndex {
  readonly positionAt: (offset: number) => Position;
  /** The text of a line (from 1) without its end, and the offset at which it starts. */
  readonly lineAt: (line: number) => { readonly text: string; readonly start: number };
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    positionAt(offset) {
      const inside = Math.min(Math.max(0, offset), text.length);
      const line = lastAtMost(starts, inside);
      return { line: line + 1, column: inside - (starts[line] ?? 0) + 1 };
    },
    lineAt(line) {
      const start = starts[line - 1] ?? text.length;
      const next = starts[line];
      return { text: text.slice(start, next === undefined ? text.length : next - 1), start };
    },
  };
}

/** Index of the last start that is at most the offset, by halving. */
function lastAtMost(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line indexes by file, each made when it is first asked for. */
export function lineIndexes(sources: ReadonlyMap<string, string>): (file: string) => LineIndex {
  const known = new Map<string, LineIndex>();
  return (file) => {
    const index = known.get(file) ?? indexLines(sources.get(file) ?? "");
    known.set(file, index);
    return index;
  };
}
