/** What `--check` finds: every file of the output that is not byte for byte what the catalogue gives. Pure. */

import type { Disk, DiskFile } from "./disk.ts";
import { holds, isAsWritten, withoutCarriageReturns } from "./plan.ts";
import type { WantedFile } from "./wanted-file.ts";

export interface Difference {
  readonly path: string;
  readonly kind: "missing" | "stale" | "edited" | "line-ends" | "left-over" | "foreign";
  /** What is on the disk, for files whose content differs. */
  readonly text?: string;
  /** The first line that differs, and what should stand there (undefined: the file should end before it). */
  readonly line?: FirstDifference;
}

export interface FirstDifference {
  /** From 1. */
  readonly number: number;
  /** UTF-16 offsets of the line in the text on the disk. */
  readonly start: number;
  readonly end: number;
  readonly wanted?: string;
}

/** Sorted by path. */
export function compare(wanted: readonly WantedFile[], disk: Disk): readonly Difference[] {
  const paths = new Set(wanted.map((file) => file.path));
  const found = [
    ...wanted.flatMap((file) => difference(file, disk)),
    ...[...disk.files]
      .filter(([path]) => !paths.has(path))
      .map(
        ([path, file]): Difference => ({
          path,
          kind: isAsWritten(path, file, disk) ? "left-over" : "foreign",
        }),
      ),
    ...[...disk.others]
      .filter((path) => !paths.has(path))
      .map((path): Difference => ({ path, kind: "foreign" })),
  ];
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function difference(wanted: WantedFile, disk: Disk): readonly Difference[] {
  const { path, content } = wanted;
  const file = disk.files.get(path);
  if (file === undefined) return [{ path, kind: disk.others.has(path) ? "foreign" : "missing" }];
  if (holds(file, wanted)) return [];
  const text = file.bytes.toString("utf8");
  return [{ path, kind: kindOf(path, file, content, disk), text, line: firstDifference(text, content) }];
}

function kindOf(path: string, file: DiskFile, content: string, disk: Disk): Difference["kind"] {
  if (withoutCarriageReturns(file) === content) return "line-ends";
  return isAsWritten(path, file, disk) ? "stale" : "edited";
}

function firstDifference(text: string, wanted: string): FirstDifference {
  const [found, should] = [text.split("\n"), wanted.split("\n")];
  let number = 0;
  while (number < found.length && number < should.length && found[number] === should[number]) number += 1;
  const start = found.slice(0, number).reduce((sum, line) => sum + line.length + 1, 0);
  const line = should[number];
  return {
    number: number + 1,
    start: Math.min(start, text.length),
    end: Math.min(start + (found[number]?.length ?? 0), text.length),
    ...(line === undefined ? {} : { wanted: line }),
  };
}
