/** The legal notice, row by row. What nobody stated is shown as such, never left out. */
import type { NoticeRow } from "@forthright/runtime/catalog-document";
import { completenessOf } from "../../disclosure/completeness.ts";
import { text } from "./escape.ts";
import type { View } from "./render.ts";

export function legalNotice(rows: readonly NoticeRow[]): View {
  const { stated, rows: all } = completenessOf(rows);
  return {
    notice_summary: `${stated} of ${all} rows are stated in full. What the controller has not stated is shown as such.`,
    notice_rows: rows.map(({ title, law, facts }) => ({
      title: text(title),
      law: text(law),
      facts: facts.map(({ label, value }) => ({
        item: `${text(label)}: ${text(value ?? "not stated by the controller")}`,
      })),
    })),
  };
}
