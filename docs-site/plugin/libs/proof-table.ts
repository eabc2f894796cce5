/** The table of hazards and positions as lines of letters, which stay small where thousands of cells would not. */
import type { ProvedTable } from "./load-proof.ts";

/** A line for each position: its name, and a letter for each hazard in groups of ten. */
export function letterRows({ rows }: ProvedTable): string {
  const names = Object.keys(rows);
  const width = Math.max(0, ...names.map((name) => name.length));
  return names.map((name) => `${name.padEnd(width)}  ${inTens(rows[name] ?? "")}`).join("\n");
}

function inTens(letters: string): string {
  return letters.match(/.{1,10}/gsu)?.join(" ") ?? "";
}
