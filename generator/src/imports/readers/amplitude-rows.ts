/** One row of Amplitude's CSV: its cells by column, and which of them were used. */
import type { Node } from "../../source/tree.ts";
import type { Cell } from "../csv.ts";
import type { Leftover, Place, Text } from "../model.ts";

/** Dates that Amplitude measured, and kinds of rows. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  "object type",
  "object name",
  "property type",
  "event first seen",
  "event last seen",
  "property first seen",
  "property last seen",
  "property group names",
]);

export interface Row {
  readonly file: string;
  /** The text of a cell without space around it; empty where there is none. */
  peek(column: string): string;
  /** Uses a cell. */
  take(column: string): void;
  /** Uses a cell that is not empty. */
  takeText(column: string): Text | undefined;
  /** The text of a cell that is not empty, unused. */
  text(column: string): string | undefined;
  place(column: string): Place;
  /** The same row with nothing used: for rows that several events share. */
  fresh(): Row;
  /** Cells that are not empty and not used. */
  rest(): readonly { readonly column: string; readonly cell: Cell }[];
}

export function openRow(file: string, columns: readonly string[], cells: readonly Cell[]): Row {
  const named = cells.map((cell, index) => ({ column: columns[index] ?? `column ${index + 1}`, cell }));
  const used = new Set<string>();
  const find = (column: string): Cell | undefined => named.find((one) => one.column === column)?.cell;
  const peek = (column: string): string => find(column)?.text.trim() ?? "";
  const place = (column: string): Place => {
    const cell = find(column) ?? cells[0];
    return { file, start: cell?.start ?? 0, end: cell?.end ?? 0 };
  };
  return {
    file,
    peek,
    place,
    fresh: () => openRow(file, columns, cells),
    take: (column) => void used.add(column),
    takeText(column) {
      const value = peek(column);
      if (value === "") return undefined;
      used.add(column);
      return { value, place: place(column) };
    },
    text: (column) => (peek(column) === "" ? undefined : peek(column)),
    rest: () => named.filter(({ column, cell }) => cell.text.trim() !== "" && !used.has(column)),
  };
}

/** What is left of a row; `path` goes before the names of the columns. */
export function rowLeftovers(row: Row, path: string): readonly Leftover[] {
  return row.rest().map(({ column, cell }) => {
    const { text, start, end } = cell;
    const node: Node = { kind: "scalar", value: text, written: text, start, end };
    const found: Leftover = {
      path: path === "" ? column : `${path}.${column}`,
      node,
      place: { file: row.file, start, end },
    };
    return BOOKKEEPING.has(column) ? { ...found, bookkeeping: true } : found;
  });
}
