/** The legal notice in chapters, as a reader asks: who, what for, which data, what can I do, when am I told. */
import type { CommandFact, NoticeRow } from "@forthright/runtime/catalog-document";

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly NoticeRow[];
}

const CHAPTERS: readonly (readonly [id: string, title: string, rows: readonly string[]])[] = [
  ["who", "Who", ["controller", "protection-officer", "recipients", "transfers", "sale"]],
  ["what-for", "What for", ["purposes", "interests", "separate"]],
  ["data", "The data", ["categories", "sources", "pseudonymous", "retention", "device", "security"]],
  ["you", "You", ["obligation", "rights", "withdrawal", "complaint", "automated-decisions"]],
  ["told", "When you are told", ["timing", "changes", "updated"]],
];

/** Every row stands in one chapter; rows of a newer generator come last. */
export function chapters(rows: readonly NoticeRow[]): readonly Chapter[] {
  const known = new Set(CHAPTERS.flatMap(([, , ids]) => ids));
  const named = CHAPTERS.map(([id, title, ids]) => ({
    id,
    title,
    rows: ids.flatMap((wanted) => rows.filter((row) => row.id === wanted)),
  }));
  const rest = { id: "further", title: "Further", rows: rows.filter(({ id }) => !known.has(id)) };
  return [...named, rest].filter((chapter) => chapter.rows.length > 0);
}

/** How many rows say everything, something and nothing. */
export function tallyRows(rows: readonly NoticeRow[]): Readonly<Record<NoticeRow["state"], number>> {
  const count = (state: NoticeRow["state"]): number => rows.filter((row) => row.state === state).length;
  return { stated: count("stated"), "in part": count("in part"), "not stated": count("not stated") };
}

export const STATE_WORDS: Readonly<Record<NoticeRow["state"], string>> = {
  stated: "Stated",
  "in part": "Stated in part",
  "not stated": "Not stated",
};

/** A statement with the command that it names set apart; the command is empty if it names none. */
export function commandIn(
  value: string,
  commands: readonly CommandFact[],
): { readonly before: string; readonly command: string; readonly after: string } {
  const named = commands.find(({ text }) => value.includes(text));
  if (named === undefined) return { before: value, command: "", after: "" };
  const at = value.indexOf(named.text);
  return {
    before: value.slice(0, at),
    command: named.text,
    after: value.slice(at + named.text.length),
  };
}
