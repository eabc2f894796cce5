/** How much of the legal notice a catalogue states: the figure that its maintainer sees. */
import type { Catalog, NoticeRow } from "@forthright/runtime/catalog-document";
import { disclosureFacts } from "@forthright/runtime/facts";
import { noticeRows } from "./notice-rows.ts";

export interface Completeness {
  /** Rows with everything stated. */
  readonly stated: number;
  readonly rows: number;
  /** Keys of the catalogue that would state more: `controller.contact`. */
  readonly missing: readonly string[];
  /** What no key of the catalogue holds: `Sold or shared: Sold`. */
  readonly unstatable: readonly string[];
}

export function completenessOf(rows: readonly NoticeRow[]): Completeness {
  const open = rows.flatMap(({ title, facts }) =>
    facts.filter(({ value }) => value === undefined).map((fact) => ({ ...fact, title })),
  );
  return {
    stated: rows.filter(({ state }) => state === "stated").length,
    rows: rows.length,
    missing: [...new Set(open.flatMap(({ key }) => key ?? []))],
    unstatable: open.flatMap(({ key, title, label }) => (key === undefined ? [`${title}: ${label}`] : [])),
  };
}

/** The figure without the rest of the disclosure. The rows do not hold the catalogue id, so it need not be made. */
export function catalogCompleteness(catalog: Catalog): Completeness {
  return completenessOf(noticeRows(catalog, disclosureFacts({ ...catalog, id: "" })));
}
