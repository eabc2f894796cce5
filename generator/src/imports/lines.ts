/** Line numbers of a plan's places, for the comments that name them. */
import type { Sources } from "../diagnostics/diagnostic.ts";
import type { Place } from "./model.ts";

export interface Lines {
  /** The line that a place starts in, from 1. */
  of(place: Place): number;
  /** The file of a place as comments name it: below the folder of the plan; empty if there is only one file. */
  fileOf(place: Place): string;
}

/** `folder` is that of the plan, if it is one. */
export function indexLines(sources: Sources, folder = ""): Lines {
  const starts = new Map([...sources].map(([file, text]) => [file, lineStarts(text)]));
  const prefix = folder.replace(/[/\\]+$/, "").length + 1;
  return {
    of: ({ file, start }) => search(starts.get(file) ?? [0], start),
    fileOf({ file }) {
      if (sources.size <= 1) return "";
      return folder !== "" && file.startsWith(folder) ? file.slice(prefix) : file;
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function search(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** `line 12`, or `events.yaml line 12` where the plan has several files. */
export function nameLine(lines: Lines, place: Place): string {
  return `${lines.fileOf(place)} line ${lines.of(place)}`.trimStart();
}
