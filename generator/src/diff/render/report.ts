/** What every renderer of a comparison is given, and how changes are grouped for people. */
import type { Diagnostic, Sources } from "../../diagnostics/diagnostic.ts";
import type { JudgedChange } from "../judge.ts";
import { type Phrase, plain } from "../phrase.ts";
import { RULES } from "../rules/table.ts";

export interface DiffReport {
  /** File of the new catalogue, as the person named it. */
  readonly file: string;
  /** What it was compared with: a ref or a file. */
  readonly base: string;
  readonly changes: readonly JudgedChange[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  readonly color?: boolean;
  readonly width?: number;
  /** Whether the new catalogue has acknowledgements already, so that a snippet adds to them. */
  readonly hasAcknowledgements: boolean;
}

export type DiffRenderer = (report: DiffReport) => string;

export interface Section {
  readonly title: string;
  /** The kind whose changes it shows. */
  readonly kind: string;
  readonly changes: readonly JudgedChange[];
}

const SECTIONS: readonly (Omit<Section, "changes"> & { readonly holds: (one: JudgedChange) => boolean })[] = [
  { title: "More is collected", kind: "PRIVACY", holds: ({ change }) => change.direction === "more" },
  { title: "Less is collected", kind: "PRIVACY", holds: ({ change }) => change.direction === "less" },
  {
    title: "The same is collected, and something about it changed",
    kind: "PRIVACY",
    holds: ({ change }) => change.direction === "same",
  },
  { title: "Stored data changes", kind: "WIRE", holds: ({ change }) => change.kinds.includes("WIRE") },
  { title: "Callers stop compiling", kind: "CODE", holds: ({ change }) => change.kinds.includes("CODE") },
  { title: "Words alone", kind: "DOCS", holds: () => true },
];

/** Each change once, in the first section that it belongs to; empty sections are left out. */
export function sectionsOf(changes: readonly JudgedChange[]): readonly Section[] {
  const groups = SECTIONS.map((): JudgedChange[] => []);
  for (const one of changes) groups[SECTIONS.findIndex(({ holds }) => holds(one))]?.push(one);
  return SECTIONS.map(({ title, kind }, index) => ({ title, kind, changes: groups[index] ?? [] })).filter(
    (section) => section.changes.length > 0,
  );
}

/** One line for the whole: “This change collects more: a new event, a new property (2).” */
export function headlineOf(changes: readonly JudgedChange[]): string {
  const [more, less] = [listOf(changes, "more"), listOf(changes, "less")];
  if (more !== "" && less !== "")
    return `This change collects more: ${more}. It also collects less: ${less}.`;
  if (more !== "") return `This change collects more: ${more}.`;
  if (less !== "") return `This change collects less: ${less}.`;
  return "This change collects the same data.";
}

/** Titles of the rules with their counts, in the table's words. */
function listOf(changes: readonly JudgedChange[], direction: "more" | "less"): string {
  const counts = new Map<string, number>();
  for (const { change } of changes) {
    if (change.direction !== direction) continue;
    const { title } = RULES[change.rule];
    const words = title.slice(0, 1).toLowerCase() + title.slice(1);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => (count === 1 ? words : `${words} (${count})`)).join(", ");
}

/** Second sentences that several changes share, each once with its count. */
export function notesOf(
  changes: readonly JudgedChange[],
): readonly { readonly note: Phrase; readonly count: number }[] {
  const notes = new Map<string, { note: Phrase; count: number }>();
  for (const { change } of changes) {
    if (change.note === undefined) continue;
    const key = plain(change.note);
    const known = notes.get(key);
    notes.set(key, { note: change.note, count: (known?.count ?? 0) + 1 });
  }
  return [...notes.values()];
}

/** `5 changes`, `1 change`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
