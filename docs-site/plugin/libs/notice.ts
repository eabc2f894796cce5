/** The legal notice in chapters, as a reader asks: who, what for, which data, what can I do, when am I told. */
import type { NoticeRow } from "@forthright/runtime/catalog-document";
import type { Strings } from "../strings/en.ts";

type ChapterId = keyof Strings["notice"]["chapters"];

export interface Chapter {
  readonly id: ChapterId;
  readonly title: string;
  readonly rows: readonly NoticeRow[];
}

const CHAPTERS: readonly (readonly [id: ChapterId, rows: readonly string[]])[] = [
  ["who", ["controller", "protection-officer", "recipients", "transfers", "sale"]],
  ["what-for", ["purposes", "interests", "separate"]],
  ["data", ["categories", "sources", "pseudonymous", "retention", "device", "security"]],
  ["you", ["obligation", "rights", "withdrawal", "complaint", "automated-decisions"]],
  ["told", ["timing", "changes", "updated"]],
];

/** Every row stands in one chapter; rows of a newer generator come last. */
export function chapters(rows: readonly NoticeRow[], t: Strings): readonly Chapter[] {
  const known = new Set(CHAPTERS.flatMap(([, ids]) => ids));
  const named = CHAPTERS.map(
    ([id, ids]): Chapter => ({
      id,
      title: t.notice.chapters[id],
      rows: ids.flatMap((wanted) => rows.filter((row) => row.id === wanted)),
    }),
  );
  const rest: Chapter = {
    id: "further",
    title: t.notice.chapters.further,
    rows: rows.filter(({ id }) => !known.has(id)),
  };
  return [...named, rest].filter((chapter) => chapter.rows.length > 0);
}

/** How many rows say everything, something and nothing. */
export function tallyRows(rows: readonly NoticeRow[]): Readonly<Record<NoticeRow["state"], number>> {
  const count = (state: NoticeRow["state"]): number => rows.filter((row) => row.state === state).length;
  return { stated: count("stated"), "in part": count("in part"), "not stated": count("not stated") };
}
