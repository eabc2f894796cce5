/**
 * Comma-separated values after RFC 4180, with the place of every cell. Line ends are LF here (CRLF was made LF when the
 * file was read); quotes may hold commas, line ends and doubled quotes.
 */
import type { Span } from "../diagnostics/diagnostic.ts";

export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface CsvFault {
  readonly message: string;
  readonly hint: string;
  readonly span: Span;
}

export interface CsvResult {
  /** Records in the order of the file; lines without any character are none. */
  readonly records: readonly (readonly Cell[])[];
  readonly faults: readonly CsvFault[];
}

/** Faults that are worth reporting; what follows the first is mostly its consequence. */
const MAX_FAULTS = 20;

export function parseCsv(text: string): CsvResult {
  const reader: Reader = { text, at: 0, faults: [] };
  const records: (readonly Cell[])[] = [];
  while (reader.at < text.length && reader.faults.length < MAX_FAULTS) {
    const record = readRecord(reader);
    const [first] = record;
    if (record.length > 1 || (first !== undefined && first.end > first.start)) records.push(record);
  }
  return { records, faults: reader.faults };
}

interface Reader {
  readonly text: string;
  at: number;
  readonly faults: CsvFault[];
}

function readRecord(reader: Reader): readonly Cell[] {
  const cells: Cell[] = [];
  for (;;) {
    cells.push(reader.text[reader.at] === '"' ? readQuoted(reader) : readBare(reader));
    const sign = reader.text[reader.at];
    reader.at += 1;
    if (sign !== ",") return cells;
  }
}

const BARE = /[^,\n]*/y;

function readBare(reader: Reader): Cell {
  const start = reader.at;
  BARE.lastIndex = start;
  reader.at = start + (BARE.exec(reader.text)?.[0].length ?? 0);
  return { text: reader.text.slice(start, reader.at), start, end: reader.at };
}

function readQuoted(reader: Reader): Cell {
  const { text } = reader;
  const start = reader.at;
  let cell = "";
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return unclosed(reader, start);
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      reader.at = quote + 1;
      return closed(reader, cell, start);
    }
    cell += '"';
    from = quote + 2;
  }
}

function unclosed(reader: Reader, start: number): Cell {
  const hint = 'close the cell with a quote; a quote inside of a cell is written twice ("")';
  reader.faults.push({
    message: "a quote opens here and none closes it",
    hint,
    span: { start, end: start + 1 },
  });
  reader.at = reader.text.length;
  return { text: reader.text.slice(start), start, end: reader.at };
}

/** After the closing quote only a comma or the end of the line may stand. */
function closed(reader: Reader, text: string, start: number): Cell {
  const at = reader.at;
  const next = reader.text[at];
  if (next === undefined || next === "," || next === "\n") return { text, start, end: at };
  const hint = 'put the whole cell in quotes; a quote inside of a cell is written twice ("")';
  reader.faults.push({
    message: "text stands after the closing quote",
    hint,
    span: { start: at, end: at + 1 },
  });
  const rest = readBare(reader);
  return { text: text + rest.text, start, end: rest.end };
}
